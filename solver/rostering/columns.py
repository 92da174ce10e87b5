"""Column generation: price rows by what the master says a place is worth, until no row would help any more.

Rows of a person are found by dynamic programming (``rows``), so each step is exact, and the prices give a lower bound.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from time import monotonic

import numpy as np
from numpy.typing import NDArray

from solver.rostering.figures import Codes, Figures
from solver.rostering.master import Floats, Master, Prices
from solver.rostering.rows import Effort, Window, cheapest_rows

SMOOTHING = 0.6
"""How much of the best prices so far goes into the next: keeps prices from swinging."""
TOLL = 0.01
"""How much of the weight of cover each shift beyond a limit adds to what a person pays for the type."""
PATIENCE, STANDSTILL = 8, 5e-4
"""The cost stands still when it falls by less than this share in so many steps."""
WIDEST_PRICE = 2**25
"""The largest sum of prices over a horizon, in fractions, that the integer arithmetic of rows may see."""


@dataclass(slots=True)
class Progress:
    """Where the relaxation stands: the master's cost, the best proven bound, the prices that proved it."""

    cost: float = float("inf")
    bound: float = float("-inf")
    centre: Floats | None = None
    prices: Prices | None = None


class Columns:
    """The relaxation of ``staff`` in a window, everybody else fixed.

    Rows are looked for with the first of ``efforts`` until it finds none, then with the next. The bound is valid
    unless one of them is narrow.
    """

    def __init__(
        self, figures: Figures, staff: Sequence[int], window: Window, *, efforts: Sequence[Effort], deadline: float
    ) -> None:
        self.figures, self.staff, self.window = figures, list(staff), window
        self.master = Master(figures, staff, window.codes)
        self.settled: dict[int, Codes] = {}
        self.progress = Progress()
        self._efforts, self.deadline = list(efforts), deadline
        heaviest = int(max(figures.under.max(initial=1), figures.over.max(initial=1), figures.wishes.max(initial=1), 1))
        self._fractions = max(1, min(128, WIDEST_PRICE // (heaviest * figures.days)))
        self._tolls = np.zeros((len(self.staff), figures.shifts), dtype=np.int64)
        self._most = np.array([figures.contracts[e].most for e in self.staff])
        self._pricings = 0
        for position, e in enumerate(self.staff):
            self.master.add_row(position, window.codes[e])

    def open_positions(self) -> list[int]:
        """The positions of the staff whose row is not settled."""
        return [position for position in range(len(self.staff)) if position not in self.settled]

    def settle(self, position: int, number: int) -> None:
        """Give somebody the row of that number."""
        self.master.keep_only(position, number)
        self.settled[position] = self.master.rows[position][number]

    def converge(self, *, steps: int, goal: float, slack: float = 0.0) -> bool:
        """At most so many steps of pricing; True when no row helps, the bound meets ``goal``, or the cost stands still.

        The bound also suffices when it lies below the cost by no more than the share ``slack``.

        False when steps or time ran out first. The bound starts anew: once somebody is settled, it holds for the rest.
        """
        self.progress.bound, self.progress.centre = float("-inf"), None
        costs: list[float] = []
        for _ in range(steps):
            prices = self.master.solve(self.deadline - monotonic())
            if prices is None or monotonic() > self.deadline:
                return False
            self.progress.prices, self.progress.cost = prices, prices.cost
            costs.append(prices.cost)
            stands_still = self._stands_still(costs)
            if self._bound_reached(goal, slack) or (stands_still and len(self._efforts) == 1):
                return True
            centre = self.progress.centre
            smooth = prices.places if centre is None else SMOOTHING * centre + (1 - SMOOTHING) * prices.places
            helps = self._price(smooth, prices) or self._price(prices.places, prices)
            if stands_still or not helps:
                if len(self._efforts) == 1:
                    return True
                del self._efforts[0]
                costs.clear()
        return False

    def _stands_still(self, costs: list[float]) -> bool:
        """Whether the cost hardly falls any more; before the bound comes near, it only has not begun to fall."""
        near = self.progress.bound > costs[-1] / 2
        return near and len(costs) > PATIENCE and costs[-PATIENCE - 1] - costs[-1] < STANDSTILL * costs[-1]

    def _bound_reached(self, goal: float, slack: float) -> bool:
        bound = ceil(self.progress.bound - 1e-6) if self.progress.bound > float("-inf") else -1
        return bound >= min(goal, (1 - slack) * self.progress.cost - 1e-6)

    def _price(self, places: Floats, prices: Prices) -> bool:
        """Add each person's cheapest row at these prices; whether any of them can lower the master's cost."""
        positions = self.open_positions()
        if not positions:
            return False
        figures, staff = self.figures, [self.staff[position] for position in positions]
        fractions = np.rint(np.clip(places, -figures.over, figures.under) * self._fractions).astype(np.int64)
        charges = np.pad(fractions, ((0, 0), (1, 0)))
        costs = figures.wishes[staff] * self._fractions - charges
        tolls = self._tolls[positions]
        costs[:, :, 1:] += tolls[:, None, :]
        found = cheapest_rows(figures, staff, costs, self.window, effort=self._efforts[0])
        floors = found.floors + self._outside(staff, costs) - (tolls * self._most[positions]).sum(axis=1)
        self._note_bound(fractions, floors)
        self._adjust_tolls(positions, found.excess)
        added = False
        for number in np.flatnonzero(found.found).tolist():
            position, row = positions[number], found.rows[number]
            e = self.staff[position]
            days = np.arange(figures.days)
            worth = figures.wishes[e, days, row].sum() - np.pad(prices.places, ((0, 0), (1, 0)))[days, row].sum()
            if worth < prices.people[position] - 1e-6:
                added |= self.master.add_row(position, row)
        return added

    def _adjust_tolls(self, positions: list[int], excess: NDArray[np.int64]) -> None:
        """Whoever takes a type too often pays more for it from now on, and less again when there is room."""
        self._pricings += 1
        step = TOLL * self.figures.under.mean() * self._fractions / (1 + self._pricings / 20)
        change = np.rint(step * excess).astype(np.int64)
        self._tolls[positions] = np.maximum(0, self._tolls[positions] + change)

    def promising(self, position: int, most: int) -> list[Codes]:
        """The person's rows that the last prices favour most."""
        assert self.progress.prices is not None
        rows = np.array(self.master.rows[position])
        days, places = np.arange(self.figures.days), np.pad(self.progress.prices.places, ((0, 0), (1, 0)))
        reduced = self.figures.wishes[self.staff[position], days, rows].sum(axis=1) - places[days, rows].sum(axis=1)
        return [rows[number] for number in np.argsort(reduced, kind="stable")[:most].tolist()]

    def _outside(self, staff: list[int], costs: NDArray[np.int64]) -> NDArray[np.int64]:
        """What the rows cost on the days that are not free."""
        days = np.r_[: self.window.first, self.window.last : self.figures.days]
        return np.asarray(
            costs[np.arange(len(staff))[:, None], days, self.window.codes[np.ix_(staff, days)]].sum(axis=1)
        )

    def _note_bound(self, fractions: NDArray[np.int64], floors: NDArray[np.int64]) -> None:
        """Lagrange: whatever the prices, cover paid by them plus everybody's cheapest row is a lower bound."""
        figures, total = self.figures, int((self.master.open * fractions).sum() + floors.sum())
        days = np.arange(figures.days)
        for position, row in self.settled.items():
            charges = np.pad(fractions, ((0, 0), (1, 0)))[days, row]
            wishes = figures.wishes[self.staff[position], days, row] * self._fractions
            total += int((wishes - charges).sum())
        bound = self.master.constant + total / self._fractions
        if bound > self.progress.bound:
            self.progress.bound, self.progress.centre = bound, fractions / self._fractions
