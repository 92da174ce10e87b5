"""Level after level: minimise, fix, go on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import ceil
from time import monotonic

from ortools.sat.python import cp_model

from solver.answers import Job, PartAnswer, PartLimits, Settled
from solver.errors import SolverBugError
from solver.greedy import fill, first_plan, priced
from solver.model import PINS, Aim, RosterModel
from solver.pinning import broken_pins
from solver.problem import Level, Problem
from solver.rules.every import build_model
from solver.stopping import StopSignal

AIMS = (PINS, *Level)
WIDEST = 10**7
"""The largest sum in which several levels are minimised at once; beyond it the linear relaxation loses digits."""
SOLVED = (cp_model.OPTIMAL, cp_model.FEASIBLE)


class Budget:
    """What is left of a part's limits. Deterministic work counts what was done, wall time what the clock says."""

    def __init__(self, limits: PartLimits, stop: StopSignal | None = None) -> None:
        self.work = limits.deterministic_seconds
        self.seed = limits.seed
        self.stop = stop or StopSignal()
        self._deadline = monotonic() + limits.seconds

    def seconds(self) -> float:
        """Wall time left, never quite nothing."""
        return 0.01 if self.stop.is_given() else max(0.01, self._deadline - monotonic())


class Search:
    """One model and the best solution known; levels are settled one after the other, or several at once."""

    def __init__(self, part: Problem, budget: Budget) -> None:
        self.model: RosterModel = build_model(part)
        self.solution: list[int] | None = None
        self.is_impossible = False
        self.settled: dict[int, Settled] = {}
        self._budget = budget

    def settle(self, levels: Sequence[int]) -> None:
        """Settle the levels in their order, each fixed before the next; stops when no solution is found in time.

        First all at once, weighed so that no sum of later costs outweighs one unit of an earlier one; if that is too
        wide for the arithmetic or is not proven in half of the work that is left, level by level.
        """
        for batch in batches(self.model.aims, levels):
            if len(batch) > 1 and self._settle_together(batch):
                continue
            for level in batch:
                if not self.is_impossible:
                    self._settle_one(level)
                if self.solution is None:
                    return

    def _settle_together(self, batch: Sequence[int]) -> bool:
        if self._is_least(batch):
            return False
        aims = [self.model.aims[level] for level in batch]
        scale, objective = 1, Aim()
        for aim in reversed(aims):
            for variable, weight in zip(aim.variables, aim.weights, strict=True):
                objective.add(variable, weight * scale)
            scale *= aim.greatest - aim.least + 1
        bound = self._search(objective, share=0.5)
        if self.solution is None or bound < objective.value(self.solution):
            return False
        for level in batch:
            self._fix(level, bound=None)
        return True

    def _settle_one(self, level: int) -> None:
        bound = None
        if not self._is_least((level,)):
            bound = self._search(self.model.aims[level], share=1.0 if level == max(Level) else 0.5)
        if self.solution is not None:
            self._fix(level, bound=bound)

    def _is_least(self, levels: Sequence[int]) -> bool:
        solution = self.solution
        if solution is None:
            return False
        return all(self.model.aims[level].value(solution) == self.model.aims[level].least for level in levels)

    def _fix(self, level: int, *, bound: int | None) -> None:
        """Note what the level costs (``bound`` None: proven) and keep it from getting worse."""
        assert self.solution is not None
        aim = self.model.aims[level]
        cost = aim.value(self.solution)
        self.settled[level] = Settled(level=level, cost=cost, bound=cost if bound is None else max(bound, aim.least))
        if aim.variables:
            weighted = cp_model.LinearExpr.weighted_sum(aim.variables, aim.weights)
            self.model.cp.add(weighted <= cost - aim.constant)

    def has_holes(self) -> bool:
        """Whether a role stays short of people in the best solution, or none is known."""
        solution = self.solution
        return solution is None or any(solution[missing.index] for missing in self.model.missing.values())

    def _search(self, aim: Aim, *, share: float) -> int:
        """Look for a better solution; the proven bound."""
        cp = self.model.cp
        cp.minimize(cp_model.LinearExpr.weighted_sum(aim.variables, aim.weights) + aim.constant)
        if self.solution is not None:
            cp.clear_hints()
            cp.proto.solution_hint.vars.extend(range(len(self.solution)))
            cp.proto.solution_hint.values.extend(self.solution)
        solver = cp_model.CpSolver()
        set_parameters(solver, self._budget, share=share)
        if self.model.problem.spreads:
            solver.parameters.linearization_level = 1  # the relaxation of a spread is weak, clauses find more
        with self._budget.stop.ending(solver.stop_search):
            status = solver.solve(cp)
        self._budget.work = max(0.001, self._budget.work - solver.response_proto.deterministic_time)
        if status in SOLVED:
            self.solution = list(solver.response_proto.solution)
            bound: int = ceil(solver.best_objective_bound - 1e-6)
            return bound
        self.is_impossible = status == cp_model.INFEASIBLE and self.model.problem.most_changes is not None
        if status != cp_model.UNKNOWN and not self.is_impossible:
            raise SolverBugError(f"the model answered {solver.status_name(status)}: {cp.validate()}")
        return aim.least


