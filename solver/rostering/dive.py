"""From the relaxation to a roster: settle the clearest rows, price again, and leave the last people to the model."""

from __future__ import annotations

from dataclasses import dataclass, replace
from time import monotonic

import numpy as np

from solver.rostering.columns import Columns
from solver.rostering.figures import Codes, total_cost
from solver.rostering.model import Parameters, RosterModel

CLEAR = 0.97
"""The share from which on a row is as good as chosen."""
FAIRLY_CLEAR, FEW = 0.7, 10
"""The share from which on a row may be chosen together with others, one of so many people at a time."""
STEPS, SLACK = 12, 0.002
"""How many times rows are priced after each settlement, at most, and how near the bound is near enough."""
FEWEST_CELLS, MOST_CELLS = 300, 6000


@dataclass(slots=True)
class EndGame:
    """How many cells (person, day, possible type) the model settles in the end; adapts to what proves quick."""

    cells: int = 300
    seconds: float = 4.0

    def learn(self, *, seconds: float, proven: bool) -> None:
        """More next time if this was proven quickly, fewer if it was not proven."""
        factor = 1.15 if proven and seconds < self.seconds / 4 else 1.0 if proven else 0.85
        self.cells = min(MOST_CELLS, max(FEWEST_CELLS, int(self.cells * factor)))


def dive(columns: Columns, end: EndGame, *, best: int, seed: int, deadline: float) -> Codes | None:
    """A roster from converged columns; None when it is clear on the way that it will not be better than ``best``."""
    while _cells(columns) > end.cells:
        _settle_clearest(columns)
        columns.converge(steps=STEPS, goal=best, slack=SLACK)
        if columns.progress.bound > best - 1 + 1e-6 or monotonic() > deadline:
            return None
    hint = _rounded(columns)
    codes = columns.window.codes.copy()
    for position, row in columns.settled.items():
        codes[columns.staff[position]] = row
    staff = [columns.staff[position] for position in columns.open_positions()]
    if not staff:
        return hint
    started = monotonic()
    model = RosterModel(columns.figures, staff, replace(columns.window, codes=codes))
    model.add_limit(best)
    seconds = max(0.1, min(end.seconds, deadline - started))
    answer = model.solve(Parameters(seconds=seconds, seed=seed), hint=hint)
    end.learn(seconds=monotonic() - started, proven=answer.proven)
    if answer.codes is None or total_cost(columns.figures, hint) < total_cost(columns.figures, answer.codes):
        return hint
    return answer.codes


def _cells(columns: Columns) -> int:
    window, open_staff = columns.window, [columns.staff[position] for position in columns.open_positions()]
    return int(columns.figures.available[open_staff, window.first : window.last, 1:].sum())


def _settle_clearest(columns: Columns) -> None:
    """Everybody with a clear row gets it; besides, a few whose row is fairly clear, and always the clearest."""
    shares = {position: columns.master.shares(position) for position in columns.open_positions()}
    clearest = sorted(shares, key=lambda position: -float(shares[position].max()))
    for rank, position in enumerate(clearest):
        share = float(shares[position].max())
        if rank == 0 or share >= CLEAR or (share >= FAIRLY_CLEAR and rank < len(shares) // FEW):
            columns.settle(position, int(np.argmax(shares[position])))


def _rounded(columns: Columns) -> Codes:
    """Everybody's row of the greatest share."""
    codes = columns.window.codes.copy()
    for position, e in enumerate(columns.staff):
        row = columns.settled.get(position)
        if row is None:
            row = columns.master.rows[position][int(np.argmax(columns.master.shares(position)))]
        codes[e] = row
    return codes
