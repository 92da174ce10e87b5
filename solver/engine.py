"""The engine's front door: ``solve``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from time import monotonic
from typing import Protocol

from solver.answers import PartAnswer, PartJob, PartLimits
from solver.canonical import canonical
from solver.costs import cost_of
from solver.errors import SolverBugError
from solver.holes import list_holes
from solver.limits import Limits
from solver.outcome import LevelCost, Outcome, Placed, Progress, Status
from solver.parts import constant_costs, decompose
from solver.pinning import with_pins
from solver.plan import Plan
from solver.problem import Level, Problem
from solver.verification import verify
from solver.workers import ShouldStop, run_parts

__all__ = ["Limits", "solve", "solve_through"]

OnProgress = Callable[[Progress], None]


class Run(Protocol):
    """How parts are solved: in processes (``solver.workers.run_parts``), or in the caller's own where that is meant."""

    def __call__(
        self,
        jobs: tuple[PartJob, ...],
        *,
        processes: int,
        on_answer: Callable[[PartAnswer], None],
        should_stop: ShouldStop | None,
    ) -> None: ...


def solve(
    problem: Problem,
    limits: Limits,
    on_progress: OnProgress | None = None,
    should_stop: ShouldStop | None = None,
) -> Outcome:
    """The plan of least cost, level after level, with its holes explained; verified before it is returned.

    ``should_stop`` is asked about ten times a second, in the caller's thread; once it says so, the best plan so far is
    returned (FEASIBLE). Where ``most_changes`` leaves no plan, the outcome is INFEASIBLE and has none; UNKNOWN where
    none was found in time.

    Raises SolverCrashedError when a solving process dies (nothing of the caller's is touched) and SolverBugError when
    the plan does not stand up to ``verify``. Same problem, seed and deterministic seconds: same outcome, as long as
    the wall time is not reached. OR-Tools is loaded in the solving processes only.
    """
    return solve_through(run_parts, problem, limits, on_progress, should_stop)


def solve_through(
    run: Run,
    problem: Problem,
    limits: Limits,
    on_progress: OnProgress | None = None,
    should_stop: ShouldStop | None = None,
) -> Outcome:
    """``solve`` with the parts solved by ``run``."""
    started = monotonic()
    plain = canonical(with_pins(problem))
    parts = decompose(plain)
    part_limits = PartLimits(
        seconds=limits.seconds, deterministic_seconds=limits.deterministic_seconds, seed=limits.seed
    )
    jobs = tuple(PartJob(index=index, part=part, limits=part_limits) for index, part in enumerate(parts))
    tally = _Tally(len(jobs), constant_costs(plain), started, on_progress)
    if jobs:
        run(jobs, processes=limits.processes, on_answer=tally.take, should_stop=should_stop)
    lost = [answer for answer in tally.answers if not answer.found]
    if lost:
        status = Status.INFEASIBLE if any(answer.proven for answer in lost) else Status.UNKNOWN
        return Outcome(status=status, placed=(), holes=(), costs=(), seconds=monotonic() - started)
    placed = in_order(problem, (place for answer in tally.answers for place in answer.placed))
    costs = _checked_costs(problem, placed, tally)
    return Outcome(
        status=Status.OPTIMAL if all(answer.proven for answer in tally.answers) else Status.FEASIBLE,
        placed=placed,
        holes=list_holes(Plan(with_pins(problem), placed)),
        costs=costs,
        seconds=monotonic() - started,
    )


def in_order(problem: Problem, placed: Iterable[Placed]) -> tuple[Placed, ...]:
    """A plan in the order of the problem's slots, roles and candidates."""
    return Plan(with_pins(problem), placed).placed()


class _Tally:
    """The answers so far and what they cost together."""

    def __init__(self, total: int, fixed: dict[Level, int], started: float, on_progress: OnProgress | None) -> None:
        self.answers: list[PartAnswer] = []
        self.best = {level: fixed.get(level, 0) for level in Level}
        self.bound = dict(self.best)
        self._total = total
        self._started = started
        self._on_progress = on_progress

    def take(self, answer: PartAnswer) -> None:
        self.answers.append(answer)
        for settled in answer.levels:
            self.best[Level(settled.level)] += settled.cost
            self.bound[Level(settled.level)] += settled.bound
        if self._on_progress is not None:
            self._on_progress(
                Progress(
                    parts_done=len(self.answers),
                    parts_total=self._total,
                    best=tuple(self.best.values()),
                    bound=tuple(self.bound.values()),
                    seconds=monotonic() - self._started,
                )
            )


def _checked_costs(problem: Problem, placed: tuple[Placed, ...], tally: _Tally) -> tuple[LevelCost, ...]:
    breaches = verify(problem, placed)
    if breaches:
        raise SolverBugError(f"the plan breaks {len(breaches)} hard rules, first {breaches[0]}")
    costs = cost_of(problem, placed)
    claimed, counted = tuple(tally.best.values()), tuple(cost.cost for cost in costs)
    is_proven = all(answer.proven for answer in tally.answers)
    # A search cut short may leave a price in its model that its plan does not cost; a proven one may not.
    if counted != claimed and (is_proven or any(cost > claim for cost, claim in zip(counted, claimed, strict=True))):
        raise SolverBugError(f"the model counted {claimed}, the plan costs {counted}")
    return tuple(replace(cost, bound=tally.bound[cost.level]) for cost in costs)
