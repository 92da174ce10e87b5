"""What the database itself refuses, on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, delete, insert, select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from rota.accounts.audit import record
from rota.accounts.models import AuditEntry
from rota.planning.models import (
    Assignment,
    Finding,
    PlannedReception,
    PlanVersion,
    ReceptionStatus,
    RosterKind,
    Severity,
    Skipped,
    VersionState,
)
from rota.publication.models import ReleaseDocument
from rota.words import message
from tests.rota.storage.plan_rows import (
    HALF_PAST_ELEVEN,
    NINE,
    NOW,
    add_person,
    add_reception,
    add_version,
    release,
    seat,
)

TWO_PLACES = "one person in two places"
FROZEN = "a released version is frozen"
ONE_MINUTE = timedelta(minutes=1)


@pytest.fixture
def db(engine: Engine) -> Iterator[Session]:
    with Session(engine) as session:
        yield session


def test_a_person_may_go_on_to_a_reception_that_starts_when_the_last_one_ends(db: Session) -> None:
    leader, version = add_person(db), add_version(db)
    add_reception(db, version, "R1", NINE, people=(leader,))

    add_reception(db, version, "R2", HALF_PAST_ELEVEN, people=(leader,))

    assert db.scalars(select(Assignment.reception_id).order_by(Assignment.id)).all() == ["R1", "R2"]


@pytest.mark.parametrize("minutes", [149, -149])
def test_a_person_cannot_sit_at_two_receptions_that_overlap_by_a_minute(db: Session, minutes: int) -> None:
    leader, version = add_person(db), add_version(db)
    add_reception(db, version, "R1", NINE, people=(leader,))
    other = add_reception(db, version, "R2", NINE + timedelta(minutes=minutes))

    with pytest.raises(DBAPIError, match=TWO_PLACES):
        seat(db, other, leader)


def test_a_cancelled_reception_leaves_its_people_free(db: Session) -> None:
    leader, version = add_person(db), add_version(db)
    add_reception(db, version, "R1", NINE, people=(leader,), status=ReceptionStatus.CANCELLED)

    add_reception(db, version, "R2", NINE, people=(leader,))

    assert len(db.scalars(select(Assignment)).all()) == 2


def test_a_person_can_be_seated_at_a_cancelled_reception(db: Session) -> None:
    leader, version = add_person(db), add_version(db)
    add_reception(db, version, "R1", NINE, people=(leader,))

    add_reception(db, version, "R2", NINE, people=(leader,), status=ReceptionStatus.CANCELLED)

    assert len(db.scalars(select(Assignment)).all()) == 2


def test_a_cancelled_reception_cannot_be_restored_onto_another(db: Session) -> None:
    leader, version = add_person(db), add_version(db)
    cancelled = add_reception(db, version, "R1", NINE, people=(leader,), status=ReceptionStatus.CANCELLED)
    add_reception(db, version, "R2", NINE, people=(leader,))

    cancelled.status = ReceptionStatus.PLANNED
    with pytest.raises(DBAPIError, match=TWO_PLACES):
        db.flush()


def test_a_reception_can_be_moved_up_to_the_next_one(db: Session) -> None:
    leader, version = add_person(db), add_version(db)
    moved = add_reception(db, version, "R1", NINE - timedelta(hours=5), people=(leader,))
    add_reception(db, version, "R2", HALF_PAST_ELEVEN, people=(leader,))

    moved.starts_at, moved.ends_at = NINE, HALF_PAST_ELEVEN
    db.flush()

    assert db.scalar(select(PlannedReception.ends_at).where(PlannedReception.reception_id == "R1")) == HALF_PAST_ELEVEN


def test_a_reception_cannot_be_moved_onto_the_next_one(db: Session) -> None:
    leader, version = add_person(db), add_version(db)
    moved = add_reception(db, version, "R1", NINE - timedelta(hours=5), people=(leader,))
    add_reception(db, version, "R2", HALF_PAST_ELEVEN, people=(leader,))

    moved.starts_at, moved.ends_at = NINE, HALF_PAST_ELEVEN + ONE_MINUTE
    with pytest.raises(DBAPIError, match=TWO_PLACES):
        db.flush()


def test_a_seat_cannot_be_given_to_somebody_who_sits_elsewhere(db: Session) -> None:
    leader, other, version = add_person(db), add_person(db, "L04"), add_version(db)
    add_reception(db, version, "R1", NINE, people=(leader,))
    second = add_reception(db, version, "R2", NINE)
    taken = seat(db, second, other)

    taken.person_id, taken.post_id = leader.person_id, leader.id
    with pytest.raises(DBAPIError, match=TWO_PLACES):
        db.flush()


def test_a_seat_cannot_be_carried_to_a_reception_at_a_time_already_taken(db: Session) -> None:
    leader, version = add_person(db), add_version(db)
    add_reception(db, version, "R1", NINE, people=(leader,))
    free = add_reception(db, version, "R2", HALF_PAST_ELEVEN)
    add_reception(db, version, "R3", NINE)
    taken = seat(db, free, leader)

    with pytest.raises(DBAPIError, match=TWO_PLACES):
        db.execute(update(Assignment).where(Assignment.id == taken.id).values(reception_id="R3"))


@pytest.mark.parametrize(
    ("month", "roster"), [("2027-01", RosterKind.RECEPTION), ("2026-12", RosterKind.DUTY)], ids=["months", "rosters"]
)
def test_current_versions_are_held_against_each_other(db: Session, month: str, roster: RosterKind) -> None:
    leader = add_person(db)
    add_reception(db, add_version(db), "R1", NINE, people=(leader,))
    other = add_reception(db, add_version(db, month=month, roster=roster), "R2", HALF_PAST_ELEVEN - ONE_MINUTE)

    with pytest.raises(DBAPIError, match=TWO_PLACES):
        seat(db, other, leader)


@pytest.mark.parametrize("current", [(False, True), (True, False), (False, False)])
def test_a_version_that_is_not_current_binds_no_other_month(db: Session, current: tuple[bool, bool]) -> None:
    leader = add_person(db)
    first = add_version(db, is_current=current[0])
    second = add_version(db, month="2027-01", is_current=current[1])
    add_reception(db, first, "R1", NINE, people=(leader,))

    add_reception(db, second, "R2", NINE, people=(leader,))

    assert len(db.scalars(select(Assignment)).all()) == 2


def test_an_older_version_of_the_same_month_binds_nobody(db: Session) -> None:
    leader, older = add_person(db), add_version(db)
    add_reception(db, older, "R1", NINE, people=(leader,))
    release(db, older)
    older.is_current = False
    db.flush()

    add_reception(db, add_version(db), "R2", NINE, people=(leader,))

    assert len(db.scalars(select(Assignment)).all()) == 2


def test_a_version_cannot_become_current_when_its_people_sit_elsewhere(db: Session) -> None:
    leader = add_person(db)
    waiting = add_version(db, is_current=False)
    add_reception(db, waiting, "R1", NINE, people=(leader,))
    add_reception(db, add_version(db, month="2027-01"), "R2", NINE, people=(leader,))

    waiting.is_current = True
    with pytest.raises(DBAPIError, match=TWO_PLACES):
        db.flush()


@pytest.mark.parametrize("state", [VersionState.DRAFT, VersionState.APPROVED])
def test_a_month_and_roster_has_at_most_one_draft(db: Session, state: VersionState) -> None:
    add_version(db)
    add_version(db, state=state, roster=RosterKind.DUTY)
    add_version(db, state=state, month="2027-01")

    with pytest.raises(DBAPIError, match=r"uq_plan_version_one_draft|plan_version.month, plan_version.roster"):
        add_version(db, state=state, is_current=False)


def test_a_month_and_roster_has_at_most_one_current_version(db: Session) -> None:
    add_version(db, state=VersionState.RELEASED)

    with pytest.raises(DBAPIError, match=r"uq_plan_version_one_current|plan_version.month, plan_version.roster"):
        add_version(db)


@pytest.mark.parametrize("number", [None, 1])
def test_a_version_has_a_number_exactly_when_it_is_released(db: Session, number: int | None) -> None:
    version = add_version(db)
    version.number = number
    version.state = VersionState.DRAFT if number else VersionState.RELEASED

    with pytest.raises(DBAPIError, match="number_when_released"):
        db.flush()


CHANGES: dict[str, Callable[[int, int], Any]] = {
    "add a reception": lambda version, _draft: insert(PlannedReception).values(
        version_id=version,
        reception_id="R2",
        starts_at=NINE,
        ends_at=HALF_PAST_ELEVEN,
        status=ReceptionStatus.PLANNED,
        theme="",
        sequence=0,
    ),
    "change a reception": lambda version, _draft: (
        update(PlannedReception).where(PlannedReception.version_id == version).values(theme="x")
    ),
    "take a reception away": lambda version, _draft: delete(PlannedReception).where(
        PlannedReception.version_id == version
    ),
    "carry a reception in": lambda version, draft: (
        update(PlannedReception).where(PlannedReception.version_id == draft).values(version_id=version)
    ),
    "add a seat": lambda version, _draft: insert(Assignment).values(
        version_id=version, reception_id="R1", post_id=2, person_id=2, role="HOST", is_pinned=False
    ),
    "change a seat": lambda version, _draft: (
        update(Assignment).where(Assignment.version_id == version).values(is_pinned=True)
    ),
    "take a seat away": lambda version, _draft: delete(Assignment).where(Assignment.version_id == version),
    "add a skipped day": lambda version, _draft: insert(Skipped).values(
        version_id=version, rule="RMON", nominal_on=NINE.date(), reason=message("x")
    ),
    "change a skipped day": lambda version, _draft: (
        update(Skipped).where(Skipped.version_id == version).values(rule="RLAW")
    ),
    "carry a skipped day in": lambda version, draft: (
        update(Skipped).where(Skipped.version_id == draft).values(version_id=version)
    ),
    "take a skipped day away": lambda version, _draft: delete(Skipped).where(Skipped.version_id == version),
    "add a finding": lambda version, _draft: insert(Finding).values(
        version_id=version, rule="RMON", severity=Severity.INFO, people=[], text=message("x")
    ),
    "change a finding": lambda version, _draft: (
        update(Finding).where(Finding.version_id == version).values(rule="RLAW")
    ),
    "take a finding away": lambda version, _draft: delete(Finding).where(Finding.version_id == version),
    "change the document": lambda version, _draft: (
        update(ReleaseDocument).where(ReleaseDocument.version_id == version).values(document=b"{}")
    ),
    "take the document away": lambda version, _draft: delete(ReleaseDocument).where(
        ReleaseDocument.version_id == version
    ),
    "take the version away": lambda version, _draft: delete(PlanVersion).where(PlanVersion.id == version),
    **{
        f"change {name}": lambda version, _draft, name=name, value=value: (
            update(PlanVersion)  # type: ignore[misc]
            .where(PlanVersion.id == version)
            .values({name: value})
        )
        for name, value in (
            ("month", "2027-01"),
            ("roster", RosterKind.DUTY),
            ("number", 2),
            ("state", VersionState.APPROVED),
            ("created_at", NOW + ONE_MINUTE),
            ("created_by", "somebody"),
            ("approved_at", NOW),
            ("approved_by", "somebody"),
            ("approval_reason", "because"),
            ("released_at", NOW + ONE_MINUTE),
            ("released_by", "somebody"),
            ("late_reason", "because"),
            ("seed", 7),
            ("solver_status", "OPTIMAL"),
        )
    },
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_released_version_is_frozen(db: Session, change: str) -> None:
    leader, version = add_person(db), add_version(db)
    add_person(db, "L04")
    planned = add_reception(db, version, "R1", people=(leader,))
    add_reception(db, version, "R2", NINE + timedelta(days=1))
    db.delete(db.get_one(PlannedReception, (version.id, "R2")))
    _add_notes(db, version)
    release(db, version)
    version.is_current = False
    db.add(ReleaseDocument(version_id=version.id, document=b"{}"))
    db.flush()
    draft = add_version(db)
    add_reception(db, draft, "R3", NINE + timedelta(days=2))
    _add_notes(db, draft)
    assert planned.version_id == version.id

    with pytest.raises(DBAPIError, match=FROZEN):
        db.execute(CHANGES[change](version.id, draft.id))


def _add_notes(db: Session, version: PlanVersion) -> None:
    db.add(Skipped(version_id=version.id, rule="RMON", nominal_on=NINE.date(), reason=message("x")))
    db.add(Finding(version_id=version.id, rule="RMON", severity=Severity.INFO, people=[], text=message("x")))
    db.flush()


def test_a_draft_can_be_changed_and_taken_away_with_everything_in_it(db: Session) -> None:
    leader, version = add_person(db), add_version(db)
    add_reception(db, version, "R1", people=(leader,))
    _add_notes(db, version)

    db.execute(delete(PlanVersion).where(PlanVersion.id == version.id))

    tables = (PlanVersion, PlannedReception, Assignment, Skipped, Finding)
    assert [len(db.scalars(select(table)).all()) for table in tables] == [0] * 5


def test_a_released_version_can_cease_to_be_current(db: Session) -> None:
    version = add_version(db)
    release(db, version)

    version.is_current = False
    db.flush()

    assert db.scalars(select(PlanVersion.is_current)).all() == [False]


@pytest.mark.parametrize("change", [update(AuditEntry).values(actor="somebody"), delete(AuditEntry)])
def test_the_audit_trail_is_append_only(db: Session, change: Any) -> None:
    record(db, actor="tester", now=NOW, action="test", subject="x")
    db.flush()

    with pytest.raises(DBAPIError, match="the audit trail is append only"):
        db.execute(change)
