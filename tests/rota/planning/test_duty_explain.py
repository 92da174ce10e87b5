from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.orm import Session

from rota.errors import NotFoundError
from rota.planning.duty_explain import explain_shift
from rota.planning.explain import Explanation
from rota.words import word
from tests.rota.planning.county_rows import DECEMBER, add_absence
from tests.rota.planning.duty_county import LEADERS, OFFICERS, add_staff, plan_duty


@pytest.fixture
def duty_db(db: Session) -> Session:
    """A month's duty draft; S11 is away on 9 and 10 December, S12 has no nights, S13 is no longer on duty."""
    add_staff(
        db,
        S12={"no_night_from": date(2026, 1, 1), "no_night_to": date(2027, 1, 1)},
        S13={"no_duty_from": date(2026, 12, 1), "no_duty_to": date(2026, 12, 31)},
    )
    add_absence(db, "S11", date(2026, 12, 9), date(2026, 12, 10))
    plan_duty(db)
    return db


def explain(db: Session, shift: str, person: str | None = None) -> Explanation:
    return explain_shift(db, month=DECEMBER, shift_id=shift, person=person)


def test_every_seat_names_role_rule_share_and_the_next_best(duty_db: Session) -> None:
    made = explain(duty_db, "WN.2026-12-09")

    said = [word(seat.why, "en") for seat in made.seats]
    assert [text.split(":")[0] for text in said] == ["main officer", "assistant", "leader of the day"]
    assert all("points of duty this year with this month; colleagues have" in text for text in said)
    assert all("; rule D-FAIR: " in text and " others could serve; " in text for text in said[:2])
    assert word(made.when, "en") == "WN.2026-12-09: from 2026-12-09 17:30 to 2026-12-10 08:30"


def test_everybody_else_is_named_once_with_the_obstacle(duty_db: Session) -> None:
    made = explain(duty_db, "WN.2026-12-09")

    others = {one.code: word(one.why, "en") for one in made.others}
    assert set(others) == set(OFFICERS) - {seat.code for seat in made.seats}
    assert others["S11"] == "away from 2026-12-09 to 2026-12-10"
    assert others["S12"] == "no night duty in that time"
    assert others["S13"] == "not on duty in that time"


def test_leader_of_the_day_is_compared_with_the_other_leaders(duty_db: Session) -> None:
    made = explain(duty_db, "LEADER.2026-12-09")

    assert {one.code for one in (*made.seats, *made.others)} == set(LEADERS)


def test_one_person_is_told_alone(duty_db: Session) -> None:
    made = explain(duty_db, "WN.2026-12-09", "S11")
    sitting = explain(duty_db, "WN.2026-12-09").seats[0].code

    assert (made.seats, [one.code for one in made.others]) == ((), ["S11"])
    assert [one.code for one in explain(duty_db, "WN.2026-12-09", sitting).seats] == [sitting]


def test_outsider_belongs_to_nobody_who_serves_there(duty_db: Session) -> None:
    (other,) = explain(duty_db, "WN.2026-12-09", "L03").others

    assert word(other.why, "en") == "does not belong to those who serve there"


@pytest.mark.parametrize(("shift", "person"), [("WN.2026-11-09", None), ("WN.2026-12-09", "S99")])
def test_unknown_shift_or_person_is_refused(duty_db: Session, shift: str, person: str | None) -> None:
    with pytest.raises(NotFoundError):
        explain(duty_db, shift, person)


def test_hole_says_why_nobody_serves(db: Session) -> None:
    add_staff(db)
    for code in LEADERS:
        add_absence(db, code, date(2026, 12, 9))
    plan_duty(db)

    made = explain(db, "LEADER.2026-12-09")

    assert made.seats == ()
    assert {word(one.why, "en") for one in made.others} == {"away on 2026-12-09"}
    assert "away on 2026-12-09" in word(made.when, "en")
