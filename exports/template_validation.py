"""Drop-downs and checks of the workbook's cells: choices, codes of other sheets, dates, times, whole numbers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from rota.office.list_kinds import GREATEST, Column, Kind, ListSpec
from rota.office.lists import get_list
from rota.office.settings import CHOICES
from rota.office.settings_list import CHOICE_TITLES, DEFAULTS, SETTING_ITEMS, SETTINGS_LIST
from rota.office.workbook_cells import WEEK_HALFDAYS

LAST_ROW = 5000
"""Drop-downs reach down to this row."""


def add_validation(sheet: Any, spec: ListSpec, place: int, column: Column) -> None:
    """Help with typing in column ``place`` of ``sheet``; what it warns of is checked again on import."""
    if spec.key == SETTINGS_LIST.key:
        _add_setting_choices(sheet, place, column)
        return
    options = _options(column)
    if options is not None:
        sheet.data_validation(1, place, LAST_ROW, place, options)


def _options(column: Column) -> dict[str, Any] | None:
    titles = _titles(column)
    if titles:
        kind = {} if column.kind is not Kind.TEXT else {"error_type": "information"}
        return {**_one_of(titles), **kind}
    if column.kind is Kind.CODE and len(column.refers_to) == 1:
        return _one_of_sheet(column.refers_to[0])
    if column.kind is Kind.NUMBER:
        return _whole_number(column)
    return _MOMENTS.get(column.kind)


def _titles(column: Column) -> list[str]:
    if column.kind is Kind.YES_NO:
        return ["是", "否"]
    if column.kind is Kind.HALFDAY:
        return list(WEEK_HALFDAYS.values())
    return [choice.title for choice in column.choices]


def _one_of_sheet(list_key: str) -> dict[str, Any]:
    other = get_list(list_key)
    letter = xl_col_to_name([one.key for one in other.columns].index("id"))
    source = f"='{other.title}'!${letter}$2:${letter}${LAST_ROW + 1}"
    return {
        "validate": "list",
        "source": source,
        **_warning("没有这个编号", f"请填写“{other.title}”表中已有的编号。"),
    }


def _one_of(titles: list[str]) -> dict[str, Any]:
    return {"validate": "list", "source": titles, **_warning("请从列表中选择", f"可填：{'、'.join(titles)}"[:255])}


def _warning(title: str, text: str) -> dict[str, Any]:
    return {"error_title": title, "error_message": text, "error_type": "warning"}


_MOMENTS: Mapping[Kind, dict[str, Any]] = {
    Kind.DATE: {
        "validate": "date",
        "criteria": "between",
        "minimum": date(1950, 1, 1),
        "maximum": date(2100, 12, 31),
        **_warning("不是日期", "请填写日期，如 2026-12-01。"),
    },
    Kind.TIME: {
        "validate": "time",
        "criteria": "between",
        "minimum": time(0, 0),
        "maximum": time(23, 59),
        **_warning("不是时间", "请填写时间，如 08:30。"),
    },
}


def _whole_number(column: Column) -> dict[str, Any]:
    low = column.minimum or 0
    if column.maximum == GREATEST:
        return {
            "validate": "integer",
            "criteria": ">=",
            "value": low,
            **_warning("不是整数", f"请填写不小于 {low} 的整数。"),
        }
    return {
        "validate": "integer",
        "criteria": "between",
        "minimum": low,
        "maximum": column.maximum,
        **_warning("不是整数", f"请填写 {low} 至 {column.maximum} 的整数。"),
    }


def _add_setting_choices(sheet: Any, place: int, column: Column) -> None:
    if column.key != "value":
        return
    for row, item in enumerate(SETTING_ITEMS, start=1):
        if item.key in CHOICES:
            sheet.data_validation(row, place, row, place, _one_of([CHOICE_TITLES[one] for one in CHOICES[item.key]]))
        elif isinstance(DEFAULTS[item.key], bool):
            sheet.data_validation(row, place, row, place, _one_of(["是", "否"]))
