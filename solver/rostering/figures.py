"""The problem as arrays, computed once per solving process.

A cell of a roster is coded 0 for a day off and 1 + s for shift type s (``Codes``, employees x days). Working time is
counted in units: the greatest common divisor of the lengths.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import gcd

import numpy as np
from numpy.typing import NDArray

from solver.rostering.outcome import Roster
from solver.rostering.problem import SATURDAY, SUNDAY, Employee, RosterProblem

Codes = NDArray[np.int8]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """The limits of one employee in units and days; ``most`` by type of shift, never more than the days there are."""

    min_units: int
    max_units: int
    min_run: int
    max_run: int
    min_off: int
    max_weekends: int
    most: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Arrays by employee (e), day (d), type of shift (s) and code (c).

    Attributes:
        lengths: Units of each type [s].
        follows: Whether type [s] may follow type [s'] the next day: ``follows[s', s]``.
        available: Whether the employee may have the code that day [e, d, c].
        wishes: What the requests charge for the code [e, d, c].
        need, under, over: Cover and its weights [d, s]; no weight where no cover is asked.
        saturday, sunday: Which days are [d].
    """

    contracts: tuple[Contract, ...]
    lengths: tuple[int, ...]
    follows: Flags
    available: Flags
    wishes: Ints
    need: Ints
    under: Ints
    over: Ints
    saturday: Flags
    sunday: Flags

    @property
    def employees(self) -> int:
        """How many people there are."""
        return len(self.contracts)

    @property
    def days(self) -> int:
        """How many days there are."""
        return len(self.saturday)

    @property
    def shifts(self) -> int:
        """How many types of shift there are."""
        return len(self.lengths)

    def weekends(self) -> int:
        """How many weekends the horizon touches."""
        return int(self.saturday.sum()) + int(self.sunday[0])


def figures_of(problem: RosterProblem) -> Figures:
    """The problem as arrays."""
    unit = gcd(*(shift.minutes for shift in problem.shifts)) or 1
    codes = {shift.id: 1 + s for s, shift in enumerate(problem.shifts)}
    weekdays = np.array([problem.weekday(day) for day in range(problem.days)])
    need, under, over = np.zeros((3, problem.days, len(problem.shifts)), dtype=np.int64)
    for cover in problem.cover:
        cell = cover.day, codes[cover.shift] - 1
        need[cell], under[cell], over[cell] = cover.need, cover.under_weight, cover.over_weight
    contracts = tuple(_contract(problem, employee, unit) for employee in problem.employees)
    return Figures(
        contracts=contracts,
        lengths=tuple(shift.minutes // unit for shift in problem.shifts),
        follows=np.array(
            [[after.id not in before.forbidden_next for after in problem.shifts] for before in problem.shifts],
            dtype=bool,
        ).reshape(len(problem.shifts), len(problem.shifts)),
        available=_available(problem, contracts),
        wishes=_wishes(problem, codes),
        need=need,
        under=under,
        over=over,
        saturday=weekdays == SATURDAY,
        sunday=weekdays == SUNDAY,
    )


def _contract(problem: RosterProblem, employee: Employee, unit: int) -> Contract:
    most = {limit.shift: limit.most for limit in employee.most_shifts}
    weekends = sum(problem.weekday(day) == SATURDAY for day in range(problem.days)) + 1
    return Contract(
        min_units=-(-employee.min_minutes // unit),
        max_units=employee.max_minutes // unit,
        min_run=employee.min_consecutive_shifts,
        max_run=min(employee.max_consecutive_shifts, problem.days),
        min_off=employee.min_consecutive_days_off,
        max_weekends=weekends if employee.max_weekends is None else min(employee.max_weekends, weekends),
        most=tuple(min(most.get(shift.id, problem.days), problem.days) for shift in problem.shifts),
    )


def _available(problem: RosterProblem, contracts: tuple[Contract, ...]) -> Flags:
    available = np.ones((len(contracts), problem.days, 1 + len(problem.shifts)), dtype=bool)
    for e, (employee, contract) in enumerate(zip(problem.employees, contracts, strict=True)):
        available[e, list(employee.days_off), 1:] = False
        for s, most in enumerate(contract.most):
            if most == 0:
                available[e, :, 1 + s] = False
    return available


def _wishes(problem: RosterProblem, codes: dict[str, int]) -> Ints:
    wishes = np.zeros((len(problem.employees), problem.days, 1 + len(problem.shifts)), dtype=np.int64)
    index = {employee.id: e for e, employee in enumerate(problem.employees)}
    for request in problem.requests:
        cell = wishes[index[request.employee], request.day]
        if request.wanted:
            cell += request.weight
            cell[codes[request.shift]] -= request.weight
        else:
            cell[codes[request.shift]] += request.weight
    return wishes


def counts_of(figures: Figures, codes: Codes) -> Ints:
    """How many people work each shift [d, s]."""
    return np.stack([(codes == 1 + s).sum(axis=0) for s in range(figures.shifts)], axis=1).astype(np.int64)


def cover_cost(figures: Figures, counts: Ints) -> Ints:
    """What missing and surplus people cost [d, s]."""
    surplus = counts - figures.need
    return np.where(surplus > 0, figures.over * surplus, -figures.under * surplus)


def wish_cost(figures: Figures, codes: Codes) -> Ints:
    """What denied requests cost [e]."""
    taken = np.take_along_axis(figures.wishes, codes[:, :, None].astype(np.int64), axis=2)
    return np.asarray(taken.sum(axis=(1, 2)))


def total_cost(figures: Figures, codes: Codes) -> int:
    """The objective of a roster."""
    return int(wish_cost(figures, codes).sum() + cover_cost(figures, counts_of(figures, codes)).sum())


def joining_cost(figures: Figures, others: Ints) -> Ints:
    """What it changes in the cost of cover when one more joins ``others`` [d, c]; nothing for a day off."""
    change = np.zeros((figures.days, 1 + figures.shifts), dtype=np.int64)
    change[:, 1:] = cover_cost(figures, others + 1) - cover_cost(figures, others)
    return change


def roster_of(problem: RosterProblem, codes: Codes) -> Roster:
    """The roster with ids instead of codes."""
    ids = (None, *(shift.id for shift in problem.shifts))
    return tuple(tuple(ids[code] for code in row) for row in codes.tolist())