def batches(aims: Mapping[int, Aim], levels: Sequence[int]) -> list[list[int]]:
    """Neighbouring levels whose costs fit into one sum of at most ``WIDEST``; a level without terms joins any."""
    found: list[list[int]] = []
    width = WIDEST + 1
    for level in levels:
        span = aims[level].greatest - aims[level].least + 1
        if width * span <= WIDEST:
            found[-1].append(level)
            width *= span
        else:
            found.append([level])
            width = span
    return found


def set_parameters(solver: cp_model.CpSolver, budget: Budget, *, share: float) -> None:
    """One worker with a strong linear relaxation, stopped by counted work so that it stops at the same place."""
    parameters = solver.parameters
    parameters.num_workers = 1
    parameters.random_seed = budget.seed
    parameters.linearization_level = 2
    parameters.add_lp_constraints_lazily = False
    parameters.cp_model_probing_level = 0  # probing, symmetry and repeated presolve cost more than whole parts take
    parameters.symmetry_level = 0
    parameters.max_presolve_iterations = 1
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


def solve_part(job: Job[PartAnswer], stop: StopSignal | None = None) -> PartAnswer:
    """The best plan of a part, first without its reserve; if that leaves a hole, once more with all of it.

    When ``stop`` is given, the best plan so far.
    """
    budget = Budget(job.limits, stop)
    if job.limits.seconds <= 0 or budget.stop.is_given():
        return first_plan(job)
    first = without_reserve(job.part)
    search = Search(first, budget)
    if first is not job.part:
        needs = deepest_need(first)
        search.settle([level for level in AIMS if level <= needs])
        if search.has_holes():
            search = Search(job.part, budget)
    search.settle([level for level in AIMS if level not in search.settled])
    return _answer(job, search)


def _answer(job: Job[PartAnswer], search: Search) -> PartAnswer:
    """What the search found; if that is not proven, the same with its gaps filled or the first plan, if better."""
    if search.is_impossible:
        return PartAnswer(index=job.index, placed=(), levels=(), proven=True, found=False)
    if search.solution is None:
        return first_plan(job)
    placed = search.model.placed(search.solution)
    if all(settled.cost == settled.bound for settled in search.settled.values()):
        levels = tuple(search.settled[level] for level in Level)
        return PartAnswer(index=job.index, placed=placed, levels=levels, proven=True)
    simple = first_plan(replace(job, part=search.model.problem))
    filled = fill(search.model.problem, placed)
    answers = (priced(job, placed), priced(job, filled), *([simple] if simple.found else ()))
    best: PartAnswer = min(answers, key=lambda answer: (broken_pins(job.part, answer.placed), *costs_of(answer)))
    return replace(best, levels=tuple(_bounded(settled, search) for settled in best.levels))


def _bounded(settled: Settled, search: Search) -> Settled:
    """The cost with the bound that the search proved, as far as it goes."""
    return replace(settled, bound=min(settled.cost, search.settled[settled.level].bound))


def costs_of(answer: PartAnswer) -> tuple[int, ...]:
    """What the plan costs, level by level."""
    return tuple(settled.cost for settled in answer.levels)


def deepest_need(part: Problem) -> Level:
    """The last level at which a missing person is charged: what must be settled to know the holes."""
    return max((role.unfilled.level for slot in part.slots for role in slot.roles), default=Level.UNFILLED)
