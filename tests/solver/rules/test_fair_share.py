from __future__ import annotations

from collections import Counter

import pytest

from solver.canonical import canonical
from solver.loads import heaviest, serving
from solver.model import RosterModel
from solver.problem import FairShare, Level, MostPerPerson, Problem, Rest
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


def _weighted(weights: tuple[tuple[str, int], ...]) -> Problem:
    return Problem(
        people=people("A", "B"),
        slots=tuple(slot(id_, index * 10, host("A", "B")) for index, id_ in enumerate(SLOTS)),
        shares=(FairShare(name="fair", roles=("HOST",), slots=SLOTS, carried=(), weight=2, weights=weights),),
    )


@pytest.mark.parametrize(
    ("weights", "squares"),
    [
        ((), 4**2 + 4**2),
        ((("s0", 6),), 6**2 + 6**2),
        ((("s0", 4), ("s3", 8)), 8**2 + 8**2),
        ((("s0", 7),), 7**2 + 6**2),
        ((("s0", 5), ("s1", 3)), 7**2 + 5**2),
    ],
)
def test_slots_can_weigh_differently(weights: tuple[tuple[str, int], ...], squares: int) -> None:
    assert cost(solve_here(_weighted(weights)), Level.FAIRNESS) == squares


def test_all_roles_of_the_share_count_together() -> None:
    both = tuple(slot(f"s{index}", index * 10, host("A", "B"), host("A", "B", name="CADRE")) for index in range(2))
    share = FairShare(name="fair", roles=("CADRE", "HOST"), slots=("s0", "s1"), carried=(("A", 2),))

    outcome = solve_here(Problem(people=people("A", "B"), slots=both, shares=(share,)))

    assert cost(outcome, Level.FAIRNESS) == 4**2 + 2**2


def test_rest_and_limits_bound_what_a_person_can_carry() -> None:
    slots = tuple(slot(id_, index * 10, host("A", "B")) for index, id_ in enumerate(SLOTS))
    problem = Problem(
        people=people("A", "B"),
        slots=slots,
        shares=(FairShare(name="fair", roles=("HOST",), slots=SLOTS, carried=(), weights=(("s1", 5), ("s2", 3))),),
        rests=(Rest(name="rest", slots=SLOTS, minutes=5),),
        most_per_person=(MostPerPerson(name="often", person="B", slots=SLOTS, most=1),),
    )
    model = RosterModel(canonical(problem))
    weights = problem.shares[0].weight_of()

    bounds = {name: heaviest(model, serving(model, name, weights, ("HOST",)), weights) for name in ("A", "B", "C")}

    assert bounds == {"A": 6, "B": 5, "C": 0}
