"""Uncertain windows: where the official arrangement of a year, once it is out, will probably move days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from rota.words import Message, message
from rota.workdays.statutory import statutory_days

SATURDAY, SUNDAY = 5, 6
LONG_HOLIDAYS = {"春节": 9, "劳动节": 5, "国庆节": 5}
"""Holidays that are always lengthened by moved days, with how many days after them those can lie at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Days from ``starts_on`` to ``ends_on``, both included, that a provisional year cannot be sure of.

    ``reason`` is the text that was imported, or a sentence where the program worked the window out itself.
    """

    starts_on: date
    ends_on: date
    name: str
    reason: str | Message

    def __contains__(self, day: date) -> bool:
        return self.starts_on <= day <= self.ends_on


@dataclass(frozen=True, slots=True)
class _Block:
    """Statutory days that lie so close together that they are arranged as one."""

    first: date
    last: date
    names: tuple[str, ...]


def arrangement_year(day: date, name: str) -> int:
    """The year whose notice arranges ``day``: days of 元旦 in December belong to the year after."""
    return day.year + 1 if day.month == 12 and "元旦" in name else day.year


@cache
def default_windows(year: int) -> tuple[Window, ...]:
    """Windows around the statutory holidays of ``year``, for a year that has none of its own.

    Statutory days at most 7 days apart are one block. The rule, from the arrangements of 2014 to 2026:

    - one day, a Monday or a Friday: that day and the weekend beside it;
    - one day otherwise: the Saturday on or before it to the first Sunday at least 2 days after it;
    - 劳动节, 国庆节 and blocks with them: from the last Saturday at least 3 days before the first statutory day
      to the first Sunday at least 5 days after the last one;
    - 春节: the same, to the first Sunday at least 9 days after.
    """
    return tuple(_window(block) for block in _blocks(year))


def _blocks(year: int) -> list[_Block]:
    blocks: list[_Block] = []
    for day, full_name in statutory_days(year).items():
        names = tuple(name.split("（")[0] for name in full_name.split("、"))
        if blocks and (day - blocks[-1].last).days <= 7:
            earlier = blocks.pop()
            blocks.append(_Block(earlier.first, day, tuple(dict.fromkeys(earlier.names + names))))
        else:
            blocks.append(_Block(day, day, names))
    return blocks


def _window(block: _Block) -> Window:
    days_after = max(LONG_HOLIDAYS.get(name, 0) for name in block.names)
    if not days_after:
        starts_on, ends_on = _around_one_day(block.first)
    else:
        starts_on = _on_or_before(block.first - timedelta(days=3), SATURDAY)
        ends_on = _on_or_after(block.last + timedelta(days=days_after), SUNDAY)
    return Window(
        starts_on=starts_on,
        ends_on=ends_on,
        name="、".join(block.names),
        reason=message("The State Council has not yet arranged this holiday; days around it may change"),
    )


def _around_one_day(day: date) -> tuple[date, date]:
    if day.isoweekday() == 1:
        return day - timedelta(days=2), day
    if day.isoweekday() == 5:
        return day, day + timedelta(days=2)
    return _on_or_before(day, SATURDAY), _on_or_after(day + timedelta(days=2), SUNDAY)


def _on_or_before(day: date, weekday: int) -> date:
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def _on_or_after(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)
