from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time

import pytest

from rota.planning.duty_demand import Period, is_new_year, leader_days, month_shifts, weight_of
from rota.rules.duty_patterns import PATTERNS, ShiftSpec
from rota.settings import ZONE
from rota.workdays.daytypes import DayType
from tests.rota.planning.small_office import context, office

DAY_ONLY = ShiftSpec(code="X", name="白班", starts_at=time(8), minutes=60, is_night=False, has_leader=False)


def begun(month: str, pattern: str) -> Counter[str]:
    return Counter(shift.spec.code for shift in month_shifts(context(office(), month), PATTERNS[pattern]))


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("A", {"WN": 23, "RD": 8, "RN": 8}),
        ("B", {"D24": 31}),
        ("C", {"DD": 31, "DN": 31}),
        ("D", {"WK": 5}),
        ("E", {"EN": 19, "EW": 4}),
    ],
)
def test_pattern_wants_its_shifts_of_a_month(pattern: str, expected: dict[str, int]) -> None:
    assert begun("2026-12", pattern) == expected


def test_weekly_shift_belongs_to_the_month_of_its_thursday() -> None:
    shifts = month_shifts(context(office(), "2026-12"), PATTERNS["D"])

    assert [shift.begins_on.isoformat() for shift in shifts][::4] == ["2026-11-30", "2026-12-28"]
    assert shifts[0].ends_at == datetime(2026, 12, 7, 8, 30, tzinfo=ZONE)


def test_worked_saturday_has_a_night_and_no_day_shift() -> None:
    shifts = month_shifts(context(office(), "2026-02"), PATTERNS["A"])

    (found,) = [shift for shift in shifts if shift.begins_on == date(2026, 2, 14)]
    assert (found.id, found.day_type) == ("WN.2026-02-14", DayType.ADJUSTED_WORKDAY)
    assert found.ends_at == datetime(2026, 2, 15, 8, 30, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("day", "weight"),
    [
        (date(2026, 2, 14), 2),
        (date(2026, 2, 15), 4),
        (date(2026, 2, 16), 8),
        (date(2026, 2, 17), 8),
        (date(2026, 2, 18), 4),
        (date(2026, 3, 1), 3),
        (date(2026, 3, 2), 2),
        (date(2025, 10, 1), 6),
    ],
)
def test_day_weighs_by_its_type(day: date, weight: int) -> None:
    assert weight_of(context(office(), f"{day:%Y-%m}"), day) == weight


@pytest.mark.parametrize(("day", "expected"), [(4, False), (5, True), (6, True), (7, False)])
def test_lunar_year_turns_on_its_last_and_first_day(day: int, *, expected: bool) -> None:
    assert is_new_year(date(2027, 2, day)) is expected


def test_special_period_adds_people_who_stand_by_on_its_days() -> None:
    periods = (
        Period(name="两会", starts_on=date(2026, 12, 7), ends_on=date(2026, 12, 8), standby=1),
        Period(name="专班", starts_on=date(2026, 12, 8), ends_on=date(2026, 12, 8), standby=2),
    )

    shifts = month_shifts(context(office()), PATTERNS["B"], periods)

    assert [shift.standby for shift in shifts][5:9] == [0, 1, 2, 0]


def test_one_leader_is_in_charge_from_handover_to_handover() -> None:
    made = context(office(settings={"duty_handover": "08:00"}), "2026-02")
    shifts = month_shifts(made, PATTERNS["A"])

    days = leader_days(made, shifts)

    assert [day.begins_on for day in days] == list(made.month.days())
    assert days[0].shifts == ("RD.2026-02-01", "RN.2026-02-01")
    assert (days[0].starts_at.isoformat(), days[0].ends_at.isoformat()) == (
        "2026-02-01T08:00:00+08:00",
        "2026-02-02T08:00:00+08:00",
    )
    assert [day.begins_on.day for day in days if day.is_first_of_holiday] == [15]


def test_days_without_a_shift_of_their_own_have_a_leader_too() -> None:
    made = context(office())

    days = leader_days(made, month_shifts(made, PATTERNS["E"]))

    assert [day.shifts for day in days[3:7]] == [("EW.2026-12-04",), (), (), ("EN.2026-12-07",)]


def test_weekly_groups_have_a_leader_for_the_week() -> None:
    made = context(office())

    days = leader_days(made, month_shifts(made, PATTERNS["D"]))

    assert [(day.begins_on.isoformat(), (day.ends_at - day.starts_at).days) for day in days][:1] == [("2026-11-30", 7)]
    assert len(days) == 5


def test_pattern_without_leader_has_no_days_in_charge() -> None:
    made = context(office())

    assert leader_days(made, month_shifts(made, (DAY_ONLY,))) == ()
