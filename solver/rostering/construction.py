"""A first roster in a moment: one person after the other takes the row that helps most, then each reconsiders."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import numpy as np
from numpy.typing import NDArray

from solver.rostering.figures import Codes, Figures, counts_of, joining_cost
from solver.rostering.rows import Effort, cheapest_rows, likeness, whole_horizon

CELLS_AT_ONCE = 4000
"""Up to so many cells of the roster everybody chooses alone; beyond it, in proportion, several choose together."""
LONG_HORIZON_DAYS = 70
"""From here on rows are looked for in a narrow lattice first."""


class NoLawfulRowError(Exception):
    """Somebody's own limits contradict one another, or no row was found within the counted limits."""

    def __init__(self, employee: int) -> None:
        super().__init__(f"no lawful row was found for employee {employee}")
        self.employee = employee


def first_roster(figures: Figures, random: Random, otherwise: Callable[[int], Codes]) -> Codes:
    """A lawful roster. ``otherwise`` gives the row of somebody for whom none is found here, or raises."""
    codes = np.zeros((figures.employees, figures.days), dtype=np.int8)
    order = list(range(figures.employees))
    random.shuffle(order)
    counts = np.zeros_like(figures.need)
    for staff in _companies(figures, order):
        codes[staff] = _joining_rows(figures, staff, counts, random, otherwise)
        counts += counts_of(figures, codes[staff])
    return codes


def _companies(figures: Figures, order: list[int]) -> list[list[int]]:
    """Who joins together: each alone while the roster is small, else people whose rows can be found in one go."""
    together = max(1, figures.employees * figures.days // CELLS_AT_ONCE)
    if together == 1:
        return [[e] for e in order]
    alike: dict[tuple[object, ...], list[int]] = {}
    for e in order:
        alike.setdefault(likeness(figures, e, effort_for(figures)), []).append(e)
    return [people[at : at + together] for people in alike.values() for at in range(0, len(people), together)]


def effort_for(figures: Figures) -> Effort:
    """How carefully rows are looked for when many are wanted quickly."""
    return Effort(counted=6, narrow=figures.days >= LONG_HORIZON_DAYS)


def _joining_rows(
    figures: Figures, staff: list[int], counts: NDArray[np.int64], random: Random, otherwise: Callable[[int], Codes]
) -> Codes:
    """Rows for people who join together: of each place that is open, everybody sees only their chance of getting it."""
    joining = joining_cost(figures, counts)
    costs = figures.wishes[staff] + joining
    if len(staff) > 1:
        rng = np.random.default_rng(random.getrandbits(32))
        rivals = np.maximum(1, figures.available[staff, :, 1:].sum(axis=0) // 2)
        chance = np.pad((figures.need - counts) / rivals, ((0, 0), (1, 0)))
        unlucky = rng.random(costs.shape) > chance
        costs = np.where(unlucky & (joining < 0), figures.wishes[staff] + np.abs(joining) // 8, costs)
    return lawful_rows(figures, staff, costs, otherwise)


def lawful_rows(
    figures: Figures, staff: list[int], costs: NDArray[np.int64], otherwise: Callable[[int], Codes]
) -> Codes:
    """The cheapest rows; for a long horizon cheap ones, found quickly."""
    effort = effort_for(figures)
    found = cheapest_rows(figures, staff, costs, whole_horizon(figures), effort=effort)
    rows = found.rows
    for position in np.flatnonzero(~found.found).tolist():
        rows[position] = otherwise(staff[position])
    return rows


def reconsidered(figures: Figures, codes: Codes, e: int) -> Codes:
    """The roster in which the person takes the row that is cheapest given all the others."""
    counts = counts_of(figures, codes) - counts_of(figures, codes[[e]])
    costs = figures.wishes[[e]] + joining_cost(figures, counts)
    found = cheapest_rows(figures, [e], costs, whole_horizon(figures), effort=effort_for(figures))
    days = np.arange(figures.days)
    if not found.found[0] or found.costs[0] > costs[0, days, codes[e]].sum():
        return codes
    changed = codes.copy()
    changed[e] = found.rows[0]
    return changed
