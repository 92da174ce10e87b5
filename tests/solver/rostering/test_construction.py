"""First rosters: lawful, always the same for a seed, and only improved by reconsidering."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from time import process_time

import numpy as np
import pytest

from solver.rostering.construction import NoLawfulRowError, first_roster, reconsidered
from solver.rostering.figures import Codes, figures_of, roster_of, total_cost
from solver.rostering.rows import Effort, cheapest_rows, whole_horizon
from solver.rostering.verification import cost_of, find_violations
from tests.solver.rostering.made_up import hospital
from tests.solver.rostering.small import random_problem


def refuse(e: int) -> Codes:
    raise NoLawfulRowError(e)


@pytest.mark.parametrize(("days", "staff", "families"), [(14, 5, 1), (28, 12, 3), (98, 45, 2)])
def test_a_first_roster_is_lawful_and_costs_what_it_says(days: int, staff: int, families: int) -> None:
    problem = hospital(days=days, staff=staff, families=families)
    figures = figures_of(problem)

    codes = first_roster(figures, Random(1), refuse)

    roster = roster_of(problem, codes)
    assert find_violations(problem, roster) == ()
    assert total_cost(figures, codes) == cost_of(problem, roster)


def test_the_same_seed_gives_the_same_first_roster() -> None:
    figures = figures_of(hospital(days=98, staff=45, families=2))

    first, again = (first_roster(figures, Random(5), refuse) for _ in range(2))

    assert (first == again).all()


def test_reconsidering_never_costs_more() -> None:
    figures = figures_of(hospital(days=28, staff=10, families=2))
    careless = np.zeros((10, 28, 1 + figures.shifts), dtype=np.int64)
    codes = cheapest_rows(figures, range(10), careless, whole_horizon(figures), effort=Effort()).rows
    costs = [total_cost(figures, codes)]

    for e in range(10):
        codes = reconsidered(figures, codes, e)
        costs.append(total_cost(figures, codes))

    assert costs == sorted(costs, reverse=True)
    assert costs[-1] < costs[0]


def test_the_row_comes_from_elsewhere_when_none_is_found() -> None:
    problem = random_problem(1, staff=2, days=7)
    away = replace(problem.employees[1], min_minutes=480, days_off=tuple(range(7)))
    figures = figures_of(replace(problem, employees=(problem.employees[0], away)))
    elsewhere = np.ones(7, dtype=np.int8)
    asked: list[int] = []

    def otherwise(e: int) -> Codes:
        asked.append(e)
        return elsewhere

    codes = first_roster(figures, Random(1), otherwise)

    assert asked == [1]
    assert (codes[1] == elsewhere).all()


def test_a_year_of_many_people_is_quickly_filled() -> None:
    problem = hospital(days=364, staff=16, families=8)
    figures = figures_of(problem)
    started = process_time()

    codes = first_roster(figures, Random(1), refuse)

    assert process_time() - started < 8
    assert find_violations(problem, roster_of(problem, codes)) == ()
