"""What the neighbouring months' plans already hold, and what of this month's plan stands as it is."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from rota.office.models import Post
from rota.planning.context import Commitment
from rota.planning.models import (
    Assignment,
    PlannedReception,
    PlanVersion,
    Reception,
    ReceptionStatus,
    RosterKind,
)
from rota.planning.office_view import OfficeView
from rota.planning.translation import PublishedState
from rota.planning.versions import find_current, find_release, list_receptions
from rota.planning.wanted import Sitting, TimeOption, Wanted
from rota.rules.models import RuleKind
from rota.settings import ZONE
from rota.words import message
from rota.workdays.months import Month

STANDING = "standing"
"""The option of a reception that stands as it is."""
TAKING_PLACE = (ReceptionStatus.PLANNED, ReceptionStatus.UNFILLED, ReceptionStatus.HELD)


def load_commitments(db: Session, month: Month, *, with_own: bool = False) -> tuple[Commitment, ...]:
    """Everybody's receptions in the current plans of the other months, from a year and a month before to the next;
    with ``with_own`` those of the month itself too.
    """
    first = Month(month.year - 1, month.number).previous()
    substitute = aliased(Post)
    rows = db.execute(
        select(PlannedReception, Reception, Assignment, Post.code, substitute.code)
        .join(PlanVersion, PlanVersion.id == PlannedReception.version_id)
        .join(Reception, Reception.id == PlannedReception.reception_id)
        .join(
            Assignment,
            (Assignment.version_id == PlannedReception.version_id)
            & (Assignment.reception_id == PlannedReception.reception_id),
        )
        .join(Post, Post.id == Assignment.post_id)
        .join(substitute, substitute.id == Assignment.substitute_for_id, isouter=True)
        .where(
            PlanVersion.is_current.is_(True),
            PlanVersion.roster == RosterKind.RECEPTION,
            PlanVersion.month != ("" if with_own else str(month)),
            PlanVersion.month >= str(first),
            PlanVersion.month <= str(month.next()),
            PlannedReception.status.in_(TAKING_PLACE),
        )
        .order_by(PlannedReception.starts_at, Assignment.id)
    )
    return tuple(
        Commitment(
            reception_id=reception.id,
            month=reception.month,
            rule=reception.rule,
            person=assignment.person_id,
            post_code=code,
            role=assignment.role,
            substitute_for=other,
            starts_at=planned.starts_at.astimezone(ZONE),
            ends_at=planned.ends_at.astimezone(ZONE),
            village=reception.village_code,
        )
        for planned, reception, assignment, code, other in rows
    )


def standing_receptions(
    db: Session, office: OfficeView, month: Month, now: datetime | None = None
) -> tuple[Wanted, ...]:
    """Receptions of the month's current plan that a new run must leave alone: pinned, cancelled, on demand, or
    published and begun by ``now``.
    """
    version = find_current(db, month)
    if version is None:
        return ()
    is_published = find_release(db, month) is not None
    return tuple(
        _standing(office, planned)
        for planned in list_receptions(db, version)
        if planned.reception.rule in office.rule_by_code
        and (
            (is_published and now is not None and planned.starts_at <= now)
            or planned.status is ReceptionStatus.CANCELLED
            or office.rule_by_code[planned.reception.rule].kind is RuleKind.ON_DEMAND
            or any(assignment.is_pinned for assignment in planned.assignments)
        )
    )


def _standing(office: OfficeView, planned: PlannedReception) -> Wanted:
    reception = planned.reception
    starts_at, ends_at = planned.starts_at.astimezone(ZONE), planned.ends_at.astimezone(ZONE)
    return Wanted(
        id=reception.id,
        rule=office.rule_by_code[reception.rule],
        nominal_on=reception.nominal_on,
        options=(TimeOption(key=STANDING, starts_at=starts_at, ends_at=ends_at),),
        place_code=planned.place_code,
        town=reception.town_code,
        village=reception.village_code,
        unit=reception.unit_code,
        moved_from=planned.moved_from,
        reason=planned.reason,
        theme=planned.theme,
        sitting=tuple(
            Sitting(
                post=office.post_by_id[assignment.post_id],
                role=assignment.role,
                substitute_for=(
                    office.post_by_id[assignment.substitute_for_id] if assignment.substitute_for_id else None
                ),
                why=assignment.why or message("set by hand"),
                is_pinned=assignment.is_pinned,
            )
            for assignment in planned.assignments
        ),
        is_cancelled=planned.status is ReceptionStatus.CANCELLED,
    )


def published_states(db: Session, month: Month) -> dict[str, PublishedState]:
    """What the month's last release says, so that a new run leaves it as it is where it can."""
    release = find_release(db, month)
    if release is None:
        return {}
    return {
        planned.reception_id: PublishedState(
            starts_at=planned.starts_at.astimezone(ZONE),
            people=tuple((assignment.role, assignment.person_id) for assignment in planned.assignments),
        )
        for planned in list_receptions(db, release)
    }
