from __future__ import annotations

import pytest

from solver.problem import Apart, Problem
from tests.solver.small import host, people, seated, slot, solve_here


def _night(groups: tuple[tuple[str, ...], ...]) -> Problem:
    return Problem(
        people=people("A", "B"),
        slots=(slot("a", 0, host("A")), slot("b", 50, host("B"))),
        aparts=(Apart(name="couple", people=("A", "B"), groups=groups),),
    )


@pytest.mark.parametrize(
    ("groups", "served"), [((), 2), ((("a",), ("b",)), 2), ((("a", "b"),), 1), ((("b", "a"), ("a",)), 1)]
)
def test_two_people_are_never_in_one_group(groups: tuple[tuple[str, ...], ...], served: int) -> None:
    outcome = solve_here(_night(groups))

    assert sum(len(names) for names in seated(outcome).values()) == served


def test_hole_names_the_rule() -> None:
    (hole,) = solve_here(_night((("a", "b"),))).holes

    assert [obstacle.cause for obstacle in hole.obstacles] == ["couple"]


def test_one_of_them_may_serve_the_whole_group() -> None:
    slots = tuple(slot(f"s{index}", index * 20, host("A", "B", need=2)) for index in range(3))
    apart = Apart(name="couple", people=("A", "B"), groups=(("s0", "s1", "s2"),))

    outcome = solve_here(Problem(people=people("A", "B"), slots=slots, aparts=(apart,)))

    assert len(set(seated(outcome).values())) == 1
    assert all(len(names) == 1 for names in seated(outcome).values())


def test_same_slot_counts_whatever_the_role() -> None:
    both = slot("s", 0, host("A"), host("B", name="CADRE"))
    apart = Apart(name="couple", people=("A", "B"), groups=(("s",),))

    outcome = solve_here(Problem(people=people("A", "B"), slots=(both,), aparts=(apart,)))

    assert len(seated(outcome)["s"]) == 1
