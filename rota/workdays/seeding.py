"""The arrangements that come with the program: no package and no network is needed for these years."""

from __future__ import annotations

from datetime import datetime
from importlib.resources import files

from sqlalchemy.orm import Session

from rota.workdays.imports import read_calendar_csv
from rota.workdays.models import CalendarStatus
from rota.workdays.sheets import CalendarSheet
from rota.workdays.stored import load_workdays, plan_change, write_change

BUILTIN_YEARS = (2025, 2026)


def builtin_sheet(year: int) -> CalendarSheet:
    """The packaged arrangement of ``year``, one of :data:`BUILTIN_YEARS`."""
    data = (files("rota.workdays.builtin") / f"{year}.csv").read_bytes()
    return read_calendar_csv(data, source_name=f"{year}.csv")


def seed_builtin(db: Session, *, actor: str, now: datetime) -> tuple[int, ...]:
    """Store the packaged years that have no official arrangement yet, and return them.

    It is part of setting a database up, as its tables are: the rows carry who and when, the audit trail has no entry.
    """
    known = load_workdays(db)
    missing = tuple(year for year in BUILTIN_YEARS if known.status(year) is not CalendarStatus.OFFICIAL)
    for year in missing:
        write_change(db, plan_change(db, builtin_sheet(year)), actor=actor, now=now)
    return missing
