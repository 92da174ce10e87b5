"""The best roster that known rows make together: one row for each person, chosen by CP-SAT.

Near the relaxation's optimum the rows of a better roster are often all known already, and only their choice is open.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from ortools.sat.python import cp_model

from solver.rostering.figures import Codes, Figures, counts_of
from solver.rostering.model import Parameters, set_parameters


def best_mixture(
    figures: Figures, codes: Codes, choices: dict[int, Sequence[Codes]], parameters: Parameters
) -> tuple[Codes, bool]:
    """The best roster in which people keep their rows of ``codes`` or take one of ``choices``; whether it is proven."""
    cp = cp_model.CpModel()
    options = {e: [codes[e], *(row for row in rows if (row != codes[e]).any())] for e, rows in choices.items()}
    takes = {e: [cp.new_bool_var("") for _ in rows] for e, rows in options.items()}
    for literals in takes.values():
        cp.add_exactly_one(literals)
        for number, literal in enumerate(literals):
            cp.add_hint(literal, int(number == 0))
    _minimize(cp, figures, codes, options, takes)
    solver = cp_model.CpSolver()
    set_parameters(solver, parameters)
    status = solver.solve(cp)
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return codes, False
    chosen = codes.copy()
    for e, literals in takes.items():
        chosen[e] = options[e][[solver.boolean_value(literal) for literal in literals].index(True)]
    return chosen, status == cp_model.OPTIMAL


def _minimize(
    cp: cp_model.CpModel,
    figures: Figures,
    codes: Codes,
    options: dict[int, list[Codes]],
    takes: dict[int, list[cp_model.IntVar]],
) -> None:
    """Denied requests of the rows, and on each shift: rows there + missing - surplus = need - other people there."""
    need = figures.need - counts_of(figures, np.delete(codes, list(options), axis=0))
    days = np.arange(figures.days)
    there: dict[tuple[int, int], list[cp_model.IntVar]] = {}
    variables, weights = [], []
    for e, rows in options.items():
        for row, take in zip(rows, takes[e], strict=True):
            variables.append(take)
            weights.append(int(figures.wishes[e, days, row].sum()))
            for day in np.flatnonzero(row).tolist():
                there.setdefault((day, int(row[day]) - 1), []).append(take)
    for day, s in np.argwhere(figures.under + figures.over > 0).tolist():
        asked = int(need[day, s])
        missing = cp.new_int_var(0, max(0, asked), "")
        surplus = cp.new_int_var(0, max(0, len(options) - asked), "")
        cp.add(cp_model.LinearExpr.sum([*there.get((day, s), []), missing]) - surplus == asked)
        variables += [missing, surplus]
        weights += [int(figures.under[day, s]), int(figures.over[day, s])]
    cp.minimize(cp_model.LinearExpr.weighted_sum(variables, weights))
