from __future__ import annotations

from solver.outcome import PIN, Hole, Obstacle
from solver.problem import Busy, Person, Pin, Problem
from tests.solver.small import UNFILLED, at, host, options, people, seated, slot, solve_here


def test_pinned_option_is_held_whatever_it_costs() -> None:
    dear = slot("s", (at(0, costs=(UNFILLED,)), at(20)))

    outcome = solve_here(Problem(people=(), slots=(dear,), pins=(Pin(slot="s", option="at0"),)))

    assert options(outcome) == {"s": "at0"}


def test_pinned_person_sits_though_no_candidate_and_though_it_leaves_holes_elsewhere() -> None:
    slots = (slot("a", 0, host("A")), slot("b", 5, host("B")), slot("c", 10, host("B")))
    pins = (Pin(slot="a", role="HOST", person="B"),)

    outcome = solve_here(Problem(people=people("A", "B"), slots=slots, pins=pins))

    assert seated(outcome) == {"a": ("B",), "b": (), "c": ("B",)}


def test_pinned_person_who_is_busy_leaves_their_seat_empty() -> None:
    away = Person(id="A", busy=(Busy(start=0, end=10, cause="absence:7"),))
    problem = Problem(
        people=(away, Person(id="B")),
        slots=(slot("s", 0, host("A", "B")),),
        pins=(Pin(slot="s", role="HOST", person="A"),),
    )

    outcome = solve_here(problem)

    assert outcome.holes == (
        Hole(
            slot="s",
            role="HOST",
            missing=1,
            obstacles=(Obstacle(person="A", cause="absence:7"), Obstacle(person="B", cause=PIN)),
        ),
    )


def test_two_pins_at_once_keep_one_and_name_the_other() -> None:
    slots = (slot("a", 0, host("A")), slot("b", 5, host("A")))
    pins = (Pin(slot="a", role="HOST", person="A"), Pin(slot="b", role="HOST", person="A"))

    outcome = solve_here(Problem(people=people("A"), slots=slots, pins=pins))

    (hole,) = outcome.holes
    other = {"a": "b", "b": "a"}[hole.slot]
    assert hole.obstacles == (Obstacle(person="A", cause=f"elsewhere:{other}"),)


def test_more_pins_than_the_role_needs_widen_it() -> None:
    pins = (Pin(slot="s", role="HOST", person="A"), Pin(slot="s", role="HOST", person="B"))

    outcome = solve_here(Problem(people=people("A", "B"), slots=(slot("s", 0, host("A")),), pins=pins))

    assert seated(outcome) == {"s": ("A", "B")}
    assert outcome.holes == ()
