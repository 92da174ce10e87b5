"""The cheapest lawful row of each employee of a group: dynamic programming day by day, all of them at once.

After each day a row is either at work, in the r-th day of a run with a last shift of some kind, or off for q days; with
it goes a state of the lattice. The arrays are [kind, run, state, e] and [off, state, e], and a day is a handful of
whole-array minimums.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from solver.rostering.figures import Codes, Figures
from solver.rostering.lattice import FORBIDDEN, NOWHERE, Costs, Lattice


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Types of shift that differ in nothing but cost: what may follow, what may precede, length and counter."""

    kind: int
    after: tuple[int, ...]
    shifts: tuple[int, ...]


@dataclass(slots=True)
class Layer:
    """The least cost of every state after a day."""

    work: Costs
    off: Costs


class Sweep:
    """One forward pass over the days of the lattice's budget; ``rows`` walks it back.

    ``costs`` [e, day, code] are those of the days in the budget, ``before`` [e, day] the rows up to its first day.
    """

    def __init__(self, lattice: Lattice, costs: NDArray[np.int64], before: Codes) -> None:
        self.lattice, self.figures = lattice, lattice.figures
        self.contract = self.figures.contracts[lattice.staff[0]]
        self.kinds = kinds_of(self.figures)
        self.groups = groups_of(self.figures, self.kinds, lattice.counted)
        self.costs: Costs = np.ascontiguousarray(np.minimum(costs, FORBIDDEN).astype(np.int32).transpose(1, 2, 0))
        self._cheapest = np.stack([self.costs[:, [1 + s for s in group.shifts]].min(axis=1) for group in self.groups])
        self._barred = self._cheapest.min(axis=2) >= FORBIDDEN
        self._afters = sorted({group.after for group in self.groups}, key=len)
        self._tiled = np.empty(self._shape()[2:], dtype=np.int32)
        self._scratch = np.empty(self._shape()[1:], dtype=np.int32)
        self.layers = [self._start(before)]
        for t in range(len(self.costs)):
            self.layers.append(self._next(t, self.layers[-1]))
        self._close()

    def _shape(self) -> tuple[int, int, int, int]:
        return max(self.kinds, default=0) + 1, self.contract.max_run, self.lattice.size, len(self.lattice.staff)

    def _empty(self) -> Layer:
        kinds, runs, size, staff = self._shape()
        return Layer(
            np.full((kinds, runs, size, staff), NOWHERE, dtype=np.int32),
            np.full((self.contract.min_off, size, staff), NOWHERE, dtype=np.int32),
        )

    def _start(self, before: Codes) -> Layer:
        """Everybody where the row before leaves them; at the horizon's start any run may begin."""
        layer = self._empty()
        for e, row in enumerate(before.tolist()):
            run, code = 0, row[-1] if row else 0
            while run < len(row) and (row[-1 - run] > 0) == (code > 0):
                run += 1
            if code == 0:
                rested = self.contract.min_off if run == len(row) else min(run, self.contract.min_off)
                layer.off[rested - 1, 0, e] = 0
            elif run <= self.contract.max_run:
                layer.work[self.kinds[code - 1], run - 1, 0, e] = 0
        return layer

    def _next(self, t: int, last: Layer) -> Layer:
        day, layer = self.lattice.budget.first + t, self._empty()
        before = self._before(last)
        same = not self.figures.sunday[day]
        for number, group in enumerate(self.groups):
            if self._barred[number, t]:
                continue
            tile = self._tile(self._cheapest[number, t])
            source, target, shift = before[group.after], layer.work[group.kind], group.shifts[0]
            if same:
                self._relax(target, source, self.lattice.step(day, shift=shift, starts=True), tile)
            else:
                self._relax(target[:1], source[:1], self.lattice.step(day, shift=shift, starts=True), tile)
                self._relax(target[1:], source[1:], self.lattice.step(day, shift=shift, starts=False), tile)
        self._rest(t, day, last, layer)
        self.lattice.wipe(layer.work)
        self.lattice.wipe(layer.off)
        return layer

    def _tile(self, cost: Costs) -> Costs:
        """The costs [e] for every state, so that adding them is one stretch of memory."""
        self._tiled[:] = cost
        return self._tiled

    def _before(self, last: Layer) -> dict[tuple[int, ...], Costs]:
        """For each set of kinds that a shift may follow, the cheapest way to be ready for it [run, state, e]."""
        found: dict[tuple[int, ...], Costs] = {}
        for after in self._afters:
            cheapest = np.empty(last.work.shape[1:], dtype=np.int32)
            cheapest[0] = last.off[-1]
            part = max((known for known in found if set(known) < set(after)), key=len, default=())
            sources = [found[part][1:]] if part else []
            sources += [last.work[kind, :-1] for kind in after if kind not in part]
            cheapest[1:] = sources[0] if sources else NOWHERE
            for source in sources[1:]:
                np.minimum(cheapest[1:], source, out=cheapest[1:])
            found[after] = cheapest
        return found

    def _rest(self, t: int, day: int, last: Layer, layer: Layer) -> None:
        if int(self.costs[t, 0].min()) >= FORBIDDEN:
            return
        tile = self._tile(self.costs[t, 0])
        step = self.lattice.step(day, shift=None, starts=False)
        ended = last.work[:, self.closing_runs(day)].min(axis=(0, 1))
        self._relax(layer.off[:1], ended[None], step, tile)
        self._relax(layer.off[1:], last.off[:-1], step, tile)
        self._relax(layer.off[-1:], last.off[-1:], step, tile)

    def closing_runs(self, day: int) -> list[int]:
        """The runs (counted from 0) that may end before ``day``: long enough, or begun with the horizon."""
        contract = self.contract
        runs = list(range(contract.min_run - 1, contract.max_run))
        return [day - 1, *runs] if 0 < day < contract.min_run else runs

    def _relax(self, target: Costs, source: Costs, step: int, tile: Costs) -> None:
        size = self.lattice.size
        if abs(step) >= size or not len(target):
            return
        to, since = slice(max(0, step), size + min(0, step)), slice(max(0, -step), size - max(0, step))
        dearer = self._scratch[: len(source), since]
        np.add(source[:, since], tile[since], out=dearer)
        np.minimum(target[:, to], dearer, out=target[:, to])

    def _close(self) -> None:
        """Keep only lawful states after the last day, and find the cheapest of each employee."""
        layer, accepted = self.layers[-1], self.lattice.accepted()
        states = np.concatenate([layer.work.reshape(-1, *layer.off.shape[1:]), layer.off])
        states[:, ~accepted] = NOWHERE
        flat = states.reshape(-1, states.shape[-1])
        self.ends = flat.argmin(axis=0)
        self.values = flat.min(axis=0).astype(np.int64)

    def lawful(self) -> NDArray[np.bool_]:
        """Who has a lawful row at all [e]."""
        return np.asarray(self.values < FORBIDDEN // 2)


def kinds_of(figures: Figures) -> tuple[int, ...]:
    """For each type of shift, which kind it is: types after which the same may follow are of one kind."""
    seen: dict[bytes, int] = {}
    return tuple(seen.setdefault(row.tobytes(), len(seen)) for row in figures.follows)


def groups_of(figures: Figures, kinds: tuple[int, ...], counted: tuple[int, ...]) -> tuple[Group, ...]:
    """The types of shift in groups that the dynamic programme need not tell apart."""
    found: dict[tuple[object, ...], list[int]] = {}
    keys: dict[tuple[object, ...], tuple[int, tuple[int, ...]]] = {}
    for s, kind in enumerate(kinds):
        after = tuple(sorted({kinds[p] for p in range(len(kinds)) if figures.follows[p, s]}))
        counter = counted.index(s) if s in counted else -1
        key = (kind, after, figures.lengths[s], counter)
        keys[key] = (kind, after)
        found.setdefault(key, []).append(s)
    return tuple(Group(kind=keys[key][0], after=keys[key][1], shifts=tuple(shifts)) for key, shifts in found.items())
