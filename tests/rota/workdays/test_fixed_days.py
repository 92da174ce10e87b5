from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from rota.errors import BadInputError
from rota.workdays.daytypes import Workdays
from rota.workdays.fixed_days import roll


def table(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("policy", ["NEXT_WORKDAY", "PREV_WORKDAY", "HOLD"])
def test_the_15th_of_24_months(shared: Path, county_workdays: Workdays, policy: str) -> None:
    rows = table(shared / "county" / "expected_fixed15.csv")
    nominal = [date.fromisoformat(row["nominal_date"]) for row in rows]

    assert len(rows) == 24
    assert [roll(day, policy, county_workdays) for day in nominal] == [
        date.fromisoformat(row[f"date_if_{policy}"]) for row in rows
    ]


def test_types_names_and_status_of_the_15th(shared: Path, county_workdays: Workdays) -> None:
    for row in table(shared / "county" / "expected_fixed15.csv"):
        day = date.fromisoformat(row["nominal_date"])

        assert (county_workdays.day_type(day), county_workdays.name(day), county_workdays.status(day.year)) == (
            row["day_type"],
            row["holiday_name"],
            row["calendar_status"],
        )


def test_exceptional_mondays(shared: Path, county_workdays: Workdays) -> None:
    rows = table(shared / "county" / "expected_monday_exceptions.csv")

    assert len(rows) == 9
    for row in rows:
        monday = date.fromisoformat(row["monday"])
        assert (county_workdays.day_type(monday), county_workdays.name(monday)) == (
            row["monday_type"],
            row["holiday_name"],
        )
        assert county_workdays.status(monday.year) == row["calendar_status"]
        if row["action"] == "UNCERTAIN_LIKELY_OFF":
            assert roll(monday, "NEXT_WORKDAY_SAME_WEEK", county_workdays) == monday
            assert county_workdays.uncertain_window(monday) is not None
            assert Workdays().uncertain_window(monday) is not None
        else:
            replacement = date.fromisoformat(row["replacement_same_week"]) if row["replacement_same_week"] else None
            assert roll(monday, "NEXT_WORKDAY_SAME_WEEK", county_workdays) == replacement


@pytest.mark.parametrize(("day", "expected"), [(date(2026, 2, 14), date(2026, 2, 14)), (date(2026, 2, 15), None)])
def test_skip_keeps_working_days_only(county_workdays: Workdays, day: date, expected: date | None) -> None:
    assert roll(day, "SKIP", county_workdays) == expected


def test_unknown_policy_is_refused(county_workdays: Workdays) -> None:
    with pytest.raises(BadInputError) as caught:
        roll(date(2026, 2, 15), "NEAREST", county_workdays)
    assert caught.value.sentence.facts["policy"] == "NEAREST"
