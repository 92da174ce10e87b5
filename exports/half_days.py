"""The weekly half-days of a village, gathered so that four equal Tuesdays read as one line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from exports.wording import clock_range, half_day, is_open, moved_note, short_weekday
from rota.planning.models import Role
from rota.publication.values import Attendee, NoticeReception


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfDays:
    """Receptions of one village that differ only in their date, by start."""

    receptions: tuple[NoticeReception, ...]

    @property
    def first(self) -> NoticeReception:
        return self.receptions[0]

    @property
    def dates_text(self) -> str:
        """12月1日、8日、15日（周二）上午"""
        return f"{dates_text(self.receptions)}（{short_weekday(self.first.starts_at)}）{half_day(self.first.starts_at)}"

    @property
    def hours_text(self) -> str:
        """8:30—12:00"""
        return clock_range(self.first.starts_at, self.first.ends_at)


def group_half_days(receptions: Iterable[NoticeReception]) -> tuple[HalfDays, ...]:
    """Receptions with the same village, people, weekday, hours and place together, in order of their first date."""
    groups: dict[object, list[NoticeReception]] = {}
    for one in sorted(receptions, key=lambda reception: (reception.starts_at, reception.id)):
        groups.setdefault(_key(one), []).append(one)
    return tuple(HalfDays(receptions=tuple(group)) for group in groups.values())


def dates_text(receptions: Iterable[NoticeReception]) -> str:
    """12月1日、8日、15日; the month is named once and at each change."""
    parts: list[str] = []
    previous: date | None = None
    for one in receptions:
        day = one.starts_at.date()
        same_month = previous is not None and (previous.year, previous.month) == (day.year, day.month)
        parts.append((f"{day.day}日" if same_month else f"{day.month}月{day.day}日") + moved_note(one))
        previous = day
    return "、".join(parts)


def _key(one: NoticeReception) -> tuple[object, ...]:
    people: tuple[Attendee, ...] = tuple(person for person in one.people if person.role in {Role.HOST, Role.CADRE})
    return (
        one.village_code,
        one.rule,
        is_open(one),
        people,
        one.starts_at.weekday(),
        one.starts_at.time(),
        one.ends_at.time(),
        one.place_name,
    )
