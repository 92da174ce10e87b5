"""``rota calendar``: the holiday arrangement of a year."""

from __future__ import annotations

from pathlib import Path

import click

from rota.accounts.audit import record
from rota.cli.runtime import actor, office, print_json
from rota.errors import RotaError
from rota.planning.moved_days import Moved, receptions_that_move
from rota.settings import Settings
from rota.words import message, word
from rota.workdays.daytypes import DayType
from rota.workdays.imports import CalendarDifference, import_calendar, read_calendar_csv
from rota.workdays.models import CalendarStatus
from rota.workdays.months import Month
from rota.workdays.notice_text import read_notice
from rota.workdays.sheets import CalendarSheet
from rota.workdays.stored import load_workdays

DAY_WORDS = {
    DayType.WORKDAY: message("plain working day"),
    DayType.WEEKEND: message("weekend"),
    DayType.ADJUSTED_WORKDAY: message("adjusted working day"),
    DayType.HOLIDAY_REST: message("day off by the arrangement"),
    DayType.STATUTORY_HOLIDAY: message("statutory holiday"),
}


CALENDAR_WORDS = {CalendarStatus.OFFICIAL: message("official"), CalendarStatus.PROVISIONAL: message("provisional")}


@click.group(help=word(message("Show or import a year's holiday arrangement")))
def calendar() -> None:
    pass


@calendar.command(name="show", help=word(message("Show the days of a year that differ from the plain week")))
@click.argument("year", type=click.IntRange(1990, 2100))
@click.option("--json", "as_json", is_flag=True, help=word(message("Print one JSON document on standard output")))
@click.pass_obj
def show(settings: Settings, year: int, *, as_json: bool) -> None:
    with office(settings, reads_only=True) as db:
        workdays = load_workdays(db)
    days = [day for number in range(1, 13) for day in Month(year, number).days() if workdays.name(day)]
    if as_json:
        rows = [
            {"date": day.isoformat(), "type": workdays.day_type(day).value, "name": workdays.name(day)} for day in days
        ]
        print_json({"year": year, "status": workdays.status(year).value, "days": rows})
        return
    click.echo(word(message("{year} is {status}", year=str(year), status=CALENDAR_WORDS[workdays.status(year)])))
    for day in days:
        click.echo(f"  {day.isoformat()}  {workdays.name(day)}  {word(DAY_WORDS[workdays.day_type(day)])}")
    for window in workdays.windows_of(year):
        first, last = window.starts_on.isoformat(), window.ends_on.isoformat()
        sentence = message("  may still change: {first} – {last} ({name})", first=first, last=last, name=window.name)
        click.echo(word(sentence))


@calendar.command(name="import", help=word(message("Import a year from CSV, or from the notice's text (.txt)")))
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--year", type=click.IntRange(1990, 2100), help=word(message("The year, where the text does not say it")))
@click.option("--dry-run", is_flag=True, help=word(message("Only say what would change")))
@click.option("--json", "as_json", is_flag=True, help=word(message("Print one JSON document on standard output")))
@click.pass_obj
def import_(settings: Settings, file: Path, year: int | None, *, dry_run: bool, as_json: bool) -> None:
    sheet = _read(file, year)
    with office(settings) as db:
        savepoint = db.begin_nested()
        difference = import_calendar(db, sheet=sheet, actor=actor(), now=settings.now(), record=record)
        moved = receptions_that_move(db, difference.before, difference.after)
        if dry_run:
            savepoint.rollback()
        else:
            savepoint.commit()
    if as_json:
        print_json(_json(sheet, difference, moved, dry_run=dry_run))
    else:
        _say(difference, moved, dry_run=dry_run)


def _read(file: Path, year: int | None) -> CalendarSheet:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise RotaError(message("{path} cannot be read: {why}", path=str(file), why=str(error))) from error
    if file.suffix.lower() == ".csv":
        return read_calendar_csv(data, source_name=file.name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030", errors="replace")
    return read_notice(text, year=year)


def _say(difference: CalendarDifference, moved: tuple[Moved, ...], *, dry_run: bool) -> None:
    if not difference.changes:
        click.echo(word(message("Nothing changes.")))
        return
    count = len(difference.changes)
    click.echo(word(message("Dry run: nothing is written.")) if dry_run else word(message("Imported.")))
    click.echo(word(message("{count} days change:", count=count)))
    for change in difference.changes:
        before, after = DAY_WORDS[change.before], DAY_WORDS[change.after]
        click.echo(word(message("  {day}: {before} → {after}", day=change.day.isoformat(), before=before, after=after)))
    click.echo(word(message("{count} receptions of existing plans are affected:", count=len(moved))))
    for one in moved:
        day = one.day.isoformat()
        click.echo(word(message("  {reception} on {day}: {why}", reception=one.reception, day=day, why=one.why)))
    if moved:
        months = tuple(sorted({one.month for one in moved}))
        click.echo(word(message("Plan these months again with “rota generate”: {months}", months=months)))


def _json(sheet: CalendarSheet, difference: CalendarDifference, moved: tuple[Moved, ...], *, dry_run: bool) -> object:
    return {
        "years": list(sheet.years),
        "dry_run": dry_run,
        "days": [
            {"date": one.day.isoformat(), "before": one.before.value, "after": one.after.value}
            for one in difference.changes
        ],
        "receptions": [
            {"id": one.reception, "month": one.month, "date": one.day.isoformat(), "reason": word(one.why)}
            for one in moved
        ],
    }
