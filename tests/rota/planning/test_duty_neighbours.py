from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from rota.planning.context import Commitment
from rota.planning.duty_models import PlannedShift
from rota.planning.duty_neighbours import before_receptions, duty_engagements, everything_else, load_served
from rota.planning.models import ReceptionStatus
from rota.settings import ZONE
from rota.workdays.months import Month
from tests.rota.planning.county_rows import DECEMBER, copied_county
from tests.rota.planning.duty_county import add_staff, plan_duty
from tests.rota.planning.duty_values import officer
from tests.rota.planning.small_office import served

JANUARY = Month(2027, 1)


@pytest.fixture(scope="module")
def planned(county_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    with copied_county(county_file, tmp_path_factory.mktemp("duty")) as db:
        add_staff(db)
        plan_duty(db)
        yield db


@pytest.fixture
def duty_db(planned: Session) -> Iterator[Session]:
    """A duty draft of December; what a test changes is undone."""
    with planned.begin_nested() as savepoint:
        yield planned
        savepoint.rollback()


def on(found: tuple[Commitment, ...], shift: str) -> list[tuple[str, str]]:
    return [(f"{one.starts_at:%d %H:%M}", f"{one.ends_at:%d %H:%M}") for one in found if one.reception_id == shift]


@pytest.mark.parametrize(
    ("month", "expected"),
    [(JANUARY, True), (DECEMBER, True), (Month(2026, 11), True), (Month(2027, 12), True), (Month(2028, 3), False)],
)
def test_duties_of_a_year_and_of_the_month_after_are_known(duty_db: Session, month: Month, *, expected: bool) -> None:
    assert bool(load_served(duty_db, month)) is expected


def test_served_duty_says_who_when_and_whether_at_night(duty_db: Session) -> None:
    found = {one.shift_id: one for one in load_served(duty_db, JANUARY)}

    night, day, charge = found["RN.2026-12-05"], found["RD.2026-12-05"], found["LEADER.2026-12-05"]
    assert (night.is_night, day.is_night, charge.is_night) == (True, False, True)
    assert (night.starts_at, night.month) == (datetime(2026, 12, 5, 17, 30, tzinfo=ZONE), "2026-12")


def test_cancelled_shift_keeps_nobody(duty_db: Session) -> None:
    cancelled = update(PlannedShift).where(PlannedShift.shift_id == "WN.2026-12-01")
    duty_db.execute(cancelled.values(status=ReceptionStatus.CANCELLED))

    assert "WN.2026-12-01" not in {one.shift_id for one in load_served(duty_db, JANUARY)}


def test_receptions_see_nights_until_noon_and_leaders_from_the_evening_on(duty_db: Session) -> None:
    found = duty_engagements(duty_db, DECEMBER)

    assert on(found, "WN.2026-12-01") == [("01 17:30", "02 12:00")] * 2
    assert on(found, "RD.2026-12-05") == [("05 08:30", "05 17:30")] * 2
    assert on(found, "LEADER.2026-12-01") == [("01 17:30", "02 12:00")]
    assert set(found) <= set(everything_else(duty_db, DECEMBER))


@pytest.mark.parametrize(
    ("hours", "starts_at"),
    [
        ((time(9), time(11, 30)), datetime(2026, 12, 6, 21, tzinfo=ZONE)),
        ((time(11, 59), time(13)), datetime(2026, 12, 6, 23, 59, tzinfo=ZONE)),
        ((time(12), time(13)), datetime(2026, 12, 7, 12, tzinfo=ZONE)),
    ],
)
def test_morning_reception_keeps_the_night_before_free(hours: tuple[time, time], starts_at: datetime) -> None:
    reception = served(officer("S07").post, date(2026, 12, 7), hours=hours)

    assert before_receptions((reception,)) == (replace(reception, starts_at=starts_at),)
