"""What one solving process does: a first roster, then its own opening, then neighbourhoods until it is stopped."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from math import ceil
from random import Random
from time import monotonic

import numpy as np

from solver.rostering.columns import Columns
from solver.rostering.construction import NoLawfulRowError, first_roster, reconsidered
from solver.rostering.dive import EndGame, dive
from solver.rostering.exchange import Exchange
from solver.rostering.figures import Codes, Figures, total_cost
from solver.rostering.mixture import best_mixture
from solver.rostering.model import Parameters, RosterModel
from solver.rostering.neighbourhoods import Bandit, Means, arms_for, neighbourhood
from solver.rostering.rows import Effort, Window, whole_horizon

SMALL_CELLS = 2500
"""Up to so many cells (person, day, possible type) the whole problem is worth the model's full attention first."""
SMALL_SECONDS = 12.0
REMEMBERED_ROWS = 40
STEPS = 25
"""How many times rows are priced in a neighbourhood."""
MODEL_SECONDS, COLUMNS_SECONDS = 2.5, 8.0
"""The longest that a neighbourhood may take."""
TRIAL_STEPS, USUAL_STEPS = 2, 40
"""After how many steps the relaxation of the whole problem is reckoned up, and how many it usually takes."""
OPENING_SHARE = 0.6
"""How much of the time the relaxation of the whole problem may take."""
QUICK = (Effort(counted=6),)
CAREFUL = (*QUICK, Effort())


