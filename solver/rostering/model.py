"""The compact model: one Boolean for each employee, day and type of shift; the rest of the roster stays as it is.

With everybody and every day free it is the whole problem, else a neighbourhood of a known roster.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any, TypeAlias

import numpy as np
from ortools.sat.python import cp_model

from solver.errors import SolverBugError
from solver.rostering.figures import Codes, Figures, counts_of, cover_cost, wish_cost
from solver.rostering.rows import Window

Literal: TypeAlias = Any
"""A Boolean variable of the model, or the number 0 or 1 when it is already decided."""
Watch = Callable[[Codes, int], None]
"""Hears of a better roster and of the bound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameters:
    """How to search: wall time, seed, threads, and whether with all of the linear relaxation from the start."""

    seconds: float
    seed: int
    workers: int = 1
    strong_relaxation: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelAnswer:
    """The best roster of the neighbourhood, None if none was found; ``bound`` is proven for the neighbourhood.

    ``proven``: there is nothing better, or nothing at all.
    """

    codes: Codes | None
    cost: int | None
    bound: int | None
    proven: bool


class RosterModel:
    """The model of ``staff`` in a window; the rows of everybody else are those of the window's roster."""

    def __init__(self, figures: Figures, staff: Sequence[int], window: Window) -> None:
        self.figures, self.staff, self.window = figures, tuple(staff), window
        self.cp = cp_model.CpModel()
        self.takes: dict[tuple[int, int, int], cp_model.IntVar] = {}
        self._works: dict[tuple[int, int], cp_model.IntVar] = {}
        self._weekends: list[tuple[int, tuple[int, ...], cp_model.IntVar]] = []
        self._cover: dict[tuple[int, int], tuple[cp_model.IntVar, cp_model.IntVar]] = {}
        for e in self.staff:
            self._add_cells(e)
            self._add_runs(e)
            self._add_totals(e)
            self._add_weekends(e)
        self._add_costs()

    def _free(self, day: int) -> bool:
        return self.window.first <= day < self.window.last

    def _cell(self, e: int, day: int, s: int) -> Literal:
        if self._free(day):
            return self.takes.get((e, day, s), 0)
        return int(self.window.codes[e, day] == 1 + s)

    def _work(self, e: int, day: int) -> Literal:
        if self._free(day):
            return self._works[e, day]
        return int(self.window.codes[e, day] > 0)

    def _add_cells(self, e: int) -> None:
        """One shift a day at most, only what the employee may have, and only what may follow the day before."""
        figures, days = self.figures, range(self.window.first, self.window.last)
        for day in days:
            self._works[e, day] = self.cp.new_bool_var("")
            options = np.flatnonzero(figures.available[e, day, 1:]).tolist()
            for s in options:
                self.takes[e, day, s] = self.cp.new_bool_var("")
            self.cp.add_exactly_one(*(self.takes[e, day, s] for s in options), ~self._works[e, day])
        for day in range(max(1, self.window.first), min(self.window.last + 1, figures.days)):
            for s in range(figures.shifts):
                barred = np.flatnonzero(~figures.follows[s]).tolist()
                self._add_at_most_one([self._cell(e, day - 1, s), *(self._cell(e, day, after) for after in barred)])

    def _add_at_most_one(self, literals: Iterable[Literal]) -> None:
        listed = list(literals)
        free = [literal for literal in listed if not isinstance(literal, int)]
        if 1 in [literal for literal in listed if isinstance(literal, int)]:
            for literal in free:
                self.cp.add(literal == 0)
        elif len(free) > 1:
            self.cp.add_at_most_one(free)

    def _add_runs(self, e: int) -> None:
        """Runs of work neither too long nor too short, runs of days off not too short."""
        contract, days = self.figures.contracts[e], self.figures.days
        for day in self._starts(contract.max_run + 1, days):
            self._add_not_all([(self._work(e, d), True) for d in range(day, day + contract.max_run + 1)])
        for works, least in ((True, contract.min_run), (False, contract.min_off)):
            for length in range(1, least):
                for day in self._starts(length + 2, days):
                    ends = [(self._work(e, day), not works), (self._work(e, day + length + 1), not works)]
                    inner = [(self._work(e, d), works) for d in range(day + 1, day + length + 1)]
                    self._add_not_all([*ends, *inner])

    def _starts(self, length: int, days: int) -> range:
        """Where stretches of so many days begin that touch the window."""
        return range(max(0, self.window.first - length + 1), min(self.window.last, days - length + 1))

    def _add_not_all(self, cells: Sequence[tuple[Literal, bool]]) -> None:
        """Not every literal has the value beside it."""
        clause = []
        for literal, value in cells:
            if isinstance(literal, int):
                if bool(literal) != value:
                    return
            else:
                clause.append(~literal if value else literal)
        self.cp.add_bool_or(clause)

    def _add_totals(self, e: int) -> None:
        """Working time and shifts of each type in the horizon."""
        contract, figures = self.figures.contracts[e], self.figures
        row = self.window.codes[e]
        outside = np.concatenate([row[: self.window.first], row[self.window.last :]])
        used = np.bincount(outside, minlength=1 + figures.shifts)[1:]
        free: list[list[cp_model.IntVar]] = [[] for _ in range(figures.shifts)]
        for day in range(self.window.first, self.window.last):
            for s in range(figures.shifts):
                if (take := self.takes.get((e, day, s))) is not None:
                    free[s].append(take)
        fixed = int((used * np.array(figures.lengths)).sum())
        units = cp_model.LinearExpr.weighted_sum(
            [take for takes in free for take in takes],
            [length for takes, length in zip(free, figures.lengths, strict=True) for _ in takes],
        )
        self.cp.add_linear_constraint(units, contract.min_units - fixed, contract.max_units - fixed)
        for s, takes in enumerate(free):
            if len(takes) + used[s] > contract.most[s]:
                self.cp.add(cp_model.LinearExpr.sum(takes) <= contract.most[s] - int(used[s]))

    def _add_weekends(self, e: int) -> None:
        contract, figures = self.figures.contracts[e], self.figures
        if contract.max_weekends >= figures.weekends():
            return
        worked: list[Literal] = []
        saturdays = np.flatnonzero(figures.saturday).tolist()
        pairs = [(day, day + 1) if day + 1 < figures.days else (day,) for day in saturdays]
        if figures.sunday[0]:
            pairs.insert(0, (0,))
        for days in pairs:
            works = [self._work(e, day) for day in days]
            free = [literal for literal in works if not isinstance(literal, int)]
            decided = max((literal for literal in works if isinstance(literal, int)), default=0)
            if decided or not free:
                worked.append(decided)
                continue
            weekend = self.cp.new_bool_var("")
            worked.append(weekend)
            self._weekends.append((e, days, weekend))
            for literal in free:
                self.cp.add_implication(literal, weekend)
        self.cp.add(cp_model.LinearExpr.sum(worked) <= contract.max_weekends)

    def _add_costs(self) -> None:
        """Requests of the free rows and cover in the window; what cannot change is a constant."""
        figures, window = self.figures, self.window
        variables = list(self.takes.values())
        weights = [int(figures.wishes[e, day, 1 + s] - figures.wishes[e, day, 0]) for e, day, s in self.takes]
        blank = window.codes.copy()
        blank[list(self.staff), window.first : window.last] = 0
        counts = counts_of(figures, blank)
        for day in range(window.first, window.last):
            for s in np.flatnonzero(figures.under[day] + figures.over[day]).tolist():
                self._cover[day, s] = self._add_cover(day, s, int(figures.need[day, s] - counts[day, s]))
                variables += self._cover[day, s]
                weights += [int(figures.under[day, s]), int(figures.over[day, s])]
        cover = cover_cost(figures, counts)
        cover[window.first : window.last] = 0
        constant = int(wish_cost(figures, blank).sum() + cover.sum())
        self._cost = cp_model.LinearExpr.weighted_sum(variables, weights) + constant
        self.cp.minimize(self._cost)

    def _add_cover(self, day: int, s: int, need: int) -> tuple[cp_model.IntVar, cp_model.IntVar]:
        """How many people are missing and how many are too many on a shift that needs ``need`` of the free staff."""
        takes = [self.takes[e, day, s] for e in self.staff if (e, day, s) in self.takes]
        missing = self.cp.new_int_var(0, max(0, need), "")
        surplus = self.cp.new_int_var(0, max(0, len(takes) - need), "")
        self.cp.add(cp_model.LinearExpr.sum([*takes, missing]) - surplus == need)
        return missing, surplus

    def add_limit(self, below: int) -> None:
        """Only rosters that cost less than this are wanted."""
        self.cp.add(self._cost <= below - 1)

    def solve(self, parameters: Parameters, *, hint: Codes | None = None, watch: Watch | None = None) -> ModelAnswer:
        """Search; ``hint`` is a roster to start from, ``watch`` hears of better rosters on the way."""
        solver = cp_model.CpSolver()
        set_parameters(solver, parameters)
        if hint is not None:
            self._add_hint(hint)
        callback = None if watch is None else _Herald(self, watch)
        status = solver.solve(self.cp, callback)
        if status == cp_model.MODEL_INVALID:
            raise SolverBugError(f"the roster model is invalid: {self.cp.validate()}")
        found = status in {cp_model.OPTIMAL, cp_model.FEASIBLE}
        return ModelAnswer(
            codes=self.codes(solver.boolean_value) if found else None,
            cost=round(solver.objective_value) if found else None,
            bound=ceil(solver.best_objective_bound - 1e-6) if status != cp_model.INFEASIBLE else None,
            proven=status in {cp_model.OPTIMAL, cp_model.INFEASIBLE},
        )

    def _add_hint(self, hint: Codes) -> None:
        for (e, day, s), take in self.takes.items():
            self.cp.add_hint(take, int(hint[e, day] == 1 + s))
        for (e, day), work in self._works.items():
            self.cp.add_hint(work, int(hint[e, day] > 0))
        for e, days, weekend in self._weekends:
            self.cp.add_hint(weekend, int((hint[e, list(days)] > 0).any()))
        lacking = self.figures.need - counts_of(self.figures, hint)
        for cell, (missing, surplus) in self._cover.items():
            self.cp.add_hint(missing, max(0, int(lacking[cell])))
            self.cp.add_hint(surplus, max(0, -int(lacking[cell])))

    def codes(self, value: Callable[[cp_model.IntVar], bool]) -> Codes:
        """The roster that the values stand for."""
        window = self.window
        codes = window.codes.copy()
        codes[list(self.staff), window.first : window.last] = 0
        for (e, day, s), take in self.takes.items():
            if value(take):
                codes[e, day] = 1 + s
        return codes


class _Herald(cp_model.CpSolverSolutionCallback):  # type: ignore[misc]  # OR-Tools has no types
    def __init__(self, model: RosterModel, watch: Watch) -> None:
        super().__init__()
        self._model, self._watch = model, watch

    def on_solution_callback(self) -> None:
        self._watch(self._model.codes(self.boolean_value), ceil(self.best_objective_bound - 1e-6))


def set_parameters(solver: cp_model.CpSolver, parameters: Parameters) -> None:
    """Defaults for a plain search, or two that lean on the linear relaxation, turn by turn in one thread."""
    settings = solver.parameters
    settings.max_time_in_seconds = parameters.seconds
    settings.random_seed = parameters.seed
    settings.num_workers = parameters.workers
    settings.catch_sigint_signal = False
    if parameters.strong_relaxation:
        settings.linearization_level = 2
        settings.interleave_search = True
        settings.subsolvers.extend(["max_lp", "reduced_costs"])
