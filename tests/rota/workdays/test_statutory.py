from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from rota.errors import BadInputError
from rota.workdays.seeding import BUILTIN_YEARS, builtin_sheet
from rota.workdays.statutory import is_market_day, lunar_day, statutory_days


def test_statutory_days_are_those_of_the_sample_year(shared: Path) -> None:
    text = (shared / "county" / "calendar_2027_provisional.csv").read_text(encoding="utf-8")
    expected = {date.fromisoformat(row["date"]): row["name"] for row in csv.DictReader(text.splitlines())}

    assert dict(statutory_days(2027)) == expected


@pytest.mark.parametrize("year", BUILTIN_YEARS)
def test_statutory_days_are_those_marked_in_the_official_years(year: int) -> None:
    assert list(statutory_days(year)) == [row.day for row in builtin_sheet(year).rows if row.is_statutory]


@pytest.mark.parametrize(("year", "count"), [(2023, 11), (2024, 11), (2025, 13), (2040, 13)])
def test_law_of_2024_counts_from_2025(year: int, count: int) -> None:
    assert len(statutory_days(year)) == count


def test_two_holidays_on_one_date_are_both_named() -> None:
    assert statutory_days(2020)[date(2020, 10, 1)] == "国庆节、中秋节"


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2026, 2, 16), 29), (date(2026, 2, 17), 1), (date(2025, 1, 28), 29), (date(2027, 2, 5), 29)],
)
def test_lunar_day(day: date, expected: int) -> None:
    assert lunar_day(day) == expected


@pytest.mark.parametrize(
    ("text", "lunar_days"),
    [
        ("逢农历三、八", [3, 8, 13, 18, 23, 28]),
        ("逢农历五、十", [5, 10, 15, 20, 25, 30]),
        ("逢三、八", [3, 8, 13, 18, 23, 28]),
        (" 逢农历 一，六 ", [1, 6, 11, 16, 21, 26]),
        ("逢农历２、７日", [2, 7, 12, 17, 22, 27]),
        ("逢10", [10, 20, 30]),
        ("", []),
    ],
)
def test_market_days_of_a_lunar_month(text: str, lunar_days: list[int]) -> None:
    month = [date(2025, 12, 20 + offset) for offset in range(12)] + [date(2026, 1, day) for day in range(1, 19)]

    assert [lunar_day(day) for day in month] == list(range(1, 31))
    assert [lunar_day(day) for day in month if is_market_day(text, day)] == lunar_days


@pytest.mark.parametrize("text", ["每周六", "逢公历三、八", "逢农历", "三八节前后"])
def test_unreadable_market_days_are_refused(text: str) -> None:
    with pytest.raises(BadInputError) as caught:
        is_market_day(text, date(2026, 12, 1))
    assert dict(caught.value.sentence.facts) == {"text": text}
