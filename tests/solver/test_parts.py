from __future__ import annotations

from solver.parts import constant_costs, decompose, part_around
from solver.problem import (
    Cost,
    FairShare,
    Level,
    MostAway,
    MostPerPerson,
    Pin,
    Problem,
    Published,
    SamePattern,
    Spacing,
)
from tests.solver.small import WISH, host, people, slot

A_AND_B = Problem(people=people("A", "B", "idle"), slots=(slot("a", 0, host("A")), slot("b", 90, host("B"))))


def _parts(problem: Problem) -> list[tuple[str, ...]]:
    return [tuple(slot.id for slot in part.slots) for part in decompose(problem)]


def _with(**rules: object) -> Problem:
    return Problem(people=A_AND_B.people, slots=A_AND_B.slots, **rules)  # type: ignore[arg-type]


def test_slots_without_a_common_person_fall_apart() -> None:
    assert _parts(A_AND_B) == [("a",), ("b",)]


def test_common_candidate_joins_slots() -> None:
    slots = (*A_AND_B.slots, slot("c", 50, host("A", "B")))

    assert _parts(Problem(people=A_AND_B.people, slots=slots)) == [("a", "b", "c")]


def test_pattern_joins_its_slots() -> None:
    assert _parts(_with(same_pattern=(SamePattern(name="p", slots=("a", "b"), cost=WISH),))) == [("a", "b")]


def test_limit_on_people_away_joins_them_only_if_it_can_bind() -> None:
    binding = MostAway(name="home", people=("A", "B"), windows=((0, 100, 1),))
    idle = MostAway(name="home", people=("A", "B"), windows=((0, 100, 2),))

    assert _parts(_with(most_away=(binding,))) == [("a", "b")]
    assert _parts(_with(most_away=(idle,))) == [("a",), ("b",)]


def test_rules_that_count_one_person_are_cut_along_with_the_people() -> None:
    cost = Cost(level=Level.CHANGES, rule="c", weight=1)
    problem = _with(
        shares=(FairShare(name="fair", roles=("HOST",), slots=("a", "b"), carried=(("A", 1), ("B", 2), ("idle", 3))),),
        spacings=(Spacing(name="gap", slots=("a", "b"), gap=9, past=(("A", -1), ("B", -2)), cost=cost),),
        most_per_person=(MostPerPerson(name="often", person="A", slots=("a", "b"), most=1),),
        pins=(Pin(slot="a", option="at0"),),
        published=(Published(slot="b", option="at90", people=(), cost=cost),),
    )

    first, second = decompose(problem)

    assert [person.id for person in first.people] == ["A"]
    assert first.shares == (FairShare(name="fair", roles=("HOST",), slots=("a",), carried=(("A", 1),)),)
    assert first.spacings == (Spacing(name="gap", slots=("a",), gap=9, past=(("A", -1),), cost=cost),)
    assert first.most_per_person == (MostPerPerson(name="often", person="A", slots=("a",), most=1),)
    assert (first.pins, first.published) == (problem.pins, ())
    assert second.shares == (FairShare(name="fair", roles=("HOST",), slots=("b",), carried=(("B", 2),)),)
    assert (second.most_per_person, second.pins, second.published) == ((), (), problem.published)
    assert constant_costs(problem) == {Level.FAIRNESS: 9}


def test_part_around_a_slot_is_one_of_the_parts() -> None:
    assert [part_around(A_AND_B, "a"), part_around(A_AND_B, "b")] == list(decompose(A_AND_B))


def test_problem_without_shares_has_no_constant_cost() -> None:
    assert constant_costs(A_AND_B) == {}
