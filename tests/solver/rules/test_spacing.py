from __future__ import annotations

import pytest

from solver.outcome import Status
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


@pytest.mark.parametrize(("gap", "pairs"), [(10, 0), (11, 3), (21, 5), (31, 6)])
def test_every_pair_of_a_long_run_is_charged(gap: int, pairs: int) -> None:
    names = ("a", "b", "c", "d")
    problem = Problem(
        people=people("A"),
        slots=tuple(slot(name, index * 10, host("A")) for index, name in enumerate(names)),
        spacings=(Spacing(name="gap", slots=names, gap=gap, past=(), cost=COST),),
    )

    outcome = solve_here(problem)

    assert cost(outcome, Level.OFFICE_RULES) == pairs * 3


def test_crowded_pool_is_proven_to_share_the_closeness() -> None:
    names = tuple(f"s{index:02}" for index in range(23))
    pool = tuple(f"P{index}" for index in range(10))
    problem = Problem(
        people=people(*pool),
        slots=tuple(slot(name, index * 10, host(*pool)) for index, name in enumerate(names)),
        spacings=(Spacing(name="gap", slots=names, gap=1000, past=(), cost=COST),),
    )

    outcome = solve_here(problem)

    assert outcome.status == Status.OPTIMAL
    assert cost(outcome, Level.OFFICE_RULES) == 16 * 3
