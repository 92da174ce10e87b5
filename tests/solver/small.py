"""Small problems, and solving them in the test's own process."""

from __future__ import annotations

from collections.abc import Callable

from solver.answers import PartAnswer, PartJob
from solver.engine import Limits, solve_through
from solver.levels import solve_part
from solver.outcome import Outcome
from solver.problem import Candidate, Cost, Level, Option, Person, Problem, Role, Slot
from solver.stopping import StopSignal
from solver.workers import ShouldStop

UNFILLED = Cost(level=Level.UNFILLED, rule="unfilled", weight=1)
WISH = Cost(level=Level.WISHES, rule="wish", weight=1)
LIMITS = Limits(seconds=60, deterministic_seconds=20, seed=1)


def run_here(
    jobs: tuple[PartJob, ...],
    *,
    processes: int,
    on_answer: Callable[[PartAnswer], None],
    should_stop: ShouldStop | None = None,
) -> None:
    """Solve the parts one after the other, here."""
    stop = StopSignal()
    for job in jobs:
        if should_stop is not None and should_stop():
            stop.give()
        on_answer(solve_part(job, stop))


def solve_here(problem: Problem, limits: Limits = LIMITS) -> Outcome:
    """``solve`` without a process of its own."""
    return solve_through(run_here, problem, limits)


def at(start: int, end: int | None = None, *, key: str = "", costs: tuple[Cost, ...] = ()) -> Option:
    """An option from ``start``, 10 minutes long unless told; its label is its key."""
    name = key or f"at{start}"
    return Option(key=name, start=start, end=start + 10 if end is None else end, label=name, costs=costs)


def host(*people: str | Candidate, need: int = 1, name: str = "HOST") -> Role:
    """A role for which the people are candidates."""
    candidates = tuple(person if isinstance(person, Candidate) else Candidate(person=person) for person in people)
    return Role(name=name, need=need, candidates=candidates, unfilled=UNFILLED)


def slot(id_: str, when: int | tuple[Option, ...], *roles: Role) -> Slot:
    """A slot at one time, or at one of several options."""
    return Slot(id=id_, options=(at(when),) if isinstance(when, int) else when, roles=roles)


def people(*ids: str) -> tuple[Person, ...]:
    """People without any absence."""
    return tuple(Person(id=id_) for id_ in ids)


def cost(outcome: Outcome, level: Level) -> int:
    """What the outcome costs at one level."""
    return next(found.cost for found in outcome.costs if found.level == level)


def seated(outcome: Outcome) -> dict[str, tuple[str, ...]]:
    """Slot → the people in it."""
    return {place.slot: tuple(person for _, person in place.people) for place in outcome.placed}


def options(outcome: Outcome) -> dict[str, str]:
    """Slot → the option it takes."""
    return {place.slot: place.option for place in outcome.placed}
