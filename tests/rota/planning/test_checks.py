"""The plan as a whole, re-checked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from rota.planning.checks import plan_breaches
from rota.planning.models import ReceptionStatus
from rota.rules.templates import RMON
from tests.rota.planning.small_office import (
    DEPUTY,
    HEAD,
    SECRETARY,
    VICE,
    away,
    context,
    load,
    office,
)
from tests.rota.planning.small_plan import at, english

POOL = (SECRETARY, HEAD, DEPUTY, VICE)
MONDAYS = context(office(RMON, posts=POOL, loads=(load(DEPUTY, 4), load(VICE, 3))))
DAY = date(2026, 12, 7)


@pytest.mark.parametrize(("hours", "count"), [((11, 12), 0), ((10, 12), 1)])
def test_nobody_is_in_two_places(hours: tuple[int, int], count: int) -> None:
    plan = (at(DAY, DEPUTY), at(DAY, DEPUTY, hours=hours, id_="R2"))

    found = list(plan_breaches(MONDAYS, plan))

    assert len(found) == count
    assert [one.facts["reception"] for one in found] == ["R2"] * count


def test_every_pair_of_overlapping_receptions_is_found() -> None:
    plan = (
        at(DAY, DEPUTY, hours=(9, 17)),
        at(DAY, DEPUTY, hours=(10, 11), id_="R2"),
        at(DAY, DEPUTY, hours=(14, 15), id_="R3"),
    )

    assert [one.facts["reception"] for one in plan_breaches(MONDAYS, plan)] == ["R2", "R3"]


def test_cancelled_receptions_break_nothing() -> None:
    plan = (at(DAY, DEPUTY), at(DAY, DEPUTY, id_="R2", status=ReceptionStatus.CANCELLED))

    assert list(plan_breaches(MONDAYS, plan)) == []


def test_nobody_sits_while_away_or_out_of_office() -> None:
    view = context(office(RMON, absences=(away(DEPUTY, DAY),)))
    former = replace(VICE, active_to=date(2026, 12, 6))

    found = [english(one) for one in plan_breaches(view, (at(DAY, DEPUTY, former),))]

    assert found == [
        "甲L03（L03） cannot sit at R1 on 2026-12-07 09:00: away on 2026-12-07",
        "甲L04（L04） cannot sit at R1 on 2026-12-07 09:00: not in office on that day",
    ]
