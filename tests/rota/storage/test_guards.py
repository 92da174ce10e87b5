"""The database refuses one person in two places, on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import Engine, select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from rota.planning.models import (
    Assignment,
    PlannedReception,
    ReceptionStatus,
    RosterKind,
)
from tests.rota.storage.plan_rows import (
    HALF_PAST_ELEVEN,
    NINE,
    add_person,
    add_reception,
    add_version,
    release,
    seat,
)

ONE_MINUTE = timedelta(minutes=1)


TWO_PLACES = "one person in two places"


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
