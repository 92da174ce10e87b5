from __future__ import annotations

import pytest

from rota.planning.duty_plan import PlannedDuty, duty_balance, duty_cause_words, read_duty
from rota.planning.models import ReceptionStatus
from rota.words import message, word
from solver.outcome import Hole, Obstacle, Outcome, Placed, Status
from tests.rota.planning.duty_values import chief, officer, translated
from tests.rota.planning.small_office import context, load, office

NIGHT, CHARGE = "WN.2026-12-01", "LEADER.2026-12-01"
ONE, OTHER, HEAD = officer("S07"), officer("S08"), chief("S02")
CARRIED = (load(ONE.post, 5, "night_shifts"), load(OTHER.post, 6, "night_shifts"), load(HEAD.post, 7, "leader_weekday"))
MADE, LOADS = translated(context(office(loads=CARRIED)), (ONE, OTHER, HEAD))


def answer(*people: tuple[str, str], holes: tuple[Hole, ...] = ()) -> Outcome:
    """An answer of one night and one day in charge."""
    return Outcome(
        status=Status.OPTIMAL,
        placed=(
            Placed(slot=NIGHT, option="fixed", people=people),
            Placed(slot=CHARGE, option="fixed", people=(("LEADER", str(HEAD.post.person)),)),
        ),
        holes=holes,
        costs=(),
        seconds=0.1,
    )


def night(*people: tuple[str, str], holes: tuple[Hole, ...] = ()) -> PlannedDuty:
    (found,) = [one for one in read_duty(MADE, answer(*people, holes=holes), LOADS) if one.id == NIGHT]
    return found


def test_seat_says_the_points_with_this_month_beside_those_of_the_others() -> None:
    found = night(("MAIN", str(ONE.post.person)), ("STANDBY", str(OTHER.post.person)))

    assert [word(one.why, "en") for one in found.people] == [
        "6.0 points of duty this year with this month; colleagues have 6.0–6.0"
    ] * 2
    assert found.status is ReceptionStatus.PLANNED


def test_plan_is_in_order_of_time_and_leaders_are_compared_with_leaders() -> None:
    charge, _ = read_duty(MADE, answer(), LOADS)

    assert (charge.id, charge.shift_type) == (CHARGE, "LEADER")
    assert word(charge.people[0].why, "en").endswith("colleagues have 8.0–8.0")


def test_hole_gives_the_first_obstacle_of_everybody() -> None:
    obstacles = (
        Obstacle(person=str(ONE.post.person), cause="D-REST"),
        Obstacle(person=str(ONE.post.person), cause="option"),
        Obstacle(person=str(OTHER.post.person), cause="D-SPOUSE.S07-S08"),
    )

    found = night(holes=(Hole(slot=NIGHT, role="MAIN", missing=1, obstacles=obstacles),))

    assert found.status is ReceptionStatus.UNFILLED
    assert found.reason is not None
    assert word(found.reason, "en") == (
        "nobody can serve as main officer: "
        "甲S07（S07） – must rest between two duties, 甲S08（S08） – the spouse is on duty that night"
    )


def test_hole_for_which_there_is_nobody_says_so() -> None:
    found = night(holes=(Hole(slot=NIGHT, role="MAIN", missing=1, obstacles=()),))

    assert found.reason == message("nobody belongs to the pool on that day")


@pytest.mark.parametrize(
    ("cause", "said"),
    [
        (f"elsewhere:{CHARGE}", "already at LEADER.2026-12-01"),
        ("D-REST", "must rest between two duties"),
        ("D-NEW", "may serve only beside a senior colleague"),
        ("D-MAX-NIGHTS", "has reached the most nights of the month"),
        ("D-MAX-SHIFTS", "has reached the most duties of the month"),
        ("D-SPOUSE.S07-S08", "the spouse is on duty that night"),
        ("option", "not free in that time"),
    ],
)
def test_cause_is_worded(cause: str, said: str) -> None:
    assert word(duty_cause_words(MADE, cause), "en") == said


def test_balance_compares_those_whom_nothing_restricts() -> None:
    made, loads = translated(
        context(office(loads=CARRIED)), (ONE, OTHER, HEAD), limited=frozenset({OTHER.post.person, HEAD.post.person})
    )

    found = duty_balance(made, answer(("MAIN", str(ONE.post.person))), loads)

    assert found == {"D-FAIR": {"least": 6.0, "most": 6.0, "totals": {"S07": 6.0}}}
