"""The linear master problem over whole rows: which mixture of known rows is best, and what each place is worth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from ortools.linear_solver import pywraplp

from solver.errors import SolverBugError
from solver.rostering.figures import Codes, Figures, counts_of, wish_cost

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prices:
    """``places`` [d, s]: what one more person there is worth; ``people`` [position]: what a person's row may cost."""

    cost: float
    places: Floats
    people: Floats


class Master:
    """Columns are rows of ``staff``; everybody else keeps the row of ``codes``.

    Minimise the denied requests plus missing and surplus people; the shares of each person's rows add up to one, and on
    each shift that asks for cover: rows there + missing - surplus = need - people there for good.
    """

    def __init__(self, figures: Figures, staff: Sequence[int], codes: Codes) -> None:
        self.figures, self.staff = figures, tuple(staff)
        self.rows: list[list[Codes]] = [[] for _ in staff]
        self._known: list[set[bytes]] = [set() for _ in staff]
        self._shares: list[list[pywraplp.Variable]] = [[] for _ in staff]
        self._mixture: list[Floats] = [np.ones(1) for _ in staff]
        others = np.delete(codes, list(staff), axis=0)
        self.open = figures.need - counts_of(figures, others)
        everybody = np.setdiff1d(np.arange(figures.employees), list(staff))
        self.constant = int(wish_cost(figures, codes)[everybody].sum())
        self._lp = pywraplp.Solver.CreateSolver("GLOP")
        self._lp.SetSolverSpecificParametersAsString("use_preprocessing: false")
        self._objective = self._lp.Objective()
        self._objective.SetMinimization()
        self._people = [self._lp.Constraint(1.0, 1.0) for _ in staff]
        weighed = np.argwhere(figures.under + figures.over > 0).tolist()
        self._places = {(day, s): self._add_place(day, s) for day, s in weighed}

    def _add_place(self, day: int, s: int) -> pywraplp.Constraint:
        need = float(self.open[day, s])
        place = self._lp.Constraint(need, need)
        for sign, weight in ((1.0, self.figures.under[day, s]), (-1.0, self.figures.over[day, s])):
            variable = self._lp.NumVar(0.0, self._lp.infinity(), "")
            place.SetCoefficient(variable, sign)
            self._objective.SetCoefficient(variable, float(weight))
        return place

    def add_row(self, position: int, row: Codes) -> bool:
        """Let the person at ``position`` of the staff take this row too; False if it was known."""
        key = row.tobytes()
        if key in self._known[position]:
            return False
        self._known[position].add(key)
        share = self._lp.NumVar(0.0, self._lp.infinity(), "")
        days = np.arange(len(row))
        self._objective.SetCoefficient(share, float(self.figures.wishes[self.staff[position], days, row].sum()))
        self._people[position].SetCoefficient(share, 1.0)
        for day in np.flatnonzero(row).tolist():
            place = self._places.get((day, int(row[day]) - 1))
            if place is not None:
                place.SetCoefficient(share, 1.0)
        self.rows[position].append(row)
        self._shares[position].append(share)
        return True

    def keep_only(self, position: int, number: int) -> None:
        """From now on the person takes the row with this number."""
        for other, share in enumerate(self._shares[position]):
            share.SetBounds(float(other == number), float(other == number))

    def solve(self, seconds: float) -> Prices | None:
        """The prices of the best mixture; None when time ran out."""
        self._lp.SetTimeLimit(max(1, int(seconds * 1000)))
        status = self._lp.Solve()
        if status == pywraplp.Solver.INFEASIBLE:
            raise SolverBugError("the master problem has no solution although everybody has a row")
        if status != pywraplp.Solver.OPTIMAL:
            return None
        places = np.zeros_like(self.open, dtype=np.float64)
        for cell, place in self._places.items():
            places[cell] = place.dual_value()
        people = np.array([person.dual_value() for person in self._people])
        self._mixture = [np.array([share.solution_value() for share in shares]) for shares in self._shares]
        return Prices(cost=self._objective.Value() + self.constant, places=places, people=people)

    def shares(self, position: int) -> Floats:
        """How much of each of the person's rows the last mixture took; rows that came later are not in it."""
        return self._mixture[position]
