"""Asking the solver for a plan; where it has none, nothing is changed and a sentence says so."""

from __future__ import annotations

from collections.abc import Callable

from rota.errors import RotaError, RuleBrokenError
from rota.words import message
from solver.engine import solve
from solver.errors import SolverError
from solver.limits import Limits
from solver.outcome import Outcome, Progress, Status
from solver.problem import Problem


class NoPlanError(RotaError):
    """The solver found no plan in the time allowed."""


def find_plan(problem: Problem, limits: Limits, on_progress: Callable[[Progress], None] | None) -> Outcome:
    """The solver's plan. Raises RuleBrokenError when more must change than may, NoPlanError when there was none in time
    and RotaError when the solver crashed.
    """
    try:
        outcome = solve(problem, limits, on_progress)
    except SolverError as error:
        raise RotaError(
            message("The solver stopped without a plan ({why}); nothing was changed, please try again", why=str(error))
        ) from error
    if outcome.status is Status.INFEASIBLE and problem.most_changes is not None:
        raise RuleBrokenError(
            message("More than {count} changes cannot be avoided; nothing was changed", count=problem.most_changes)
        )
    if outcome.status in (Status.INFEASIBLE, Status.UNKNOWN):
        raise NoPlanError(message("The solver found no plan in the time allowed; nothing was changed"))
    return outcome
