"""Dates and times as workbooks hold them: real dates, text in five forms, serial numbers."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, time, timedelta

from rota.words import Message, message

_DAY_ZERO = date(1899, 12, 30)
"""Day 0 of a workbook's serial numbers."""
_SERIALS = range(20_000, 80_000)
"""Serial numbers taken as dates: 1954 to 2119."""


class UnreadableError(Exception):
    """A cell cannot be read; ``text`` says what is wrong and what to do."""

    def __init__(self, text: Message) -> None:
        super().__init__(text)
        self.text = text


def read_date(cell: date | str) -> date:
    """A date from a date cell or from text without blanks: 2026-12-01, 2026/12/1, 2026.12.1, 2026年12月1日,
    20261201 or a serial number, each also with a time of day behind it. Raises UnreadableError.
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    match = re.fullmatch(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(T?[\d:.]+)?", cell) or re.fullmatch(
        r"(\d{4})(\d\d)(\d\d)", cell
    )
    if match:
        return _day(cell, int(match[1]), int(match[2]), int(match[3]))
    serial = re.fullmatch(r"(\d{5})(\.\d+)?", cell)
    if serial and int(serial[1]) in _SERIALS:
        return _DAY_ZERO + timedelta(days=int(serial[1]))
    raise UnreadableError(message("“{value}” is not a date; write it like 2026-12-01", value=cell))


def _day(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise UnreadableError(
            message("there is no day {value} in the calendar; correct the date", value=text)
        ) from error


def read_time(cell: datetime | time | timedelta | float | str) -> time:
    """A time of day, to the minute, from a time cell, a fraction of a day, or text like 8:30 or 8时30分."""
    if isinstance(cell, datetime):
        return time(cell.hour, cell.minute)
    if isinstance(cell, time):
        return time(cell.hour, cell.minute)
    if isinstance(cell, timedelta):
        return _time_of_minutes(round(cell.total_seconds() / 60), str(cell))
    if isinstance(cell, float) or re.fullmatch(r"0?\.\d+", cell):
        return _time_of_minutes(round(float(cell) * 24 * 60), str(cell))
    match = re.fullmatch(r"(\d{1,2})(?:[:：.](\d\d)(?::\d\d)?|[时点](?:(\d{1,2})分?)?)", cell)
    if match is None:
        raise _not_a_time(cell)
    hour, minute = int(match[1]), int(match[2] or match[3] or 0)
    if hour > 23 or minute > 59:
        raise _not_a_time(cell)
    return time(hour, minute)


def _time_of_minutes(minutes: int, text: str) -> time:
    if not 0 <= minutes < 24 * 60:
        raise _not_a_time(text)
    return time(minutes // 60, minutes % 60)


def _not_a_time(text: str) -> UnreadableError:
    return UnreadableError(message("“{value}” is not a time of day; write it like 08:30", value=text))


def read_period(text: str) -> tuple[date, date]:
    """First and last day of ``text``: 2026-01-01/2026-11-30, 2026-01-01至2026-11-30, 2026-02 or 2026."""
    parts = re.split(r"/(?=\d{4}[-.年])|至|~", text)
    if len(parts) == 2:
        starts_on, ends_on = read_date(parts[0]), read_date(parts[1])
        if ends_on < starts_on:
            raise UnreadableError(message("the period {value} ends before it starts; correct the dates", value=text))
        return starts_on, ends_on
    match = re.fullmatch(r"(\d{4})年?(?:[-/.]?(\d{1,2})月?)?", text)
    if match is None or not 1 <= int(match[2] or 1) <= 12 or int(match[1]) < 1900:
        raise UnreadableError(
            message("“{value}” is not a period; write it like 2026-01-01/2026-11-30 or 2026-02", value=text)
        )
    year = int(match[1])
    first, last = (int(match[2]), int(match[2])) if match[2] else (1, 12)
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])
