"""The office's table of days: reading it as a value, and changing the years of a sheet in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from rota.errors import RuleBrokenError
from rota.words import message, word
from rota.workdays.daytypes import DayRow, Workdays
from rota.workdays.models import CalendarDay, CalendarStatus, UncertainWindow
from rota.workdays.sheets import CalendarSheet
from rota.workdays.windows import Window, arrangement_year


def load_workdays(db: Session) -> Workdays:
    """The office's calendar as it is stored."""
    days = db.scalars(select(CalendarDay).order_by(CalendarDay.day_on))
    windows = db.scalars(select(UncertainWindow).order_by(UncertainWindow.starts_on, UncertainWindow.id))
    return Workdays(rows=tuple(_row(stored) for stored in days), windows=tuple(_window(stored) for stored in windows))


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredChange:
    """What storing a sheet does to the table, row by row, and the calendar that results."""

    years: tuple[int, ...]
    written_rows: tuple[DayRow, ...]
    removed_rows: tuple[DayRow, ...]
    added_windows: tuple[Window, ...]
    removed_windows: tuple[Window, ...]
    after: Workdays

    @property
    def size(self) -> int:
        """Rows and windows written or removed."""
        changed = (self.written_rows, self.removed_rows, self.added_windows, self.removed_windows)
        return sum(len(rows) for rows in changed)


def plan_change(db: Session, sheet: CalendarSheet) -> StoredChange:
    """What has to be written and removed so that the sheet's years are as the sheet says; writes nothing.

    Raises RuleBrokenError where something provisional would take the place of something official.
    """
    before = load_workdays(db)
    _check_nothing_official_is_lost(before, sheet)
    by_day = {row.day: row for row in before.rows}
    new_days = {row.day for row in sheet.rows}
    removed_rows = tuple(row for row in before.rows if row.year in sheet.years and row.day not in new_days)
    kept_rows = tuple(row for row in before.rows if row.year not in sheet.years and row.day not in new_days)
    rows = tuple(sorted((*kept_rows, *sheet.rows), key=lambda row: row.day))
    windows = _windows_after(before, Workdays(rows=rows), sheet)
    return StoredChange(
        years=tuple(sorted({*sheet.years, *(_window_year(window) for window in sheet.windows)})),
        written_rows=tuple(row for row in sheet.rows if by_day.get(row.day) != row),
        removed_rows=removed_rows,
        added_windows=tuple(window for window in windows if window not in before.windows),
        removed_windows=tuple(window for window in before.windows if window not in windows),
        after=Workdays(rows=rows, windows=windows),
    )


def _check_nothing_official_is_lost(before: Workdays, sheet: CalendarSheet) -> None:
    official_days = {row.day for row in before.rows if row.status is CalendarStatus.OFFICIAL}
    provisional = [row for row in sheet.rows if row.status is CalendarStatus.PROVISIONAL]
    lost = {row.year for row in provisional if before.status(row.year) is CalendarStatus.OFFICIAL}
    lost |= {row.year for row in provisional if row.day in official_days}
    if lost:
        raise RuleBrokenError(
            message("The official arrangement of {years} cannot be replaced by a provisional one", years=_listed(lost))
        )
    official_years = {row.year for row in (*before.rows, *sheet.rows) if row.status is CalendarStatus.OFFICIAL}
    needless = {_window_year(window) for window in sheet.windows} & official_years
    if needless:
        raise RuleBrokenError(
            message("The arrangement of {years} is official; it has no uncertain windows", years=_listed(needless))
        )


def _windows_after(before: Workdays, after: Workdays, sheet: CalendarSheet) -> tuple[Window, ...]:
    replaced = {_window_year(window) for window in sheet.windows}
    kept = (
        window
        for window in before.windows
        if _window_year(window) not in replaced and after.status(_window_year(window)) is not CalendarStatus.OFFICIAL
    )
    return tuple(sorted((*kept, *sheet.windows), key=lambda window: window.starts_on))


def write_change(db: Session, change: StoredChange, *, actor: str, now: datetime) -> None:
    """Write a planned change and flush it."""
    stored = {row.day_on: row for row in db.scalars(select(CalendarDay))}
    for row in change.removed_rows:
        db.delete(stored[row.day])
    for row in change.written_rows:
        kept = stored.get(row.day)
        if kept is None:
            kept = CalendarDay(day_on=row.day)
            db.add(kept)
        kept.kind, kept.name, kept.is_statutory = row.kind, row.name, row.is_statutory
        kept.status, kept.source = row.status, row.source
        kept.imported_by, kept.imported_at = actor, now
    for stored_window in db.scalars(select(UncertainWindow)):
        if _window(stored_window) in change.removed_windows:
            db.delete(stored_window)
    db.add_all(
        UncertainWindow(
            starts_on=window.starts_on,
            ends_on=window.ends_on,
            name=window.name,
            reason=window.reason if isinstance(window.reason, str) else word(window.reason),
        )
        for window in change.added_windows
    )
    db.flush()


def _row(stored: CalendarDay) -> DayRow:
    return DayRow(
        day=stored.day_on,
        kind=stored.kind,
        name=stored.name,
        is_statutory=stored.is_statutory,
        status=stored.status,
        source=stored.source,
    )


def _window(stored: UncertainWindow) -> Window:
    return Window(starts_on=stored.starts_on, ends_on=stored.ends_on, name=stored.name, reason=stored.reason)


def _window_year(window: Window) -> int:
    return arrangement_year(window.ends_on, window.name)


def _listed(years: set[int]) -> tuple[str, ...]:
    return tuple(str(year) for year in sorted(years))
