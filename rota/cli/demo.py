"""``rota demo``: the whole main job with a sample county, in a fresh database."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import datetime
from datetime import time as clock
from pathlib import Path
from typing import Any

import click

from rota.cli.database import prepare_database
from rota.cli.export import export_month
from rota.cli.lists import import_rules
from rota.cli.plan import progress_bar
from rota.cli.runtime import actor, print_json, say
from rota.cli.sample import sample_folder
from rota.cli.tables import STATUS_WORDS, fairness_lines, rule_lines
from rota.errors import RotaError
from rota.office.importing import import_county
from rota.office.reading import read_county
from rota.planning.document import month_document
from rota.planning.generate import generate_month
from rota.planning.versions import get_current
from rota.publication.release import approve_month, publish_month
from rota.rules.specs import load_rules
from rota.settings import ZONE, Settings
from rota.storage.engine import open_engine, transaction
from rota.words import message, word
from rota.workdays.months import parse_month
from solver.limits import Limits


@click.command(help=word(message("Show everything with the sample county, in a fresh database")))
@click.option("--month", default="2026-12", show_default=True)
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path("out"), show_default=True)
@click.option("--county", type=click.Path(path_type=Path), help=word(message("Another county's lists")))
@click.option("--json", "as_json", is_flag=True, help=word(message("Print one JSON document on standard output")))
@click.pass_obj
def demo(settings: Settings, month: str, out: Path, county: Path | None, *, as_json: bool) -> None:
    started = time.monotonic()
    folder = county or sample_folder()
    wanted = parse_month(month)
    database = out.resolve() / "demo.sqlite3"
    _remove_old(database)
    settings = replace(settings, database_url=f"sqlite:///{database}")
    lists = read_county(folder)
    if not settings.fixed_now and lists.settings.get("today_for_demo"):
        day = datetime.fromisoformat(str(lists.settings["today_for_demo"]))
        settings = replace(settings, fixed_now=datetime.combine(day, clock(9), ZONE))
    now = settings.now()
    engine = open_engine(settings.database_url)
    try:
        prepare_database(engine, now=now)
        with transaction(engine) as db, progress_bar() as on_progress:
            import_county(db, lists=lists, actor=actor(), now=now)
            import_rules(db, folder, now=now)
            generate_month(db, month=wanted, limits=Limits(), actor=actor(), now=now, on_progress=on_progress)
        with transaction(engine) as db:
            approve_month(db, month=wanted, actor=actor(), now=now)
            publish_month(db, month=wanted, actor=actor(), now=now)
            document = month_document(db, month=wanted)
            balance = get_current(db, wanted).balance
            names = {rule.code: rule.name for rule in load_rules(db)}
            files = export_month(db, settings, month=str(wanted), out=out)
    finally:
        engine.dispose()
    seconds = time.monotonic() - started
    if as_json:
        print_json({"document": document, "folder": str(out / str(wanted)), "files": files, "seconds": seconds})
        return
    _print_summary(document, balance, names, (out / str(wanted), files, database), seconds)


def _remove_old(database: Path) -> None:
    """The demonstration always starts anew; nothing but its own database is removed."""
    try:
        database.parent.mkdir(parents=True, exist_ok=True)
        for suffix in ("", "-wal", "-shm"):
            database.with_name(database.name + suffix).unlink(missing_ok=True)
    except OSError as error:
        raise RotaError(message("{path} cannot be written: {why}", path=str(database), why=str(error))) from error


def _print_summary(
    document: dict[str, Any],
    balance: dict[str, Any],
    names: dict[str, str],
    places: tuple[Path, list[str], Path],
    seconds: float,
) -> None:
    folder, files, database = places
    for line in (*rule_lines(document, names), *fairness_lines(balance, names)):
        click.echo(line)
    kinds = {suffix: sum(file.endswith(f".{suffix}") for file in files) for suffix in ("ics", "pdf", "docx", "png")}
    solver = document["solver"]
    for sentence in (
        message(
            "Time: {seconds} s in all, {solver} s of it planning ({status})",
            seconds=round(seconds, 1),
            solver=round(solver["seconds"], 1),
            status=word(STATUS_WORDS[solver["status"]]),
        ),
        message("Files: {folder}", folder=str(folder.resolve())),
        message(
            "  {ics} calendars, {pdf} PDF and {docx} Word notices, {png} TV pages, texts for LED and WeChat, "
            "a web page and the month's workbook",
            **kinds,
        ),
        message(
            "See it in the browser: ROTA_DATABASE_URL=sqlite:///{database} .venv/bin/rota serve",
            database=str(database),
        ),
    ):
        click.echo(word(sentence))
    say(message("Every name of the sample county is invented."))
