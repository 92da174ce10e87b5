"""A village's half-days as rows of a table: what is the same each week once, exceptions by themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from exports.half_days import HalfDays, date_parts, group_half_days
from exports.notices.pieces import people
from exports.notices.typeset import Facts
from exports.wording import (
    TO_BE_ANNOUNCED,
    clock_range,
    companions,
    half_day,
    hosts,
    is_open,
    moved_note,
    short_date,
    short_weekday,
)
from rota.publication.values import NoticeReception

WEEKLY = 3
"""From this many equal half-days in a month on one speaks of every week."""


def half_day_rows(receptions: Iterable[NoticeReception]) -> tuple[Facts, ...]:
    """One row for the same people, with all their times: who receives, who accompanies, when."""
    rows: dict[object, list[HalfDays]] = {}
    for group in group_half_days(receptions):
        rows.setdefault((is_open(group.first), hosts(group.first), companions(group.first)), []).append(group)
    return tuple(_row(groups) for groups in rows.values())


def half_day_time(group: HalfDays) -> dict[str, Facts]:
    """``lines``: 每周二上午8:30—12:00; ``dates``: 12月1日, 8日, 15日. A single day has no dates but 12月2日（周三）."""
    first = group.first
    parts = date_parts(group.receptions)
    if len(group.receptions) >= WEEKLY:
        return {"lines": (f"每{group.week_text}",), "dates": parts}
    hours = f"{half_day(first.starts_at)}{clock_range(first.starts_at, first.ends_at)}"
    weekday = short_weekday(first.starts_at.date())
    if len(group.receptions) == 1:
        return {"lines": (f"{short_date(first.starts_at.date())}（{weekday}）", hours, moved_note(first)), "dates": ()}
    return {"lines": (f"{weekday}{hours}",), "dates": parts}


def _row(groups: Sequence[HalfDays]) -> Facts:
    first = groups[0].first
    return {
        "people": people(hosts(first)),
        "cadres": people(() if is_open(first) else companions(first)),
        "open": TO_BE_ANNOUNCED,
        "times": tuple(half_day_time(group) for group in groups),
    }
