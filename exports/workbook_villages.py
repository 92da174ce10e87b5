"""The sheet 村级总表: villages down, weeks across, so that a town sees its month at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from exports.wording import (
    CANCELLED,
    EMPTY_CELL,
    TO_BE_ANNOUNCED,
    aligned_name,
    chinese_month,
    half_day,
    hosts,
    is_open,
    moved_note,
    short_date,
    short_weekday,
    substitute_note,
)
from exports.workbook_page import HEADING_ROW, Book, Column, Row, add_sheet, add_table, write
from rota.office.models import AreaLevel
from rota.planning.models import ReceptionStatus
from rota.publication.values import NoticeReception

_NAME_COLUMNS = (
    Column(heading="镇（区）", width=12),
    Column(heading="村（社区）", width=14),
    Column(heading="联系领导", width=16),
    Column(heading="包村干部", width=16),
)


def add_village_matrix(book: Book) -> None:
    """One row per village, one column per ISO week of the month's village receptions."""
    receptions = [one for one in book.release.receptions if one.level is AreaLevel.VILLAGE]
    mondays = sorted({_monday(one) for one in receptions})
    columns = (*_NAME_COLUMNS, *(Column(heading=_week(monday), width=20, is_centred=True) for monday in mondays))
    title = f"{chinese_month(book.release.month)}镇领导到村接访总表"
    sheet = add_sheet(book, "村级总表", title, n_columns=len(columns))
    cells: dict[tuple[str | None, date], list[NoticeReception]] = {}
    for one in receptions:
        cells.setdefault((one.village_code, _monday(one)), []).append(one)
    rows = []
    for town in book.release.towns:
        for village in town.villages:
            weeks = [_cell(cells.get((village.code, monday), ())) for monday in mondays]
            leader = aligned_name(village.leader.name) if village.leader else EMPTY_CELL
            cadres = "\n".join(aligned_name(one.name) for one in village.cadres) or EMPTY_CELL
            rows.append(Row(values=(town.name, village.name, leader, cadres, *weeks)))
    add_table(book, sheet, columns, rows, frozen_columns=2)
    for index, row in enumerate(rows, start=HEADING_ROW + 1):
        for column, text in enumerate(row.values):
            if isinstance(text, str) and text.endswith(CANCELLED):
                write(book, sheet, index, column, text, align="center", font_strikeout=True)


def _cell(receptions: Sequence[NoticeReception]) -> str:
    return "\n".join(_text(one) for one in receptions) or EMPTY_CELL


def _text(one: NoticeReception) -> str:
    start = one.starts_at
    when = f"{start.day}日（{short_weekday(start)}）{half_day(start)}{moved_note(one)}"
    who = "、".join(person.name + substitute_note(person) for person in hosts(one)) or EMPTY_CELL
    if one.status is ReceptionStatus.CANCELLED:
        return f"{when}\n{who} {CANCELLED}"
    return f"{when}\n{TO_BE_ANNOUNCED if is_open(one) else who}"


def _monday(one: NoticeReception) -> date:
    day = one.starts_at.date()
    return day - timedelta(days=day.weekday())


def _week(monday: date) -> str:
    return f"第{monday.isocalendar().week}周\n{short_date(monday)}—{short_date(monday + timedelta(days=6))}"
