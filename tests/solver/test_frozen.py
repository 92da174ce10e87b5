from __future__ import annotations

from dataclasses import replace

from solver.outcome import FROZEN, Breach, Obstacle, Placed, Status
from solver.problem import Apart, Barred, Busy, Cost, Level, Person, Pin, Problem, Published, Rest, Role
from solver.verification import verify
from tests.solver.small import UNFILLED, at, host, people, seated, slot, solve_here

CHANGE = Cost(level=Level.CHANGES, rule="change", weight=1)
PAST = Published(slot="past", option="at0", people=(("HOST", "A"),), cost=CHANGE)


def _problem() -> Problem:
    """A sat in the past slot; since then A is busy then, B would suit better, and the slot got a second option."""
    return Problem(
        people=(Person(id="A", busy=(Busy(start=0, end=5, cause="ill"),)), *people("B")),
        slots=(slot("past", (at(0), at(3)), host("B")), slot("next", 20, host("A", "B"))),
        published=(PAST,),
        frozen=("past",),
    )


def test_past_stays_whatever_has_become_of_it() -> None:
    outcome = solve_here(_problem())

    assert outcome.placed[0] == Placed(slot="past", option="at0", people=(("HOST", "A"),))
    assert outcome.status == Status.OPTIMAL


def test_person_who_was_barred_since_stays() -> None:
    role = Role(name="HOST", need=1, candidates=(), unfilled=UNFILLED, barred=(Barred(person="A", cause="left"),))
    problem = replace(_problem(), slots=(slot("past", 0, role),))

    assert seated(solve_here(problem)) == {"past": ("A",)}


def test_pin_of_the_past_says_nothing() -> None:
    problem = replace(_problem(), pins=(Pin(slot="past", option="at3", role="HOST", person="B"),))

    assert seated(solve_here(problem))["past"] == ("A",)


def test_future_rests_after_the_past() -> None:
    rested = replace(_problem(), rests=(Rest(name="rest", slots=("past", "next"), minutes=30),))

    assert seated(solve_here(rested))["next"] == ("B",)


def test_past_that_breaks_a_rule_is_not_judged_but_nothing_is_added_to_it() -> None:
    old = Published(slot="old", option="at0", people=(("HOST", "B"),), cost=CHANGE)
    problem = replace(
        _problem(),
        people=people("A", "B", "C"),
        slots=(slot("past", 0, host("A")), slot("old", 0, host("B")), slot("next", 0, host("C"))),
        published=(PAST, old),
        frozen=("past", "old"),
        aparts=(Apart(name="apart", people=("A", "B", "C"), groups=(("past", "old", "next"),)),),
    )

    outcome = solve_here(problem)

    assert seated(outcome) == {"past": ("A",), "old": ("B",), "next": ()}
    assert outcome.holes[0].obstacles == (Obstacle(person="C", cause="apart"),)


def test_gap_of_the_past_stays_and_says_why() -> None:
    empty = replace(PAST, people=())

    outcome = solve_here(replace(_problem(), published=(empty,)))

    assert seated(outcome)["past"] == ()
    assert outcome.holes[0].obstacles == (Obstacle(person="B", cause=FROZEN),)


def test_plan_that_changes_the_past_is_a_breach() -> None:
    later = Placed(slot="next", option="at20", people=())
    kept = Placed(slot="past", option="at0", people=(("HOST", "A"),))

    assert verify(_problem(), (kept, later)) == ()
    for changed in (replace(kept, option="at3"), replace(kept, people=(("HOST", "B"),)), replace(kept, people=())):
        (breach,) = verify(_problem(), (changed, later))
        assert (breach.rule, breach.slots) == (FROZEN, ("past",))
    assert verify(_problem(), (replace(kept, people=(("HOST", "B"),)), later)) == (
        Breach(rule=FROZEN, slots=("past",), people=("A", "B")),
    )
