"""The yardstick: the whole problem as one compact model, searched by CP-SAT with its defaults."""

from __future__ import annotations

from solver.rostering.exchange import Exchange
from solver.rostering.figures import Codes, Figures
from solver.rostering.model import Parameters, RosterModel
from solver.rostering.rows import whole_horizon


def search_plainly(figures: Figures, exchange: Exchange, *, seed: int, seconds: float, threads: int) -> bool:
    """Search until optimal or out of time; False when no roster can be lawful."""
    model = RosterModel(figures, range(figures.employees), whole_horizon(figures))

    def watch(codes: Codes, bound: int) -> None:
        exchange.offer(codes)
        exchange.prove(bound)

    parameters = Parameters(seconds=seconds, seed=seed, workers=threads, strong_relaxation=False)
    answer = model.solve(parameters, watch=watch)
    if answer.codes is not None:
        exchange.offer(answer.codes)
    if answer.bound is not None:
        exchange.prove(answer.bound)
    return answer.codes is not None or not answer.proven
