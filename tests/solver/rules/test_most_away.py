from __future__ import annotations

import pytest

from solver.problem import MostAway, Problem
from tests.solver.small import at, host, people, seated, slot, solve_here


@pytest.mark.parametrize(("most", "served"), [(0, 0), (1, 1), (2, 2), (3, 3)])
def test_at_most_so_many_people_are_away_in_a_window(most: int, served: int) -> None:
    slots = tuple(slot(name.lower(), 0, host(name)) for name in "ABC")
    rule = MostAway(name="home", people=("A", "B", "C"), windows=((0, 10, most),))

    outcome = solve_here(Problem(people=people("A", "B", "C"), slots=slots, most_away=(rule,)))

    assert sum(len(names) for names in seated(outcome).values()) == served


@pytest.mark.parametrize(("window_start", "served"), [(9, 1), (10, 2)])
def test_window_counts_what_overlaps_it_by_a_minute(window_start: int, served: int) -> None:
    slots = tuple(slot(name.lower(), 0, host(name)) for name in "AB")
    rule = MostAway(name="home", people=("A", "B"), windows=((window_start, 20, 1),))

    outcome = solve_here(Problem(people=people("A", "B"), slots=slots, most_away=(rule,)))

    assert sum(len(names) for names in seated(outcome).values()) == served


def test_person_who_serves_twice_in_a_window_is_away_once() -> None:
    slots = (slot("a", 0, host("A")), slot("b", 10, host("A")), slot("c", 0, host("B")))
    rule = MostAway(name="home", people=("A", "B"), windows=((0, 20, 1),))

    outcome = solve_here(Problem(people=people("A", "B"), slots=slots, most_away=(rule,)))

    assert seated(outcome) == {"a": ("A",), "b": ("A",), "c": ()}


def test_slots_move_apart_so_that_enough_stay_at_home() -> None:
    slots = tuple(slot(name.lower(), (at(0), at(10)), host(name)) for name in "AB")
    rule = MostAway(name="home", people=("A", "B"), windows=((0, 10, 1), (10, 20, 1)))

    outcome = solve_here(Problem(people=people("A", "B"), slots=slots, most_away=(rule,)))

    assert seated(outcome) == {"a": ("A",), "b": ("B",)}
    assert {place.option for place in outcome.placed} == {"at0", "at10"}
