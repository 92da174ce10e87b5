"""The states in which a row can be after a day: what has been used of each limit, laid out flat.

A state holds, from the slowest to the fastest axis: how often each counted type was worked, the weekends worked, and
the units worked, the last two relative to a lower end that rises from day to day. Working a shift is then one step of
the same length for every state: the flat index grows by a constant. Axes are padded so that a step over the end of an
axis lands in padding, which ``wipe`` clears.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from solver.rostering.figures import Figures

Costs = NDArray[np.int32]
NOWHERE = 2**29
"""The cost of a state that no row reaches."""
FORBIDDEN = 2**28
"""The cost of a cell that must not be; a row that costs half of it or more is none."""
BREADTH_SHIFTS = 2
BREADTH_WEEKENDS = 2
"""How far, in longest shifts and in weekends, rows of a narrow lattice may leave the even course."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """What the employees [e] may still use from ``first`` to before ``last``: units, weekends, shifts [e, s]."""

    first: int
    last: int
    min_units: NDArray[np.int64]
    max_units: NDArray[np.int64]
    weekends: NDArray[np.int64]
    most: NDArray[np.int64]


class Lattice:
    """The states of a group of employees with the same lengths of runs; ``counted`` are the types with an axis.

    ``narrow`` leaves out rows whose total strays far from the even course through the horizon: much faster when the
    horizon is long, and no longer exact.
    """

    def __init__(
        self, figures: Figures, staff: Sequence[int], budget: Budget, *, counted: tuple[int, ...], narrow: bool
    ) -> None:
        self.figures, self.staff, self.budget, self.counted = figures, tuple(staff), budget, counted
        self.counts_weekends = bool(budget.weekends.min() < self._weekends_passed()[-1])
        self.units_low, units_high = self._units(narrow=narrow)
        self.weekends_low, weekends_high = self._weekends(narrow=narrow)
        rise = int(np.diff(self.units_low, prepend=0).max(initial=0))
        self.widths = [
            *(max(0, int(budget.most[:, s].max())) + 1 for s in counted),
            int((weekends_high - self.weekends_low).max()) + 1,
            int((units_high - self.units_low).max()) + 1,
        ]
        pads = [0, *(1 for _ in counted), max(*figures.lengths, rise)]
        self.shape = tuple(width + pad for width, pad in zip(self.widths, pads, strict=True))
        self.strides = [int(np.prod(self.shape[axis + 1 :])) for axis in range(len(self.shape))]
        self.size = int(np.prod(self.shape))
        rises = np.diff(self.weekends_low, prepend=0) * self.strides[-2] + np.diff(self.units_low, prepend=0)
        self._drift: list[int] = (-rises).tolist()
        self._growth = [
            length + (self.strides[counted.index(s)] if s in counted else 0) for s, length in enumerate(figures.lengths)
        ]
        self._saturday: list[bool] = (figures.saturday & self.counts_weekends).tolist()
        self._sunday: list[bool] = (figures.sunday & self.counts_weekends).tolist()

    def _units(self, *, narrow: bool) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The least and the greatest total after each day from which the limits can still be met."""
        budget, contract = self.budget, self.figures.contracts[self.staff[0]]
        days = np.arange(1, budget.last - budget.first + 1)
        longest = max(self.figures.lengths)
        reach = self._reach()
        most = reach[busiest(days, contract.max_run, contract.min_off)]
        rest = reach[busiest(days[-1] - days, contract.max_run, contract.min_off)]
        low = np.maximum(0, budget.min_units.min() - rest)
        high = np.minimum(max(0, budget.max_units.max()), most)
        if narrow:
            working = self.figures.available[list(self.staff), budget.first : budget.last, 1:].any(axis=2)
            course = working.cumsum(axis=1) / np.maximum(1, working.sum(axis=1, keepdims=True))
            middle = course * ((budget.min_units + budget.max_units) / 2)[:, None]
            breadth = BREADTH_SHIFTS * longest + (budget.max_units - budget.min_units).max() / 2
            low = np.maximum(low, np.floor(middle.min(axis=0) - breadth).astype(np.int64))
            high = np.minimum(high, np.ceil(middle.max(axis=0) + breadth).astype(np.int64))
        return low, np.maximum(low, high)

    def _reach(self) -> NDArray[np.int64]:
        """The most units that anybody of the group can work in so many shifts, the longest types first."""
        most = np.maximum(0, self.budget.most.max(axis=0))
        longest = np.sort(np.repeat(self.figures.lengths, most))[::-1][: self.budget.last - self.budget.first]
        days = self.budget.last - self.budget.first
        return np.pad(longest, (1, days - len(longest))).cumsum()

    def _weekends(self, *, narrow: bool) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The fewest and the most weekends after each day; all nought when no limit can bind."""
        passed, limit = self._weekends_passed(), int(self.budget.weekends.max())
        if not self.counts_weekends:
            return np.zeros_like(passed), np.zeros_like(passed)
        low, high = np.zeros_like(passed), np.minimum(passed, max(0, limit))
        if narrow:
            middle = passed * (limit / max(1, int(passed[-1])))
            low = np.maximum(low, np.floor(middle - BREADTH_WEEKENDS).astype(np.int64))
            high = np.minimum(high, np.ceil(middle + BREADTH_WEEKENDS).astype(np.int64))
        return low, np.maximum(low, high)

    def _weekends_passed(self) -> NDArray[np.int64]:
        """How many weekends have begun by the end of each day."""
        days = slice(self.budget.first, self.budget.last)
        return np.asarray(self.figures.saturday[days].cumsum() + int(self.figures.sunday[self.budget.first]))

    def step(self, day: int, *, shift: int | None, starts: bool) -> int:
        """By how much the flat index grows on ``day`` with the shift (None: off) that begins a run or continues one."""
        drift = self._drift[day - self.budget.first]
        if shift is None:
            return drift
        weekend = self._saturday[day] or (starts and self._sunday[day])
        return drift + self._growth[shift] + (self.strides[-2] if weekend else 0)

    def wipe(self, states: Costs) -> None:
        """Clear the padding of an array [..., size, e]."""
        grid = states.reshape(*states.shape[:-2], *self.shape, states.shape[-1])
        lead = (slice(None),) * (states.ndim - 2)
        for axis, width in enumerate(self.widths):
            if width < self.shape[axis]:
                grid[(*lead, *(slice(None),) * axis, slice(width, None))] = NOWHERE

    def accepted(self) -> NDArray[np.bool_]:
        """Which states [size, e] are lawful after the last day."""
        budget = self.budget
        index = np.indices(self.shape).reshape(len(self.shape), self.size, 1)
        units, weekends = index[-1] + self.units_low[-1], index[-2] + self.weekends_low[-1]
        lawful = (units >= budget.min_units) & (units <= budget.max_units)
        if self.counts_weekends:
            lawful &= weekends <= budget.weekends
        for axis, s in enumerate(self.counted):
            lawful &= index[axis] <= budget.most[:, s]
        return np.asarray(lawful)


def busiest(days: NDArray[np.int64], max_run: int, min_off: int) -> NDArray[np.int64]:
    """The most days of work in so many days on end."""
    return days // (max_run + min_off) * max_run + np.minimum(max_run, days % (max_run + min_off))
