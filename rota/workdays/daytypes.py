"""What kind of day a date is, and which working day lies next to it (DOMAIN.md §4.1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from rota.errors import NotFoundError
from rota.words import message
from rota.workdays.models import CalendarStatus, DayKind
from rota.workdays.statutory import statutory_days
from rota.workdays.windows import SATURDAY, Window, arrangement_year, default_windows

SEARCH_DAYS = 60
"""How far a working day is looked for; no arrangement comes near it."""


class DayType(StrEnum):
    """The five kinds of days. Only WORKDAY and ADJUSTED_WORKDAY are worked."""

    WORKDAY = "WORKDAY"
    WEEKEND = "WEEKEND"
    ADJUSTED_WORKDAY = "ADJUSTED_WORKDAY"
    """A Saturday or Sunday worked in exchange for a longer holiday (调休上班)."""
    HOLIDAY_REST = "HOLIDAY_REST"
    """Off by the notice, but none of the statutory days."""
    STATUTORY_HOLIDAY = "STATUTORY_HOLIDAY"


WORKED = frozenset({DayType.WORKDAY, DayType.ADJUSTED_WORKDAY})


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    """One day that an arrangement names, as off or as worked; ``source`` is the document that says so."""

    day: date
    kind: DayKind
    name: str
    is_statutory: bool
    status: CalendarStatus
    source: str = ""

    @property
    def year(self) -> int:
        """The year whose arrangement the row belongs to; not always that of its date."""
        return arrangement_year(self.day, self.name)


@dataclass(frozen=True)
class Workdays:
    """The office's calendar: ``rows`` of the years it knows and ``windows`` of those still provisional.

    A year without rows is PROVISIONAL: Monday to Friday without the statutory days by law and lunar calendar. A
    provisional year without windows of its own has those of :func:`default_windows`.
    """

    rows: tuple[DayRow, ...] = ()
    windows: tuple[Window, ...] = ()
    _by_day: Mapping[date, DayRow] = field(init=False, repr=False, compare=False)
    _official_years: frozenset[int] = field(init=False, repr=False, compare=False)
    _years: frozenset[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_day", MappingProxyType({row.day: row for row in self.rows}))
        official = frozenset(row.year for row in self.rows if row.status is CalendarStatus.OFFICIAL)
        object.__setattr__(self, "_official_years", official)
        object.__setattr__(self, "_years", frozenset(row.year for row in self.rows))

    def day_type(self, day: date) -> DayType:
        """The type of ``day``."""
        row = self._by_day.get(day)
        if row is None:
            return self._unnamed_type(day)
        if row.kind is DayKind.OFF:
            return DayType.STATUTORY_HOLIDAY if row.is_statutory else DayType.HOLIDAY_REST
        return DayType.ADJUSTED_WORKDAY if day.weekday() >= SATURDAY else DayType.WORKDAY

    def _unnamed_type(self, day: date) -> DayType:
        if day.year not in self._years and day in statutory_days(day.year):
            return DayType.STATUTORY_HOLIDAY
        return DayType.WEEKEND if day.weekday() >= SATURDAY else DayType.WORKDAY

    def is_workday(self, day: date) -> bool:
        """Whether the office works on ``day``, adjusted weekends included."""
        return self.day_type(day) in WORKED

    def name(self, day: date) -> str:
        """The holiday that ``day`` belongs to, also of a weekend worked in exchange for it; empty for other days."""
        row = self._by_day.get(day)
        if row is not None:
            return row.name
        return "" if day.year in self._years else statutory_days(day.year).get(day, "")

    def status(self, year: int) -> CalendarStatus:
        """OFFICIAL only if the arrangement of ``year`` itself is known from the State Council's notice."""
        return CalendarStatus.OFFICIAL if year in self._official_years else CalendarStatus.PROVISIONAL

    def uncertain_window(self, day: date) -> Window | None:
        """The window that ``day`` lies in while that window's year is provisional.

        Late December is asked for the following year too, whose notice may arrange days of 元旦 there.
        """
        for window in (*self.windows_of(day.year), *self.windows_of(day.year + 1)):
            if day in window:
                return window
        return None

    def windows_of(self, year: int) -> tuple[Window, ...]:
        """The uncertain windows of ``year``: none if it is official, the default ones if it has none of its own."""
        if self.status(year) is CalendarStatus.OFFICIAL:
            return ()
        own = tuple(window for window in self.windows if arrangement_year(window.ends_on, window.name) == year)
        return own or default_windows(year)

    def next_workday(self, day: date) -> date:
        """``day`` if it is worked, else the first working day after it; NotFoundError if none within 60 days."""
        return self._search(day, 1)

    def previous_workday(self, day: date) -> date:
        """``day`` if it is worked, else the last working day before it; NotFoundError if none within 60 days."""
        return self._search(day, -1)

    def _search(self, day: date, step: int) -> date:
        for distance in range(SEARCH_DAYS + 1):
            candidate = day + timedelta(days=step * distance)
            if self.is_workday(candidate):
                return candidate
        raise NotFoundError(
            message("There is no working day within {days} days of {day}", days=SEARCH_DAYS, day=day.isoformat())
        )

    def workdays_of_week(self, monday: date) -> tuple[date, ...]:
        """The working days from ``monday`` to the Sunday after it, adjusted weekends included."""
        week = (monday + timedelta(days=offset) for offset in range(7))
        return tuple(day for day in week if self.is_workday(day))

    def next_workday_same_week(self, day: date) -> date | None:
        """``day`` if it is worked, else the first working day after it up to Sunday; None if there is none."""
        for offset in range(7 - day.weekday()):
            candidate = day + timedelta(days=offset)
            if self.is_workday(candidate):
                return candidate
        return None
