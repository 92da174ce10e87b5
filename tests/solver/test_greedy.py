from __future__ import annotations

from hypothesis import given, settings

from solver.answers import PartJob, PartLimits
from solver.canonical import canonical
from solver.engine import Limits
from solver.greedy import fill, first_plan
from solver.levels import costs_of, solve_part
from solver.outcome import Placed, Status
from solver.parts import decompose
from solver.pinning import broken_pins, with_pins
from solver.problem import Busy, Candidate, Person, Pin, Problem
from solver.verification import verify
from tests.solver.county_like import county_month
from tests.solver.small import WISH, at, host, people, slot, solve_here
from tests.solver.test_levels import problems, problems_with_a_past


@settings(max_examples=80, deadline=None, derandomize=True)
@given(problems() | problems_with_a_past())
def test_first_plan_keeps_every_hard_rule(problem: Problem) -> None:
    part = canonical(with_pins(problem))

    answer = first_plan(PartJob(index=0, part=part, limits=PartLimits(seconds=1, deterministic_seconds=1, seed=1)))

    assert answer.found or problem.most_changes is not None
    assert not answer.found or verify(problem, answer.placed) == ()


def test_first_plan_keeps_the_pins_before_others_take_their_people() -> None:
    problem = Problem(
        people=people("A"),
        slots=(slot("a", 0, host("A")), slot("b", 5, host("A"))),
        pins=(Pin(slot="b", role="HOST", person="A"), Pin(slot="b", option="at5")),
    )

    assert [place.people for place in fill(problem)] == [(), (("HOST", "A"),)]


def test_first_plan_prefers_full_options_then_cheap_people_then_no_reserve() -> None:
    role = host(Candidate(person="R", reserve=True), Candidate(person="A", costs=(WISH,)), "B")
    away = Person(id="B", busy=(Busy(start=0, end=5, cause="x"),))
    problem = Problem(people=(*people("A", "R"), away), slots=(slot("s", (at(0), at(20)), role),))

    (placed,) = fill(problem)

    assert (placed.option, placed.people) == ("at20", (("HOST", "B"),))


def test_first_plan_claims_no_bound() -> None:
    problem = Problem(people=(), slots=(slot("s", 0, host()),))

    answer = first_plan(PartJob(index=0, part=problem, limits=PartLimits(seconds=1, deterministic_seconds=1, seed=1)))

    assert [(level.cost, level.bound) for level in answer.levels] == [(1, 0), (0, 0), (0, 0), (0, 0), (0, 0)]
    assert not answer.proven


def test_search_without_time_still_returns_a_sound_plan() -> None:
    problem = county_month(2, towns=1, villages=5, weeks=2, leaders=4)

    outcome = solve_here(problem, Limits(seconds=60, deterministic_seconds=1e-9))

    assert outcome.status == Status.FEASIBLE
    assert len(outcome.placed) == len(problem.slots)
    assert all(level.bound <= level.cost for level in outcome.costs)


def test_first_plan_of_a_county_leaves_few_holes() -> None:
    for part in decompose(canonical(county_month(2, towns=1, villages=5, weeks=2, leaders=4))):
        assert sum(len(place.people) for place in fill(part)) * 4 >= len(part.slots) * 3


def test_search_that_was_cut_short_is_no_worse_than_the_first_plan() -> None:
    part = max(decompose(canonical(county_month(2, towns=1))), key=lambda part: len(part.slots))
    limits = PartLimits(seconds=60, deterministic_seconds=1e-9, seed=1)
    job = PartJob(index=0, part=part, limits=limits)

    answer = solve_part(job)

    assert costs_of(answer) <= costs_of(first_plan(job))
    assert not answer.proven


def test_first_plan_that_breaks_a_pin_does_not_replace_one_that_keeps_it() -> None:
    kept = Problem(people=people("A"), slots=(slot("s", 0, host("A")),), pins=(Pin(slot="s", role="HOST", person="A"),))

    assert broken_pins(kept, fill(kept)) == 0
    assert broken_pins(kept, (Placed(slot="s", option="at0", people=()),)) == 1
