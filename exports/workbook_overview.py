"""The sheet 总览: the month as a wall calendar, and the sums by kind of reception below it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from exports.listing import EVERYDAY_RULES
from exports.wording import TO_BE_ANNOUNCED, WEEKDAYS, chinese_month, hosts, is_open, substitute_note
from exports.workbook_page import (
    HEADING_COLOUR,
    HEADING_ROW,
    LINE_POINTS,
    REST_COLOUR,
    Book,
    Value,
    add_sheet,
    lines_of,
    write,
)
from rota.office.models import AreaLevel
from rota.planning.models import ReceptionStatus
from rota.publication.values import DayLabel, NoticeReception

_COLUMN_WIDTH = 20
_SUM_HEADINGS = ("接访类型", "场次", "其中待定", "已取消", "人次")


def add_overview_sheet(book: Book) -> None:
    """Weeks down, Monday to Sunday across; rest days shaded, adjusted working days and holidays named."""
    release = book.release
    sheet = add_sheet(book, "总览", f"{chinese_month(release.month)}领导干部接访总览", n_columns=7)
    sheet.set_column(0, 6, _COLUMN_WIDTH)
    for column, weekday in enumerate(WEEKDAYS):
        write(book, sheet, HEADING_ROW, column, f"星期{weekday}", bold=True, align="center", bg_color=HEADING_COLOUR)
    sheet.freeze_panes(HEADING_ROW + 1, 0)
    sheet.repeat_rows(HEADING_ROW)
    by_day: dict[date, list[NoticeReception]] = {}
    for one in release.receptions:
        by_day.setdefault(one.starts_at.date(), []).append(one)
    monday = min(book.labels) - timedelta(days=min(book.labels).weekday())
    row = HEADING_ROW + 1
    while monday <= max(book.labels):
        _write_week(book, sheet, row, monday, by_day=by_day)
        monday += timedelta(weeks=1)
        row += 2
    _write_sums(book, sheet, row + 1)


def _write_week(book: Book, sheet: Any, row: int, monday: date, by_day: dict[date, list[NoticeReception]]) -> None:
    lines_high = 3
    for column in range(7):
        day = monday + timedelta(days=column)
        label = book.labels.get(day)
        shade = {"bg_color": REST_COLOUR} if label and not label.is_workday else {}
        month = book.release.month == f"{day:%Y-%m}"
        text = _day_text(by_day.get(day, []))
        lines_high = max(lines_high, lines_of(text, _COLUMN_WIDTH))
        number_format = _number_format(label, is_own_month=month)
        write(
            book, sheet, row, column, day if label else None, bold=True, num_format=number_format, align="left", **shade
        )
        write(book, sheet, row + 1, column, text or None, valign="top", **shade)
    sheet.set_row(row + 1, (lines_high + 0.5) * LINE_POINTS)


def _number_format(label: DayLabel | None, *, is_own_month: bool) -> str:
    words = ([label.name] if label.name else []) + (["调休上班"] if label.is_adjusted else []) if label else []
    suffix = f"（{'，'.join(words)}）".replace('"', "") if words else ""
    return f'd"日{suffix}"' if is_own_month else f'm"月"d"日{suffix}"'


def _day_text(receptions: list[NoticeReception]) -> str:
    """Names at county level, numbers for the rest; cancelled ones are left to the lists."""
    held = [one for one in receptions if one.status is not ReceptionStatus.CANCELLED]
    county = [one for one in held if one.level is AreaLevel.COUNTY]
    lines = [_who(one) for one in county if one.rule not in EVERYDAY_RULES]
    for words, number in (
        ("日常接待", sum(one.rule in EVERYDAY_RULES for one in county)),
        ("镇级", sum(one.level is AreaLevel.TOWN for one in held)),
        ("村级", sum(one.level is AreaLevel.VILLAGE for one in held)),
    ):
        if number:
            lines.append(f"{words}{number}场")
    return "\n".join(lines)


def _who(reception: NoticeReception) -> str:
    if is_open(reception):
        return f"县级：{TO_BE_ANNOUNCED}"
    return "县级：" + "、".join(one.name + substitute_note(one) for one in hosts(reception))


def _write_sums(book: Book, sheet: Any, row: int) -> None:
    for column, heading in enumerate(_SUM_HEADINGS):
        write(book, sheet, row, column, heading, bold=True, align="center", bg_color=HEADING_COLOUR)
    rules = sorted({(list(AreaLevel).index(one.level), one.rule, one.rule_name) for one in book.release.receptions})
    for at, (_level, rule, name) in enumerate(rules, start=row + 1):
        receptions = [one for one in book.release.receptions if one.rule == rule]
        held = [one for one in receptions if one.status is not ReceptionStatus.CANCELLED]
        values: tuple[Value, ...] = (
            name,
            len(held),
            sum(one.status is ReceptionStatus.UNFILLED for one in held),
            len(receptions) - len(held),
            sum(len(hosts(one)) for one in held),
        )
        sheet.set_row(at, (lines_of(name, _COLUMN_WIDTH) + 0.5) * LINE_POINTS)
        for column, value in enumerate(values):
            write(book, sheet, at, column, value, align="center" if column else "left")
