from __future__ import annotations

import pytest

from solver.model import Seat
from solver.problem import Problem
from solver.rules.one_place import cliques
from tests.solver.small import at, host, people, seated, slot, solve_here


@pytest.mark.parametrize(("second_start", "served"), [(10, 2), (9, 1)])
def test_person_serves_two_slots_only_if_one_ends_when_the_other_starts(second_start: int, served: int) -> None:
    problem = Problem(people=people("A"), slots=(slot("a", 0, host("A")), slot("b", second_start, host("A"))))

    assert sum(len(names) for names in seated(solve_here(problem)).values()) == served


def test_person_holds_one_role_of_a_slot() -> None:
    problem = Problem(people=people("A"), slots=(slot("a", 0, host("A"), host("A", name="CADRE")),))

    assert seated(solve_here(problem)) == {"a": ("A",)}


def test_options_are_chosen_so_that_one_person_can_serve_both() -> None:
    problem = Problem(people=people("A"), slots=(slot("a", (at(0), at(20)), host("A")), slot("b", 0, host("A"))))

    assert seated(solve_here(problem)) == {"a": ("A",), "b": ("A",)}


def test_cliques_cover_every_overlapping_pair() -> None:
    times = [(0, 10), (5, 15), (10, 20), (12, 13), (30, 40)]
    seats = [
        Seat(slot=str(start), option=at(start, end), role="HOST", person="A", taken=None)  # type: ignore[arg-type]
        for start, end in times
    ]

    found = [[(seat.option.start, seat.option.end) for seat in group] for group in cliques(seats)]

    assert found == [[(0, 10), (5, 15)], [(5, 15), (10, 20), (12, 13)], [(30, 40)]]
