from __future__ import annotations

import pytest

from solver.outcome import Alternative, ShareStanding
from solver.problem import Busy, Candidate, Cost, FairShare, Level, Person, Pin, Problem
from solver.reasons import candidates, why
from tests.solver.small import WISH, host, people, slot, solve_here

OFFICE = Cost(level=Level.OFFICE_RULES, rule="office", weight=2)


def _problem() -> Problem:
    role = host(
        Candidate(person="A"),
        Candidate(person="B", costs=(WISH,)),
        Candidate(person="C", costs=(OFFICE,)),
        Candidate(person="away"),
    )
    return Problem(
        people=(*people("A", "B", "C"), Person(id="away", busy=(Busy(start=0, end=1, cause="absence"),))),
        slots=(slot("s", 0, role), slot("t", 100, host("A", "C"))),
        shares=(FairShare(name="fair", roles=("HOST",), slots=("s", "t"), carried=(("B", 1), ("C", 3))),),
    )


def test_candidates_are_ranked_with_what_each_would_change() -> None:
    problem = _problem()
    outcome = solve_here(problem)

    assert candidates(problem, outcome, "s", "HOST") == (
        Alternative(person="A", option="at0", obstacle=None, changes=()),
        Alternative(person="B", option="at0", obstacle=None, changes=((Level.WISHES, "wish", 1),)),
        Alternative(
            person="C",
            option="at0",
            obstacle=None,
            changes=((Level.OFFICE_RULES, "office", 2), (Level.FAIRNESS, "fair", 4)),
        ),
        Alternative(person="away", option="at0", obstacle="absence", changes=()),
    )


def test_why_names_costs_others_and_loads() -> None:
    problem = _problem()

    reason = why(problem, solve_here(problem), "t", "A")

    assert reason.costs == ((Level.FAIRNESS, "fair", 3),)
    assert reason.possible == 1
    assert reason.best is not None
    assert reason.best.person == "C"
    assert reason.worse == (Level.FAIRNESS, "fair", 4)
    assert reason.shares == (ShareStanding(name="fair", before=1, after=2, least=2, most=3),)


def test_why_of_the_only_candidate_has_no_alternative() -> None:
    problem = Problem(people=people("A"), slots=(slot("s", 0, host("A")),))

    reason = why(problem, solve_here(problem), "s", "A")

    assert (reason.possible, reason.best, reason.worse, reason.costs, reason.shares) == (0, None, None, (), ())


def test_pinned_person_has_no_alternative() -> None:
    problem = Problem(
        people=people("A", "B"), slots=(slot("s", 0, host("A", "B")),), pins=(Pin(slot="s", role="HOST", person="A"),)
    )

    assert why(problem, solve_here(problem), "s", "A").possible == 0


def test_hole_is_offered_to_everybody_with_their_obstacle() -> None:
    away = Person(id="A", busy=(Busy(start=0, end=1, cause="absence"),))
    problem = Problem(people=(away, Person(id="B")), slots=(slot("s", 0, host("A", "B", need=2)),))

    assert candidates(problem, solve_here(problem), "s", "HOST") == (
        Alternative(person="B", option="at0", obstacle=None, changes=()),
        Alternative(person="A", option="at0", obstacle="absence", changes=()),
    )


def test_full_role_of_several_offers_the_cheapest_exchange() -> None:
    role = host("A", Candidate(person="B", costs=(WISH,)), Candidate(person="C", costs=(WISH, WISH)), need=2)
    problem = Problem(people=people("A", "B", "C"), slots=(slot("s", 0, role),))

    ranked = candidates(problem, solve_here(problem), "s", "HOST")

    assert [(way.person, way.changes) for way in ranked] == [
        ("A", ()),
        ("B", ()),
        ("C", ((Level.WISHES, "wish", 1),)),
    ]


@pytest.mark.parametrize(("slot_id", "role"), [("x", "HOST"), ("s", "X")])
def test_unknown_seat_is_refused(slot_id: str, role: str) -> None:
    problem = _problem()
    outcome = solve_here(problem)

    with pytest.raises(KeyError):
        candidates(problem, outcome, slot_id, role)


def test_why_of_somebody_who_does_not_sit_there_is_refused() -> None:
    problem = _problem()
    outcome = solve_here(problem)

    with pytest.raises(KeyError):
        why(problem, outcome, "t", "C")
