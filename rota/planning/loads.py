"""What each person has carried so far, per kind of load: the opening balance plus the plans since (A25–A27)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from rota.planning.context import Context
from rota.planning.models import Role
from rota.planning.office_view import LoadView, PostView
from rota.rules.models import Who

METRICS: dict[Who, str] = {
    Who.MONDAY_POOL: "monday_receptions",
    Who.PRINCIPALS: "fixed15_hosted",
    Who.COUNTY_LEADERS: "daily_receptions",
    Who.LAWYERS: "duty_days",
    Who.BUREAU_LEADERS: "director_days",
    Who.VILLAGE_LINKED: "village_halfdays",
    Who.TOWN_PRINCIPALS: "town_receptions",
    Who.TOWN_DEPUTIES: "town_receptions",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """The load of one person of a pool before the month; ``is_newcomer`` starts at the pool's average."""

    post: PostView
    value: int
    is_newcomer: bool


def carried_loads(context: Context, posts: Iterable[PostView], metric: str) -> tuple[Carried, ...]:
    """The loads of ``posts`` in ``metric``; who is in no list starts at the others' rounded average (A27).

    The average is that of the day on which the newcomer took office.
    """
    pool = tuple({post.person: post for post in posts}.values())
    told = {post.person: load for post in pool if (load := _told(context, post, metric)) is not None}
    others = tuple(post for post in pool if post.person in told)
    return tuple(
        Carried(
            post=post,
            value=_served(context, post, metric)
            + (told[post.person] if post.person in told else _average(context, others, told, metric, post.active_from)),
            is_newcomer=post.person not in told,
        )
        for post in pool
    )


def _average(
    context: Context, others: tuple[PostView, ...], told: dict[int, int], metric: str, arrived_on: date | None
) -> int:
    if not others:
        return 0
    total = sum(told[post.person] + _served(context, post, metric, before=arrived_on or date.min) for post in others)
    return round(total / len(others))


def _rows(context: Context, post: PostView, metric: str) -> list[LoadView]:
    first = _window_start(context)
    return [
        load
        for load in context.office.loads
        if load.person == post.person and load.metric == metric and load.ends_on >= first
    ]


def _told(context: Context, post: PostView, metric: str) -> int | None:
    rows = _rows(context, post, metric)
    return sum(row.value for row in rows) if rows else None


def _served(context: Context, post: PostView, metric: str, *, before: date = date.max) -> int:
    """Turns before that day in the plans of earlier months that no list of loads covers."""
    known_until = max((row.ends_on for row in _rows(context, post, metric)), default=date.min)
    first = max(_window_start(context), known_until + timedelta(days=1))
    return sum(
        1
        for other in context.others_by_person.get(post.person, ())
        if other.month < str(context.month)
        and first <= other.starts_at.date() < before
        and _metric_of(context, other.rule, other.role) == metric
    )


def _metric_of(context: Context, rule: str, role: Role) -> str | None:
    spec = context.office.rule_by_code.get(rule)
    if spec is None or spec.who is None or role not in (Role.HOST, Role.LAWYER):
        return None
    return METRICS.get(spec.who)


def _window_start(context: Context) -> date:
    month = context.month
    for _ in range(context.office.settings.load_window_months):
        month = month.previous()
    return month.first
