"""The lists of a county once they are understood: rows of values that remember where they stood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time

from rota.errors import Fault
from rota.office.cells import Period, Value
from rota.words import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a list. ``values`` holds by column key what was there and could be read; blanks are left out.

    Rows are equal when their values are, wherever they stood.
    """

    values: Mapping[str, Value]
    source: str = field(compare=False)
    number: int = field(compare=False)
    headings: Mapping[str, str] = field(compare=False)
    """Column key → the name as written in that sheet."""
    is_whole: bool = field(compare=False, default=True)
    """Whether every cell could be read and no required column is missing."""

    def text(self, key: str) -> str:
        """The text or code under ``key``, "" when blank; a list is joined with ；"""
        value = self.values.get(key, "")
        return "；".join(value) if isinstance(value, tuple) else str(value)

    def code(self, key: str) -> str | None:
        """The code under ``key``, None when blank."""
        return self.text(key) or None

    def number_of(self, key: str) -> int | None:
        """The whole number under ``key``."""
        value = self.values.get(key)
        return value if isinstance(value, int) else None

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Yes or no under ``key``; ``default`` when blank."""
        value = self.values.get(key, default)
        return value is True

    def answer(self, key: str) -> bool | None:
        """Yes or no under ``key``; None when blank."""
        value = self.values.get(key)
        return value if isinstance(value, bool) else None

    def day(self, key: str) -> date | None:
        """The date under ``key``."""
        value = self.values.get(key)
        return value if isinstance(value, date) else None

    def clock(self, key: str) -> time | None:
        """The time of day under ``key``."""
        value = self.values.get(key)
        return value if isinstance(value, time) else None

    def items(self, key: str) -> tuple[str, ...]:
        """The words or codes listed under ``key``."""
        value = self.values.get(key, ())
        return value if isinstance(value, tuple) else (str(value),)

    def period(self, key: str) -> Period | None:
        """The period under ``key``."""
        value = self.values.get(key)
        return value if isinstance(value, Period) else None

    def fault(self, key: str | None, text: Message) -> Fault:
        """A fault at this row, in the column ``key``."""
        column = None if key is None else self.headings.get(key, key)
        return Fault(source=self.source, row=self.number, column=column, text=text)


@dataclass(frozen=True, slots=True, kw_only=True)
class CountyLists:
    """Everything that a county handed in, free of faults.

    ``lists`` has a key for every list that holds at least one row; ``settings`` are the values of
    rota.office.settings that were given; ``notes`` say what was passed over.
    """

    lists: Mapping[str, tuple[Row, ...]]
    settings: Mapping[str, str | int | bool]
    notes: tuple[Message, ...] = field(compare=False, default=())

    def rows(self, key: str) -> tuple[Row, ...]:
        """The rows of list ``key``; none when the list was not handed in."""
        return self.lists.get(key, ())


def holds_on(row: Row, day: date, starts: str = "active_from", ends: str = "active_to") -> bool:
    """Whether the period of ``row`` includes ``day``."""
    starts_on, ends_on = row.day(starts), row.day(ends)
    return (starts_on is None or starts_on <= day) and (ends_on is None or day <= ends_on)


def holds_from(row: Row, day: date, ends: str = "active_to") -> bool:
    """Whether the period of ``row`` includes ``day`` or a later day."""
    ends_on = row.day(ends)
    return ends_on is None or ends_on >= day