class Search:
    """The search of process number ``number``; all of it ends at ``deadline`` (monotonic seconds)."""

    def __init__(self, figures: Figures, exchange: Exchange, *, number: int, seed: int, deadline: float) -> None:
        self.figures, self.exchange, self.number, self.deadline = figures, exchange, number, deadline
        self.random = Random(seed * 1000 + number)  # noqa: S311 - chooses neighbourhoods, guards no secret
        self.seed = seed
        self.known: list[deque[Codes]] = [deque(maxlen=REMEMBERED_ROWS) for _ in range(figures.employees)]
        self.end = EndGame()

    def run(self) -> None:
        """Search until the deadline."""
        self.exchange.offer(first_roster(self.figures, self.random, self._lawful_row))
        self._descend()
        if self.number == 0:
            self._open_with_columns()
        elif self._cells() <= SMALL_CELLS:
            self._open_with_model()
        self._improve()

    def _lawful_row(self, e: int) -> Codes:
        """Any lawful row of the person, found by the model. Raises NoLawfulRowError when there is none."""
        model = RosterModel(self.figures, [e], whole_horizon(self.figures))
        answer = model.solve(Parameters(seconds=self._left(), seed=self.seed, strong_relaxation=False))
        if answer.codes is None:
            raise NoLawfulRowError(e)
        row: Codes = answer.codes[e]
        return row

    def _left(self) -> float:
        return max(0.01, self.deadline - monotonic())

    def _cells(self) -> int:
        return int(self.figures.available[:, :, 1:].sum())

    def _descend(self) -> None:
        """Everybody reconsiders in turn until nobody gains, for a quarter of the time at most."""
        until = monotonic() + self._left() / 4
        codes, cost = self.exchange.best()
        while monotonic() < until:
            before = cost
            for e in self.random.sample(range(self.figures.employees), self.figures.employees):
                codes = reconsidered(self.figures, codes, e)
                if monotonic() > until:
                    break
            self.exchange.offer(codes)
            cost = total_cost(self.figures, codes)
            if cost == before:
                return

    def _open_with_model(self) -> None:
        """The whole problem as one model, which proves small ones optimal."""
        codes, _ = self.exchange.best()
        window = Window(first=0, last=self.figures.days, codes=codes)
        model = RosterModel(self.figures, range(self.figures.employees), window)
        answer = model.solve(
            Parameters(seconds=min(SMALL_SECONDS, self._left()), seed=self.seed),
            hint=codes,
            watch=lambda better, _: self._offer(better),
        )
        if answer.codes is not None:
            self.exchange.offer(answer.codes)
        if answer.bound is not None:
            self.exchange.prove(answer.bound)

    def _offer(self, codes: Codes) -> None:
        self.exchange.offer(codes)

    def _open_with_columns(self) -> None:
        """The relaxation of the whole problem, its bound, and a first dive; not if it would take too long."""
        codes, cost = self.exchange.best()
        window = Window(first=0, last=self.figures.days, codes=codes)
        staff, started = list(range(self.figures.employees)), monotonic()
        until = started + OPENING_SHARE * self._left()
        columns = Columns(self.figures, staff, window, efforts=CAREFUL, deadline=until)
        columns.converge(steps=TRIAL_STEPS, goal=float("inf"))
        if (monotonic() - started) / TRIAL_STEPS * USUAL_STEPS > until - started:
            return
        columns.converge(steps=10 * USUAL_STEPS, goal=float("inf"))
        self._remember(columns)
        if columns.progress.bound > 0:
            self.exchange.prove(ceil(columns.progress.bound - 1e-6))
        columns.deadline = self.deadline
        found = dive(columns, self.end, best=cost, seed=self.seed, deadline=self.deadline)
        if found is not None:
            self.exchange.offer(found)

    def _improve(self) -> None:
        bandit = Bandit(arms_for(self.figures), self.random)
        while monotonic() < self.deadline:
            arm = bandit.choose()
            codes, cost = self.exchange.best()
            staff, window = neighbourhood(self.figures, codes, arm, self.random)
            started = monotonic()
            if arm.means is Means.COLUMNS:
                found, exhausted = self._by_columns(staff, window, cost)
            elif arm.means is Means.MODEL:
                found, exhausted = self._by_model(staff, window)
            else:
                found, exhausted = self._by_mixture(staff, codes)
            gain = 0
            if found is not None and self.exchange.offer(found, changed=staff):
                gain = max(0, cost - total_cost(self.figures, found))
            arm.learn(gain=gain, seconds=monotonic() - started, exhausted=exhausted, most=self.figures.employees)

    def _by_model(self, staff: Sequence[int], window: Window) -> tuple[Codes | None, bool]:
        """The best of the neighbourhood by the compact model, and whether that is proven."""
        model = RosterModel(self.figures, staff, window)
        seconds = min(MODEL_SECONDS, self._left())
        answer = model.solve(Parameters(seconds=seconds, seed=self.random.getrandbits(30)), hint=window.codes)
        return answer.codes, answer.proven

    def _by_mixture(self, staff: Sequence[int], codes: Codes) -> tuple[Codes | None, bool]:
        """The best choice among the rows that are remembered of these people."""
        parameters = Parameters(seconds=min(MODEL_SECONDS, self._left()), seed=self.random.getrandbits(30))
        return best_mixture(self.figures, codes, {e: self.known[e] for e in staff}, parameters)

    def _by_columns(self, staff: list[int], window: Window, cost: int) -> tuple[Codes | None, bool]:
        """A dive into the neighbourhood unless its relaxation shows that nothing better is there.

        Whether it was exhausted: the relaxation showed that, or the dive kept what the relaxation promised.
        """
        until = min(self.deadline, monotonic() + COLUMNS_SECONDS)
        columns = Columns(self.figures, staff, window, efforts=QUICK, deadline=until)
        self._recall(columns)
        converged = columns.converge(steps=STEPS, goal=cost)
        self._remember(columns)
        if columns.progress.cost > cost - 1 + 1e-6:
            return None, converged
        found = dive(columns, self.end, best=cost, seed=self.random.getrandbits(30), deadline=until)
        return found, found is not None and total_cost(self.figures, found) < cost

    def _remember(self, columns: Columns) -> None:
        """Keep the rows that the last prices favour."""
        if columns.progress.prices is None:
            return
        most = REMEMBERED_ROWS if len(columns.staff) == self.figures.employees else REMEMBERED_ROWS // 8
        for position, e in enumerate(columns.staff):
            for row in reversed(columns.promising(position, most)):
                if not any((row == old).all() for old in self.known[e]):
                    self.known[e].append(row)

    def _recall(self, columns: Columns) -> None:
        """Give the master the remembered rows that fit outside the window."""
        window = columns.window
        outside = np.r_[: window.first, window.last : self.figures.days]
        for position, e in enumerate(columns.staff):
            for row in self.known[e]:
                if (row[outside] == window.codes[e, outside]).all():
                    columns.master.add_row(position, row)
