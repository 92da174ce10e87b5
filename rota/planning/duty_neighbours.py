"""Receptions and duty in one conflict space: what the one must know of the other, and of the months beside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from rota.office.models import Post
from rota.planning.context import Commitment
from rota.planning.duty_loads import Served
from rota.planning.duty_models import DutyRole, PlannedShift, Shift, ShiftAssignment
from rota.planning.models import PlanVersion, ReceptionStatus, Role, RosterKind
from rota.planning.neighbours import load_commitments
from rota.settings import ZONE
from rota.workdays.months import Month

EVENING = time(17, 30)
NOON = time(12)
NIGHT_BEFORE = timedelta(hours=12)


def everything_else(db: Session, month: Month) -> tuple[Commitment, ...]:
    """What keeps people from the month's receptions: those of the other months, and the duty rosters."""
    return (*load_commitments(db, month), *duty_engagements(db, month))


def load_served(db: Session, month: Month) -> tuple[Served, ...]:
    """Everybody's shifts and days in charge in the current duty rosters of the other months of a year."""
    first = Month(month.year - 1, month.number).previous()
    rows = db.execute(
        select(PlannedShift, Shift, ShiftAssignment, PlanVersion.month)
        .join(PlanVersion, PlanVersion.id == PlannedShift.version_id)
        .join(Shift, Shift.id == PlannedShift.shift_id)
        .join(
            ShiftAssignment,
            (ShiftAssignment.version_id == PlannedShift.version_id)
            & (ShiftAssignment.shift_id == PlannedShift.shift_id),
        )
        .where(
            PlanVersion.is_current.is_(True),
            PlanVersion.roster == RosterKind.DUTY,
            PlanVersion.month >= str(first),
            PlanVersion.month <= str(month.next()),
            PlannedShift.status != ReceptionStatus.CANCELLED,
        )
        .order_by(PlannedShift.starts_at, ShiftAssignment.id)
    )
    return tuple(
        Served(
            person=assignment.person_id,
            role=assignment.role,
            starts_at=planned.starts_at.astimezone(ZONE),
            ends_at=planned.ends_at.astimezone(ZONE),
            is_night=_is_night(planned.starts_at.astimezone(ZONE), planned.ends_at.astimezone(ZONE)),
            shift_id=shift.id,
            month=name,
        )
        for planned, shift, assignment, name in rows
    )


def _is_night(starts_at: datetime, ends_at: datetime) -> bool:
    return ends_at.date() > starts_at.date() and ends_at - starts_at < timedelta(days=2)


def duty_engagements(db: Session, month: Month) -> tuple[Commitment, ...]:
    """The duty rosters as receptions must see them: whoever serves at night is free again at noon.

    The leader of a day can receive during that day, but not on the morning after.
    """
    codes = {row.person_id: row.code for row in db.execute(select(Post.person_id, Post.code))}
    return tuple(_engagements(load_served(db, month), codes))


def before_receptions(commitments: tuple[Commitment, ...]) -> tuple[Commitment, ...]:
    """Receptions as the duty roster must see them: whoever receives in the morning has no duty the night before."""
    return tuple(
        replace(one, starts_at=one.starts_at - NIGHT_BEFORE) if one.starts_at.time() < NOON else one
        for one in commitments
    )


def _engagements(served: tuple[Served, ...], codes: dict[int, str]) -> Iterator[Commitment]:
    for one in served:
        starts_at, ends_at = one.starts_at, one.ends_at
        if one.role is DutyRole.LEADER:
            starts_at = datetime.combine(starts_at.date(), EVENING, ZONE)
        if ends_at.date() > starts_at.date() and ends_at.time() < NOON:
            ends_at = datetime.combine(ends_at.date(), NOON, ZONE)
        yield Commitment(
            reception_id=one.shift_id,
            month=one.month,
            rule="DUTY",
            person=one.person,
            post_code=codes[one.person],
            role=Role.RECORDER,
            substitute_for=None,
            starts_at=starts_at,
            ends_at=ends_at,
            village=None,
        )
