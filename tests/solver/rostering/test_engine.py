"""The front door, with real solving processes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from time import monotonic

import pytest

from solver.rostering.engine import find_roster
from solver.rostering.limits import RosterLimits
from solver.rostering.messages import Method
from solver.rostering.nrp_file import read_nrp_file
from solver.rostering.verification import cost_of, find_violations
from tests.solver.rostering.made_up import hospital
from tests.solver.rostering.small import alone, least_cost, random_problem


@pytest.mark.parametrize("method", list(Method))
def test_a_small_problem_is_proven(method: Method) -> None:
    problem = random_problem(5, staff=2, days=6)

    outcome = find_roster(problem, RosterLimits(seconds=20), method=method)

    assert outcome.roster is not None
    assert find_violations(problem, outcome.roster) == ()
    assert outcome.objective == outcome.bound == cost_of(problem, outcome.roster) == least_cost(problem)
    assert outcome.seconds < 19


@pytest.mark.parametrize(("number", "best"), [(1, 607), (2, 828)])
def test_public_instances_reach_their_proven_optimum(shared: Path, number: int, best: int) -> None:
    problem = read_nrp_file(shared / "nrp" / f"Instance{number}.txt")

    outcome = find_roster(problem, RosterLimits(seconds=30))

    assert outcome.objective == best


def test_the_time_is_kept_and_progress_told() -> None:
    problem = hospital(days=56, staff=25, families=3)
    heard: list[tuple[int | None, int | None, float]] = []
    started = monotonic()

    outcome = find_roster(
        problem, RosterLimits(seconds=5), on_progress=lambda cost, bound, at: heard.append((cost, bound, at))
    )

    assert monotonic() - started < 6
    assert outcome.roster is not None
    costs = [cost for cost, _, _ in heard if cost is not None]
    assert costs == sorted(costs, reverse=True)
    assert costs[-1] == outcome.objective


@pytest.mark.parametrize("method", list(Method))
def test_limits_that_clash_leave_no_roster(method: Method) -> None:
    problem = alone(days=7, min_minutes=3840, max_consecutive_shifts=2)
    assert least_cost(problem) is None

    outcome = find_roster(problem, RosterLimits(seconds=20), method=method)

    assert (outcome.roster, outcome.objective) == (None, None)
    assert outcome.seconds < 19


def test_a_limit_of_no_use_is_refused() -> None:
    for wrong in ({"seconds": 0.0}, {"processes": 0}, {"seed": -1}):
        with pytest.raises(ValueError, match=r"must"):
            replace(RosterLimits(), **wrong)
