from __future__ import annotations

from collections import Counter

import pytest

from solver.problem import FairShare, Level, Problem
from tests.solver.small import cost, host, people, seated, slot, solve_here

SLOTS = tuple(f"s{index}" for index in range(4))


def _shared(carried: tuple[tuple[str, int], ...], weight: int) -> Problem:
    return Problem(
        people=people("A", "B"),
        slots=tuple(slot(id_, index * 10, host("A", "B")) for index, id_ in enumerate(SLOTS)),
        shares=(FairShare(name="fair", roles=("HOST",), slots=SLOTS, carried=carried, weight=weight),),
    )


@pytest.mark.parametrize(
    ("carried", "weight", "counts", "squares"),
    [
        ((), 1, {"A": 2, "B": 2}, 8),
        ((("A", 2),), 1, {"A": 1, "B": 3}, 18),
        ((("A", 9),), 1, {"B": 4}, 97),
        ((("A", 3),), 2, {"A": 1, "B": 3}, 61),
        ((("A", -2),), 1, {"A": 3, "B": 1}, 2),
    ],
)
def test_share_evens_out_the_squared_totals(
    carried: tuple[tuple[str, int], ...], weight: int, counts: dict[str, int], squares: int
) -> None:
    outcome = solve_here(_shared(carried, weight))

    assert Counter(name for names in seated(outcome).values() for name in names) == counts
    assert cost(outcome, Level.FAIRNESS) == squares


def test_load_of_somebody_who_is_no_candidate_is_a_constant() -> None:
    problem = Problem(
        people=people("A", "B"),
        slots=(slot("s", 0, host("A")),),
        shares=(FairShare(name="fair", roles=("HOST",), slots=("s",), carried=(("B", 5),)),),
    )

    outcome = solve_here(problem)

    assert cost(outcome, Level.FAIRNESS) == 26
    assert outcome.costs[2].bound == 26


def test_other_roles_do_not_count() -> None:
    problem = Problem(
        people=people("A"),
        slots=(slot("s", 0, host("A", name="CADRE")),),
        shares=(FairShare(name="fair", roles=("HOST",), slots=("s",), carried=()),),
    )

    assert cost(solve_here(problem), Level.FAIRNESS) == 0
