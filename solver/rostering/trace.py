"""The way back through a sweep: the row that the cheapest last state stands for."""

from __future__ import annotations

import numpy as np

from solver.rostering.figures import Codes
from solver.rostering.sweep import Sweep


def traced_row(sweep: Sweep, e: int) -> Codes:
    """The cheapest row of employee number ``e`` of the group over the days of the sweep (must be lawful)."""
    layer = sweep.layers[-1]
    kinds, runs, size, _ = layer.work.shape
    line, state = divmod(int(sweep.ends[e]), size)
    kind, run = divmod(line, runs) if line < kinds * runs else (-1, line - kinds * runs)
    row = np.zeros(len(sweep.costs), dtype=np.int8)
    value = int(sweep.values[e])
    for t in range(len(sweep.costs) - 1, -1, -1):
        code, kind, run, state, value = _before(sweep, e, t, (kind, run, state, value))
        row[t] = code
    return row


def _before(sweep: Sweep, e: int, t: int, here: tuple[int, int, int, int]) -> tuple[int, int, int, int, int]:
    """What was done on day ``t`` to get ``here`` (kind, run, state, value; kind -1 is off), and where from."""
    kind, run, state, value = here
    if kind < 0:
        return _before_off(sweep, e, t, (run, state, value))
    day, last = sweep.lattice.budget.first + t, sweep.layers[t]
    for group in sweep.groups:
        if group.kind != kind:
            continue
        source = state - sweep.lattice.step(day, shift=group.shifts[0], starts=run == 0)
        if not 0 <= source < sweep.lattice.size:
            continue
        for s in group.shifts:
            before = value - int(sweep.costs[t, 1 + s, e])
            if run == 0:
                if last.off[-1, source, e] == before:
                    return 1 + s, -1, len(last.off) - 1, source, before
            else:
                for previous in group.after:
                    if last.work[previous, run - 1, source, e] == before:
                        return 1 + s, previous, run - 1, source, before
    raise AssertionError("a state of the sweep has no origin")


def _before_off(sweep: Sweep, e: int, t: int, here: tuple[int, int, int]) -> tuple[int, int, int, int, int]:
    rested, state, value = here
    day, last = sweep.lattice.budget.first + t, sweep.layers[t]
    source = state - sweep.lattice.step(day, shift=None, starts=False)
    before = value - int(sweep.costs[t, 0, e])
    final = len(last.off) - 1
    if rested == final and last.off[final, source, e] == before:
        return 0, -1, final, source, before
    if rested > 0 and last.off[rested - 1, source, e] == before:
        return 0, -1, rested - 1, source, before
    for run in sweep.closing_runs(day):
        for kind in range(len(last.work)):
            if last.work[kind, run, source, e] == before:
                return 0, kind, run, source, before
    raise AssertionError("a state of the sweep has no origin")
