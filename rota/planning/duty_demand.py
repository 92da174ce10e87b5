"""The shifts that a month must have (D-COVER, D-PAT-A to E) and its days in charge (D-LEAD)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from rota.planning.context import Context
from rota.rules.duty_models import DutyLine
from rota.rules.duty_patterns import WEEKDAYS, ShiftSpec
from rota.settings import ZONE
from rota.workdays.daytypes import DayType
from rota.workdays.statutory import lunar_month_and_day

WEIGHTS: dict[DayType, int] = {
    DayType.WORKDAY: 2,
    DayType.ADJUSTED_WORKDAY: 2,
    DayType.WEEKEND: 3,
    DayType.HOLIDAY_REST: 4,
    DayType.STATUTORY_HOLIDAY: 6,
}
"""D-WEIGHT in half points: a working day counts 1.0, that is 2."""
NEW_YEAR_WEIGHT = 8
"""除夕 and 初一."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A special period: how many people stand by during each of its shifts."""

    name: str
    starts_on: date
    ends_on: date
    standby: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedShift:
    """One shift to be manned."""

    id: str
    spec: ShiftSpec
    line: DutyLine
    begins_on: date
    starts_at: datetime
    ends_at: datetime
    day_type: DayType
    weight: int
    main: int
    assist: int
    standby: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaderDay:
    """A day (or a week, where the pattern's shifts last one) that one leader is in charge of, with its shifts."""

    id: str
    begins_on: date
    starts_at: datetime
    ends_at: datetime
    day_type: DayType
    weight: int
    shifts: tuple[str, ...]
    is_first_of_holiday: bool


def kind_of_day(day_type: DayType) -> str:
    """holiday, weekend or weekday."""
    if day_type in (DayType.HOLIDAY_REST, DayType.STATUTORY_HOLIDAY):
        return "holiday"
    return "weekend" if day_type is DayType.WEEKEND else "weekday"


def month_shifts(
    context: Context, pattern: tuple[ShiftSpec, ...], periods: tuple[Period, ...] = ()
) -> tuple[WantedShift, ...]:
    """Every shift that begins in the month, or for weekly shifts in a week of the month, by start and id."""
    found = [
        shift
        for spec in pattern
        for day in _days_of(context, spec)
        if _begins_on(context, spec, day)
        for shift in _shifts_on(context, spec, day, periods)
    ]
    return tuple(sorted(found, key=lambda shift: (shift.starts_at, shift.id)))


def _days_of(context: Context, spec: ShiftSpec) -> tuple[date, ...]:
    if spec.minutes < 7 * 24 * 60:
        return context.month.days()
    return context.month.weeks()


def _begins_on(context: Context, spec: ShiftSpec, day: date) -> bool:
    is_weekday = not spec.weekdays or WEEKDAYS[day.weekday()] in spec.weekdays
    return is_weekday and context.office.workdays.day_type(day).value in spec.day_types


def _shifts_on(context: Context, spec: ShiftSpec, day: date, periods: tuple[Period, ...]) -> Iterator[WantedShift]:
    starts_at = datetime.combine(day, spec.starts_at, ZONE)
    day_type = context.office.workdays.day_type(day)
    shift = WantedShift(
        id=f"{spec.code}.{day.isoformat()}",
        spec=spec,
        line=DutyLine.DUTY,
        begins_on=day,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=spec.minutes),
        day_type=day_type,
        weight=weight_of(context, day),
        main=spec.main,
        assist=spec.assist,
        standby=max((one.standby for one in periods if one.starts_on <= day <= one.ends_on), default=0),
    )
    yield shift


def weight_of(context: Context, day: date) -> int:
    """The weight of a shift that begins on ``day``, in half points."""
    if is_new_year(day):
        return NEW_YEAR_WEIGHT
    return WEIGHTS[context.office.workdays.day_type(day)]


def is_new_year(day: date) -> bool:
    """除夕 or 初一: the last day of the lunar year or the first of the new one."""
    return lunar_month_and_day(day) == (1, 1) or lunar_month_and_day(day + timedelta(days=1)) == (1, 1)


def leader_days(context: Context, shifts: tuple[WantedShift, ...]) -> tuple[LeaderDay, ...]:
    """One leader per calendar day, from handover to handover; for weekly groups one per group."""
    led = [shift for shift in shifts if shift.spec.has_leader]
    if led and all(shift.spec.minutes >= 7 * 24 * 60 for shift in led):
        return tuple(_leader_day(context, shift.begins_on, 7, (shift.id,)) for shift in led)
    if not led:
        return ()
    return tuple(
        _leader_day(context, day, 1, tuple(shift.id for shift in led if shift.begins_on == day))
        for day in context.month.days()
    )


def _leader_day(context: Context, day: date, days: int, shifts: tuple[str, ...]) -> LeaderDay:
    handover = time.fromisoformat(context.office.settings.duty_handover)
    starts_at = datetime.combine(day, handover, ZONE)
    day_type = context.office.workdays.day_type(day)
    before = context.office.workdays.day_type(day - timedelta(days=1))
    resting = (DayType.HOLIDAY_REST, DayType.STATUTORY_HOLIDAY)
    return LeaderDay(
        id=f"LEADER.{day.isoformat()}",
        begins_on=day,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(days=days),
        day_type=day_type,
        weight=weight_of(context, day),
        shifts=shifts,
        is_first_of_holiday=day_type in resting and before not in resting,
    )
