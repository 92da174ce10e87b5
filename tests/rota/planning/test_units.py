"""The joint hall and the unit heads' own days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from rota.office.models import PostKind
from rota.planning.wanted import Demand
from rota.rules.models import RestDayPolicy
from rota.rules.templates import R15_TOWN, RJOINT, RUNIT
from tests.rota.planning.small_office import away, day_of, demand, hosts, link, office, post, town, unit

HALL, DAYS = replace(RJOINT, is_active=True), replace(RUNIT, is_active=True)
CHIEF = post("U01", PostKind.UNIT_HEAD)
UNITS = (unit("U01"), unit("U02", is_resident_in_joint_hall=True))


def plan(*rules, month="2026-12", **parts) -> Demand:
    parts.setdefault("posts", (CHIEF,))
    return demand(office(*rules, units=UNITS, **parts), month)


def test_the_joint_hall_is_open_on_every_working_day() -> None:
    found = plan(HALL, month="2026-02")

    days = [day_of(wanted) for wanted in found.wanted]
    assert len(days) == 16
    assert (date(2026, 2, 14) in days, date(2026, 2, 16) in days) == (True, False)
    assert {(wanted.theme, wanted.place_code, wanted.sitting) for wanted in found.wanted} == {("县U02局", "PC01", ())}


def test_every_unit_has_its_head_in_its_own_room() -> None:
    found = plan(DAYS)

    assert [(wanted.id, hosts(wanted), wanted.place_code, wanted.unit) for wanted in found.wanted] == [
        ("RUNIT.2026-12-10.U01", ["U01"], "PU01", "U01"),
        ("RUNIT.2026-12-10.U02", [], "PU02", "U02"),
    ]


def test_a_rest_day_moves_the_units_day() -> None:
    wanted = plan(DAYS, month="2026-10", workdays=office().workdays).wanted[0]

    assert (day_of(wanted), wanted.moved_from, wanted.reason is None) == (
        date(2026, 10, 12),
        date(2026, 10, 10),
        False,
    )


def test_a_units_day_that_falls_away_is_noted() -> None:
    found = plan(replace(DAYS, rest_day_policy=RestDayPolicy.SKIP), month="2026-10")

    assert (found.wanted, [(row.rule, row.nominal_on) for row in found.skipped]) == (
        [],
        [("RUNIT", date(2026, 10, 10))],
    )


def test_a_head_who_is_away_leaves_the_reason() -> None:
    wanted = plan(DAYS, absences=(away(CHIEF, date(2026, 12, 10)),)).wanted[0]

    assert (hosts(wanted), [one.cause.msgid for one in wanted.kept]) == ([], ["away on {day}"])


def test_a_new_head_receives_from_the_first_day_in_office() -> None:
    former = replace(CHIEF, active_to=date(2026, 12, 9))
    present = post("U11", PostKind.UNIT_HEAD, unit="U01", active_from=date(2026, 12, 10))

    assert hosts(plan(DAYS, posts=(former, present)).wanted[0]) == ["U11"]
    assert plan(DAYS, posts=(former,)).wanted[0].kept[0].cause.msgid == "not in office on that day"


def test_a_head_named_for_the_town_on_that_day_does_not_receive_at_home() -> None:
    rule = replace(DAYS, rrule="FREQ=MONTHLY;BYMONTHDAY=15")

    found = plan(R15_TOWN, rule, links=(link("T01", CHIEF),), towns=(town(),))

    own = next(wanted for wanted in found.wanted if wanted.unit == "U01")
    assert (hosts(own), own.kept[0].cause.facts) == ([], {"reception": "R15-TOWN.2026-12.T01"})
