"""What the planners should look at."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from rota.planning.context import Context
from rota.planning.findings import plan_findings
from rota.planning.models import ReceptionStatus
from rota.planning.planned import Planned
from rota.rules.templates import R15_SEC, R15_TOWN, RLAW, RQUOTA, RVIL_HALF
from rota.words import in_language
from tests.rota.planning.small_office import (
    DEPUTY,
    VICE,
    away,
    cadre,
    context,
    link,
    office,
)
from tests.rota.planning.small_plan import OTHER, OWN, at

DAY = date(2026, 12, 7)


def findings(view: Context, *plan: Planned) -> list[tuple[str, str, tuple[str, ...]]]:
    with in_language("en"):
        return [(one.severity.value, str(one.text), one.people) for one in plan_findings(view, plan)]


def test_a_hole_must_be_confirmed() -> None:
    found = findings(context(office()), at(DAY, status=ReceptionStatus.UNFILLED))

    assert found == [("CONFIRM", "R1 on 2026-12-07 has nobody: nobody", ())]


def test_leave_that_is_only_asked_for_is_mentioned_except_in_towns() -> None:
    view = context(office(absences=(away(DEPUTY, DAY, is_approved=False),)))

    found = findings(view, at(DAY, DEPUTY), at(DAY, DEPUTY, rule=R15_TOWN, id_="R2"))

    assert found == [("WARNING", "甲L03（L03） has asked for leave on 2026-12-07; it is not approved yet", ("L03",))]


def test_a_stand_in_in_a_village_is_mentioned() -> None:
    planned = at(DAY, OTHER, rule=RVIL_HALF)
    planned = replace(planned, people=(replace(planned.people[0], substitute_for=OWN),))

    assert findings(context(office()), planned) == [
        ("INFO", "甲T01L02（T01L02） stands in for 甲T01L01（T01L01） at R1 on 2026-12-07", ("T01L02", "T01L01"))
    ]


def test_days_that_may_still_change_are_counted() -> None:
    view = context(office(), "2028-01")

    found = findings(
        view,
        at(date(2028, 1, 10), DEPUTY),
        at(date(2028, 1, 24), DEPUTY, id_="R2"),
        at(date(2028, 1, 28), DEPUTY, id_="R3"),
    )

    assert found == [
        (
            "WARNING",
            "The official arrangement of 春节 is not out yet: 2 receptions lie in days that may change",
            (),
        ),
        ("WARNING", "2028 is planned on a provisional calendar", ()),
    ]


@pytest.mark.parametrize(
    ("changes", "is_told"),
    [
        ({}, True),
        ({"in_fixed15": False}, False),
        ({"in_fixed15": False, "is_secretary": True}, True),
        ({"active_to": date(2026, 11, 30)}, False),
        ({"active_to": date(2026, 12, 1)}, True),
    ],
)
def test_a_county_leader_receives_at_least_once_a_month(changes, is_told: bool) -> None:
    view = context(office(RQUOTA, posts=(replace(VICE, **changes), DEPUTY)))

    found = findings(view, at(DAY, DEPUTY), at(DAY, VICE, id_="R2", status=ReceptionStatus.CANCELLED))

    assert found == ([("WARNING", "甲L04（L04） receives nowhere in 2026-12", ("L04",))] if is_told else [])


def test_floors_are_looked_at_only_where_the_rule_is_in_use() -> None:
    view = context(office(replace(RQUOTA, is_active=False), posts=(VICE,)))

    assert findings(view) == []


TUESDAYS = tuple(at(date(2026, 12, day), OWN, rule=RVIL_HALF, id_=f"R{day}") for day in (1, 8, 15, 22, 29))


@pytest.mark.parametrize(
    ("links", "plan", "weeks"),
    [
        ((link("V001", OWN),), TUESDAYS, None),
        ((link("V001", OWN),), TUESDAYS[:4], "2026-12-28"),
        ((link("V001", OWN),), (*TUESDAYS[:4], replace(TUESDAYS[4], status=ReceptionStatus.CANCELLED)), "2026-12-28"),
        ((link("V001", OWN),), TUESDAYS[2:], "2026-11-30, 2026-12-07"),
        ((link("V001", OWN, ends_on=date(2026, 12, 27)),), TUESDAYS[:4], None),
        ((link("V001", OWN, starts_on=date(2027, 1, 1)),), (), None),
        ((), (), None),
    ],
    ids=["every week", "last week missed", "cancelled", "two missed", "link over", "link to come", "no village"],
)
def test_a_town_leader_with_a_village_receives_every_week(links, plan, weeks: str | None) -> None:
    view = context(office(RQUOTA, posts=(OWN, replace(OTHER, in_halfday_pool=False)), links=links))

    expected = [("WARNING", f"甲T01L01（T01L01） receives nowhere in the weeks from {weeks}", ("T01L01",))]
    assert findings(view, *plan) == (expected if weeks else [])


def test_the_lawyers_room_is_not_a_floor() -> None:
    view = context(office(RQUOTA, RLAW, R15_SEC, posts=(cadre("T01C01"),)))

    assert findings(view) == []
