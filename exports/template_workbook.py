"""The workbook of a county's lists: empty, to be filled in, or filled with the lists of a county."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import xlsxwriter

from exports.template_explanation import write_explanation
from exports.template_validation import add_validation
from rota.office.county_lists import CountyLists, Row
from rota.office.list_kinds import Column, Kind, ListSpec
from rota.office.lists import LISTS
from rota.office.settings_list import CHOICE_TITLES, SETTING_ITEMS, SETTINGS_LIST
from rota.office.workbook_cells import cell_text

_CREATED = datetime(2026, 1, 1)  # noqa: DTZ001 -- a workbook's dates have no zone; fixed, so that bytes are stable
_WIDTHS = {
    Kind.CODE: 12,
    Kind.CODES: 16,
    Kind.DATE: 12,
    Kind.TIME: 10,
    Kind.NUMBER: 10,
    Kind.YES_NO: 10,
    Kind.PHONE: 15,
    Kind.PERSON_NAME: 12,
    Kind.CHOICE: 13,
    Kind.HALFDAY: 12,
    Kind.PERIOD: 24,
}
_WIDE = frozenset(
    {"name", "title", "fields", "address", "remark", "note", "reception_place", "source", "reason", "value"}
)


@dataclass(frozen=True, slots=True)
class _Formats:
    required: Any
    optional: Any
    date: Any
    time: Any
    text: Any
    number: Any

    def of(self, column: Column) -> Any:
        """The format of the cells below the heading of ``column``."""
        return {Kind.DATE: self.date, Kind.TIME: self.time, Kind.NUMBER: self.number}.get(column.kind, self.text)


def render_template() -> bytes:
    """The empty workbook: an explanation sheet, then one sheet per list with headings, drop-downs and formats."""
    return _render({})


def render_county_workbook(lists: CountyLists) -> bytes:
    """The same workbook filled with ``lists``; read back, it gives equal lists. Same lists, same bytes."""
    settings = tuple(
        Row(
            values={"key": item.title, "value": _setting_text(lists.settings[item.key])},
            source="",
            number=0,
            headings={},
        )
        for item in SETTING_ITEMS
        if item.key in lists.settings
    )
    return _render({**lists.lists, SETTINGS_LIST.key: settings})


def _setting_text(value: str | int | bool) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return CHOICE_TITLES.get(str(value), str(value))


def _render(rows: Mapping[str, tuple[Row, ...]]) -> bytes:
    stream = io.BytesIO()
    workbook = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    workbook.set_properties({"title": "县信访接访排班基础数据", "created": _CREATED})
    formats = _formats(workbook)
    write_explanation(workbook, LISTS)
    for spec in LISTS:
        _write_list(workbook, formats, spec, rows.get(spec.key, ()))
    workbook.close()
    return stream.getvalue()


def _formats(workbook: Any) -> _Formats:
    heading = {"bold": True, "text_wrap": True, "valign": "vcenter", "align": "center", "border": 1}
    add: Callable[..., Any] = workbook.add_format
    return _Formats(
        required=add({**heading, "bg_color": "#C00000", "font_color": "#FFFFFF"}),
        optional=add({**heading, "bg_color": "#D9E1F2"}),
        date=add({"num_format": "yyyy-mm-dd", "align": "left"}),
        time=add({"num_format": "hh:mm", "align": "left"}),
        text=add({"num_format": "@"}),
        number=add({"num_format": "0", "align": "center"}),
    )


def columns_of(spec: ListSpec) -> tuple[Column, ...]:
    """The columns that the workbook has: all but those that are never read."""
    return tuple(column for column in spec.columns if column.kind is not Kind.UNREAD)


def _write_list(workbook: Any, formats: _Formats, spec: ListSpec, rows: tuple[Row, ...]) -> None:
    sheet = workbook.add_worksheet(spec.title)
    columns = columns_of(spec)
    sheet.set_default_row(18)
    sheet.set_row(0, 32)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, _width(column), formats.of(column))
        sheet.write_string(0, place, column.title, formats.required if column.required else formats.optional)
        if column.note:
            sheet.write_comment(0, place, column.note, {"x_scale": 1.4, "y_scale": 0.6})
        add_validation(sheet, spec, place, column)
    sheet.freeze_panes(1, 2 if spec.identity == ("id",) else 0)
    listed = rows if rows or spec.key != SETTINGS_LIST.key else _blank_settings()
    for number, row in enumerate(listed, start=1):
        for place, column in enumerate(columns):
            _write_cell(sheet, (number, place), row, column, formats)
    _print_setup(sheet)


def _blank_settings() -> tuple[Row, ...]:
    return tuple(Row(values={"key": item.title}, source="", number=0, headings={}) for item in SETTING_ITEMS)


def _write_cell(sheet: Any, at: tuple[int, int], row: Row, column: Column, formats: _Formats) -> None:
    value = row.values.get(column.key)
    if value is None:
        return
    cell_format = formats.of(column)
    if column.kind in (Kind.DATE, Kind.TIME):
        sheet.write_datetime(*at, value, cell_format)
    elif column.kind is Kind.NUMBER:
        sheet.write_number(*at, value, cell_format)
    else:
        sheet.write_string(*at, cell_text(value, column), cell_format)


def _width(column: Column) -> int:
    width = 28 if column.key in _WIDE else _WIDTHS.get(column.kind, 16)
    return max(width, 2 * len(column.title) + 2)


def _print_setup(sheet: Any) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&A　第 &P 页，共 &N 页")
