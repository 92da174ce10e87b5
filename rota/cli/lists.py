"""``rota template`` and ``rota import``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import click
from sqlalchemy import func, inspect, select
from sqlalchemy.orm import Session

from rota.cli.database import prepare_database
from rota.cli.runtime import actor, office, print_json
from rota.errors import RotaError
from rota.office.import_report import FieldChange, ImportReport, ListChange
from rota.office.importing import import_county
from rota.office.reading import read_county
from rota.office.settings import load_office_settings
from rota.rules.county_file import FILE_NAME
from rota.rules.duty_patterns import FILE_NAME as DUTY_FILE
from rota.rules.duty_patterns import PATTERNS, read_patterns_file
from rota.rules.duty_use_cases import choose_pattern, store_patterns
from rota.rules.models import ReceptionRule
from rota.rules.use_cases import import_rules_file, install_template
from rota.settings import Settings
from rota.storage.engine import open_engine
from rota.words import message, word

SHOWN = 20


@click.command(help=word(message("Write the empty workbook for the county's lists")))
@click.argument("file", type=click.Path(path_type=Path))
def template(file: Path) -> None:
    from exports.template_workbook import render_template

    if file.exists():
        raise RotaError(message("{path} exists already; choose another name", path=str(file)))
    part = file.with_name(f"{file.name}.part")
    try:
        part.write_bytes(render_template())
        part.replace(file)
    except OSError as error:
        raise RotaError(message("{path} cannot be written: {why}", path=str(file), why=str(error))) from error
    click.echo(word(message("Template written: {path}", path=str(file))))


@click.command(name="import", help=word(message("Read a county's lists, a folder of CSV or a workbook")))
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help=word(message("Only say what would change")))
@click.option("--json", "as_json", is_flag=True, help=word(message("Print one JSON document on standard output")))
@click.pass_obj
def import_(settings: Settings, path: Path, *, dry_run: bool, as_json: bool) -> None:
    lists = read_county(path, today=settings.now().date())
    _first_time(settings)
    with office(settings) as db:
        savepoint = db.begin_nested()
        report = import_county(db, lists=lists, actor=actor(), now=settings.now())
        rules_changed = import_rules(db, path, now=settings.now())
        if dry_run:
            savepoint.rollback()
        else:
            savepoint.commit()
    if as_json:
        print_json({**_report_json(report), "dry_run": dry_run, "rules_changed": rules_changed})
        return
    for line in report_lines(report, dry_run=dry_run, rules_changed=rules_changed):
        click.echo(line)


def _first_time(settings: Settings) -> None:
    """A machine without a database gets one; an existing one of another version is left to ``rota init``."""
    engine = open_engine(settings.database_url)
    try:
        if not inspect(engine).get_table_names():
            prepare_database(engine, now=settings.now())
    finally:
        engine.dispose()


def import_rules(db: Session, path: Path, *, now: datetime) -> int:
    """The template set on a first import, then the county's own ``rules.yaml`` where there is one."""
    changed = 0
    if not db.scalar(select(func.count()).select_from(ReceptionRule)):
        name = load_office_settings(db).template_set
        changed = install_template(db, name=name, actor=actor(), now=now)
        store_patterns(db, patterns=PATTERNS, actor=actor(), now=now)
    duty = path / DUTY_FILE
    if path.is_dir() and duty.is_file():
        default, patterns = read_patterns_file(duty)
        changed += store_patterns(db, patterns=patterns, actor=actor(), now=now)
        choose_pattern(db, name=default, actor=actor(), now=now)
    file = path / FILE_NAME
    if path.is_dir() and file.is_file():
        changed += import_rules_file(db, path=file, actor=actor(), now=now)
    return changed


def report_lines(report: ImportReport, *, dry_run: bool, rules_changed: int) -> Iterator[str]:
    """The report for a person: per list what changed, then the notes."""
    yield word(message("This would change:")) if dry_run else word(message("Imported:"))
    for change in report.lists:
        counts = change.counts()
        yield word(
            message(
                "  {title}: {added} added, {changed} changed, {removed} removed, {ended} ended, {unchanged} unchanged",
                title=change.title,
                **counts,
            )
        )
        yield from _details(change)
    yield word(message("  Reception rules: {count} changed", count=rules_changed))
    if report.is_empty and not rules_changed:
        yield word(message("Nothing changes: the lists are as they were."))
    for note in report.notes:
        yield word(message("Note: {note}", note=note))


def _details(change: ListChange) -> Iterator[str]:
    for row in change.changed[:SHOWN]:
        yield word(message("    {row}: {fields}", row=row.id, fields=tuple(_field(one) for one in row.fields)))
    if len(change.changed) > SHOWN:
        yield word(message("    … and {count} more rows", count=len(change.changed) - SHOWN))


def _field(change: FieldChange) -> str:
    if change.before is None and change.after is None:
        return change.column
    return f"{change.column} {change.before or '—'} → {change.after or '—'}"


def _report_json(report: ImportReport) -> dict[str, object]:
    return {
        "lists": [{**asdict(change), **change.counts()} for change in report.lists],
        "people": report.people,
        "notes": [word(note) for note in report.notes],
    }
