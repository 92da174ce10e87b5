"""What each person has carried so far."""

from __future__ import annotations

from datetime import date

import pytest

from rota.planning.loads import carried_loads
from rota.planning.models import Role
from rota.rules.templates import RLAW, RMON
from tests.rota.planning.small_office import DEPUTY, VICE, context, lawyer, load, office, post, served

NEWCOMER = post("L09", in_monday_pool=True)


def carried(*loads, posts=(DEPUTY, VICE), month="2026-12", others=(), metric="monday_receptions", **settings):
    view = office(RMON, RLAW, posts=posts, loads=loads, settings=settings)
    return [
        (one.post.code, one.value, one.is_newcomer)
        for one in carried_loads(context(view, month, *others), posts, metric)
    ]


def test_loads_are_those_that_the_office_tells() -> None:
    assert carried(load(DEPUTY, 4), load(VICE, 3), load(DEPUTY, 9, "duty_days")) == [
        ("L03", 4, False),
        ("L04", 3, False),
    ]


def test_periods_add_up() -> None:
    later = load(DEPUTY, 2, starts_on=date(2026, 12, 1), ends_on=date(2026, 12, 31))

    assert carried(load(DEPUTY, 4), later, posts=(DEPUTY,), month="2027-01") == [("L03", 6, False)]


def test_nobody_has_a_load_where_nothing_is_known() -> None:
    assert carried() == [("L03", 0, True), ("L04", 0, True)]


@pytest.mark.parametrize(("values", "average"), [((4, 3), 4), ((3, 2), 2), ((7, 2), 4), ((5, 5), 5)])
def test_a_newcomer_starts_at_the_others_rounded_average(values: tuple[int, int], average: int) -> None:
    loads = (load(DEPUTY, values[0]), load(VICE, values[1]))

    assert carried(*loads, posts=(DEPUTY, VICE, NEWCOMER))[-1] == ("L09", average, True)


def test_turns_in_plans_since_the_list_are_added() -> None:
    turns = (served(DEPUTY, date(2026, 12, 7)), served(DEPUTY, date(2026, 12, 21)), served(VICE, date(2026, 12, 14)))

    assert carried(load(DEPUTY, 4), load(VICE, 3), month="2027-01", others=turns) == [
        ("L03", 6, False),
        ("L04", 4, False),
    ]


@pytest.mark.parametrize(("day", "value"), [(date(2026, 11, 30), 4), (date(2026, 12, 1), 5)])
def test_a_turn_inside_the_list_s_period_is_not_counted_twice(day: date, value: int) -> None:
    turn = served(DEPUTY, day, month="2026-12")

    assert carried(load(DEPUTY, 4), posts=(DEPUTY,), month="2027-01", others=(turn,)) == [("L03", value, False)]


def test_turns_of_later_months_other_rules_and_other_roles_are_not_counted() -> None:
    turns = (
        served(DEPUTY, date(2027, 1, 4)),
        served(DEPUTY, date(2027, 2, 1)),
        served(DEPUTY, date(2026, 12, 8), rule="RLAW"),
        served(DEPUTY, date(2026, 12, 9), rule="RGONE"),
        served(DEPUTY, date(2026, 12, 10), role=Role.COMPANION),
    )

    assert carried(load(DEPUTY, 4), posts=(DEPUTY,), month="2027-01", others=turns) == [("L03", 4, False)]


def test_a_lawyer_s_turns_count_as_days() -> None:
    only = lawyer("W01", "MON")
    turns = (served(only, date(2026, 12, 7), rule="RLAW", role=Role.LAWYER),)

    assert carried(load(only, 5, "duty_days"), posts=(only,), month="2027-01", others=turns, metric="duty_days") == [
        ("W01", 6, False)
    ]


@pytest.mark.parametrize(("months", "value"), [(12, 4), (11, 0)])
def test_a_load_counts_as_long_as_its_period_touches_the_window(months: int, value: int) -> None:
    """November 2026 is twelve months before November 2027."""
    assert carried(load(DEPUTY, 4), posts=(DEPUTY,), month="2027-11", load_window_months=months)[0][1] == value


def test_a_turn_before_the_window_is_not_counted() -> None:
    turns = (served(DEPUTY, date(2026, 12, 28), month="2026-12"), served(DEPUTY, date(2027, 1, 4)))

    assert carried(posts=(DEPUTY,), month="2028-01", others=turns) == [("L03", 1, True)]


def test_a_newcomer_starts_at_the_average_of_the_day_of_arrival() -> None:
    arriving = post("L10", in_monday_pool=True, active_from=date(2027, 1, 1))
    turns = (
        served(DEPUTY, date(2026, 12, 7)),
        served(VICE, date(2026, 12, 14)),
        served(DEPUTY, date(2027, 1, 4)),
        served(arriving, date(2027, 1, 11)),
    )

    found = carried(load(DEPUTY, 4), load(VICE, 4), posts=(DEPUTY, VICE, arriving), month="2027-02", others=turns)

    assert found == [("L03", 6, False), ("L04", 5, False), ("L10", 6, True)]


def test_a_human_with_two_posts_is_counted_once() -> None:
    other = post("L11", person=DEPUTY.person)

    assert carried(load(other, 4), posts=(DEPUTY, other)) == [("L11", 4, False)]
