from __future__ import annotations

import pytest

from solver.problem import Problem, Rest
from tests.solver.small import at, host, options, people, seated, slot, solve_here


def _two_turns(start: int, first: str = "a", second: str = "b") -> Problem:
    """Two turns of one person, the first from 0 to 10, with a rest of 30 minutes."""
    return Problem(
        people=people("A"),
        slots=(slot(first, 0, host("A")), slot(second, start, host("A"))),
        rests=(Rest(name="rest", slots=(second, first), minutes=30),),
    )


@pytest.mark.parametrize(("start", "served"), [(40, 2), (39, 1)])
@pytest.mark.parametrize(("first", "second"), [("a", "b"), ("b", "a")])
def test_rest_is_kept_to_the_minute(start: int, served: int, first: str, second: str) -> None:
    outcome = solve_here(_two_turns(start, first, second))

    assert sum(len(names) for names in seated(outcome).values()) == served


def test_rest_too_short_leaves_a_hole_that_names_it() -> None:
    (hole,) = solve_here(_two_turns(39)).holes

    assert [(obstacle.person, obstacle.cause) for obstacle in hole.obstacles] == [("A", "rest")]


def test_other_slots_and_other_people_do_not_count() -> None:
    problem = Problem(
        people=people("A", "B"),
        slots=(slot("a", 0, host("A")), slot("b", 15, host("A", "B")), slot("c", 30, host("A"))),
        rests=(Rest(name="rest", slots=("a", "b"), minutes=30),),
    )

    assert seated(solve_here(problem)) == {"a": ("A",), "b": ("B",), "c": ("A",)}


def test_slot_moves_to_the_option_that_leaves_a_rest() -> None:
    problem = Problem(
        people=people("A"),
        slots=(slot("a", 0, host("A")), slot("b", (at(15), at(40)), host("A"))),
        rests=(Rest(name="rest", slots=("a", "b"), minutes=30),),
    )

    assert options(solve_here(problem)) == {"a": "at0", "b": "at40"}
