"""What speaks against somebody of a pool: leave asked for, wishes, a town left alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from rota.office.models import WishKind
from rota.rules.templates import R15_HEAD, R15_SEC, R15_TOWN, RMON
from solver.problem import Cost, Level
from tests.rota.planning.pool_plan import MONDAY, POOL, costs, of, plan
from tests.rota.planning.small_office import (
    DEPUTY,
    HEAD,
    SECRETARY,
    VICE,
    away,
    link,
    town,
    wish,
)


def test_leave_that_is_only_asked_for_has_its_price() -> None:
    found = plan(RMON, absences=(away(DEPUTY, MONDAY, is_approved=False),))

    assert costs(of(found, "RMON")["RMON.2026-W50"]) == {
        "L03": (Cost(level=Level.OFFICE_RULES, rule="ABSENCE-PENDING", weight=1),),
        "L04": (),
    }


def test_a_wish_not_to_serve_has_its_price_on_that_day() -> None:
    found = of(plan(RMON, wishes=(wish(DEPUTY, MONDAY, weight=4),)), "RMON")

    assert costs(found["RMON.2026-W50"]) == {"L03": (Cost(level=Level.WISHES, rule="WISH", weight=4),), "L04": ()}
    assert costs(found["RMON.2026-W51"]) == {"L03": (), "L04": ()}


def test_a_wish_to_serve_is_a_price_on_the_others() -> None:
    found = plan(RMON, wishes=(wish(DEPUTY, MONDAY, WishKind.PREFER, 6),))

    assert costs(of(found, "RMON")["RMON.2026-W50"]) == {
        "L03": (),
        "L04": (Cost(level=Level.WISHES, rule="WISH", weight=6),),
    }


def test_a_wish_to_serve_of_somebody_else_costs_nothing() -> None:
    found = plan(RMON, wishes=(wish(SECRETARY, MONDAY, WishKind.PREFER, 6),))

    assert costs(of(found, "RMON")["RMON.2026-W50"]) == {"L03": (), "L04": ()}


@pytest.mark.parametrize(
    ("links", "has_price"),
    [
        ((link("T01", DEPUTY),), True),
        ((link("T01", DEPUTY), link("T01", VICE)), False),
        ((link("T01", DEPUTY), link("T02", VICE)), True),
        ((link("T01", DEPUTY), link("T01", replace(VICE, in_fixed15=False))), True),
        ((link("T01", DEPUTY), link("T01", HEAD)), True),
        ((link("T01", DEPUTY), link("T01", SECRETARY)), False),
        ((link("T01", DEPUTY, ends_on=date(2026, 6, 14)),), False),
    ],
    ids=["alone", "two", "apart", "not taking part", "at the bureau", "the other principal", "link over"],
)
def test_taking_the_only_leader_from_a_town_has_its_price(links, has_price: bool) -> None:
    found = plan(
        RMON, R15_SEC, R15_HEAD, R15_TOWN, month="2026-06", links=links, towns=(town(), town("T02")), posts=POOL
    )

    price = Cost(level=Level.OFFICE_RULES, rule="R15-TOWN", weight=1)
    assert (price in costs(of(found, "RMON")["RMON.2026-W25"])["L03"]) is has_price
    assert price not in costs(of(found, "RMON")["RMON.2026-W24"])["L03"]


def test_who_receives_nowhere_else_comes_before_who_does() -> None:
    found = plan(RMON, R15_TOWN, links=(link("T01", DEPUTY),), towns=(town(),))

    assert costs(of(found, "RMON")["RMON.2026-W50"]) == {
        "L03": (Cost(level=Level.WISHES, rule="RQUOTA", weight=2),),
        "L04": (),
    }
