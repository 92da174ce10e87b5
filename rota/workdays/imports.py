"""Reading calendar files and taking an arrangement into the office's own table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Protocol, TypeVar

from sqlalchemy.orm import Session

from rota.errors import BadInputError, Fault
from rota.words import message
from rota.workdays.csv_fields import check_weekday, read_date, read_kind, read_status, read_yes_no
from rota.workdays.csv_rows import CsvRow, read_csv_rows
from rota.workdays.daytypes import DayRow, DayType, Workdays
from rota.workdays.sheets import CalendarSheet, law_faults
from rota.workdays.stored import StoredChange, load_workdays, plan_change, write_change
from rota.workdays.windows import Window

Value = TypeVar("Value")

DAY_COLUMNS = {
    "date": ("日期",),
    "weekday": ("星期",),
    "kind": ("类型",),
    "name": ("名称",),
    "statutory": ("法定",),
    "status": ("状态",),
    "source": ("来源",),
}
WINDOW_COLUMNS = {
    "date_from": ("起始日期", "开始日期"),
    "date_to": ("截止日期", "结束日期"),
    "name": ("名称",),
    "reason": ("原因", "说明"),
}


class Recorder(Protocol):
    """Writes an audit entry: ``rota.accounts.audit.record``, handed in because that room lies above this one."""

    def __call__(
        self,
        db: Session,
        *,
        actor: str,
        now: datetime,
        action: str,
        subject: str,
        before: dict[str, Any] | None = None,
        after: dict[str, Any] | None = None,
    ) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class DayChange:
    """A day whose type an import changes."""

    day: date
    before: DayType
    after: DayType


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDifference:
    """What an import does: the days that change type, and the calendar before and after it.

    ``rows_touched`` counts the stored rows and windows that are written or removed; an import repeated has 0. It
    can be above 0 without a change of type, when only a name, a source or the status changes.
    """

    changes: tuple[DayChange, ...]
    rows_touched: int
    before: Workdays
    after: Workdays


def read_calendar_csv(data: bytes, *, source_name: str) -> CalendarSheet:
    """The arrangement in a CSV file with the columns of :data:`DAY_COLUMNS`, ``weekday`` and ``source`` optional.

    Raises BadInputError with every fault: unreadable values, weekdays that do not match, a day given twice, and
    whatever disagrees with the law (:func:`law_faults`).
    """
    reader = _Reader(source_name)
    rows: dict[date, DayRow] = {}
    for line in read_csv_rows(
        data, source_name=source_name, headings=DAY_COLUMNS, optional=frozenset({"weekday", "source"})
    ):
        row = _day_row(line, reader)
        if row is not None and row.day in rows:
            reader.fault(line, "date", BadInputError(message("{day} is there twice", day=row.day.isoformat())))
        elif row is not None:
            rows[row.day] = row
    faults = tuple(reader.faults) or law_faults(rows.values(), source_name=source_name)
    if faults:
        raise BadInputError(message("The calendar in “{name}” has faults", name=source_name), faults)
    return CalendarSheet(source_name=source_name, rows=tuple(rows[day] for day in sorted(rows)))


def read_windows_csv(data: bytes, *, source_name: str) -> tuple[Window, ...]:
    """The uncertain windows in a CSV file with the columns of :data:`WINDOW_COLUMNS`, ``reason`` optional.

    Hand them to :func:`import_calendar` as the ``windows`` of a sheet. Raises BadInputError with every fault.
    """
    reader = _Reader(source_name)
    windows = [
        _window(line, reader)
        for line in read_csv_rows(
            data, source_name=source_name, headings=WINDOW_COLUMNS, optional=frozenset({"reason"})
        )
    ]
    if reader.faults:
        raise BadInputError(
            message("The uncertain windows in “{name}” have faults", name=source_name), tuple(reader.faults)
        )
    return tuple(sorted((window for window in windows if window), key=lambda window: window.starts_on))


class _Reader:
    """Reads cells and gathers the faults of a whole file."""

    def __init__(self, source_name: str) -> None:
        self.source_name = source_name
        self.faults: list[Fault] = []

    def fault(self, line: CsvRow, column: str, error: BadInputError) -> None:
        self.faults.append(Fault(text=error.sentence, source=self.source_name, row=line.number, column=column))

    def read(self, line: CsvRow, column: str, read: Callable[[str], Value]) -> Value | None:
        try:
            return read(line.values[column])
        except BadInputError as error:
            self.fault(line, column, error)
            return None


def _filled(text: str) -> str:
    if not text:
        raise BadInputError(message("This cell is empty"))
    return text


def _day_row(line: CsvRow, reader: _Reader) -> DayRow | None:
    day = reader.read(line, "date", read_date)
    if day is not None and line.values["weekday"]:
        reader.read(line, "weekday", lambda text: check_weekday(text, day))
    kind = reader.read(line, "kind", read_kind)
    name = reader.read(line, "name", _filled)
    is_statutory = reader.read(line, "statutory", read_yes_no)
    status = reader.read(line, "status", read_status)
    if day is None or kind is None or name is None or is_statutory is None or status is None:
        return None
    source = line.values["source"] or reader.source_name
    return DayRow(day=day, kind=kind, name=name, is_statutory=is_statutory, status=status, source=source)


def _window(line: CsvRow, reader: _Reader) -> Window | None:
    starts_on = reader.read(line, "date_from", read_date)
    ends_on = reader.read(line, "date_to", read_date)
    name = reader.read(line, "name", _filled)
    if starts_on is None or ends_on is None or name is None:
        return None
    if ends_on < starts_on:
        reader.fault(line, "date_to", BadInputError(message("The window ends before it begins")))
        return None
    return Window(starts_on=starts_on, ends_on=ends_on, name=name, reason=line.values["reason"])


def preview_calendar(db: Session, sheet: CalendarSheet) -> CalendarDifference:
    """What :func:`import_calendar` would do with ``sheet``; writes nothing. Raises the same errors."""
    return _difference(load_workdays(db), plan_change(db, sheet))


def import_calendar(
    db: Session, *, sheet: CalendarSheet, actor: str, now: datetime, record: Recorder
) -> CalendarDifference:
    """Replace the stored arrangement of the sheet's years by the sheet, and say what that changes.

    A year that becomes OFFICIAL loses its uncertain windows; a provisional one keeps them unless the sheet brings
    others. Imported twice, the second time touches nothing. Raises RuleBrokenError where something provisional
    would take the place of something official.
    """
    change = plan_change(db, sheet)
    difference = _difference(load_workdays(db), change)
    if not difference.rows_touched:
        return difference
    write_change(db, change, actor=actor, now=now)
    record(
        db,
        actor=actor,
        now=now,
        action="import_calendar",
        subject=", ".join(str(year) for year in change.years),
        before={"days": {one.day.isoformat(): one.before.value for one in difference.changes}},
        after={
            "days": {one.day.isoformat(): one.after.value for one in difference.changes},
            "source": sheet.source_name,
            "rows_touched": difference.rows_touched,
        },
    )
    db.flush()
    return difference


def _difference(before: Workdays, change: StoredChange) -> CalendarDifference:
    after = change.after
    return CalendarDifference(
        changes=tuple(
            DayChange(day=day, before=before.day_type(day), after=after.day_type(day))
            for day in _days_arranged(change.years)
            if before.day_type(day) is not after.day_type(day)
        ),
        rows_touched=change.size,
        before=before,
        after=after,
    )


def _days_arranged(years: tuple[int, ...]) -> list[date]:
    """Every day that a notice of ``years`` may arrange: the years themselves and the Decembers before."""
    days: set[date] = set()
    for year in years:
        first = date(year - 1, 12, 1)
        days.update(first + timedelta(days=offset) for offset in range((date(year, 12, 31) - first).days + 1))
    return sorted(days)
