from __future__ import annotations

import pytest

from solver.problem import Cost, Level, Problem, Spacing
from tests.solver.small import at, cost, host, options, people, seated, slot, solve_here

COST = Cost(level=Level.OFFICE_RULES, rule="gap", weight=3)


@pytest.mark.parametrize(("start", "charged"), [(100, 0), (99, 3)])
def test_two_turns_closer_than_the_gap_are_charged(start: int, charged: int) -> None:
    problem = Problem(
        people=people("A"),
        slots=(slot("a", 0, host("A")), slot("b", start, host("A"))),
        spacings=(Spacing(name="gap", slots=("a", "b"), gap=100, past=(), cost=COST),),
    )

    assert cost(solve_here(problem), Level.OFFICE_RULES) == charged


@pytest.mark.parametrize(("past", "charged"), [(-100, 0), (-99, 3)])
def test_past_turns_count(past: int, charged: int) -> None:
    problem = Problem(
        people=people("A"),
        slots=(slot("a", 0, host("A")),),
        spacings=(Spacing(name="gap", slots=("a",), gap=100, past=(("A", past),), cost=COST),),
    )

    assert cost(solve_here(problem), Level.OFFICE_RULES) == charged


def test_turns_go_to_different_people_or_other_options() -> None:
    problem = Problem(
        people=people("A", "B"),
        slots=(slot("a", 0, host("A")), slot("b", 50, host("A", "B")), slot("c", (at(70), at(200)), host("A"))),
        spacings=(Spacing(name="gap", slots=("a", "b", "c"), gap=100, past=(), cost=COST),),
    )

    outcome = solve_here(problem)

    assert seated(outcome)["b"] == ("B",)
    assert options(outcome)["c"] == "at200"
    assert cost(outcome, Level.OFFICE_RULES) == 0
