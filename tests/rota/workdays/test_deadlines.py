from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rota.errors import BadInputError
from rota.workdays.daytypes import Workdays
from rota.workdays.deadlines import publish_by


@pytest.mark.parametrize(
    ("day", "deadline"),
    [
        (date(2026, 12, 15), date(2026, 12, 10)),
        (date(2026, 12, 7), date(2026, 12, 2)),  # Monday: Wednesday before
        (date(2026, 12, 10), date(2026, 12, 4)),  # the 5th is a Saturday
        (date(2026, 2, 24), date(2026, 2, 14)),  # first day after 春节: the adjusted Saturday before it
        (date(2026, 2, 28), date(2026, 2, 14)),  # 23 February is still off
        (date(2026, 3, 1), date(2026, 2, 24)),
        (date(2026, 10, 8), date(2026, 9, 30)),  # first day after 国庆: the day before it
        (date(2026, 10, 12), date(2026, 9, 30)),  # 7 October is still off
        (date(2026, 10, 13), date(2026, 10, 8)),
        (date(2026, 9, 25), date(2026, 9, 20)),  # an adjusted Sunday is worked
        (date(2025, 10, 9), date(2025, 9, 30)),
    ],
)
def test_notice_of_5_calendar_days(county_workdays: Workdays, day: date, deadline: date) -> None:
    assert publish_by(day, notice_days=5, unit_is_workday=False, workdays=county_workdays) == deadline


@pytest.mark.parametrize(
    ("day", "notice_days", "deadline"),
    [
        (date(2026, 12, 15), 5, date(2026, 12, 8)),
        (date(2026, 2, 24), 5, date(2026, 2, 10)),  # 14, 13, 12, 11, 10 February
        (date(2026, 2, 15), 1, date(2026, 2, 14)),
        (date(2026, 2, 14), 0, date(2026, 2, 14)),
        (date(2026, 2, 15), 0, date(2026, 2, 14)),
    ],
)
def test_notice_of_working_days(county_workdays: Workdays, day: date, notice_days: int, deadline: date) -> None:
    assert publish_by(day, notice_days=notice_days, unit_is_workday=True, workdays=county_workdays) == deadline


def test_notice_of_a_negative_number_of_days_is_refused() -> None:
    with pytest.raises(BadInputError) as caught:
        publish_by(date(2026, 12, 15), notice_days=-1, unit_is_workday=False, workdays=Workdays())
    assert dict(caught.value.sentence.facts) == {"days": -1}


@given(day=st.dates(date(2025, 2, 1), date(2028, 12, 31)), notice_days=st.integers(0, 15), in_workdays=st.booleans())
def test_deadline_is_a_workday_early_enough(day: date, notice_days: int, *, in_workdays: bool) -> None:
    workdays = Workdays()

    deadline = publish_by(day, notice_days=notice_days, unit_is_workday=in_workdays, workdays=workdays)

    worked = [deadline + timedelta(days=offset) for offset in range((day - deadline).days)]
    assert workdays.is_workday(deadline)
    assert deadline <= day - timedelta(days=notice_days)
    assert not in_workdays or notice_days == 0 or sum(workdays.is_workday(one) for one in worked) == notice_days
