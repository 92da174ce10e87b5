"""The front door: ``find_roster`` starts the solving processes, passes finds between them and returns the best."""

from __future__ import annotations

from time import monotonic

from solver.errors import SolverBugError
from solver.rostering.limits import RosterLimits
from solver.rostering.messages import Find, Method
from solver.rostering.outcome import Roster, RosterOutcome
from solver.rostering.problem import RosterProblem
from solver.rostering.table import Progress, Table
from solver.rostering.verification import cost_of, find_violations


def find_roster(
    problem: RosterProblem,
    limits: RosterLimits,
    *,
    method: Method = Method.AUTO,
    on_progress: Progress | None = None,
) -> RosterOutcome:
    """The best roster found in the time. The judge has seen it: it breaks no hard rule and costs what it says.

    Raises RosterProcessError when every process fails, SolverBugError when the judge disagrees.
    """
    started = monotonic()
    table = Table(problem, limits, method, on_progress, started)
    try:
        table.preside()
    finally:
        table.dismiss()
    roster = None if table.best is None else decoded(problem, table.best.cells or b"")
    if roster is not None:
        _judge(problem, roster, table.best)
    return RosterOutcome(
        roster=roster,
        objective=None if table.best is None else table.best.cost,
        bound=table.bound,
        seconds=monotonic() - started,
    )


def decoded(problem: RosterProblem, cells: bytes) -> Roster:
    """The roster that the bytes of a find stand for."""
    ids = (None, *(shift.id for shift in problem.shifts))
    days = problem.days
    return tuple(tuple(ids[code] for code in cells[at : at + days]) for at in range(0, len(cells), days))


def _judge(problem: RosterProblem, roster: Roster, find: Find | None) -> None:
    violations = find_violations(problem, roster)
    if violations:
        raise SolverBugError(f"the roster breaks {violations[0]} and {len(violations) - 1} more rules")
    if find is None or cost_of(problem, roster) != find.cost:
        raise SolverBugError("the roster does not cost what was said")
