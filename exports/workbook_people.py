"""The sheet 人员次数: how often each person sits in the month, by kind of reception and in total."""

from __future__ import annotations

from collections import Counter

from exports.wording import aligned_name, chinese_month, office_title
from exports.workbook_page import HEADING_COLOUR, HEADING_ROW, Book, Column, Row, add_sheet, add_table, write
from rota.office.models import AreaLevel
from rota.planning.models import ReceptionStatus, Role
from rota.publication.values import Attendee, NoticeReception

ROLE_WORDS = {
    Role.HOST: "接访",
    Role.COMPANION: "陪同",
    Role.CADRE: "包村干部",
    Role.LAWYER: "律师",
    Role.USHER: "导访",
    Role.RECORDER: "记录",
}


def add_people_sheet(book: Book) -> None:
    """One row per person and role, cancelled receptions not counted (DOMAIN.md §13 A22), a sum row at the end."""
    receptions = [one for one in book.release.receptions if one.status is not ReceptionStatus.CANCELLED]
    rules = {one.rule: one.rule_name for one in sorted(receptions, key=lambda one: one.rule)}
    people: dict[tuple[str, Role], Attendee] = {}
    levels: dict[tuple[str, Role], int] = {}
    counts: Counter[tuple[str, Role, str]] = Counter()
    for reception, attendee in _attendances(receptions):
        key = attendee.code, attendee.role
        people.setdefault(key, attendee)
        levels[key] = min(levels.get(key, len(AreaLevel)), list(AreaLevel).index(reception.level))
        counts[attendee.code, attendee.role, reception.rule] += 1
    columns = (
        Column(heading="编号", width=10, is_centred=True),
        Column(heading="姓名", width=16),
        Column(heading="职务", width=30),
        Column(heading="身份", width=10, is_centred=True),
        *(Column(heading=name, width=10) for name in rules.values()),
        Column(heading="合计", width=9),
    )
    rows = []
    for (code, role), one in sorted(people.items(), key=lambda item: (levels[item[0]], *_order(item[1]))):
        by_rule = [counts[code, role, rule] for rule in rules]
        names = (code, aligned_name(one.name), office_title(one), ROLE_WORDS[role])
        rows.append(Row(values=(*names, *(number or None for number in by_rule), sum(by_rule))))
    title = f"{chinese_month(book.release.month)}接访人员次数"
    sheet = add_sheet(book, "人员次数", title, n_columns=len(columns))
    add_table(book, sheet, columns, rows, frozen_columns=2)
    sums = [sum(counts[code, role, rule] for code, role in people) for rule in rules]
    for index, value in enumerate(("合计", None, None, None, *sums, sum(sums))):
        at = HEADING_ROW + 1 + len(rows)
        write(book, sheet, at, index, value, bold=True, align="center", bg_color=HEADING_COLOUR)


def _attendances(receptions: list[NoticeReception]) -> list[tuple[NoticeReception, Attendee]]:
    return [(reception, attendee) for reception in receptions for attendee in reception.people]


def _order(attendee: Attendee) -> tuple[int, int, str]:
    return list(Role).index(attendee.role), attendee.rank_order, attendee.code
