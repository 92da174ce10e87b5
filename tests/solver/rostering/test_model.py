"""The compact model against every roster there is."""

from __future__ import annotations

import numpy as np
import pytest

from solver.rostering.figures import figures_of, roster_of, total_cost
from solver.rostering.model import Parameters, RosterModel
from solver.rostering.rows import Window, whole_horizon
from solver.rostering.verification import cost_of, find_violations
from tests.solver.rostering.small import least_cost, random_problem

QUICK = Parameters(seconds=10, seed=1, strong_relaxation=False)


@pytest.mark.parametrize("seed", range(10))
def test_the_model_is_as_good_as_trying_all(seed: int) -> None:
    problem = random_problem(seed, staff=2, days=6)
    figures = figures_of(problem)

    answer = RosterModel(figures, range(2), whole_horizon(figures)).solve(QUICK)

    assert answer.proven
    assert answer.cost == least_cost(problem)
    if answer.codes is not None:
        roster = roster_of(problem, answer.codes)
        assert find_violations(problem, roster) == ()
        assert cost_of(problem, roster) == answer.cost == answer.bound


@pytest.mark.parametrize("seed", [0, 3, 5, 7])
def test_a_neighbourhood_changes_only_its_people_and_days(seed: int) -> None:
    problem = random_problem(seed, staff=3, days=10)
    figures = figures_of(problem)
    start = RosterModel(figures, range(3), whole_horizon(figures)).solve(QUICK)
    if start.codes is None:
        pytest.skip("nobody can work this")
    worse = RosterModel(figures, range(3), whole_horizon(figures))
    worse.cp.maximize(sum(worse.takes.values()))
    base = worse.solve(QUICK).codes
    assert base is not None

    answer = RosterModel(figures, [0, 2], Window(first=3, last=8, codes=base)).solve(QUICK, hint=base)

    assert answer.codes is not None
    changed = np.argwhere(answer.codes != base)
    assert {int(e) for e, _ in changed} <= {0, 2}
    assert all(3 <= day < 8 for _, day in changed)
    assert find_violations(problem, roster_of(problem, answer.codes)) == ()
    assert answer.cost == total_cost(figures, answer.codes) <= total_cost(figures, base)
