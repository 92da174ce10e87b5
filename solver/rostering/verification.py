"""The judge: which hard rules a roster breaks and what it costs. Plain Python, independent of every method."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, pairwise

from solver.rostering.outcome import Roster
from solver.rostering.problem import SATURDAY, SUNDAY, Employee, RosterProblem

Row = Sequence[str | None]


class HardRule(StrEnum):
    """What no roster may break."""

    DAY_OFF = "day_off"
    MAX_MINUTES = "max_minutes"
    MIN_MINUTES = "min_minutes"
    MAX_CONSECUTIVE_SHIFTS = "max_consecutive_shifts"
    MIN_CONSECUTIVE_SHIFTS = "min_consecutive_shifts"
    MIN_CONSECUTIVE_DAYS_OFF = "min_consecutive_days_off"
    MAX_WEEKENDS = "max_weekends"
    MOST_SHIFTS = "most_shifts"
    FORBIDDEN_NEXT = "forbidden_next"


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """A hard rule that a row breaks; ``day`` is where (a run's first day, the later of two days), None for totals."""

    rule: HardRule
    employee: str
    day: int | None = None


def find_violations(problem: RosterProblem, roster: Roster) -> tuple[Violation, ...]:
    """Every breach of a hard rule. ValueError if the roster has not one cell per employee and day."""
    _check_shape(problem, roster)
    return tuple(
        violation
        for employee, row in zip(problem.employees, roster, strict=True)
        for violation in _row_violations(problem, employee, row)
    )


def cost_of(problem: RosterProblem, roster: Roster) -> int:
    """Denied requests plus missing and surplus people, each by its weight."""
    _check_shape(problem, roster)
    rows = {employee.id: row for employee, row in zip(problem.employees, roster, strict=True)}
    denied = sum(
        request.weight
        for request in problem.requests
        if (rows[request.employee][request.day] == request.shift) != request.wanted
    )
    present = Counter((day, shift) for row in roster for day, shift in enumerate(row))
    uncovered = 0
    for cover in problem.cover:
        surplus = present[cover.day, cover.shift] - cover.need
        uncovered += cover.over_weight * max(surplus, 0) + cover.under_weight * max(-surplus, 0)
    return denied + uncovered


def _check_shape(problem: RosterProblem, roster: Roster) -> None:
    if len(roster) != len(problem.employees) or any(len(row) != problem.days for row in roster):
        raise ValueError(f"the roster is not {len(problem.employees)} rows of {problem.days} days")
    known = {None, *(shift.id for shift in problem.shifts)}
    for row in roster:
        if unknown := set(row) - known:
            raise ValueError(f"shift type {min(str(shift) for shift in unknown)!r} does not exist")


def _row_violations(problem: RosterProblem, employee: Employee, row: Row) -> Iterator[Violation]:
    yield from _total_violations(problem, employee, row)
    yield from _run_violations(employee, row)
    for day in sorted(set(employee.days_off)):
        if row[day] is not None:
            yield Violation(rule=HardRule.DAY_OFF, employee=employee.id, day=day)
    forbidden = {shift.id: shift.forbidden_next for shift in problem.shifts}
    for day, (before, after) in enumerate(pairwise(row), start=1):
        if before is not None and after in forbidden[before]:
            yield Violation(rule=HardRule.FORBIDDEN_NEXT, employee=employee.id, day=day)


def _total_violations(problem: RosterProblem, employee: Employee, row: Row) -> Iterator[Violation]:
    minutes = {shift.id: shift.minutes for shift in problem.shifts}
    total = sum(minutes[shift] for shift in row if shift is not None)
    if total > employee.max_minutes:
        yield Violation(rule=HardRule.MAX_MINUTES, employee=employee.id)
    if total < employee.min_minutes:
        yield Violation(rule=HardRule.MIN_MINUTES, employee=employee.id)
    counts = Counter(row)
    for limit in employee.most_shifts:
        if counts[limit.shift] > limit.most:
            yield Violation(rule=HardRule.MOST_SHIFTS, employee=employee.id)
    weekends = {
        (problem.first_weekday + day) // 7
        for day, shift in enumerate(row)
        if shift is not None and problem.weekday(day) in {SATURDAY, SUNDAY}
    }
    if employee.max_weekends is not None and len(weekends) > employee.max_weekends:
        yield Violation(rule=HardRule.MAX_WEEKENDS, employee=employee.id)


def _run_violations(employee: Employee, row: Row) -> Iterator[Violation]:
    """Runs too long or too short; the first and the last run are exempt from the minimum."""
    start = 0
    for works, days in groupby(row, key=lambda shift: shift is not None):
        length = len(list(days))
        inside = start > 0 and start + length < len(row)
        rule = None
        if works and length > employee.max_consecutive_shifts:
            rule = HardRule.MAX_CONSECUTIVE_SHIFTS
        elif works and inside and length < employee.min_consecutive_shifts:
            rule = HardRule.MIN_CONSECUTIVE_SHIFTS
        elif not works and inside and length < employee.min_consecutive_days_off:
            rule = HardRule.MIN_CONSECUTIVE_DAYS_OFF
        if rule is not None:
            yield Violation(rule=rule, employee=employee.id, day=start)
        start += length
