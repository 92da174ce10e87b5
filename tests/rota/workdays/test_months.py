from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rota.errors import BadInputError
from rota.workdays.months import Month, monday_of, parse_month, week_name

MONTHS = st.builds(Month, st.integers(2000, 2100), st.integers(1, 12))


def test_a_month_knows_its_days() -> None:
    month = Month(2028, 2)

    assert (str(month), month.first, month.last) == ("2028-02", date(2028, 2, 1), date(2028, 2, 29))
    assert month.days() == tuple(date(2028, 2, day) for day in range(1, 30))


@pytest.mark.parametrize(
    ("month", "before", "after"),
    [
        (Month(2026, 12), Month(2026, 11), Month(2027, 1)),
        (Month(2027, 1), Month(2026, 12), Month(2027, 2)),
        (Month(2026, 6), Month(2026, 5), Month(2026, 7)),
    ],
)
def test_months_follow_each_other(month: Month, before: Month, after: Month) -> None:
    assert (month.previous(), month.next()) == (before, after)


@pytest.mark.parametrize(
    ("month", "first", "last"),
    [
        (Month(2026, 12), date(2026, 11, 30), date(2026, 12, 28)),  # Thursday 3 December to Thursday 31 December
        (Month(2026, 10), date(2026, 9, 28), date(2026, 10, 26)),  # 1 October is a Thursday
        (Month(2026, 2), date(2026, 2, 2), date(2026, 2, 23)),
        (Month(2027, 1), date(2027, 1, 4), date(2027, 1, 25)),  # 1 January 2027 is a Friday: a week of December
    ],
)
def test_a_week_belongs_to_the_month_of_its_thursday(month: Month, first: date, last: date) -> None:
    weeks = month.weeks()

    assert (weeks[0], weeks[-1]) == (first, last)


@given(MONTHS)
def test_every_week_belongs_to_exactly_one_month(month: Month) -> None:
    mondays = month.weeks() + month.next().weeks()

    assert {(later - earlier).days for earlier, later in pairwise(mondays)} == {7}


@given(MONTHS)
def test_previous_undoes_next(month: Month) -> None:
    assert month.next().previous() == month
    assert parse_month(str(month)) == month
    assert Month.of(month.last) == month


@pytest.mark.parametrize("day", [date(2026, 12, 7), date(2026, 12, 10), date(2026, 12, 13)])
def test_a_week_starts_on_monday(day: date) -> None:
    assert monday_of(day) == date(2026, 12, 7)


@pytest.mark.parametrize(
    ("monday", "name"),
    [(date(2026, 12, 7), "2026-W50"), (date(2026, 12, 28), "2026-W53"), (date(2027, 1, 4), "2027-W01")],
)
def test_a_week_is_named_by_iso(monday: date, name: str) -> None:
    assert week_name(monday) == name


@pytest.mark.parametrize("text", ["2000-01", " 2100-12 "])
def test_a_month_is_read(text: str) -> None:
    assert str(parse_month(text)) == text.strip()


@pytest.mark.parametrize("text", ["2026-00", "2026-13", "1999-12", "2101-01", "2026-1", "2026/12", "202612", "", "x"])
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(BadInputError, match=r"2026-12"):
        parse_month(text)
