"""The best roster that a solving process knows: its own finds and those of the others, passed on through the caller."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Lock

from solver.rostering.figures import Codes, Figures, total_cost
from solver.rostering.messages import Find


class Exchange:
    """Keeps the cheapest roster offered; ``tell`` hears of each that was found here, and of better bounds."""

    def __init__(self, figures: Figures, tell: Callable[[Find], None]) -> None:
        self.figures = figures
        self._tell = tell
        self._lock = Lock()
        self._best: tuple[Codes, int] | None = None
        self._bound: int | None = None

    def best(self) -> tuple[Codes, int]:
        """The cheapest roster and its cost. There must be one."""
        with self._lock:
            assert self._best is not None
            return self._best

    def offer(self, codes: Codes, *, changed: Sequence[int] = ()) -> bool:
        """Take the roster if it is cheaper, and say so.

        With ``changed``, these people's rows are also tried in the best roster: any mixture of lawful rows is lawful.
        """
        candidates = [codes]
        with self._lock:
            best = self._best
        if best is not None and changed:
            merged = best[0].copy()
            merged[list(changed)] = codes[list(changed)]
            candidates.append(merged)
        cost, cheapest = min(((total_cost(self.figures, each), each) for each in candidates), key=lambda pair: pair[0])
        if self.learn(cheapest, cost):
            self._tell(Find(cells=cheapest.tobytes(), cost=cost))
            return True
        return False

    def learn(self, codes: Codes, cost: int) -> bool:
        """Take a roster that is known elsewhere, if it is cheaper."""
        with self._lock:
            if self._best is not None and self._best[1] <= cost:
                return False
            self._best = codes, cost
            return True

    def prove(self, bound: int) -> None:
        """No roster costs less than ``bound``."""
        if self._bound is None or bound > self._bound:
            self._bound = bound
            self._tell(Find(bound=bound))
