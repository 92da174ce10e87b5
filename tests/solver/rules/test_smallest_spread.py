from __future__ import annotations

import pytest

from solver.outcome import Status
from solver.problem import Cost, Level, Problem, SmallestSpread
from tests.solver.duty_like import duty_month
from tests.solver.small import cost, host, people, seated, slot, solve_here

COST = Cost(level=Level.FAIRNESS, rule="spread", weight=10)
SLOTS = ("s0", "s1", "s2")


def _spread(
    weights: tuple[int, ...], carried: tuple[tuple[str, int], ...] = (), compared: tuple[str, ...] = ("A", "B")
) -> Problem:
    rule = SmallestSpread(
        name="spread",
        roles=("HOST",),
        weights=tuple(zip(SLOTS, weights, strict=True)),
        carried=carried,
        people=compared,
        cost=COST,
    )
    return Problem(
        people=people("A", "B", "C"),
        slots=tuple(slot(id_, index * 10, host("A", "B")) for index, id_ in enumerate(SLOTS)),
        spreads=(rule,),
    )


@pytest.mark.parametrize(
    ("weights", "carried", "charged"),
    [
        ((1, 1, 1), (), 10),
        ((1, 1, 2), (), 0),
        ((3, 1, 1), (), 10),
        ((1, 1, 1), (("A", 1),), 0),
        ((1, 1, 1), (("A", 9),), 60),
        ((1, 1, 1), (("B", -2),), 10),
        ((1, 1, 1), (("A", 5), ("B", 5)), 10),
    ],
)
def test_difference_of_the_totals_is_charged(
    weights: tuple[int, ...], carried: tuple[tuple[str, int], ...], charged: int
) -> None:
    outcome = solve_here(_spread(weights, carried))

    assert cost(outcome, Level.FAIRNESS) == charged
    assert outcome.status == Status.OPTIMAL


def test_somebody_without_a_turn_is_compared_with_what_they_carry() -> None:
    outcome = solve_here(_spread((1, 1, 2), (("C", 3),), ("A", "B", "C")))

    assert cost(outcome, Level.FAIRNESS) == 10


def test_only_those_compared_count() -> None:
    outcome = solve_here(_spread((1, 1, 1), (), ("A", "C")))

    assert seated(outcome) == dict.fromkeys(SLOTS, ("B",))
    assert cost(outcome, Level.FAIRNESS) == 0


@pytest.mark.parametrize(("compared", "charged"), [((), 0), (("A",), 0), (("C", "A"), 10)])
def test_spread_of_people_who_serve_nowhere_is_a_constant(compared: tuple[str, ...], charged: int) -> None:
    rule = SmallestSpread(
        name="spread", roles=("HOST",), weights=(("s", 1),), carried=(("C", 1),), people=("C", "D"), cost=COST
    )
    few = SmallestSpread(name="few", roles=("HOST",), weights=(("s", 1),), carried=(), people=compared, cost=COST)
    problem = Problem(people=people("A", "C", "D"), slots=(slot("s", 0, host("A")),), spreads=(rule, few))

    outcome = solve_here(problem)

    assert cost(outcome, Level.FAIRNESS) == 10 + charged
    assert outcome.costs[2].bound == 10 + charged


def test_other_roles_do_not_count() -> None:
    rule = SmallestSpread(
        name="spread", roles=("CADRE",), weights=(("s", 1),), carried=(), people=("A", "B"), cost=COST
    )
    problem = Problem(people=people("A", "B"), slots=(slot("s", 0, host("A")),), spreads=(rule,))

    assert cost(solve_here(problem), Level.FAIRNESS) == 0


def test_duty_month_is_proven() -> None:
    outcome = solve_here(duty_month(1))

    assert (outcome.status, outcome.holes) == (Status.OPTIMAL, ())
