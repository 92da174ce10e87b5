"""Bureaus made of values: staff with terms of duty, and a month's shifts for them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from rota.office.models import PostKind
from rota.planning.context import Context
from rota.planning.duty_demand import Period, leader_days, month_shifts
from rota.planning.duty_loads import DutyLoads, Served, carried_duty
from rota.planning.duty_models import DutyRole
from rota.planning.duty_people import DutyPerson, Span
from rota.planning.duty_problem import DutyTranslation, translate_duty
from rota.rules.duty_patterns import PATTERNS, ShiftSpec
from rota.settings import ZONE
from tests.rota.planning.small_office import post

NEVER = Span(first=None, last=None)


def officer(code: str, **changes: Any) -> DutyPerson:
    """A senior of the regular staff; ``title`` and the office dates are those of the post."""
    facts = {name: changes.pop(name) for name in ("title", "active_from", "active_to", "gender") if name in changes}
    made = DutyPerson(
        post=post(code, PostKind.BUREAU_STAFF, **facts),
        role="main",
        is_regular=True,
        is_senior=True,
        must_pair_senior=False,
        no_night=NEVER,
        no_duty=NEVER,
        max_nights_month=None,
        max_shifts_month=None,
        apart_from=(),
    )
    return replace(made, **changes)


def chief(code: str, **changes: Any) -> DutyPerson:
    """One of the bureau's leaders."""
    return officer(code, role="leader", **{"title": "副局长", **changes})


def translated(
    context: Context,
    people: tuple[DutyPerson, ...],
    pattern: str | tuple[ShiftSpec, ...] = "A",
    *,
    served: tuple[Served, ...] = (),
    limited: frozenset[int] = frozenset(),
    periods: tuple[Period, ...] = (),
) -> tuple[DutyTranslation, DutyLoads]:
    """The month's problem with the loads that it rests on."""
    specs = PATTERNS[pattern] if isinstance(pattern, str) else pattern
    shifts = month_shifts(context, specs, periods)
    loads = carried_duty(context, people, served, limited)
    return translate_duty(context, shifts, leader_days(context, shifts), people, loads), loads


def on_duty(
    one: DutyPerson,
    day: date,
    *,
    hours: tuple[int, int] = (17, 32),
    role: DutyRole = DutyRole.MAIN,
    month: str | None = None,
) -> Served:
    """A duty from the first hour of ``day`` to the second, 32 being eight in the morning after."""
    midnight = datetime.combine(day, datetime.min.time(), ZONE)
    return Served(
        person=one.post.person,
        role=role,
        starts_at=midnight + timedelta(hours=hours[0]),
        ends_at=midnight + timedelta(hours=hours[1]),
        is_night=hours[1] > 24,
        shift_id=f"WN.{day.isoformat()}",
        month=month or f"{day:%Y-%m}",
    )
