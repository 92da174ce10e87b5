"""Steps of a month on its way out, for tests."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from rota.office.models import Post
from rota.planning.models import (
    PlannedReception,
    PlanVersion,
)
from rota.planning.versions import find_release, get_current, list_receptions, open_draft
from rota.publication.release import Release, approve_month, publish_month
from rota.settings import ZONE
from rota.workdays.months import Month
from tests.rota.planning.county_rows import (
    DECEMBER,
    NOW,
)

LATER = datetime(2026, 11, 23, 16, 30, tzinfo=ZONE)
LATEST = datetime(2026, 11, 24, 10, 0, tzinfo=ZONE)
MONDAY = "RMON.2026-W50"


def approve(db: Session, *, reason: str | None = None, month: Month = DECEMBER, now: datetime = NOW) -> PlanVersion:
    return approve_month(db, month=month, actor="boss", now=now, reason=reason)


def publish(
    db: Session,
    *,
    now: datetime = NOW,
    late_reason: str | None = "the lists came late",
    confirm_provisional: bool = False,
    month: Month = DECEMBER,
) -> Release:
    return publish_month(
        db, month=month, actor="boss", now=now, late_reason=late_reason, confirm_provisional=confirm_provisional
    )


def release(db: Session, now: datetime = NOW) -> Release:
    approve(db, now=now)
    return publish(db, now=now)


def reception(db: Session, id_: str = MONDAY, number: int | None = None) -> PlannedReception:
    """The reception in the current version, or in a release."""
    version = get_current(db, DECEMBER) if number is None else find_release(db, DECEMBER, number)
    assert version is not None
    return next(one for one in list_receptions(db, version) if one.reception_id == id_)


def draft_again(db: Session) -> PlanVersion:
    return open_draft(db, month=DECEMBER, actor="tester", now=LATER)


def hand_over(db: Session, id_: str = MONDAY) -> tuple[str, str]:
    """Give the Monday to another leader; returns who had it and who has it."""
    seat = reception(db, id_).assignments[0]
    before = seat.post.code
    other = next(code for code in ("L03", "L04", "L05") if code != before)
    post = db.scalars(select(Post).where(Post.code == other)).one()
    seat.post_id, seat.person_id = post.id, post.person_id
    db.flush()
    db.expire(seat)
    return before, other
