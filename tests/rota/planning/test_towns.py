"""The towns' receptions on the 15th (R15-TOWN)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from rota.office.models import HalfDay, PostKind
from rota.planning.models import Role, Severity
from rota.planning.wanted import Demand, Wanted
from rota.rules.templates import R15_HEAD, R15_SEC, R15_TOWN
from tests.rota.planning.small_office import (
    DEPUTY,
    HEAD,
    SECRETARY,
    VICE,
    away,
    context,
    day_of,
    demand,
    hosts,
    link,
    msgids,
    office,
    post,
    town,
    unit,
)

RULES = (R15_SEC, R15_HEAD, R15_TOWN)
THE_15TH = date(2026, 12, 15)
BUREAU_OF_LAW = post("U01", PostKind.UNIT_HEAD)
NO_LEADER = "No county leader can come to {town} on the 15th"
NO_HEAD = "No head of a county unit can come to {town} on the 15th"


def plan(*links, month="2026-12", rules=RULES, towns=("T01",), **parts) -> Demand:
    parts.setdefault("units", (unit("U01"),))
    parts.setdefault("posts", (SECRETARY, HEAD))
    return demand(office(*rules, links=links, towns=tuple(town(code) for code in towns), **parts), month)


def at_towns(found: Demand) -> list[Wanted]:
    return [wanted for wanted in found.wanted if wanted.rule.code == "R15-TOWN"]


def test_everybody_linked_to_the_town_receives_there() -> None:
    found = plan(link("T01", DEPUTY), link("T01", VICE), link("T01", BUREAU_OF_LAW))

    (wanted,) = at_towns(found)
    assert (wanted.id, hosts(wanted), day_of(wanted)) == ("R15-TOWN.2026-12.T01", ["L03", "L04", "U01"], THE_15TH)
    assert (wanted.place_code, wanted.town, wanted.kept, found.findings) == ("PT01", "T01", (), [])
    assert {sitting.role for sitting in wanted.sitting} == {Role.HOST}


def test_the_towns_follow_the_county_s_day() -> None:
    (wanted,) = at_towns(plan(link("T01", DEPUTY), month="2026-11"))

    assert (day_of(wanted), wanted.moved_from) == (date(2026, 11, 16), date(2026, 11, 15))
    assert wanted.reason is not None


@pytest.mark.parametrize(("half", "present"), [(HalfDay.ALL, []), (HalfDay.AM, []), (HalfDay.PM, ["L03"])])
def test_who_is_away_that_morning_is_left_out(half: HalfDay, present: list[str]) -> None:
    found = plan(link("T01", DEPUTY), link("T01", BUREAU_OF_LAW), absences=(away(DEPUTY, THE_15TH, half=half),))

    (wanted,) = at_towns(found)
    assert hosts(wanted) == [*present, "U01"]
    assert [one.post.code for one in wanted.kept] == ([] if present else ["L03"])
    assert msgids(found) == ([] if present else [NO_LEADER])


def test_a_unit_s_head_who_is_away_sends_a_deputy() -> None:
    found = plan(link("T01", DEPUTY), link("T01", BUREAU_OF_LAW), absences=(away(BUREAU_OF_LAW, THE_15TH),))

    assert msgids(found) == [NO_HEAD, "{person} is away; a deputy of {unit} attends in {town}"]
    assert [finding.severity for finding in found.findings] == [Severity.WARNING, Severity.INFO]
    assert [finding.people for finding in found.findings] == [("U01",), ("U01",)]


def test_leave_that_is_only_asked_for_is_mentioned() -> None:
    found = plan(link("T01", DEPUTY), link("T01", BUREAU_OF_LAW), absences=(away(DEPUTY, THE_15TH, is_approved=False),))

    assert hosts(at_towns(found)[0]) == ["L03", "U01"]
    assert msgids(found) == ["{person} has asked for leave on {day}; it is not approved yet"]


@pytest.mark.parametrize(("month", "present"), [("2026-12", ["L01"]), ("2027-01", ["L02"])])
def test_the_principal_whose_turn_it_is_need_not_come(month: str, present: list[str]) -> None:
    found = plan(link("T01", SECRETARY), link("T01", HEAD), month=month)

    (wanted,) = at_towns(found)
    assert (hosts(wanted), wanted.kept) == (present, ())


def test_the_principal_whose_turn_it_is_need_not_come_after_moving_the_day() -> None:
    found = plan(link("T01", HEAD), link("T01", DEPUTY), absences=(away(HEAD, THE_15TH),))

    assert hosts(at_towns(found)[0]) == ["L03"]


def test_a_principal_who_receives_in_exchange_does_not_come() -> None:
    found = plan(
        link("T01", SECRETARY), link("T01", DEPUTY), absences=(away(HEAD, date(2026, 12, 1), date(2026, 12, 31)),)
    )

    (wanted,) = at_towns(found)
    assert hosts(wanted) == ["L03"]
    assert [(one.post.code, one.cause.facts) for one in wanted.kept] == [("L01", {"reception": "R15-HEAD.2026-12"})]


@pytest.mark.parametrize(("goes", "present"), [(True, ["L01", "L03"]), (False, ["L03"])])
def test_the_principal_of_the_other_month_goes_to_town_by_setting(goes: bool, present: list[str]) -> None:
    found = plan(link("T01", SECRETARY), link("T01", DEPUTY), settings={"off_month_principal_goes_to_town": goes})

    assert hosts(at_towns(found)[0]) == present


def test_a_leader_who_does_not_take_part_is_not_expected() -> None:
    retired = replace(DEPUTY, in_fixed15=False)

    assert hosts(at_towns(plan(link("T01", retired), link("T01", VICE)))[0]) == ["L04"]


def test_the_head_of_a_unit_that_does_not_join_is_not_expected() -> None:
    found = plan(link("T01", DEPUTY), link("T01", BUREAU_OF_LAW), units=(unit("U01", joins_fixed15=False),))

    assert hosts(at_towns(found)[0]) == ["L03"]


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "present"),
    [
        (THE_15TH, None, ["L03"]),
        (date(2026, 12, 16), None, []),
        (None, THE_15TH, ["L03"]),
        (None, date(2026, 12, 14), []),
    ],
)
def test_a_link_counts_on_its_own_days(starts_on: date | None, ends_on: date | None, present: list[str]) -> None:
    assert hosts(at_towns(plan(link("T01", DEPUTY, starts_on=starts_on, ends_on=ends_on)))[0]) == present


def test_a_human_with_two_posts_comes_once_where_the_county_post_is_linked() -> None:
    chief = post("U01", PostKind.UNIT_HEAD, person=DEPUTY.person)

    found = plan(link("T01", chief), link("T02", DEPUTY), towns=("T01", "T02"))

    assert [hosts(wanted) for wanted in at_towns(found)] == [[], ["L03"]]


def test_a_human_who_heads_two_units_comes_to_one_town() -> None:
    other = post("U02", PostKind.UNIT_HEAD, person=BUREAU_OF_LAW.person)

    found = plan(link("T01", BUREAU_OF_LAW), link("T02", other), towns=("T01", "T02"), units=(unit("U01"), unit("U02")))

    assert [hosts(wanted) for wanted in at_towns(found)] == [["U01"], []]
    assert [one.cause.facts for one in at_towns(found)[1].kept] == [{"reception": "R15-TOWN.2026-12.T01"}]


def test_a_town_linked_to_nobody_is_said() -> None:
    found = plan()

    assert hosts(at_towns(found)[0]) == []
    assert msgids(found) == [NO_LEADER, NO_HEAD]


def test_a_rule_for_some_months_makes_nothing_in_the_others() -> None:
    rule = replace(R15_TOWN, rrule="FREQ=MONTHLY;BYMONTH=1,3;BYMONTHDAY=15")

    assert at_towns(plan(link("T01", DEPUTY), rules=(R15_HEAD, rule))) == []


def test_a_county_without_principals_days_keeps_the_towns_day() -> None:
    rules = (replace(R15_SEC, is_active=False), R15_TOWN)

    assert context(office(*rules), "2026-11").fixed_day()[1] == date(2026, 11, 16)
    assert hosts(at_towns(plan(link("T01", SECRETARY), rules=rules, month="2026-11"))[0]) == ["L01"]
