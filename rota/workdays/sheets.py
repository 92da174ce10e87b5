"""An arrangement as it was handed in, before it is stored, and the checks that every such sheet must pass."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rota.errors import Fault
from rota.words import message
from rota.workdays.daytypes import DayRow
from rota.workdays.models import DayKind
from rota.workdays.statutory import statutory_days
from rota.workdays.windows import SATURDAY, Window


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarSheet:
    """The arrangement of one or more years, read from ``source_name`` and free of faults, in order of date."""

    source_name: str
    rows: tuple[DayRow, ...]
    windows: tuple[Window, ...] = ()

    @property
    def years(self) -> tuple[int, ...]:
        """The years arranged; a row may lie in the December before."""
        return tuple(sorted({row.year for row in self.rows}))


def law_faults(rows: Iterable[DayRow], *, source_name: str) -> tuple[Fault, ...]:
    """Where the rows of whole years disagree with the law.

    Every statutory day must be off and marked as such, no other day may be, only weekends can be made working
    days, and all rows of a year have one status.
    """
    by_year: dict[int, list[DayRow]] = defaultdict(list)
    for row in rows:
        by_year[row.year].append(row)
    faults = []
    for year, year_rows in sorted(by_year.items()):
        faults += _statutory_faults(year, year_rows, source_name)
        faults += [_not_a_weekend(row.day, source_name) for row in year_rows if _works_on_a_weekday(row)]
        if len({row.status for row in year_rows}) > 1:
            faults.append(
                Fault(
                    text=message("The rows of {year} are partly OFFICIAL and partly PROVISIONAL", year=year),
                    source=source_name,
                )
            )
    return tuple(faults)


def _works_on_a_weekday(row: DayRow) -> bool:
    return row.kind is DayKind.WORK and row.day.weekday() < SATURDAY


def _not_a_weekend(day: date, source_name: str) -> Fault:
    text = message("{day} is made a working day, but it is no Saturday or Sunday", day=day.isoformat())
    return Fault(text=text, source=source_name)


def _statutory_faults(year: int, rows: list[DayRow], source_name: str) -> list[Fault]:
    by_law = statutory_days(year)
    off = {row.day for row in rows if row.kind is DayKind.OFF}
    marked = {row.day for row in rows if row.is_statutory}
    texts = [
        message("{day} ({name}) is a statutory holiday, but is not given as a day off", day=day.isoformat(), name=name)
        for day, name in by_law.items()
        if day not in off
    ]
    texts += [
        message("{day} ({name}) is a statutory holiday, but is not marked as one", day=day.isoformat(), name=name)
        for day, name in by_law.items()
        if day in off - marked
    ]
    texts += [
        message("{day} is marked as a statutory holiday, but is none by law", day=day.isoformat())
        for day in sorted(marked - set(by_law))
    ]
    return [Fault(text=text, source=source_name) for text in texts]
