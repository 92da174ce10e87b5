"""The daily offer beside the leaders (lawyers, directors of the bureau, joint windows) as small calendars."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby

from exports.notices.typeset import Facts
from exports.wording import (
    TO_BE_ANNOUNCED,
    WEEKDAYS,
    aligned_name,
    clock_range,
    hosts,
    numbered_heading,
    short_date,
    sorted_people,
    substitute_note,
)
from rota.publication.values import NoticeReception

MOST_NAMES = 2
"""A day with more people than this is told in words, not in a calendar's cell."""


def rosters(receptions: Iterable[NoticeReception], *, first: int) -> tuple[Facts, ...]:
    """One roster a rule, in the order of their first dates, headings numbered from index ``first``."""
    by_rule = sorted(receptions, key=lambda one: one.rule)
    groups = [tuple(group) for _, group in groupby(by_rule, key=lambda one: one.rule)]
    return tuple(_roster(group, index) for index, group in enumerate(groups, start=first))


def _roster(receptions: Sequence[NoticeReception], index: int) -> Facts:
    hours, place = Counter((_hours(one), one.place_name) for one in receptions).most_common(1)[0][0]
    in_words = any(len(hosts(one)) > MOST_NAMES for one in receptions)
    lead = [f"地点：{place}；时间：{hours}。"]
    if in_words:
        lead.append(f"参加单位：{'、'.join(_units(receptions))}。")
    weekdays = range(max(5, *(one.starts_at.isoweekday() for one in receptions)))
    return {
        "heading": numbered_heading(index, receptions[0].rule_name),
        "lead": lead,
        "weekdays": tuple(f"周{WEEKDAYS[number]}" for number in weekdays),
        "weeks": () if in_words else _weeks(receptions, len(weekdays), (hours, place)),
    }


def _weeks(receptions: Sequence[NoticeReception], width: int, usual: tuple[str, str]) -> Facts:
    by_day: dict[date, list[NoticeReception]] = {}
    for one in receptions:
        by_day.setdefault(one.starts_at.date(), []).append(one)
    mondays = sorted({day - timedelta(days=day.weekday()) for day in by_day})
    return tuple(
        tuple(_cell(by_day.get(monday + timedelta(days=offset), []), usual) for offset in range(width))
        for monday in mondays
    )


def _cell(receptions: Sequence[NoticeReception], usual: tuple[str, str]) -> Facts:
    if not receptions:
        return None
    names: list[str] = []
    notes: list[str] = []
    for one in receptions:
        names += [aligned_name(host.name) for host in hosts(one)] or [TO_BE_ANNOUNCED]
        notes += [substitute_note(host) for host in hosts(one) if host.substitute_for]
        notes += [text for text, common in zip((_hours(one), one.place_name), usual, strict=True) if text != common]
    return {"day": short_date(receptions[0].starts_at.date()), "names": names, "notes": notes}


def _units(receptions: Iterable[NoticeReception]) -> tuple[str, ...]:
    named = (person.unit or person.name for one in receptions for person in sorted_people(one.people))
    return tuple(dict.fromkeys(named))


def _hours(one: NoticeReception) -> str:
    return clock_range(one.starts_at, one.ends_at)
