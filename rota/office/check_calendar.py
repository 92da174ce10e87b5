"""The calendar lists as the workdays room takes them, and the faults it finds in them."""

from __future__ import annotations

from rota.errors import Fault
from rota.office.county_lists import CountyLists, Row
from rota.workdays.daytypes import DayRow
from rota.workdays.models import CalendarStatus, DayKind
from rota.workdays.sheets import CalendarSheet, law_faults
from rota.workdays.windows import Window, arrangement_year


def calendar_sheets(county: CountyLists) -> tuple[CalendarSheet, ...]:
    """One sheet per arranged year, with the uncertain windows of that year."""
    days = [(row.source, _day(row)) for row in county.rows("calendar") if row.is_whole]
    windows = [_window(row) for row in county.rows("uncertain_windows") if row.is_whole]
    sheets = []
    years = {day.year for _, day in days} | {_year_of(window) for window in windows}
    for year in sorted(years):
        rows = tuple(sorted((day for _, day in days if day.year == year), key=lambda day: day.day))
        source = next((source for source, day in days if day.year == year), str(year))
        own = tuple(window for window in windows if _year_of(window) == year)
        sheets.append(
            CalendarSheet(source_name=source, rows=rows, windows=tuple(sorted(own, key=lambda one: one.starts_on)))
        )
    return tuple(sheets)


def calendar_faults(county: CountyLists) -> list[Fault]:
    """Where a whole year disagrees with the law. Years with an unreadable row wait until it can be read."""
    if not all(row.is_whole for row in county.rows("calendar")):
        return []
    return [
        fault for sheet in calendar_sheets(county) for fault in law_faults(sheet.rows, source_name=sheet.source_name)
    ]


def _year_of(window: Window) -> int:
    return arrangement_year(window.ends_on, window.name)


def _day(row: Row) -> DayRow:
    day = row.day("date")
    assert day is not None
    return DayRow(
        day=day,
        kind=DayKind(row.text("kind")),
        name=row.text("name"),
        is_statutory=row.flag("statutory"),
        status=CalendarStatus(row.text("status")),
        source=row.text("source") or row.source,
    )


def _window(row: Row) -> Window:
    starts_on, ends_on = row.day("date_from"), row.day("date_to")
    assert starts_on is not None
    assert ends_on is not None
    return Window(starts_on=starts_on, ends_on=ends_on, name=row.text("name"), reason=row.text("reason"))
