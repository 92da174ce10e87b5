"""Which receptions of the current plans a new holiday arrangement moves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from rota.planning.context import Context
from rota.planning.demand import month_demand
from rota.planning.load_office import load_office
from rota.planning.models import PlanVersion, ReceptionStatus
from rota.planning.office_view import OfficeView
from rota.planning.versions import list_receptions
from rota.settings import ZONE
from rota.words import Message, message
from rota.workdays.daytypes import Workdays
from rota.workdays.months import parse_month


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """One planned reception that cannot stay where it is."""

    month: str
    reception: str
    day: date
    why: Message


def receptions_that_move(db: Session, before: Workdays, after: Workdays) -> tuple[Moved, ...]:
    """Receptions in current plans whose day the rules no longer allow, and those that the rules newly ask for.

    Receptions that somebody moved by hand to a day of their own are left out: no rule put them there.
    """
    office = load_office(db)
    versions = db.scalars(select(PlanVersion).where(PlanVersion.is_current.is_(True)).order_by(PlanVersion.month))
    return tuple(moved for version in versions for moved in _moved_in(db, version, office, (before, after)))


def _moved_in(
    db: Session, version: PlanVersion, office: OfficeView, calendars: tuple[Workdays, Workdays]
) -> Iterator[Moved]:
    earlier, later = (_days_allowed(version, replace(office, workdays=workdays)) for workdays in calendars)
    for one in list_receptions(db, version):
        day = one.starts_at.astimezone(ZONE).date()
        id_ = one.reception_id
        if one.status is ReceptionStatus.CANCELLED or day not in earlier.get(id_, ()):
            continue
        if id_ not in later:
            yield Moved(month=version.month, reception=id_, day=day, why=message("falls away"))
        elif day not in later[id_]:
            days = tuple(other.isoformat() for other in later[id_])
            yield Moved(month=version.month, reception=id_, day=day, why=message("moves to {days}", days=days))
    for id_ in sorted(set(later) - set(earlier)):
        yield Moved(month=version.month, reception=id_, day=later[id_][0], why=message("is new"))


def _days_allowed(version: PlanVersion, office: OfficeView) -> dict[str, tuple[date, ...]]:
    """The days on which each reception of the month may take place by rule."""
    context = Context(office=office, month=parse_month(version.month), others=())
    return {
        wanted.id: tuple(sorted({option.starts_at.date() for option in wanted.options}))
        for wanted in month_demand(context).wanted
    }
