"""Sheets that list receptions one by one: 县级, 镇级, 村级, 未安排."""

from __future__ import annotations

from collections.abc import Iterable

from exports.wording import (
    CANCELLED,
    EMPTY_CELL,
    aligned_name,
    chinese_month,
    companions,
    fields_text,
    hosts,
    is_open,
    moved_note,
    office_title,
    short_weekday,
    substitute_note,
)
from exports.workbook_page import Book, Column, Row, Value, add_sheet, add_table
from rota.office.models import AreaLevel
from rota.planning.models import ReceptionStatus
from rota.publication.values import Attendee, NoticeReception

TO_BE_FOUND = "待定"
STATUS_WORDS = {
    ReceptionStatus.PLANNED: "已安排",
    ReceptionStatus.UNFILLED: TO_BE_FOUND,
    ReceptionStatus.CANCELLED: CANCELLED,
    ReceptionStatus.HELD: "已接访",
}
_DATE_COLUMNS = (
    Column(heading="日期", width=9),
    Column(heading="星期", width=6, is_centred=True),
    Column(heading="开始", width=6),
    Column(heading="结束", width=6),
)
_TOWN_COLUMN = Column(heading="镇（区）", width=10)
_VILLAGE_COLUMN = Column(heading="村（社区）", width=12)
_FIELDS_COLUMN = Column(heading="分管工作", width=21)
_WHO_COLUMNS = (
    Column(heading="接访类型", width=12),
    Column(heading="接访人员", width=14),
    Column(heading="职务", width=21),
    _FIELDS_COLUMN,
    Column(heading="陪同人员", width=14),
    Column(heading="地点", width=22),
    Column(heading="状态", width=8, is_centred=True),
    Column(heading="公示截止", width=9),
    Column(heading="公示", width=6, is_centred=True),
    Column(heading="备注", width=13),
)
_COLUMNS = {
    AreaLevel.COUNTY: (*_DATE_COLUMNS, *_WHO_COLUMNS),
    AreaLevel.TOWN: (
        *_DATE_COLUMNS,
        _TOWN_COLUMN,
        _WHO_COLUMNS[0],
        Column(heading="接访人员及职务", width=50),
        *_WHO_COLUMNS[_WHO_COLUMNS.index(_FIELDS_COLUMN) + 1 :],
    ),
    AreaLevel.VILLAGE: (
        *_DATE_COLUMNS,
        _TOWN_COLUMN,
        _VILLAGE_COLUMN,
        *(column for column in _WHO_COLUMNS if column is not _FIELDS_COLUMN),
    ),
}


def add_level_sheet(book: Book, name: str, level: AreaLevel) -> None:
    """One row per reception of a level, cancelled ones struck through, rest days shaded."""
    receptions = [one for one in book.release.receptions if one.level is level]
    _add_list(book, name, f"{chinese_month(book.release.month)}{name}接访安排", _COLUMNS[level], receptions)


def add_unfilled_sheet(book: Book) -> None:
    """Receptions that still lack somebody; no sheet when there are none."""
    receptions = [one for one in book.release.receptions if one.status is ReceptionStatus.UNFILLED]
    if receptions:
        title = f"{chinese_month(book.release.month)}尚未排定的接访"
        _add_list(book, "未安排", title, _COLUMNS[AreaLevel.VILLAGE], receptions)


def _add_list(
    book: Book, name: str, title: str, columns: tuple[Column, ...], receptions: Iterable[NoticeReception]
) -> None:
    sheet = add_sheet(book, name, title, n_columns=len(columns))
    rows = (_row(book, one, columns) for one in receptions)
    add_table(book, sheet, columns, rows, frozen_columns=len(_DATE_COLUMNS))


def _row(book: Book, reception: NoticeReception, columns: tuple[Column, ...]) -> Row:
    facts = _facts(book, reception)
    return Row(
        values=tuple(facts[column.heading] for column in columns),
        is_rest=book.is_rest(reception.starts_at.date()),
        is_struck=reception.status is ReceptionStatus.CANCELLED,
    )


def _facts(book: Book, reception: NoticeReception) -> dict[str, Value]:
    """What each heading shows."""
    start, people = reception.starts_at, hosts(reception)
    label = book.labels.get(start.date())
    theme = f"专题：{reception.theme}" if reception.theme else ""
    return {
        "日期": start.date(),
        "星期": short_weekday(start) + ("\n调休" if label and label.is_adjusted else ""),
        "开始": start.time(),
        "结束": reception.ends_at.time(),
        "镇（区）": reception.town_name,
        "村（社区）": reception.village_name,
        "接访类型": reception.rule_name,
        "接访人员": TO_BE_FOUND if is_open(reception) else _lines(_name(one) for one in people),
        "接访人员及职务": TO_BE_FOUND if is_open(reception) else _lines(_name_and_title(one) for one in people),
        "职务": _lines(office_title(one) for one in people),
        "分管工作": _lines(fields_text(one) for one in people),
        "陪同人员": _lines(one.name for one in companions(reception)),
        "地点": reception.place_name or EMPTY_CELL,
        "状态": STATUS_WORDS[reception.status],
        "公示截止": reception.publish_by,
        "公示": "是" if reception.is_public else "否",
        "备注": moved_note(reception) + theme,
    }


def _name(attendee: Attendee) -> str:
    return aligned_name(attendee.name) + substitute_note(attendee)


def _name_and_title(attendee: Attendee) -> str:
    return f"{_name(attendee)}　{office_title(attendee)}"


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(text or EMPTY_CELL for text in texts) or EMPTY_CELL
