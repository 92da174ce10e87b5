"""The relaxation over rows and the dive into it."""

from __future__ import annotations

from random import Random
from time import monotonic

import pytest

from solver.rostering.columns import Columns
from solver.rostering.construction import NoLawfulRowError, first_roster
from solver.rostering.dive import EndGame, dive
from solver.rostering.figures import Codes, Figures, figures_of, roster_of, total_cost
from solver.rostering.rows import Effort, Window
from solver.rostering.verification import find_violations
from tests.solver.rostering.made_up import hospital
from tests.solver.rostering.small import least_cost, random_problem


def refuse(e: int) -> Codes:
    raise NoLawfulRowError(e)


def columns_of(figures: Figures) -> Columns:
    codes = first_roster(figures, Random(1), refuse)
    window = Window(first=0, last=figures.days, codes=codes)
    staff = list(range(figures.employees))
    return Columns(figures, staff, window, efforts=(Effort(),), deadline=monotonic() + 20)


@pytest.mark.parametrize("seed", range(8))
def test_the_bound_is_never_above_the_least_cost(seed: int) -> None:
    problem = random_problem(seed, staff=2, days=6)
    least = least_cost(problem)
    if least is None:
        pytest.skip("nobody can work this")
    columns = columns_of(figures_of(problem))

    assert columns.converge(steps=100, goal=float("inf"))
    assert columns.progress.bound <= columns.progress.cost + 1e-6
    assert columns.progress.bound <= least


def test_a_dive_is_lawful_and_better_than_its_start() -> None:
    problem = hospital(days=28, staff=12, families=1)
    figures = figures_of(problem)
    columns = columns_of(figures)
    start = total_cost(figures, columns.window.codes)
    columns.converge(steps=60, goal=float("inf"))

    codes = dive(columns, EndGame(seconds=1.0), best=start, seed=1, deadline=monotonic() + 20)

    assert codes is not None
    assert find_violations(problem, roster_of(problem, codes)) == ()
    assert columns.progress.bound <= total_cost(figures, codes) < start


def test_a_dive_ends_when_it_cannot_be_better() -> None:
    columns = columns_of(figures_of(hospital(days=28, staff=12, families=1)))
    columns.converge(steps=60, goal=float("inf"))

    codes = dive(columns, EndGame(cells=100, seconds=1.0), best=0, seed=1, deadline=monotonic() + 20)

    assert codes is None


@pytest.mark.parametrize(
    ("cells", "seconds", "proven", "expected"),
    [(1000, 0.9, True, 1150), (1000, 1.0, True, 1000), (1000, 0.9, False, 850), (300, 4.0, False, 300)],
)
def test_the_end_game_grows_when_quick_and_shrinks_when_open(
    cells: int, seconds: float, proven: bool, expected: int
) -> None:
    end = EndGame(cells=cells, seconds=4.0)

    end.learn(seconds=seconds, proven=proven)

    assert end.cells == expected
