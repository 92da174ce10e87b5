"""Sheets of the month's workbook: formats, tables with frozen headings, print set-up.

Every text is written as a string, so nothing that begins with = + - @ becomes a formula.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from math import ceil
from typing import Any, TypeAlias

from exports.wording import chinese_date, text_ems, version_label
from rota.publication.values import DayLabel, MonthRelease

FONT = "宋体"
REST_COLOUR = "#E4E4E4"
HEADING_COLOUR = "#D9E2EC"
DATE_FORMAT = 'm"月"d"日"'
TIME_FORMAT = "h:mm"
LINE_POINTS = 14
"""Height of a line of 10-point text."""
HEADING_ROW = 1
"""The title stands in row 0, the headings below it, then the table."""
_A4 = 9

Value: TypeAlias = "str | int | date | time | None"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column and its width in characters of the standard font."""

    heading: str
    width: float
    is_centred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row; ``is_rest`` shades it, ``is_struck`` strikes it through."""

    values: tuple[Value, ...]
    is_rest: bool = False
    is_struck: bool = False


@dataclass(slots=True, kw_only=True)
class Book:
    """A workbook being written, with the labels of its days and the formats made so far."""

    workbook: Any
    release: MonthRelease
    labels: dict[date, DayLabel]
    _formats: dict[tuple[tuple[str, object], ...], Any] = field(default_factory=dict)

    def look(self, **properties: object) -> Any:
        """The cell format with these properties on top of the common ones."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            common = {"font_name": FONT, "font_size": 10, "valign": "vcenter", "text_wrap": True, "border": 1}
            self._formats[key] = self.workbook.add_format({**common, **properties})
        return self._formats[key]

    def is_rest(self, day: date) -> bool:
        """Whether the day is a day of rest by the office's calendar."""
        label = self.labels.get(day)
        return label is not None and not label.is_workday


def add_sheet(book: Book, name: str, title: str, *, n_columns: int) -> Any:
    """A sheet for A4 with its title in the first row, one page wide, headings repeated, version in the header."""
    sheet = book.workbook.add_worksheet(name)
    heading = book.look(bold=True, font_size=16, align="center", border=0)
    sheet.set_row(0, 30)
    sheet.merge_range(0, 0, 0, n_columns - 1, "", heading)
    sheet.write_string(0, 0, title, heading)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.5, right=0.5, top=0.75, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    release = book.release
    left = f"{release.office.bureau}　{version_label(release)}　{chinese_date(release.released_at.date())}发布"
    sheet.set_header(f"&L&9{_plain(left)}&R&9{_plain(name)}")
    sheet.set_footer("&C&9第 &P 页　共 &N 页")
    return sheet


def add_table(book: Book, sheet: Any, columns: Sequence[Column], rows: Iterable[Row], *, frozen_columns: int) -> None:
    """Headings (frozen, filtered, repeated in print) and rows below the title."""
    heading = book.look(bold=True, align="center", bg_color=HEADING_COLOUR)
    for index, column in enumerate(columns):
        sheet.set_column(index, index, column.width)
        sheet.write_string(HEADING_ROW, index, column.heading, heading)
    last = HEADING_ROW
    n_lines = max(lines_of(column.heading, column.width) for column in columns)
    sheet.set_row(HEADING_ROW, (n_lines + 0.5) * LINE_POINTS)
    for last, row in enumerate(rows, start=HEADING_ROW + 1):
        for index, (column, value) in enumerate(zip(columns, row.values, strict=True)):
            write(book, sheet, last, index, value, **_properties(column, row, value))
        pairs = zip(columns, row.values, strict=True)
        n_lines = max(lines_of(value, column.width) for column, value in pairs if isinstance(value, str))
        sheet.set_row(last, (n_lines + 0.5) * LINE_POINTS)
    sheet.freeze_panes(HEADING_ROW + 1, frozen_columns)
    sheet.repeat_rows(HEADING_ROW)
    sheet.autofilter(HEADING_ROW, 0, max(last, HEADING_ROW + 1), len(columns) - 1)


def lines_of(text: str, width: float) -> int:
    """How many lines ``text`` takes in a column ``width`` characters wide, a Chinese character counting two."""
    return sum(max(ceil(2 * text_ems(line) / (width - 1)), 1) for line in text.split("\n"))


def write(book: Book, sheet: Any, row: int, column: int, value: Value, **properties: object) -> None:
    """One value by its kind: text as text, whole numbers, real dates and times, nothing as a blank."""
    look = book.look(**properties)
    if value is None:
        sheet.write_blank(row, column, None, look)
    elif isinstance(value, str):
        sheet.write_string(row, column, value, look)
    elif isinstance(value, date | time):
        sheet.write_datetime(row, column, value, look)
    else:
        sheet.write_number(row, column, value, look)


def _properties(column: Column, row: Row, value: Value) -> dict[str, object]:
    properties: dict[str, object] = {}
    if column.is_centred or not isinstance(value, str):
        properties["align"] = "center"
    if isinstance(value, date):
        properties["num_format"] = DATE_FORMAT
    elif isinstance(value, time):
        properties["num_format"] = TIME_FORMAT
    if row.is_rest:
        properties["bg_color"] = REST_COLOUR
    if row.is_struck:
        properties["font_strikeout"] = True
    return properties


def _plain(text: str) -> str:
    """Text for a header, where & begins a code and a digit after a size code would be read as part of it."""
    return " " + text.replace("&", "&&")


def naive(instant: datetime) -> datetime:
    """The wall clock of an instant, as workbooks store it."""
    return instant.replace(tzinfo=None, microsecond=0)
