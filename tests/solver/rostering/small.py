"""Problems small enough to list every roster, and rows that are easy to read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from random import Random
from typing import Any

from solver.rostering.outcome import Roster
from solver.rostering.problem import Cover, Employee, MostShifts, Request, RosterProblem, ShiftType
from solver.rostering.verification import cost_of, find_violations

EARLY = ShiftType(id="E", minutes=480)
LATE = ShiftType(id="L", minutes=480, forbidden_next=("E",))
NIGHT = ShiftType(id="N", minutes=720, forbidden_next=("E", "L"))
FREE = Employee(
    id="A",
    min_minutes=0,
    max_minutes=100_000,
    min_consecutive_shifts=1,
    max_consecutive_shifts=14,
    min_consecutive_days_off=1,
)


def alone(days: int = 7, *, first_weekday: int = 0, **limits: Any) -> RosterProblem:
    """One employee without limits but the given ones."""
    return RosterProblem(
        days=days, shifts=(EARLY, LATE, NIGHT), employees=(replace(FREE, **limits),), first_weekday=first_weekday
    )


def row(text: str) -> Roster:
    """A roster of one row: a letter for each day, a dot for a day off."""
    return (tuple(None if letter == "." else letter for letter in text),)


def random_problem(seed: int, *, staff: int, days: int) -> RosterProblem:
    """Two types of shift, tight limits of every kind, requests and cover."""
    random = Random(seed)
    shifts = (EARLY, replace(NIGHT, forbidden_next=("E",)))
    employees = tuple(
        Employee(
            id=f"P{number}",
            min_minutes=random.choice((0, 480, 960)),
            max_minutes=random.choice((1680, 2160, 2640)),
            min_consecutive_shifts=random.choice((1, 2)),
            max_consecutive_shifts=random.choice((2, 3)),
            min_consecutive_days_off=random.choice((1, 2)),
            max_weekends=random.choice((None, 0, 1)),
            most_shifts=(MostShifts(shift="N", most=random.choice((0, 1, 2))),) if random.random() < 0.8 else (),
            days_off=tuple(random.sample(range(days), random.choice((0, 1)))),
        )
        for number in range(staff)
    )
    return RosterProblem(
        days=days,
        shifts=shifts,
        employees=employees,
        requests=tuple(
            Request(
                employee=random.choice(employees).id,
                day=random.randrange(days),
                shift=random.choice("EN"),
                weight=random.randint(1, 3),
                wanted=random.random() < 0.5,
            )
            for _ in range(4)
        ),
        cover=tuple(
            Cover(
                day=day, shift=shift, need=random.choice((0, 1, 2)), under_weight=random.choice((5, 10)), over_weight=1
            )
            for day in range(days)
            for shift in "EN"
        ),
        first_weekday=random.randrange(7),
    )


def lawful_rows(problem: RosterProblem, employee: int) -> Iterator[tuple[str | None, ...]]:
    """Every lawful row of one employee."""
    only = replace(problem, employees=(problem.employees[employee],), requests=(), cover=())
    ids = [None, *(shift.id for shift in problem.shifts)]
    for cells in product(ids, repeat=problem.days):
        if not find_violations(only, (cells,)):
            yield cells


def least_cost(problem: RosterProblem) -> int | None:
    """The cost of the best roster, by trying all; None when none is lawful."""
    rows = [tuple(lawful_rows(problem, employee)) for employee in range(len(problem.employees))]
    return min((cost_of(problem, roster) for roster in product(*rows)), default=None)
