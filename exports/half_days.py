"""The weekly half-days of a village, gathered so that four equal Tuesdays read as one line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from exports.wording import clock_range, half_day, is_open, moved_note, short_weekday, text_ems
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
    def week_text(self) -> str:
        """周二上午8:30—12:00"""
        start = self.first.starts_at
        return f"{short_weekday(start)}{half_day(start)}{clock_range(start, self.first.ends_at)}"

    @property
    def dates_text(self) -> str:
        """12月1日、8日、15日"""
        return "、".join(date_parts(self.receptions))

    def dates_lines(self, ems: float) -> tuple[str, ...]:
        """The dates in lines of up to ``ems`` characters' width; no date is broken."""
        lines = [""]
        for part in self.dates_text.replace("、", "、\n").split("\n"):
            if lines[-1] and text_ems(lines[-1] + part) > ems:
                lines.append("")
            lines[-1] += part
        return tuple(lines)


def group_half_days(receptions: Iterable[NoticeReception]) -> tuple[HalfDays, ...]:
    """Receptions with the same village, people, weekday, hours and place together, in order of their first date."""
    groups: dict[object, list[NoticeReception]] = {}
    for one in sorted(receptions, key=lambda reception: (reception.starts_at, reception.id)):
        groups.setdefault(_key(one), []).append(one)
    return tuple(HalfDays(receptions=tuple(group)) for group in groups.values())


def date_parts(receptions: Iterable[NoticeReception]) -> tuple[str, ...]:
    """12月1日, 8日, 15日; the month is named once and at each change."""
    parts: list[str] = []
    previous: date | None = None
    for one in receptions:
        day = one.starts_at.date()
        same_month = previous is not None and (previous.year, previous.month) == (day.year, day.month)
        parts.append((f"{day.day}日" if same_month else f"{day.month}月{day.day}日") + moved_note(one))
        previous = day
    return tuple(parts)


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
