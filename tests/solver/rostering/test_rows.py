"""Rows by dynamic programming: lawful, and as cheap as the cheapest of all lawful rows."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from solver.rostering.figures import Codes, Figures, figures_of, roster_of
from solver.rostering.problem import RosterProblem
from solver.rostering.rows import Effort, Window, cheapest_rows, whole_horizon
from solver.rostering.verification import find_violations
from tests.solver.rostering.made_up import hospital
from tests.solver.rostering.small import lawful_rows, random_problem


def random_costs(figures: Figures, seed: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return rng.integers(-9, 10, (figures.employees, figures.days, 1 + figures.shifts))


def coded(problem: RosterProblem, employee: int) -> list[Codes]:
    numbers = {None: 0, **{shift.id: 1 + s for s, shift in enumerate(problem.shifts)}}
    return [np.array([numbers[cell] for cell in row], dtype=np.int8) for row in lawful_rows(problem, employee)]


def price(costs: np.ndarray, row: Codes) -> int:
    return int(costs[np.arange(len(row)), row].sum())


@pytest.mark.parametrize("seed", range(12))
def test_the_cheapest_row_is_the_cheapest_of_all(seed: int) -> None:
    problem = random_problem(seed, staff=4, days=7)
    figures = figures_of(problem)
    costs = random_costs(figures, seed)

    found = cheapest_rows(figures, range(4), costs, whole_horizon(figures), effort=Effort())

    for e in range(4):
        least = min((price(costs[e], row) for row in coded(problem, e)), default=None)
        assert (int(found.costs[e]) if found.found[e] else None) == least
        if found.found[e]:
            assert price(costs[e], found.rows[e]) == least


@pytest.mark.parametrize("seed", range(12))
def test_a_window_keeps_the_days_outside_and_every_rule(seed: int) -> None:
    problem = random_problem(seed, staff=1, days=8)
    figures = figures_of(problem)
    rows = coded(problem, 0)
    if not rows:
        pytest.skip("nobody can work this")
    base, costs = rows[seed * 7 % len(rows)], random_costs(figures, seed)
    window = Window(first=2, last=5, codes=base[None])

    found = cheapest_rows(figures, [0], costs, window, effort=Effort())

    same = [row for row in rows if (row[:2] == base[:2]).all() and (row[5:] == base[5:]).all()]
    assert found.found[0]
    assert int(found.costs[0]) == min(price(costs[0, 2:5], row[2:5]) for row in same)
    assert any((found.rows[0] == row).all() for row in same)


@pytest.mark.parametrize("effort", [Effort(), Effort(counted=1), Effort(narrow=True)])
def test_rows_of_a_quarter_are_lawful_whatever_the_effort(effort: Effort) -> None:
    problem = hospital(days=84, staff=6, families=2)
    figures = figures_of(problem)

    found = cheapest_rows(figures, range(6), random_costs(figures, 1), whole_horizon(figures), effort=effort)

    assert found.found.all()
    assert find_violations(problem, roster_of(problem, found.rows)) == ()


def test_a_floor_holds_although_limits_are_not_counted() -> None:
    problem = random_problem(3, staff=6, days=7)
    figures = figures_of(problem)
    costs = random_costs(figures, 3)

    exact, rough = (
        cheapest_rows(figures, range(6), costs, whole_horizon(figures), effort=Effort(counted=counted))
        for counted in (40, 1)
    )

    assert (rough.floors <= exact.floors).all()


def test_nobody_gets_a_row_from_limits_that_clash() -> None:
    problem = random_problem(1, staff=1, days=7)
    clashing = replace(problem.employees[0], min_minutes=5000, max_minutes=5000)
    figures = figures_of(replace(problem, employees=(clashing,)))

    found = cheapest_rows(figures, [0], random_costs(figures, 1), whole_horizon(figures), effort=Effort())

    assert not found.found[0]
