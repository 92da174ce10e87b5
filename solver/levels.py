"""Level after level: minimise, fix, go on."""

from __future__ import annotations

from dataclasses import replace
from math import ceil
from time import monotonic

from ortools.sat.python import cp_model

from solver.answers import PartAnswer, PartJob, PartLimits, Settled
from solver.errors import SolverBugError
from solver.greedy import first_plan
from solver.model import PINS, RosterModel
from solver.problem import Level, Problem
from solver.rules.every import build_model

SOLVED = (cp_model.OPTIMAL, cp_model.FEASIBLE)


class Budget:
    """What is left of a part's limits. Deterministic work counts what was done, wall time what the clock says."""

    def __init__(self, limits: PartLimits) -> None:
        self.work = limits.deterministic_seconds
        self.seed = limits.seed
        self._deadline = monotonic() + limits.seconds

    def seconds(self) -> float:
        """Wall time left, never quite nothing."""
        return max(0.01, self._deadline - monotonic())


class Search:
    """One model and the best solution known; each ``minimise`` settles one aim and fixes it for those after."""

    def __init__(self, part: Problem, budget: Budget) -> None:
        self.model: RosterModel = build_model(part)
        self.solution: list[int] | None = None
        self.proven = True
        self._budget = budget

    def minimise(self, level: int) -> tuple[int, int]:
        """Settle one aim: (cost, bound). Every aim but the last spends at most half of the work that is left."""
        aim = self.model.aims[level]
        bound = aim.least
        if self.solution is None or aim.value(self.solution) > aim.least:
            bound = max(bound, self._search(level))
        if self.solution is None:
            return bound, bound
        cost = aim.value(self.solution)
        self.proven = self.proven and bound == cost
        if aim.variables:
            weighted = cp_model.LinearExpr.weighted_sum(aim.variables, aim.weights)
            self.model.cp.add(weighted <= cost - aim.constant)
        return cost, bound

    def has_holes(self) -> bool:
        """Whether a role stays short of people in the best solution, or none is known."""
        solution = self.solution
        return solution is None or any(solution[missing.index] for missing in self.model.missing.values())

    def _search(self, level: int) -> int:
        """Look for a better solution; the proven bound."""
        aim = self.model.aims[level]
        cp = self.model.cp
        cp.minimize(cp_model.LinearExpr.weighted_sum(aim.variables, aim.weights) + aim.constant)
        if self.solution is not None:
            cp.clear_hints()
            cp.proto.solution_hint.vars.extend(range(len(self.solution)))
            cp.proto.solution_hint.values.extend(self.solution)
        solver = cp_model.CpSolver()
        set_parameters(solver, self._budget, share=1.0 if level == max(Level) else 0.5)
        status = solver.solve(cp)
        self._budget.work = max(0.001, self._budget.work - solver.response_proto.deterministic_time)
        if status in SOLVED:
            self.solution = list(solver.response_proto.solution)
            bound: int = ceil(solver.best_objective_bound - 1e-6)
            return bound
        if status != cp_model.UNKNOWN:
            raise SolverBugError(f"level {level} answered {solver.status_name(status)}: {cp.validate()}")
        return aim.least


def set_parameters(solver: cp_model.CpSolver, budget: Budget, *, share: float) -> None:
    """One worker with a strong linear relaxation, stopped by counted work so that it stops at the same place."""
    parameters = solver.parameters
    parameters.num_workers = 1
    parameters.random_seed = budget.seed
    parameters.linearization_level = 2
    parameters.max_deterministic_time = budget.work * share
    parameters.max_time_in_seconds = budget.seconds()
    parameters.catch_sigint_signal = False


def without_reserve(part: Problem) -> Problem:
    """The part with its reserve candidates left out; the same object if there are none."""
    if not any(c.reserve for slot in part.slots for role in slot.roles for c in role.candidates):
        return part
    slots = tuple(
        replace(
            slot,
            roles=tuple(
                replace(role, candidates=tuple(c for c in role.candidates if not c.reserve)) for role in slot.roles
            ),
        )
        for slot in part.slots
    )
    return replace(part, slots=slots)


def solve_part(job: PartJob) -> PartAnswer:
    """The best plan of a part, first without its reserve; if that leaves a hole, once more with all of it."""
    if job.limits.seconds <= 0:
        return first_plan(job)
    budget = Budget(job.limits)
    first = without_reserve(job.part)
    search = Search(first, budget)
    settled = settle(search, up_to=deepest_need(first))
    if first is not job.part and search.has_holes():
        search = Search(job.part, budget)
        settled = settle(search)
    else:
        settled += settle(search, after=deepest_need(first))
    if search.solution is None:
        return first_plan(job)
    return PartAnswer(
        index=job.index, placed=search.model.placed(search.solution), levels=settled, proven=search.proven
    )


def settle(search: Search, *, after: int = PINS - 1, up_to: int = max(Level)) -> tuple[Settled, ...]:
    """Settle the pins and the levels that come later than ``after``, to ``up_to``. Stops where nothing is found."""
    settled = []
    for level in (PINS, *Level):
        if after < level <= up_to:
            cost, bound = search.minimise(level)
            if search.solution is None:
                break
            if level != PINS:
                settled.append(Settled(level=Level(level), cost=cost, bound=bound))
    return tuple(settled)


def deepest_need(part: Problem) -> Level:
    """The last level at which a missing person is charged: what must be settled to know the holes."""
    return max((role.unfilled.level for slot in part.slots for role in slot.roles), default=Level.UNFILLED)
