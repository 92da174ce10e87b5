"""What everybody has carried on duty this year: points, by kind, and who served at the turn of the lunar year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from rota.planning.context import Context
from rota.planning.duty_demand import WEIGHTS, is_new_year, kind_of_day, weight_of
from rota.planning.duty_models import DutyRole
from rota.planning.duty_people import DutyPerson
from rota.workdays.daytypes import DayType

POINTS = {"weekday": WEIGHTS[DayType.WORKDAY], "weekend": WEIGHTS[DayType.WEEKEND], "holiday": 5}
"""Half points of a listed turn; a listed holiday turn does not say which day it was and counts 2.5."""
KINDS = ("weekday", "weekend", "holiday", "night")
NEW_YEAR_METRICS = ("除夕", "初一")


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """One shift or day in charge of an earlier month's current plan."""

    person: int
    role: DutyRole
    starts_at: datetime
    ends_at: datetime
    is_night: bool
    shift_id: str
    month: str


@dataclass(slots=True)
class Balance:
    """One person's load so far, by kind, and in half points."""

    turns: dict[str, int] = field(default_factory=dict)
    points: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyLoads:
    """The loads of the pool before the month."""

    balances: dict[int, Balance]
    newcomers: frozenset[int]
    limited: frozenset[int]
    """People whom a ban or a limit keeps from an equal share this month."""
    new_year: frozenset[str]
    """Post codes of those who served at 除夕 or 初一 in the last year."""

    def points(self, one: DutyPerson) -> int:
        """The load so far in half points; a newcomer starts at the average (A27)."""
        return self.balances[one.post.person].points

    def is_comparable(self, one: DutyPerson) -> bool:
        """Whether fairness compares this person with the others."""
        return one.post.person not in self.limited


def carried_duty(
    context: Context, people: tuple[DutyPerson, ...], served: tuple[Served, ...], limited: frozenset[int]
) -> DutyLoads:
    """Loads as the office's lists tell them, and the plans since."""
    balances: dict[int, Balance] = {}
    newcomers: set[int] = set()
    for is_leader in (True, False):
        pool = tuple(one for one in people if (one.role == "leader") is is_leader)
        told = {one.post.person: _told(context, one) for one in pool}
        old = {
            one.post.person: balance
            for one in pool
            if (balance := told[one.post.person]) is not None and not _arrival(context, one)
        }
        average = sum(balance.points for balance in old.values()) / len(old) if old else 0.0
        for one in pool:
            person = one.post.person
            balance = told[person] or Balance()
            share = _arrival(context, one) or (0.0 if told[person] else 1.0)
            if share:
                newcomers.add(person)
                since = sum(_served_before(context, person, one.post.active_from, served) for person in old)
                balance.points += round(share * average + (since / len(old) if old else 0))
            _add_served(context, balance, person, served)
            balances[person] = balance
    return DutyLoads(
        balances=balances,
        newcomers=frozenset(newcomers),
        limited=limited,
        new_year=frozenset(_new_year(context, people, served)),
    )


def _arrival(context: Context, one: DutyPerson) -> float:
    """Which share of the listed period had passed when the person arrived; 0 for who was there from the start."""
    periods = [(load.starts_on, load.ends_on) for load in context.office.loads if "_shifts" in load.metric]
    since = one.post.active_from
    if not periods or since is None:
        return 0.0
    first, last = min(period[0] for period in periods), max(period[1] for period in periods)
    if since <= first:
        return 0.0
    return min(1.0, (since - first).days / ((last - first).days + 1))


def _told(context: Context, one: DutyPerson) -> Balance | None:
    listed = {load.metric: load.value for load in context.office.loads if load.person == one.post.person}
    if one.role == "leader":
        turns = {kind: listed.get(f"leader_{kind}", 0) for kind in ("weekday", "weekend", "holiday")}
        known = any(f"leader_{kind}" in listed for kind in turns)
    else:
        weekend, holiday = listed.get("weekend_shifts", 0), listed.get("holiday_shifts", 0)
        total = listed.get("day_shifts", 0) + listed.get("night_shifts", 0)
        turns = {"weekday": max(0, total - weekend - holiday), "weekend": weekend, "holiday": holiday}
        known = any(metric in listed for metric in ("day_shifts", "night_shifts", "weekend_shifts", "holiday_shifts"))
        turns["night"] = listed.get("night_shifts", 0)
    if not known:
        return None
    points = sum(POINTS[kind] * turns[kind] for kind in POINTS)
    return Balance(turns=turns, points=points)


def _added(context: Context, person: int, served: Iterable[Served]) -> Iterator[Served]:
    """What the person served in earlier months after the time that the lists tell of."""
    known_until = max((load.ends_on for load in context.office.loads if load.person == person), default=date.min)
    for one in served:
        if one.person == person and one.starts_at.date() > known_until and one.month < str(context.month):
            yield one


def _served_before(context: Context, person: int, arrival: date | None, served: Iterable[Served]) -> int:
    """The points that the person gathered in the plans before somebody else's arrival."""
    days = [one.starts_at.date() for one in _added(context, person, served)]
    return sum(weight_of(context, day) for day in days if arrival is not None and day < arrival)


def _add_served(context: Context, balance: Balance, person: int, served: Iterable[Served]) -> None:
    for one in _added(context, person, served):
        day = one.starts_at.date()
        kind = kind_of_day(context.office.workdays.day_type(day))
        balance.turns[kind] = balance.turns.get(kind, 0) + 1
        if one.is_night:
            balance.turns["night"] = balance.turns.get("night", 0) + 1
        balance.points += weight_of(context, day)


def _new_year(context: Context, people: tuple[DutyPerson, ...], served: tuple[Served, ...]) -> Iterator[str]:
    """Who served at the last turn of the lunar year, by the lists or by the plans."""
    last_year = context.month.year - 1
    for load in context.office.loads:
        is_listed = load.metric.startswith("spring_festival") and load.metric.endswith(NEW_YEAR_METRICS)
        if is_listed and load.value and load.starts_on.year == last_year:
            yield load.post_code
    days = ((one.person, one.starts_at.date()) for one in served)
    then = {person for person, day in days if day.year == last_year and is_new_year(day)}
    yield from (one.post.code for one in people if one.post.person in then)
