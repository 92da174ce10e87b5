"""The people of the duty roster: what each may do, from when to when (D-WOMEN, D-AGE, D-NEW, D-SPOUSE, limits)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from rota.office.models import DutyTerms
from rota.planning.context import Context
from rota.planning.office_view import PostView
from rota.settings import ZONE
from rota.words import Message, message


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Dated, both days included; None is open-ended. Without a first and a last day it never holds."""

    first: date | None
    last: date | None

    def meets(self, day: date) -> bool:
        if self.first is None and self.last is None:
            return False
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyPerson:
    """One member of the bureau's staff with the terms of duty."""

    post: PostView
    role: str
    """leader, main or assist."""
    is_regular: bool
    is_senior: bool
    must_pair_senior: bool
    no_night: Span
    no_duty: Span
    max_nights_month: int | None
    max_shifts_month: int | None
    apart_from: tuple[str, ...]

    def is_limited(self, days: tuple[date, ...]) -> bool:
        """Whether a ban or a limit keeps the person from an equal share of a month with these days."""
        return (
            self.max_nights_month is not None
            or self.max_shifts_month is not None
            or any(self.no_night.meets(day) or self.no_duty.meets(day) for day in days)
        )

    def is_spared_nights(self, context: Context) -> bool:
        """Whether the office's habit spares the person all nights (D-WOMEN, a setting)."""
        return context.office.settings.duty_women_no_night and self.post.gender == "女"

    def obstacle(self, context: Context, starts_at: datetime, ends_at: datetime, *, is_night: bool) -> Message | None:
        """What keeps the person from a shift: a dated ban, leave, or another engagement."""
        days = _days(starts_at, ends_at)
        if any(self.no_duty.meets(day) for day in days):
            return message("not on duty in that time")
        if is_night and (self.is_spared_nights(context) or any(self.no_night.meets(day) for day in days)):
            return message("no night duty in that time")
        for begin, end in split_days(starts_at, ends_at):
            found = context.obstacle(self.post, begin, end)
            if found is not None:
                return found
        return None


def _days(starts_at: datetime, ends_at: datetime) -> tuple[date, ...]:
    first, last = starts_at.date(), (ends_at - timedelta(seconds=1)).date()
    return tuple(first + timedelta(days=offset) for offset in range((last - first).days + 1))


def split_days(starts_at: datetime, ends_at: datetime) -> tuple[tuple[datetime, datetime], ...]:
    """The part of the time on each date, the end of a date being its last second."""
    return tuple(
        (
            max(starts_at, datetime.combine(day, time(0), ZONE)),
            min(ends_at, datetime.combine(day + timedelta(days=1), time(0), ZONE)) - timedelta(seconds=1),
        )
        for day in _days(starts_at, ends_at)
    )


def has_duty_staff(db: Session) -> bool:
    """Whether anybody has terms of duty."""
    return db.scalar(select(DutyTerms.post_id).limit(1)) is not None


def load_duty_people(db: Session, context: Context) -> tuple[DutyPerson, ...]:
    """Everybody with terms of duty, in the order of their posts."""
    terms = {row.post_id: row for row in db.scalars(select(DutyTerms))}
    return tuple(
        _person(post, terms[post.id])
        for post in sorted(context.office.posts, key=lambda post: post.code)
        if post.id in terms
    )


def _person(post: PostView, terms: DutyTerms) -> DutyPerson:
    return DutyPerson(
        post=post,
        role=terms.duty_role,
        is_regular=terms.staff_type != "聘用",
        is_senior=terms.is_senior,
        must_pair_senior=terms.must_pair_senior,
        no_night=Span(first=terms.no_night_from, last=terms.no_night_to),
        no_duty=Span(first=terms.no_duty_from, last=terms.no_duty_to),
        max_nights_month=terms.max_nights_month,
        max_shifts_month=terms.max_shifts_month,
        apart_from=tuple(terms.cannot_pair_with),
    )
