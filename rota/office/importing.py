"""The use case: take a county's lists into the office's tables, all or nothing."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.orm import Session

from rota.accounts.audit import record
from rota.errors import RuleBrokenError
from rota.office.check_calendar import calendar_sheets
from rota.office.check_notes import find_notes
from rota.office.checks import faults_on
from rota.office.county_lists import CountyLists
from rota.office.import_history import write_history
from rota.office.import_people import remove_persons, remove_posts, write_people
from rota.office.import_places import remove_places, write_places
from rota.office.import_records import write_absences, write_links, write_loads, write_wishes
from rota.office.import_report import ChangeLog, FieldChange, ImportReport, counts_by_list
from rota.office.posts import find_humans
from rota.office.reading import refuse
from rota.office.settings import save_office_settings
from rota.office.settings_list import SETTING_ITEMS
from rota.settings import ZONE
from rota.words import message
from rota.workdays.imports import import_calendar


def import_county(db: Session, *, lists: CountyLists, actor: str, now: datetime, dry_run: bool = False) -> ImportReport:
    """Make the office's tables equal to ``lists`` and report what changed; with ``dry_run`` report only.

    Imported twice, the second time changes nothing. Posts no longer listed are removed, or ended when a plan
    names them; see rota.office.import_records for the other lists. Raises BadInputError before anything is
    written when the lists cannot serve the office as of ``now``.
    """
    today = now.astimezone(ZONE).date()
    refuse(faults_on(lists, today))
    if not dry_run:
        return _import(db, lists, actor, now, today)
    savepoint = db.begin_nested()
    try:
        report = _import(db, lists, actor, now, today)
    finally:
        savepoint.rollback()
    return ImportReport(is_dry_run=True, lists=report.lists, people=report.people, notes=report.notes)


def _import(db: Session, lists: CountyLists, actor: str, now: datetime, today: date) -> ImportReport:
    log = ChangeLog()
    humans, human_notes = find_humans(lists)
    _write_settings(db, lists, log)
    places = write_places(db, lists, log)
    posts = write_people(db, lists, humans, places, log)
    write_links(db, lists, places, posts, log)
    write_absences(db, lists, posts, log, today)
    write_wishes(db, lists, posts, log, today)
    write_loads(db, lists, posts, log)
    write_history(db, lists, log)
    _write_calendar(db, lists, log, actor, now)
    remove_posts(db, lists, posts, log, today)
    remove_persons(db)
    remove_places(db, lists, log)
    changes = log.list_changes()
    counts = counts_by_list(changes)
    if counts:
        record(db, actor=actor, now=now, action="import_county", subject="office", after=dict(counts))
    db.flush()
    notes = (*lists.notes, *find_notes(lists, today), *human_notes, *log.notes)
    return ImportReport(is_dry_run=False, lists=changes, people=len(humans), notes=notes)


def _write_settings(db: Session, lists: CountyLists, log: ChangeLog) -> None:
    titles = {item.key: item.title for item in SETTING_ITEMS}
    for key in lists.settings:
        log.seen("settings", titles[key])
    for key, (before, after) in save_office_settings(db, values=lists.settings).items():
        log.changed("settings", titles[key], FieldChange("值", str(before), str(after)))


def _write_calendar(db: Session, lists: CountyLists, log: ChangeLog, actor: str, now: datetime) -> None:
    for sheet in calendar_sheets(lists):
        year = ", ".join(str(year) for year in sheet.years)
        log.seen("calendar", year)
        try:
            difference = import_calendar(db, sheet=sheet, actor=actor, now=now, record=record)
        except RuleBrokenError as error:
            log.notes.append(message("{name}: {why}; it was left as it is", name=sheet.source_name, why=error.sentence))
            continue
        if difference.rows_touched:
            log.changed("calendar", year, FieldChange("节假日", None, str(difference.rows_touched)))
