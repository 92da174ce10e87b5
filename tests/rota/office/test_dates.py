from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from rota.office.dates import UnreadableError, read_date, read_period, read_time
from rota.words import word


@pytest.mark.parametrize(
    "cell",
    [
        date(2026, 12, 1),
        datetime(2026, 12, 1, 8, 30),
        "2026-12-01",
        "2026/12/1",
        "2026.12.1",
        "2026年12月1日",
        "20261201",
        "2026-12-0100:00:00",
        "46357",
        "46357.5",
    ],
)
def test_date_is_read_in_every_form(cell: date | str) -> None:
    assert read_date(cell) == date(2026, 12, 1)


@pytest.mark.parametrize(("serial", "day"), [("20000", date(1954, 10, 3)), ("79999", date(2119, 1, 10))])
def test_serial_number_within_the_bounds_is_a_date(serial: str, day: date) -> None:
    assert read_date(serial) == day


@pytest.mark.parametrize("cell", ["19999", "80000", "12-01", "明天", "2026", "1", "2026-12"])
def test_what_is_no_date_is_refused(cell: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_date(cell)

    assert word(caught.value.text, "en") == f"“{cell}” is not a date; write it like 2026-12-01"


@pytest.mark.parametrize("cell", ["2026-02-30", "2026年2月30日", "20260230", "2026-13-01", "2026-00-10"])
def test_impossible_day_is_named_as_such(cell: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_date(cell)

    assert word(caught.value.text, "en") == f"there is no day {cell} in the calendar; correct the date"


def test_leap_day_is_read_and_the_same_day_of_a_common_year_refused() -> None:
    assert read_date("2028-02-29") == date(2028, 2, 29)
    with pytest.raises(UnreadableError):
        read_date("2027-02-29")


@pytest.mark.parametrize(
    "cell",
    [
        time(8, 30),
        time(8, 30, 12),
        datetime(1899, 12, 31, 8, 30),
        timedelta(hours=8, minutes=30),
        8.5 / 24,
        "0.3541666667",
        "8:30",
        "08:30",
        "08:30:00",
        "8.30",
        "8时30分",
        "8点30",
    ],
)
def test_time_is_read_in_every_form(cell: datetime | time | timedelta | float | str) -> None:
    assert read_time(cell) == time(8, 30)


def test_full_hour_is_read() -> None:
    assert read_time("9时") == time(9, 0)


@pytest.mark.parametrize(("cell", "is_time"), [("23:59", True), ("24:00", False), ("12:60", False), ("上午", False)])
def test_time_within_the_day_only(cell: str, is_time: bool) -> None:
    if is_time:
        assert read_time(cell) == time(23, 59)
        return
    with pytest.raises(UnreadableError):
        read_time(cell)


@pytest.mark.parametrize("cell", [1.0, -0.1, timedelta(hours=24)])
def test_fraction_outside_one_day_is_refused(cell: float | timedelta) -> None:
    with pytest.raises(UnreadableError):
        read_time(cell)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-01-01/2026-11-30", date(2026, 1, 1), date(2026, 11, 30)),
        ("2026-01-01至2026-11-30", date(2026, 1, 1), date(2026, 11, 30)),
        ("2026.1.1~2026.11.30", date(2026, 1, 1), date(2026, 11, 30)),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2028年2月", date(2028, 2, 1), date(2028, 2, 29)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026年", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-12-01/2026-12-01", date(2026, 12, 1), date(2026, 12, 1)),
    ],
)
def test_period_is_read(text: str, first: date, last: date) -> None:
    assert read_period(text) == (first, last)


@pytest.mark.parametrize("text", ["2026-13", "2026-00", "1899", "去年", "2026-12-02/2026-12-01"])
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError):
        read_period(text)
