"""A planning month: its days, and the ISO weeks that belong to it (those whose Thursday lies in it)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from rota.errors import BadInputError
from rota.words import message


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """One calendar month. ``str(month)`` is its name in data, e.g. 2026-12."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        return self.next().first - timedelta(days=1)

    def next(self) -> Month:
        return Month(self.year + self.number // 12, self.number % 12 + 1)

    def previous(self) -> Month:
        return Month(self.year - (self.number == 1), (self.number - 2) % 12 + 1)

    def days(self) -> tuple[date, ...]:
        """Every day from the first to the last."""
        return tuple(self.first + timedelta(days=offset) for offset in range((self.last - self.first).days + 1))

    def weeks(self) -> tuple[date, ...]:
        """The Mondays of the weeks that belong to the month (DESIGN.md §5)."""
        monday = monday_of(self.first)
        return tuple(
            day
            for day in (monday + timedelta(weeks=number) for number in range(6))
            if Month.of(day + timedelta(days=3)) == self
        )

    @staticmethod
    def of(day: date) -> Month:
        """The month in which ``day`` lies."""
        return Month(day.year, day.month)


def monday_of(day: date) -> date:
    """The Monday of the day's ISO week."""
    return day - timedelta(days=day.weekday())


def week_name(monday: date) -> str:
    """2026-W50."""
    year, week, _ = monday.isocalendar()
    return f"{year}-W{week:02}"


def parse_month(text: str) -> Month:
    """A month written as 2026-12; raises BadInputError."""
    match = re.fullmatch(r"(\d{4})-(\d{2})", text.strip())
    if not match or not 1 <= int(match[2]) <= 12 or not 2000 <= int(match[1]) <= 2100:
        raise BadInputError(message("“{text}” is not a month; write it as 2026-12", text=text))
    return Month(int(match[1]), int(match[2]))
