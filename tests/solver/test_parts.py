from __future__ import annotations

import pytest

from solver.parts import constant_costs, decompose, part_around, with_slots
from solver.problem import (
    Apart,
    Beside,
    Cost,
    FairShare,
    Level,
    MostAway,
    MostPerPerson,
    Pin,
    Problem,
    Published,
    Rest,
    SamePattern,
    SmallestSpread,
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


COST = Cost(level=Level.FAIRNESS, rule="c", weight=1)


@pytest.mark.parametrize(
    ("rules", "joined"),
    [
        ({"aparts": (Apart(name="x", people=("A", "B"), groups=(("a", "b"),)),)}, True),
        (
            {
                "spreads": (
                    SmallestSpread(
                        name="x", roles=("HOST",), weights=(("a", 1),), carried=(), people=("A", "B"), cost=COST
                    ),
                )
            },
            True,
        ),
        ({"rests": (Rest(name="x", slots=("a", "b"), minutes=5),)}, False),
        ({"besides": (Beside(name="x", juniors=("A",), seniors=("B",), slots=("a", "b")),)}, False),
    ],
)
def test_rules_of_duty_join_people_only_where_they_compare_them(rules: dict[str, object], joined: bool) -> None:
    assert _parts(_with(**rules)) == ([("a", "b")] if joined else [("a",), ("b",)])


def test_limit_on_changes_joins_what_is_published() -> None:
    published = tuple(Published(slot=id_, option="at0", people=(), cost=COST) for id_ in ("a", "b"))

    assert _parts(_with(published=published)) == [("a",), ("b",)]
    assert _parts(_with(published=published, most_changes=1)) == [("a", "b")]
    assert decompose(_with(published=published[:1], most_changes=1))[1].most_changes is None


def test_slots_cut_out_keep_what_is_said_about_them() -> None:
    problem = _with(
        rests=(Rest(name="x", slots=("a", "b"), minutes=5),),
        same_pattern=(SamePattern(name="p", slots=("a", "b"), cost=COST),),
        pins=(Pin(slot="a", role="HOST", person="idle"),),
    )

    cut = with_slots(problem, {"a"})

    assert [person.id for person in cut.people] == ["A", "idle"]
    assert (cut.rests, cut.pins) == ((), problem.pins)
    assert cut.same_pattern == (SamePattern(name="p", slots=("a",), cost=COST),)


def test_part_around_a_slot_is_one_of_the_parts() -> None:
    assert [part_around(A_AND_B, "a"), part_around(A_AND_B, "b")] == list(decompose(A_AND_B))


def test_problem_without_shares_has_no_constant_cost() -> None:
    assert constant_costs(A_AND_B) == {}
