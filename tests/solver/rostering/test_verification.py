"""Each hard rule broken alone, with the row beside it that is just allowed."""

from __future__ import annotations

from typing import Any

import pytest

from solver.rostering.problem import Cover, MostShifts, Request, RosterProblem
from solver.rostering.verification import HardRule, cost_of, find_violations
from tests.solver.rostering.small import EARLY, FREE, LATE, NIGHT, alone, row


def broken(problem: RosterProblem, text: str) -> list[tuple[HardRule, int | None]]:
    return [(violation.rule, violation.day) for violation in find_violations(problem, row(text))]


@pytest.mark.parametrize(
    ("limits", "allowed", "refused", "rule", "day"),
    [
        ({"days_off": (2,)}, "EE.EEEE", "EEEEEEE", HardRule.DAY_OFF, 2),
        ({"max_minutes": 960}, "EE.....", "EN.....", HardRule.MAX_MINUTES, None),
        ({"min_minutes": 1200}, "EN.....", "EE.....", HardRule.MIN_MINUTES, None),
        ({"max_consecutive_shifts": 3}, "EEE.EEE", ".EEEE..", HardRule.MAX_CONSECUTIVE_SHIFTS, 1),
        ({"max_consecutive_shifts": 3}, "EEE....", "EEEE...", HardRule.MAX_CONSECUTIVE_SHIFTS, 0),
        ({"min_consecutive_shifts": 2}, "..EE...", "..E....", HardRule.MIN_CONSECUTIVE_SHIFTS, 2),
        ({"min_consecutive_days_off": 2}, "EE..EEE", "EEE.EEE", HardRule.MIN_CONSECUTIVE_DAYS_OFF, 3),
        ({"max_weekends": 0}, "EEEEE..", "EEEE..E", HardRule.MAX_WEEKENDS, None),
        ({"max_weekends": 0}, "EEEEE..", "EEEEEE.", HardRule.MAX_WEEKENDS, None),
        ({}, "EL.....", "LE.....", HardRule.FORBIDDEN_NEXT, 1),
        ({}, "L.E....", "..LE...", HardRule.FORBIDDEN_NEXT, 3),
    ],
)
def test_a_rule_is_broken_alone_and_kept_just_beside(
    limits: dict[str, Any], allowed: str, refused: str, rule: HardRule, day: int | None
) -> None:
    problem = alone(**limits)

    assert broken(problem, allowed) == []
    assert broken(problem, refused) == [(rule, day)]


def test_the_limit_of_a_type_counts_that_type_only() -> None:
    problem = alone(most_shifts=(MostShifts(shift="N", most=1), MostShifts(shift="E", most=0)))

    assert broken(problem, "N.L....") == []
    assert broken(problem, "N.N....") == [(HardRule.MOST_SHIFTS, None)]
    assert broken(problem, "E.N....") == [(HardRule.MOST_SHIFTS, None)]


@pytest.mark.parametrize("text", ["E......", "......E", "E.....E", ".EEEEE."])
def test_runs_at_the_ends_of_the_horizon_may_be_short(text: str) -> None:
    assert broken(alone(min_consecutive_shifts=2, min_consecutive_days_off=2), text) == []


@pytest.mark.parametrize(
    ("first_weekday", "text", "weekends"),
    [(0, ".....EE.", 1), (6, "E.......", 1), (6, "E.....E.", 2), (6, "E.....EE", 2), (5, "EE.....E", 2)],
)
def test_saturday_and_sunday_are_one_weekend(first_weekday: int, text: str, weekends: int) -> None:
    allowing, refusing = (alone(8, first_weekday=first_weekday, max_weekends=most) for most in (weekends, weekends - 1))

    assert broken(allowing, text) == []
    assert broken(refusing, text) == [(HardRule.MAX_WEEKENDS, None)]


def test_the_cost_adds_denied_requests_and_cover() -> None:
    problem = RosterProblem(
        days=3,
        shifts=(EARLY, LATE, NIGHT),
        employees=(FREE,),
        requests=(
            Request(employee="A", day=0, shift="E", weight=1, wanted=True),
            Request(employee="A", day=1, shift="E", weight=10, wanted=True),
            Request(employee="A", day=0, shift="E", weight=100, wanted=False),
            Request(employee="A", day=1, shift="E", weight=1000, wanted=False),
        ),
        cover=(
            Cover(day=0, shift="E", need=0, under_weight=5, over_weight=10_000),
            Cover(day=1, shift="E", need=2, under_weight=20_000, over_weight=3),
            Cover(day=2, shift="N", need=1, under_weight=7, over_weight=3),
        ),
    )

    assert cost_of(problem, row("E.N")) == 10 + 100 + 10_000 + 2 * 20_000
    assert cost_of(problem, row("EEN")) == 100 + 1000 + 10_000 + 20_000


@pytest.mark.parametrize("roster", [(), row("E"), (*row("......."), *row(".......")), row("X......")])
def test_a_roster_of_another_shape_is_refused(roster: Any) -> None:
    with pytest.raises(ValueError, match=r"the roster is not|does not exist"):
        find_violations(alone(), roster)
