from __future__ import annotations

from threading import Event
from time import monotonic

import pytest

from solver.engine import Limits, solve, solve_through
from solver.outcome import Status
from solver.problem import Problem
from solver.stopping import StopSignal
from solver.verification import verify
from tests.solver.county_like import county_month
from tests.solver.duty_like import duty_month
from tests.solver.small import LIMITS, host, people, run_here, slot


def test_signal_ends_the_search_that_runs() -> None:
    stop, ended = StopSignal(), Event()

    with stop.ending(ended.set):
        stop.give()
        assert ended.wait(10)
    assert stop.is_given()


def test_signal_given_before_ends_a_search_that_starts_late() -> None:
    stop, ended = StopSignal(), Event()
    stop.give()

    with stop.ending(ended.set):
        assert ended.wait(10)


def test_stopped_solve_returns_a_sound_plan_of_everything() -> None:
    problem = duty_month(2, days=62, officers=28)
    asked: list[float] = []

    def should_stop() -> bool:
        asked.append(monotonic())
        return monotonic() - asked[0] > 1

    outcome = solve(problem, Limits(seconds=300, deterministic_seconds=300), should_stop=should_stop)

    assert outcome.status == Status.FEASIBLE
    assert outcome.seconds < 60
    assert verify(problem, outcome.placed) == ()
    assert len(outcome.placed) == len(problem.slots)


def test_solve_that_is_stopped_at_once_still_answers() -> None:
    problem = Problem(people=people("A"), slots=(slot("s", 0, host("A")),))

    outcome = solve_through(run_here, problem, LIMITS, should_stop=lambda: True)

    assert (outcome.status, outcome.holes) == (Status.FEASIBLE, ())


@pytest.mark.parametrize("seconds", [0.05, 1.0])
def test_little_time_still_gives_a_sound_plan_of_everything(seconds: float) -> None:
    for problem in (duty_month(4), county_month(3, towns=3)):
        outcome = solve(problem, Limits(seconds=seconds))

        assert verify(problem, outcome.placed) == ()
        assert len(outcome.placed) == len(problem.slots)
