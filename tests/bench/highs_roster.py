"""A roster by HiGHS from a mixed-integer model, as an engineer would write it: ``highs_roster.py FILE SECONDS``.

Runs alone in its process. Prints the objective and the bound as JSON; null where HiGHS has none.
"""

from __future__ import annotations

import json
import sys
from datetime import timedelta
from pathlib import Path

import numpy as np
from ortools.math_opt.python import mathopt

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from solver.rostering.figures import Codes, Figures, figures_of, roster_of
from solver.rostering.nrp_file import read_nrp_file
from solver.rostering.verification import cost_of, find_violations


class MixedInteger:
    """takes[e, day, s] and works[e, day] are binary; the rules are the usual linear inequalities."""

    def __init__(self, figures: Figures) -> None:
        self.figures = figures
        self.model = mathopt.Model()
        self.takes = {
            (e, day, s): self.model.add_binary_variable()
            for e, day, s in np.argwhere(figures.available[:, :, 1:]).tolist()
        }
        for e in range(figures.employees):
            works = [
                sum(self.takes[e, day, s] for s in range(figures.shifts) if (e, day, s) in self.takes)
                for day in range(figures.days)
            ]
            self._add_employee(e, works)
        self._add_costs()

    def _add_employee(self, e: int, works: list) -> None:
        figures, contract, add = self.figures, self.figures.contracts[e], self._add
        days = figures.days
        for day in range(days):
            add(works[day] <= 1)
            for s in range(figures.shifts):
                if day and (e, day - 1, s) in self.takes:
                    barred = [(e, day, after) for after in range(figures.shifts) if not figures.follows[s, after]]
                    add(self.takes[e, day - 1, s] + sum(self.takes[key] for key in barred if key in self.takes) <= 1)
        for day in range(days - contract.max_run):
            add(sum(works[day : day + contract.max_run + 1]) <= contract.max_run)
        for length in range(1, contract.min_run):
            for day in range(days - length - 1):
                add(sum(works[day + 1 : day + length + 1]) - works[day] - works[day + length + 1] <= length - 1)
        for length in range(1, contract.min_off):
            for day in range(days - length - 1):
                add(works[day] + works[day + length + 1] - sum(works[day + 1 : day + length + 1]) <= 1)
        mine = [(s, take) for (person, _, s), take in self.takes.items() if person == e]
        units = sum(figures.lengths[s] * take for s, take in mine)
        add(units >= contract.min_units)
        add(units <= contract.max_units)
        for s, most in enumerate(contract.most):
            add(sum(take for other, take in mine if other == s) <= most)
        weekends = []
        for day in np.flatnonzero(figures.saturday).tolist():
            weekend = self.model.add_binary_variable()
            weekends.append(weekend)
            for part in works[day : day + 2]:
                add(weekend >= part)
        add(sum(weekends) <= contract.max_weekends)

    def _add_costs(self) -> None:
        figures, cost = self.figures, []
        for (e, day, s), take in self.takes.items():
            cost.append(float(figures.wishes[e, day, 1 + s] - figures.wishes[e, day, 0]) * take)
        for day in range(figures.days):
            for s in range(figures.shifts):
                missing, surplus = (self.model.add_variable(lb=0) for _ in range(2))
                present = sum(self.takes[e, day, s] for e in range(figures.employees) if (e, day, s) in self.takes)
                self._add(present + missing - surplus == int(figures.need[day, s]))
                cost += [float(figures.under[day, s]) * missing, float(figures.over[day, s]) * surplus]
        self.constant = float(figures.wishes[:, :, 0].sum())
        self.model.minimize(mathopt.fast_sum(cost) + self.constant)

    def _add(self, relation: object) -> None:
        """Add the inequality unless it holds for want of variables."""
        if relation is not True:
            self.model.add_linear_constraint(relation)

    def solve(self, seconds: float) -> tuple[Codes | None, float | None]:
        """The roster and the bound that HiGHS has when time is up."""
        limits = mathopt.SolveParameters(time_limit=timedelta(seconds=seconds))
        result = mathopt.solve(self.model, mathopt.SolverType.HIGHS, params=limits)
        if not result.has_primal_feasible_solution():
            return None, None
        codes = np.zeros((self.figures.employees, self.figures.days), dtype=np.int8)
        for (e, day, s), take in self.takes.items():
            if result.variable_values(take) > 0.5:
                codes[e, day] = 1 + s
        return codes, result.dual_bound()


def main() -> None:
    """Solve and print."""
    problem = read_nrp_file(Path(sys.argv[1]))
    codes, bound = MixedInteger(figures_of(problem)).solve(float(sys.argv[2]))
    objective = None
    if codes is not None and not find_violations(problem, roster_of(problem, codes)):
        objective = cost_of(problem, roster_of(problem, codes))
    sys.stdout.write(json.dumps({"objective": objective, "bound": bound}) + "\n")


if __name__ == "__main__":
    main()
