"""Changes by hand: a substitute, another time, a cancellation, a reception on demand. Each lands in the draft.

A change opens the month's draft (a copy of the release if there is none), pins what was decided, and is refused with
the obstacle when the person cannot sit there. Approval and release follow as for any draft.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from rota.errors import ConflictError, RuleBrokenError
from rota.planning.context import person_label
from rota.planning.desk import Desk
from rota.planning.models import Assignment, PlanVersion, ReceptionStatus, Role
from rota.planning.saving import publish_by_of
from rota.rules.models import Who
from rota.settings import ZONE
from rota.words import message
from rota.workdays.months import Month, monday_of


def substitute(
    db: Session, *, reception_id: str, person: str, by: str, reason: str, actor: str, now: datetime
) -> PlanVersion:
    """Put post ``by`` in the place of post ``person`` at a reception."""
    desk = Desk(db, reception_id, actor, now)
    leaving = desk.seat_of(person)
    taker = desk.post(by)
    desk.must_be_free(taker, desk.planned.starts_at, desk.planned.ends_at)
    if any(one.person_id == taker.person for one in desk.planned.assignments):
        raise ConflictError(message("{person} sits there already", person=person_label(taker)))
    original = leaving.substitute_for_id or leaving.post_id
    seat = Assignment(
        version_id=desk.version.id,
        reception_id=reception_id,
        post_id=taker.id,
        person_id=taker.person,
        role=leaving.role,
        substitute_for_id=None if original == taker.id else original,
        is_pinned=True,
        why=message("set by hand: {reason}", reason=reason),
    )
    db.delete(leaving)
    db.flush()
    db.add(seat)
    desk.close("reception.substitute", reason, {"person": person}, {"person": by})
    return desk.version


def seat_person(db: Session, *, reception_id: str, person: str, reason: str, actor: str, now: datetime) -> PlanVersion:
    """Seat post ``person`` as host of a reception that has nobody."""
    desk = Desk(db, reception_id, actor, now)
    if desk.planned.status is not ReceptionStatus.UNFILLED:
        raise ConflictError(message("{reception} is not without a host", reception=reception_id))
    taker = desk.post(person)
    desk.must_be_free(taker, desk.planned.starts_at, desk.planned.ends_at)
    is_lawyers = desk.rule is not None and desk.rule.who is Who.LAWYERS
    db.add(
        Assignment(
            version_id=desk.version.id,
            reception_id=reception_id,
            post_id=taker.id,
            person_id=taker.person,
            role=Role.LAWYER if is_lawyers else Role.HOST,
            is_pinned=True,
            why=message("set by hand: {reason}", reason=reason),
        )
    )
    desk.planned.status = ReceptionStatus.PLANNED
    desk.planned.reason = None
    desk.close("reception.seat", reason, {}, {"person": person})
    return desk.version


def move(db: Session, *, reception_id: str, starts_at: datetime, reason: str, actor: str, now: datetime) -> PlanVersion:
    """Move a reception to another start; it stays as long as it was. Everybody there must be free then."""
    desk = Desk(db, reception_id, actor, now)
    desk.must_take_place()
    if Month.of(monday_of(starts_at.date()) + timedelta(days=3)) != desk.month != Month.of(starts_at.date()):
        raise RuleBrokenError(
            message("{day} is not in {month}", day=starts_at.date().isoformat(), month=str(desk.month))
        )
    length = desk.planned.ends_at - desk.planned.starts_at
    ends_at = starts_at + length
    for one in desk.planned.assignments:
        post = desk.context.office.post_by_id[one.post_id]
        desk.must_be_free(post, starts_at, ends_at)
    before = desk.planned.starts_at.astimezone(ZONE)
    if starts_at == before:
        raise ConflictError(message("{reception} takes place at that time already", reception=reception_id))
    desk.planned.starts_at, desk.planned.ends_at = starts_at, ends_at
    nominal = desk.planned.reception.nominal_on
    if before.date() != starts_at.date():
        desk.planned.moved_from = desk.planned.moved_from or before.date()
    if starts_at.date() == nominal:
        desk.planned.moved_from = None
    desk.planned.reason = message("moved by hand: {reason}", reason=reason)
    if desk.planned.publish_by is not None:
        desk.planned.publish_by = publish_by_of(desk.context, desk.rule, starts_at)
    for one in desk.planned.assignments:
        one.is_pinned = True
    desk.close("reception.move", reason, {"at": before.isoformat()}, {"at": starts_at.isoformat()})
    return desk.version


def cancel(db: Session, *, reception_id: str, reason: str, actor: str, now: datetime) -> PlanVersion:
    """Cancel a reception; it stays in the plan as cancelled."""
    desk = Desk(db, reception_id, actor, now)
    desk.must_take_place()
    desk.planned.status = ReceptionStatus.CANCELLED
    desk.planned.reason = message("cancelled by hand: {reason}", reason=reason)
    desk.close("reception.cancel", reason, {"status": "PLANNED"}, {"status": "CANCELLED"})
    return desk.version


def restore(db: Session, *, reception_id: str, reason: str, actor: str, now: datetime) -> PlanVersion:
    """Let a cancelled reception take place after all, if its people are still free."""
    desk = Desk(db, reception_id, actor, now)
    if desk.planned.status is not ReceptionStatus.CANCELLED:
        raise ConflictError(message("{reception} is not cancelled", reception=reception_id))
    for one in desk.planned.assignments:
        post = desk.context.office.post_by_id[one.post_id]
        desk.must_be_free(post, desk.planned.starts_at, desk.planned.ends_at)
    has_people = bool(desk.planned.assignments)
    desk.planned.status = ReceptionStatus.PLANNED if has_people else ReceptionStatus.UNFILLED
    desk.planned.reason = None if has_people else message("nobody is linked or in office for it")
    desk.close("reception.restore", reason, {"status": "CANCELLED"}, {"status": desk.planned.status.value})
    return desk.version
