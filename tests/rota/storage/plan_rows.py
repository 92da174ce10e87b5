"""Rows of plans, as small as the guards allow: two people, their receptions, versions of months."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from sqlalchemy.orm import Session

from rota.office.models import Person, Post, PostKind
from rota.planning.models import (
    Assignment,
    PlannedReception,
    PlanVersion,
    Reception,
    ReceptionStatus,
    Role,
    RosterKind,
    VersionState,
)

NOW = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
NINE = datetime(2026, 12, 7, 1, 0, tzinfo=UTC)
"""09:00 in the office, Monday 7 December 2026."""
HALF_PAST_ELEVEN = NINE + timedelta(minutes=150)


def add_person(db: Session, code: str = "L03") -> Post:
    """A county leader."""
    person = Person(name=f"甲{code}")
    db.add(person)
    db.flush()
    post = Post(code=code, kind=PostKind.COUNTY_LEADER, person_id=person.id, title="副县长")
    db.add(post)
    db.flush()
    return post


def add_version(
    db: Session,
    *,
    month: str = "2026-12",
    roster: RosterKind = RosterKind.RECEPTION,
    is_current: bool = True,
    state: VersionState = VersionState.DRAFT,
) -> PlanVersion:
    """A version without receptions."""
    version = PlanVersion(
        month=month,
        roster=roster,
        state=state,
        is_current=is_current,
        number=1 if state is VersionState.RELEASED else None,
        created_at=NOW,
        created_by="tester",
    )
    db.add(version)
    db.flush()
    return version


def add_reception(
    db: Session,
    version: PlanVersion,
    id_: str,
    starts_at: datetime = NINE,
    *,
    status: ReceptionStatus = ReceptionStatus.PLANNED,
    people: tuple[Post, ...] = (),
) -> PlannedReception:
    """A reception of two and a half hours with ``people`` as its hosts."""
    if db.get(Reception, id_) is None:
        db.add(Reception(id=id_, month=version.month, rule="RMON", nominal_on=date(2026, 12, 7)))
        db.flush()
    planned = PlannedReception(
        version_id=version.id,
        reception_id=id_,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=150),
        status=status,
    )
    db.add(planned)
    db.flush()
    for post in people:
        seat(db, planned, post)
    return planned


def seat(db: Session, planned: PlannedReception, post: Post) -> Assignment:
    """``post`` as host of ``planned``."""
    assignment = Assignment(
        version_id=planned.version_id,
        reception_id=planned.reception_id,
        post_id=post.id,
        person_id=post.person_id,
        role=Role.HOST,
    )
    db.add(assignment)
    db.flush()
    return assignment


def release(db: Session, version: PlanVersion) -> None:
    """Freeze ``version`` as number 1."""
    version.state, version.number, version.released_at = VersionState.RELEASED, 1, NOW
    db.flush()
