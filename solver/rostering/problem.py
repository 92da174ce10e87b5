"""What is to be rostered: shift types, employees with their limits, requests, and the cover that each day needs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from solver.checks import check_known, check_unique

SATURDAY, SUNDAY = 5, 6
WIDEST_WEIGHT = 50_000_000
"""The heaviest weight times the days of the horizon: beyond it the methods' 32-bit sums would overflow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftType:
    """A type of shift of ``minutes``; a shift of a type in ``forbidden_next`` may not follow it the next day."""

    id: str
    minutes: int
    forbidden_next: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.minutes <= 0:
            raise ValueError(f"shift type {self.id!r} lasts {self.minutes} minutes")


@dataclass(frozen=True, slots=True, kw_only=True)
class MostShifts:
    """An employee works at most ``most`` shifts of the type in the whole horizon."""

    shift: str
    most: int

    def __post_init__(self) -> None:
        if self.most < 0:
            raise ValueError(f"at most {self.most} shifts of type {self.shift!r} are fewer than none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Employee:
    """Somebody on the roster and the limits of the contract, all of them hard.

    Attributes:
        min_minutes, max_minutes: Total working time in the horizon.
        min_consecutive_shifts, max_consecutive_shifts: Length in days of a run of work.
        min_consecutive_days_off: Length in days of a run of days off.
        max_weekends: Weekends with work on Saturday or Sunday or both; None is no limit.
        most_shifts: Limits by type of shift; a type that is not named is not limited.
        days_off: Days (0 is the first) without work.

    A run that touches the first or the last day of the horizon may be shorter than its minimum, as nobody knows what
    stands beyond. The maximum counts from the first day.
    """

    id: str
    min_minutes: int
    max_minutes: int
    min_consecutive_shifts: int
    max_consecutive_shifts: int
    min_consecutive_days_off: int
    max_weekends: int | None = None
    most_shifts: tuple[MostShifts, ...] = ()
    days_off: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.min_minutes <= self.max_minutes:
            raise ValueError(f"employee {self.id!r} works between {self.min_minutes} and {self.max_minutes} minutes")
        if not 1 <= self.min_consecutive_shifts <= self.max_consecutive_shifts:
            raise ValueError(
                f"employee {self.id!r} works between {self.min_consecutive_shifts} and "
                f"{self.max_consecutive_shifts} days in a row"
            )
        if self.min_consecutive_days_off < 1:
            raise ValueError(f"employee {self.id!r} is off {self.min_consecutive_days_off} days in a row")
        if self.max_weekends is not None and self.max_weekends < 0:
            raise ValueError(f"employee {self.id!r} works {self.max_weekends} weekends")
        check_unique(f"limit of employee {self.id!r}", (limit.shift for limit in self.most_shifts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The employee asks for this shift (``wanted``) or asks not to have it; ``weight`` is charged if denied."""

    employee: str
    day: int
    shift: str
    weight: int
    wanted: bool

    def __post_init__(self) -> None:
        if self.weight < 0:
            raise ValueError(f"a request of {self.employee!r} weighs {self.weight}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """``need`` people on this shift; each one fewer costs ``under_weight``, each one more ``over_weight``."""

    day: int
    shift: str
    need: int
    under_weight: int
    over_weight: int

    def __post_init__(self) -> None:
        if min(self.need, self.under_weight, self.over_weight) < 0:
            raise ValueError(f"the cover of {self.shift!r} on day {self.day} has a negative number")


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterProblem:
    """A horizon of ``days``; day 0 falls on ``first_weekday`` (0 is Monday). Raises ValueError when inconsistent."""

    days: int
    shifts: tuple[ShiftType, ...]
    employees: tuple[Employee, ...]
    requests: tuple[Request, ...] = ()
    cover: tuple[Cover, ...] = ()
    first_weekday: int = 0

    def __post_init__(self) -> None:
        if self.days < 1:
            raise ValueError(f"the horizon has {self.days} days")
        if not 0 <= self.first_weekday <= SUNDAY:
            raise ValueError(f"{self.first_weekday} is not a day of the week")
        shifts = check_unique("shift type", (shift.id for shift in self.shifts))
        people = check_unique("employee", (employee.id for employee in self.employees))
        for shift in self.shifts:
            check_known(f"shift type forbidden after {shift.id!r}", shift.forbidden_next, shifts)
        for employee in self.employees:
            check_known(f"limited shift of {employee.id!r}", (limit.shift for limit in employee.most_shifts), shifts)
            self._check_days(f"day off of {employee.id!r}", employee.days_off)
        check_known("requesting employee", (request.employee for request in self.requests), people)
        check_known("requested shift", (request.shift for request in self.requests), shifts)
        check_known("shift to cover", (cover.shift for cover in self.cover), shifts)
        check_unique("cover", (f"{cover.shift} of day {cover.day}" for cover in self.cover))
        self._check_days("requested day", (request.day for request in self.requests))
        self._check_days("day to cover", (cover.day for cover in self.cover))
        weights = [request.weight for request in self.requests]
        weights += [weight for cover in self.cover for weight in (cover.under_weight, cover.over_weight)]
        if max(weights, default=0) * self.days > WIDEST_WEIGHT:
            raise ValueError(f"the weight {max(weights)} is too heavy for {self.days} days")

    def _check_days(self, what: str, days: Iterable[int]) -> None:
        for day in days:
            if not 0 <= day < self.days:
                raise ValueError(f"{what} {day} lies outside the horizon of {self.days} days")

    def weekday(self, day: int) -> int:
        """The day of the week, 0 for Monday."""
        return (self.first_weekday + day) % 7
