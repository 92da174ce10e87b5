from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rota.errors import NotFoundError
from rota.workdays.daytypes import DayRow, DayType, Workdays
from rota.workdays.models import CalendarStatus, DayKind
from rota.workdays.seeding import BUILTIN_YEARS, builtin_sheet
from rota.workdays.windows import Window, default_windows

BUILTIN = Workdays(rows=tuple(row for year in BUILTIN_YEARS for row in builtin_sheet(year).rows))
DAYS = st.dates(date(2025, 1, 1), date(2028, 12, 31))


def row(day: date, kind: DayKind = DayKind.OFF, *, name: str = "元旦", official: bool = True) -> DayRow:
    status = CalendarStatus.OFFICIAL if official else CalendarStatus.PROVISIONAL
    return DayRow(day=day, kind=kind, name=name, is_statutory=False, status=status)


@pytest.mark.parametrize("year", BUILTIN_YEARS)
def test_builtin_years_agree_with_the_calendar_package_on_every_day(year: int) -> None:
    days = [date(year, 1, 1) + timedelta(days=offset) for offset in range(365)]

    assert [BUILTIN.is_workday(day) for day in days] == [chinese_calendar.is_workday(day) for day in days]


@pytest.mark.parametrize(
    ("day", "day_type", "name"),
    [
        (date(2026, 2, 13), DayType.WORKDAY, ""),
        (date(2026, 2, 14), DayType.ADJUSTED_WORKDAY, "春节"),
        (date(2026, 2, 15), DayType.HOLIDAY_REST, "春节"),
        (date(2026, 2, 16), DayType.STATUTORY_HOLIDAY, "春节"),
        (date(2026, 3, 1), DayType.WEEKEND, ""),
        (date(2027, 9, 15), DayType.STATUTORY_HOLIDAY, "中秋节"),
        (date(2027, 9, 16), DayType.WORKDAY, ""),
        (date(2027, 9, 18), DayType.WEEKEND, ""),
    ],
)
def test_day_type_and_name(day: date, day_type: DayType, name: str) -> None:
    assert (BUILTIN.day_type(day), BUILTIN.name(day)) == (day_type, name)


def test_work_row_on_a_weekday_is_a_plain_workday() -> None:
    assert Workdays(rows=(row(date(2027, 9, 15), DayKind.WORK),)).day_type(date(2027, 9, 15)) is DayType.WORKDAY


def test_year_is_official_only_by_rows_of_its_own_notice() -> None:
    workdays = Workdays(rows=(row(date(2026, 12, 31)),))

    assert (workdays.status(2026), workdays.status(2027)) == (CalendarStatus.PROVISIONAL, CalendarStatus.OFFICIAL)
    assert workdays.day_type(date(2026, 12, 31)) is DayType.HOLIDAY_REST
    assert workdays.day_type(date(2026, 10, 1)) is DayType.STATUTORY_HOLIDAY


def test_year_with_provisional_rows_stays_provisional() -> None:
    workdays = Workdays(rows=(row(date(2027, 1, 1), official=False),))

    assert workdays.status(2027) is CalendarStatus.PROVISIONAL


def test_uncertain_windows_are_the_imported_ones_of_the_provisional_year() -> None:
    window = Window(starts_on=date(2027, 3, 1), ends_on=date(2027, 3, 3), name="试验", reason="试验")
    workdays = Workdays(rows=BUILTIN.rows, windows=(window,))

    found = [workdays.uncertain_window(date(2027, 2, 28) + timedelta(days=offset)) for offset in range(5)]

    assert found == [None, window, window, window, None]
    assert workdays.uncertain_window(date(2027, 2, 5)) is None


def test_official_year_has_no_uncertain_window_even_if_one_is_stored() -> None:
    window = Window(starts_on=date(2026, 3, 1), ends_on=date(2026, 3, 3), name="试验", reason="试验")

    assert Workdays(rows=BUILTIN.rows, windows=(window,)).uncertain_window(date(2026, 3, 2)) is None


def test_late_december_is_uncertain_while_the_next_year_is_not_arranged() -> None:
    # 2030-01-01 is a Tuesday: its notice may take Monday 31 December and give Saturday 29.
    assert Workdays().uncertain_window(date(2029, 12, 29)) == Workdays().uncertain_window(date(2030, 1, 1))
    assert Workdays().uncertain_window(date(2029, 12, 28)) is None


def test_first_day_after_a_window_is_certain() -> None:
    last = default_windows(2027)[-1].ends_on

    assert Workdays().uncertain_window(last) == default_windows(2027)[-1]
    assert Workdays().uncertain_window(last + timedelta(days=1)) is None


def rest_days(count: int) -> Workdays:
    """A calendar with ``count`` days off from Monday 2026-03-02 on."""
    return Workdays(rows=tuple(row(date(2026, 3, 2) + timedelta(days=offset)) for offset in range(count)))


def test_workday_is_found_60_days_away_and_not_61() -> None:
    # 2026-03-02 + 60 days = Friday 2026-05-01; with 60 days off it is the first candidate left.
    assert rest_days(60).next_workday(date(2026, 3, 2)) == date(2026, 5, 1)
    with pytest.raises(NotFoundError) as caught:
        rest_days(61).next_workday(date(2026, 3, 2))
    assert dict(caught.value.sentence.facts) == {"days": 60, "day": "2026-03-02"}


@given(DAYS)
def test_neighbouring_workdays_have_only_rest_days_between(day: date) -> None:
    before, after = BUILTIN.previous_workday(day), BUILTIN.next_workday(day)

    between = [before + timedelta(days=offset) for offset in range(1, (after - before).days)]

    assert BUILTIN.is_workday(before)
    assert BUILTIN.is_workday(after)
    assert before <= day <= after
    assert [one for one in between if BUILTIN.is_workday(one)] == []


@given(DAYS)
def test_next_workday_of_a_week_is_in_that_week(day: date) -> None:
    monday = day - timedelta(days=day.weekday())
    left = [one for one in BUILTIN.workdays_of_week(monday) if one >= day]

    assert BUILTIN.next_workday_same_week(day) == (left[0] if left else None)


@pytest.mark.parametrize(
    ("monday", "workdays"),
    [
        (date(2026, 2, 16), []),
        (date(2026, 2, 9), [9, 10, 11, 12, 13, 14]),
        (date(2026, 9, 14), [14, 15, 16, 17, 18, 20]),
    ],
)
def test_workdays_of_a_week(monday: date, workdays: list[int]) -> None:
    assert [day.day for day in BUILTIN.workdays_of_week(monday)] == workdays
