"""Two transactions at the same time, on PostgreSQL (SQLite lets only one write at a time)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from rota.planning.models import Assignment, PlannedReception
from rota.storage.engine import reading, transaction
from tests.rota.storage.plan_rows import HALF_PAST_ELEVEN, NINE, add_person, add_reception, add_version, seat

WAIT_SECONDS = 20


def is_waiting(engine: Engine) -> bool:
    """Whether a connection of this database waits for an advisory lock."""
    sql = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
    with engine.connect() as connection:
        return bool(connection.scalar(text(sql)))


def wait_until_blocked(engine: Engine) -> None:
    deadline = datetime.now() + timedelta(seconds=WAIT_SECONDS)
    while not is_waiting(engine):
        assert datetime.now() < deadline, "the second transaction never met the first"


@pytest.mark.parametrize(
    ("starts_at", "is_refused"), [(HALF_PAST_ELEVEN, False), (NINE + timedelta(minutes=149), True)]
)
def test_two_months_cannot_seat_one_person_at_the_same_time(
    postgres_engine: Engine, starts_at: datetime, is_refused: bool
) -> None:
    with transaction(postgres_engine) as db:
        leader = add_person(db)
        first = add_reception(db, add_version(db), "R1", NINE)
        second = add_reception(db, add_version(db, month="2027-01"), "R2", starts_at)

    def seat_at_second() -> None:
        with transaction(postgres_engine) as other:
            seat(other, second, leader)

    with ThreadPoolExecutor(max_workers=1) as pool:
        with transaction(postgres_engine) as db:
            seat(db, first, leader)
            answer = pool.submit(seat_at_second)
            wait_until_blocked(postgres_engine)
        error = answer.exception()

    assert isinstance(error, DBAPIError) is is_refused
    with transaction(reading(postgres_engine)) as db:
        expected = ["R1"] if is_refused else ["R1", "R2"]
        assert db.scalars(select(Assignment.reception_id).order_by(Assignment.reception_id)).all() == expected


def test_a_reception_cannot_be_moved_onto_one_being_filled_at_that_moment(postgres_engine: Engine) -> None:
    with transaction(postgres_engine) as db:
        leader, version = add_person(db), add_version(db)
        first = add_reception(db, version, "R1", NINE)
        add_reception(db, version, "R2", HALF_PAST_ELEVEN, people=(leader,))
        version_id = version.id

    def move_second() -> None:
        with transaction(postgres_engine) as other:
            other.get_one(PlannedReception, (version_id, "R2")).starts_at = NINE

    with ThreadPoolExecutor(max_workers=1) as pool:
        with transaction(postgres_engine) as db:
            seat(db, first, leader)
            answer = pool.submit(move_second)
            wait_until_blocked(postgres_engine)
        error = answer.exception()

    assert isinstance(error, DBAPIError)
    assert "one person in two places" in str(error)


def test_one_draft_is_made_when_two_are_begun_at_once(postgres_engine: Engine) -> None:
    def begin_another() -> None:
        with Session(postgres_engine) as other, other.begin():
            add_version(other)

    with ThreadPoolExecutor(max_workers=1) as pool:
        with transaction(postgres_engine) as db:
            add_version(db)
            answer = pool.submit(begin_another)
        error = answer.exception()

    assert isinstance(error, DBAPIError)
    assert "uq_plan_version_one" in str(error)
