from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest

from rota.workdays.daytypes import Workdays
from rota.workdays.imports import read_windows_csv
from rota.workdays.windows import arrangement_year, default_windows


# 2015 is left out: its days off of 3 September were arranged for that year alone.
@pytest.mark.parametrize("year", [2014, *range(2016, 2027)])
def test_every_day_that_a_notice_moved_lay_in_a_default_window(year: int) -> None:
    computed = Workdays()
    days = [date(year, 1, 1) + timedelta(days=offset) for offset in range(365)]
    moved = [day for day in days if chinese_calendar.is_workday(day) != computed.is_workday(day)]

    assert moved
    assert [day for day in moved if computed.uncertain_window(day) is None] == []


def test_default_windows_of_the_sample_year(shared: Path) -> None:
    imported = read_windows_csv(
        (shared / "county" / "calendar_2027_uncertain_windows.csv").read_bytes(), source_name="windows"
    )

    computed = default_windows(2027)

    assert [window.name for window in computed] == [window.name for window in imported]
    assert [(one.starts_on, one.ends_on) for one in computed[1:]] == [
        (one.starts_on, one.ends_on) for one in imported[1:]
    ]
    assert (computed[0].starts_on, computed[0].ends_on) == (date(2027, 1, 1), date(2027, 1, 3))


@pytest.mark.parametrize(
    ("day", "name", "year"),
    [
        (date(2026, 12, 31), "元旦", 2027),
        (date(2026, 12, 31), "国庆节", 2026),
        (date(2026, 11, 30), "元旦", 2026),
        (date(2027, 1, 1), "元旦", 2027),
    ],
)
def test_days_of_new_year_in_december_belong_to_the_year_after(day: date, name: str, year: int) -> None:
    assert arrangement_year(day, name) == year
