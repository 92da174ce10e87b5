from __future__ import annotations

from datetime import date

import pytest

from rota.planning.duty_loads import DutyLoads, Served, carried_duty
from rota.planning.duty_people import DutyPerson
from rota.planning.office_view import LoadView
from tests.rota.planning.duty_values import chief, officer, on_duty
from tests.rota.planning.small_office import context, load, office

TURNS = {"day_shifts": 20, "night_shifts": 20, "weekend_shifts": 8, "holiday_shifts": 2}
"""30 weekdays, 8 weekend days, 2 holidays: 60 + 24 + 10 half points."""


def listed(one: DutyPerson, **changed: int) -> tuple[LoadView, ...]:
    return tuple(load(one.post, value, metric) for metric, value in {**TURNS, **changed}.items())


def carried(
    *people: DutyPerson, loads: tuple[LoadView, ...] = (), served: tuple[Served, ...] = (), month: str = "2026-12"
) -> DutyLoads:
    return carried_duty(context(office(loads=loads), month), people, served, frozenset())


def points(*people: DutyPerson, **parts: object) -> list[int]:
    made = carried(*people, **parts)  # type: ignore[arg-type]
    return [made.points(one) for one in people]


def test_listed_turns_count_by_kind() -> None:
    one = officer("S07")

    made = carried(one, loads=listed(one))

    assert made.balances[one.post.person].turns == {"weekday": 30, "weekend": 8, "holiday": 2, "night": 20}
    assert made.points(one) == 94
    assert made.newcomers == frozenset()


def test_days_in_charge_count_by_kind() -> None:
    one = chief("S02")
    loads = tuple(load(one.post, value, f"leader_{kind}") for kind, value in (("weekday", 40), ("weekend", 10)))

    assert points(one, loads=loads) == [110]


def test_who_is_not_listed_opens_with_the_average_of_the_others() -> None:
    one, other, new = officer("S07"), officer("S08"), officer("S09")
    loads = (*listed(one), *listed(other, weekend_shifts=12))

    made = carried(one, other, new, loads=loads)

    assert [made.points(person) for person in (one, other, new)] == [94, 98, 96]
    assert made.newcomers == {new.post.person}


def test_newcomer_opens_with_the_average_until_the_arrival_beside_what_was_served() -> None:
    one, new = officer("S07"), officer("S09", active_from=date(2026, 11, 1))
    loads = (*listed(one), load(new.post, 2, "night_shifts"))

    assert points(one, new, loads=loads) == [94, 4 + round(94 * 304 / 334)]


@pytest.mark.parametrize("arrival", [date(2026, 1, 1), date(2025, 6, 1)])
def test_who_came_before_the_lists_begin_is_no_newcomer(arrival: date) -> None:
    one = officer("S07", active_from=arrival)

    assert carried(one, loads=listed(one)).newcomers == frozenset()


def test_newcomers_average_does_not_grow_with_the_order_of_names() -> None:
    first, new, last = officer("S01"), officer("S05", active_from=date(2026, 11, 30)), officer("S09")
    served = tuple(on_duty(one, date(2026, 12, 7)) for one in (first, last))
    loads = (*listed(first), *listed(last))

    before = points(new, first, last, loads=loads, served=served, month="2027-01")
    after = points(first, last, new, loads=loads, served=served, month="2027-01")

    assert before == [round(94 * 333 / 334), 96, 96]
    assert after == [96, 96, round(94 * 333 / 334)]


def test_newcomer_after_the_lists_opens_with_what_the_others_served_since() -> None:
    one, new = officer("S07"), officer("S09", active_from=date(2027, 1, 4))
    served = (on_duty(one, date(2026, 12, 7)), on_duty(one, date(2027, 1, 4)), on_duty(new, date(2027, 1, 5)))

    assert points(one, new, loads=listed(one), served=served, month="2027-02") == [98, 98]


def test_plans_count_after_the_lists_end_and_before_the_month_begins() -> None:
    one = officer("S07")
    days = (date(2026, 11, 30), date(2026, 12, 1), date(2026, 12, 6), date(2027, 1, 1), date(2027, 1, 5))

    made = carried(one, loads=listed(one), served=tuple(on_duty(one, day) for day in days), month="2027-01")

    assert made.points(one) == 94 + 2 + 3
    assert made.balances[one.post.person].turns["night"] == 22


def test_day_shift_is_no_night() -> None:
    one = officer("S07")

    made = carried(one, served=(on_duty(one, date(2026, 12, 6), hours=(8, 17)),), month="2027-01")

    assert made.balances[one.post.person].turns == {"weekend": 1}


@pytest.mark.parametrize(
    ("metric", "month", "expected"),
    [
        ("spring_festival_2026:除夕", "2027-02", {"S07"}),
        ("spring_festival_2026:初一", "2027-02", {"S07"}),
        ("spring_festival_2026:初二", "2027-02", set()),
        ("spring_festival_2026:除夕", "2028-01", set()),
    ],
)
def test_turn_of_the_lunar_year_is_remembered_for_a_year(metric: str, month: str, expected: set[str]) -> None:
    one = officer("S07")
    row = load(one.post, 1, metric, starts_on=date(2026, 2, 1), ends_on=date(2026, 2, 28))

    assert carried(one, loads=(row,), month=month).new_year == expected


def test_turn_of_the_lunar_year_is_remembered_from_the_plans_too() -> None:
    one, other = officer("S07"), officer("S08")
    served = (on_duty(one, date(2027, 2, 5)), on_duty(other, date(2027, 2, 7)))

    assert carried(one, other, served=served, month="2028-01").new_year == {"S07"}


def test_only_who_is_kept_from_an_equal_share_is_not_compared() -> None:
    one, other = officer("S07"), officer("S08")

    made = carried_duty(context(office()), (one, other), (), frozenset({other.post.person}))

    assert [made.is_comparable(person) for person in (one, other)] == [True, False]
