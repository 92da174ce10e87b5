"""Cheapest rows on demand: for many employees, over the whole horizon or a window of it, every hard rule kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from solver.rostering.figures import Codes, Figures
from solver.rostering.lattice import FORBIDDEN, Budget, Lattice
from solver.rostering.sweep import Sweep
from solver.rostering.trace import traced_row

NEAR_SHIFTS = 8
"""Within how many longest shifts totals are near enough for a narrow lattice."""
CACHE_STATES = 2**16
"""How many states of one kind a pass handles at once, so that they stay in the processor's cache."""
LAYER_STATES = 2**25
"""How many states a pass may hold in memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How carefully to look for rows.

    Limits by type of shift are counted exactly while the counts have at most ``counted`` combinations; the others are
    kept by repair. ``narrow`` leaves out rows whose total strays from the even course through the horizon.
    """

    counted: int = 40
    narrow: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The days from ``first`` to before ``last`` are free; outside, the rows of ``codes`` stay."""

    first: int
    last: int
    codes: Codes

    def stop(self, e: int) -> int:
        """The day from which on nothing in the window matters to the row: its next run has begun by then."""
        row = self.codes[e]
        days = len(row)
        day = self.last
        while day < days and (row[day] > 0) == (row[self.last] > 0):
            day += 1
        return min(day + 1, days)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRows:
    """Rows [e, day] over the whole horizon, their costs inside the window, and for whom one was found.

    ``floors`` is a lower bound on the cost of any lawful row inside the window, valid unless the search was narrow;
    ``excess`` [e, s] says how often the row of that cost takes a type beyond its limit (negative: below).
    """

    rows: Codes
    costs: NDArray[np.int64]
    floors: NDArray[np.int64]
    excess: NDArray[np.int64]
    found: NDArray[np.bool_]


def whole_horizon(figures: Figures) -> Window:
    """A window with every day free."""
    return Window(first=0, last=figures.days, codes=np.zeros((figures.employees, figures.days), dtype=np.int8))


def cheapest_rows(
    figures: Figures, staff: Sequence[int], costs: NDArray[np.int64], window: Window, *, effort: Effort
) -> FoundRows:
    """The cheapest lawful row of each of ``staff``; ``costs`` [position in staff, day, code] for all days."""
    costs = np.where(figures.available[list(staff)], costs, FORBIDDEN)
    rows = window.codes[list(staff)].copy()
    values, floors = np.zeros((2, len(staff)), dtype=np.int64)
    excess = np.zeros((len(staff), figures.shifts), dtype=np.int64)
    found = np.zeros(len(staff), dtype=bool)
    for group in _groups(figures, staff, effort):
        for batch in _batches(figures, staff, group, window, effort=effort):
            people = [staff[position] for position in batch]
            sweep = _sweep(figures, people, costs[batch], window, effort=effort)
            lawful = sweep.lawful()
            for e, position in enumerate(batch):
                floors[position] = sweep.values[e]
                if lawful[e]:
                    row, excess[position] = _row_and_excess(sweep, e)
                    repaired = (
                        row if (excess[position] <= 0).all() else _repaired(sweep, e, costs[position], window, effort)
                    )
                    if repaired is not None:
                        rows[position, window.first : window.last] = repaired[: window.last - window.first]
                        found[position] = True
    days = np.arange(window.first, window.last)
    for position in range(len(staff)):
        values[position] = costs[position, days, rows[position, days]].sum()
    return FoundRows(rows=rows, costs=values, floors=floors, excess=excess, found=found)


def _groups(figures: Figures, staff: Sequence[int], effort: Effort) -> list[list[int]]:
    """Positions in ``staff`` of people whose rows can be found together."""
    groups: dict[tuple[object, ...], list[int]] = {}
    for position, e in enumerate(staff):
        groups.setdefault(likeness(figures, e, effort), []).append(position)
    return list(groups.values())


def likeness(figures: Figures, e: int, effort: Effort) -> tuple[object, ...]:
    """People of equal likeness share a lattice: same runs, same counted types, totals that are equal or near."""
    contract = figures.contracts[e]
    near = NEAR_SHIFTS * max(figures.lengths) if effort.narrow else 1
    totals = (contract.min_units // near, contract.max_units // near)
    runs = (contract.min_run, contract.max_run, contract.min_off)
    return (*runs, *totals, counted_types(figures, e, effort.counted))


def counted_types(figures: Figures, e: int, combinations: int) -> tuple[int, ...]:
    """The types whose limit may well bind, tightest first, as many as have so many combinations of counts."""
    contract, counted, states = figures.contracts[e], [], 1
    for most, s in sorted((most, s) for s, most in enumerate(contract.most) if most > 0):
        reachable = min(figures.days, contract.max_units // figures.lengths[s])
        if 3 * most > reachable or states * (most + 1) > combinations:
            break
        states *= most + 1
        counted.append(s)
    return tuple(counted)


def _batches(
    figures: Figures, staff: Sequence[int], group: list[int], window: Window, *, effort: Effort
) -> list[list[int]]:
    people = [staff[position] for position in group]
    lattice = _lattice(figures, people, window, effort=effort)
    states = lattice.size * figures.contracts[people[0]].max_run
    days = lattice.budget.last - lattice.budget.first
    kinds = len({row.tobytes() for row in figures.follows})
    size = max(1, min(CACHE_STATES // states, LAYER_STATES // (states * days * kinds)))
    return [group[at : at + size] for at in range(0, len(group), size)]


def _lattice(figures: Figures, people: Sequence[int], window: Window, *, effort: Effort) -> Lattice:
    stop = max(window.stop(e) for e in people) if window.last < figures.days else figures.days
    return Lattice(
        figures,
        people,
        _budget(figures, people, window, stop),
        counted=counted_types(figures, people[0], effort.counted),
        narrow=effort.narrow,
    )


def _budget(figures: Figures, people: Sequence[int], window: Window, stop: int) -> Budget:
    """What the days outside leave over."""
    codes = window.codes[list(people)]
    outside = np.ones(figures.days, dtype=bool)
    outside[window.first : stop] = False
    contracts = [figures.contracts[e] for e in people]
    used = np.array([0, *figures.lengths])[codes[:, outside]].sum(axis=1)
    works = codes > 0
    fresh = works & ~np.pad(works, ((0, 0), (1, 0)))[:, :-1]
    weekends = ((works & figures.saturday) | (fresh & figures.sunday))[:, outside].sum(axis=1)
    counts = np.stack([(codes[:, outside] == 1 + s).sum(axis=1) for s in range(figures.shifts)], axis=1)
    return Budget(
        first=window.first,
        last=stop,
        min_units=np.array([contract.min_units for contract in contracts]) - used,
        max_units=np.array([contract.max_units for contract in contracts]) - used,
        weekends=np.array([contract.max_weekends for contract in contracts]) - weekends,
        most=np.array([contract.most for contract in contracts]) - counts,
    )


def _sweep(figures: Figures, people: list[int], costs: NDArray[np.int64], window: Window, *, effort: Effort) -> Sweep:
    lattice = _lattice(figures, people, window, effort=effort)
    stop = lattice.budget.last
    inside = costs[:, window.first : stop].copy()
    for day in range(window.last, stop):
        inside[:, day - window.first] = FORBIDDEN
        inside[np.arange(len(people)), day - window.first, window.codes[people, day]] = 0
    return Sweep(lattice, inside, window.codes[people, : window.first])


def _row_and_excess(sweep: Sweep, e: int) -> tuple[Codes, NDArray[np.int64]]:
    most = sweep.lattice.budget.most[e]
    row = traced_row(sweep, e)
    return row, np.bincount(row, minlength=len(most) + 1)[1:] - most


def _repaired(sweep: Sweep, e: int, costs: NDArray[np.int64], window: Window, effort: Effort) -> Codes | None:
    """A lawful row: a type that stands too often is kept to the cheapest days on which it stands."""
    lattice, person = sweep.lattice, sweep.lattice.staff[e]
    costs, most = costs.copy(), lattice.budget.most[e]
    row, excess = _row_and_excess(sweep, e)
    for _ in range(len(most)):
        for s in np.flatnonzero(excess > 0).tolist():
            days = lattice.budget.first + np.flatnonzero(row == 1 + s)
            kept = days[np.argsort(costs[days, 1 + s], kind="stable")][: max(0, int(most[s]))]
            costs[np.setdiff1d(np.arange(window.first, window.last), kept), 1 + s] = FORBIDDEN
        again = _sweep(lattice.figures, [person], costs[None], window, effort=effort)
        if not again.lawful()[0]:
            return None
        row, excess = _row_and_excess(again, 0)
        if excess.max() <= 0:
            return row
    return None
