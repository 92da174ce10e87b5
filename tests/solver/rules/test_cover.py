from __future__ import annotations

import pytest

from solver.outcome import Status
from solver.problem import Barred, Busy, Candidate, Level, Person, Problem, Role
from tests.solver.small import UNFILLED, WISH, at, cost, host, people, seated, slot, solve_here


@pytest.mark.parametrize(("need", "missing"), [(2, 0), (3, 1)])
def test_role_stays_short_only_of_people_that_do_not_exist(need: int, missing: int) -> None:
    problem = Problem(people=people("A", "B"), slots=(slot("s", 0, host("A", "B", need=need)),))

    outcome = solve_here(problem)

    assert outcome.status == Status.OPTIMAL
    assert seated(outcome) == {"s": ("A", "B")}
    assert cost(outcome, Level.UNFILLED) == missing


@pytest.mark.parametrize(("busy_until", "expected"), [(10, ("A",)), (11, ())])
def test_busy_person_is_kept_out_to_the_minute(busy_until: int, expected: tuple[str, ...]) -> None:
    person = Person(id="A", busy=(Busy(start=0, end=busy_until, cause="absence:1"),))
    problem = Problem(people=(person,), slots=(slot("s", 10, host("A")),))

    assert seated(solve_here(problem)) == {"s": expected}


def test_barred_person_never_sits() -> None:
    role = Role(
        name="HOST",
        need=1,
        candidates=(Candidate(person="A"),),
        unfilled=UNFILLED,
        barred=(Barred(person="A", cause="today"),),
    )
    problem = Problem(people=people("A"), slots=(slot("s", 0, role),))

    assert seated(solve_here(problem)) == {"s": ()}


@pytest.mark.parametrize(("allowed", "served"), [((), 2), (("at0",), 2), (("at50",), 1)])
def test_candidate_sits_only_at_their_options(allowed: tuple[str, ...], served: int) -> None:
    both = (at(0), at(50))
    helper = slot("s", both, host(Candidate(person="A", options=allowed)), host("B", name="CADRE"))
    person = Person(id="B", busy=(Busy(start=50, end=60, cause="x"),))
    problem = Problem(people=(*people("A"), person), slots=(helper,))

    outcome = solve_here(problem)

    assert len(seated(outcome)["s"]) == served


def test_role_that_needs_nobody_gets_nobody() -> None:
    problem = Problem(people=people("A"), slots=(slot("s", 0, host("A", need=0)),))

    assert seated(solve_here(problem)) == {"s": ()}


def test_reserve_is_left_out_where_the_others_suffice() -> None:
    cheap = Candidate(person="R", reserve=True)
    role = host(Candidate(person="A", costs=(WISH,)), cheap)

    outcome = solve_here(Problem(people=people("A", "R"), slots=(slot("s", 0, role),)))

    assert seated(outcome) == {"s": ("A",)}


def test_reserve_fills_what_the_others_leave_empty() -> None:
    away = Person(id="A", busy=(Busy(start=0, end=10, cause="x"),))
    role = host("A", Candidate(person="R", reserve=True))

    outcome = solve_here(Problem(people=(away, Person(id="R")), slots=(slot("s", 0, role),)))

    assert seated(outcome) == {"s": ("R",)}
