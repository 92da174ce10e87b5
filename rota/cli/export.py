"""``rota export``: every file of a released month, written as a whole or not at all."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from sqlalchemy.orm import Session

from rota.cli.runtime import office, print_json
from rota.errors import RotaError
from rota.office.settings import load_office_settings
from rota.publication.months import load_month_release
from rota.settings import Settings
from rota.words import message, word
from rota.workdays.months import parse_month


@click.command(help=word(message("Write calendars, notices and tables of a released month")))
@click.argument("month")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True)
@click.option("--json", "as_json", is_flag=True, help=word(message("Print one JSON document on standard output")))
@click.pass_obj
def export(settings: Settings, month: str, out: Path, *, as_json: bool) -> None:
    with office(settings, reads_only=True) as db:
        written = export_month(db, settings, month=str(parse_month(month)), out=out)
    if as_json:
        print_json({"month": month, "folder": str(out / month), "files": written})
        return
    click.echo(word(message("{count} files written to {folder}", count=len(written), folder=str(out / month))))


def export_month(db: Session, settings: Settings, *, month: str, out: Path) -> list[str]:
    """Write the month's files to ``out``/``month`` and return their paths in there, sorted.

    The files are written beside the folder first; only when all of them are there do they take its place.
    """
    from exports.bundle import month_files
    from exports.notices.fonts import find_fonts

    release = load_month_release(db, month=month, public_url=settings.public_url)
    office_id = load_office_settings(db).office_id
    with _replacing(out / month) as folder:
        written = []
        files = month_files(
            db,
            release=release,
            fonts=find_fonts(settings.fonts),
            today=settings.now().date(),
            office_id=office_id,
        )
        with _bar() as bar:
            for name, data in files:
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
                written.append(name)
                bar.update(1)
    return sorted(written)


@contextmanager
def _replacing(folder: Path) -> Iterator[Path]:
    """An empty folder that takes ``folder``'s place when the block ends well, and vanishes when it does not."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:
        raise RotaError(message("{path} cannot be written: {why}", path=str(folder), why=str(error))) from error
    try:
        yield fresh
        fresh.chmod(0o755)
        if folder.exists():
            old = Path(tempfile.mkdtemp(prefix=f".{folder.name}-old-", dir=folder.parent))
            folder.replace(old / folder.name)
            fresh.replace(folder)
            shutil.rmtree(old)
        else:
            fresh.replace(folder)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise


@contextmanager
def _bar() -> Iterator[Any]:
    stream = sys.stderr
    with click.progressbar(length=600, label=word(message("Writing")), file=stream, hidden=not stream.isatty()) as bar:
        yield bar
