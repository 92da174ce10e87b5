"""Every fault is provoked alone, on a rule that has none otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest

from rota.rules.models import RestDayPolicy, RuleKind, Where, Who
from rota.rules.specs import RuleSpec
from rota.rules.templates import R15_HEAD, R15_SEC, R15_TOWN, RLAW, RMON, RUNIT, RVIL_DAILY, RVIL_HALF, TEMPLATE_SETS
from rota.rules.validation import rule_faults

PLACES = frozenset({"PC01", "PC02", "PC03"})


def faults_of(*specs: RuleSpec) -> list[tuple[str | None, str | None, str]]:
    return [(fault.source, fault.column, fault.text.msgid) for fault in rule_faults(specs, places=PLACES)]


@pytest.mark.parametrize("name", TEMPLATE_SETS)
def test_every_template_set_holds_together(name: str) -> None:
    assert faults_of(*TEMPLATE_SETS[name]) == []


@pytest.mark.parametrize("name", TEMPLATE_SETS)
def test_every_template_set_holds_together_with_all_its_rules_in_use(name: str) -> None:
    assert faults_of(*(replace(spec, is_active=True) for spec in TEMPLATE_SETS[name])) == []


@pytest.mark.parametrize(
    ("spec", "column", "text"),
    [
        (
            replace(RMON, point_code="PC09"),
            "point_code",
            "the reception point {code} is not in the list of places; add it there or change the rule",
        ),
        (
            replace(RMON, point_code=None),
            "point_code",
            "the reception point {code} is not in the list of places; add it there or change the rule",
        ),
        (replace(RMON, ends_at=time(9, 0)), "ends_at", "the end is not after the start"),
        (replace(RMON, who=None), "who", "a rule that makes receptions says who sits there"),
        (replace(R15_TOWN, where=Where.EACH_UNIT), "where", "{who} cannot be combined with {where}"),
        (replace(RUNIT, is_active=True, where=Where.EACH_TOWN), "where", "{who} cannot be combined with {where}"),
        (replace(RMON, starts_at=None), "starts_at", "the hours are missing"),
        (replace(RMON, ends_at=None), "starts_at", "the hours are missing"),
        (replace(RMON, rrule=None), "rrule", "a rule that makes receptions says when it recurs"),
        (replace(RMON, rrule="FREQ=NEVER"), "rrule", "“{rrule}” is not a recurrence by RFC 5545"),
        (replace(R15_SEC, rrule="FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30"), "rrule", "it never happens in a year"),
        (
            replace(RLAW, rest_day_policy=RestDayPolicy.NEXT_WORKDAY_SAME_WEEK),
            "rest_day_policy",
            "{policy} goes only with a weekly recurrence",
        ),
        (
            replace(R15_SEC, rest_day_policy=RestDayPolicy.SAME_AS_R15),
            "rest_day_policy",
            "{policy} goes with {who} and with nobody else",
        ),
        (
            replace(R15_TOWN, rest_day_policy=RestDayPolicy.HOLD),
            "rest_day_policy",
            "{policy} goes with {who} and with nobody else",
        ),
        (
            replace(RMON, rest_day_policy=RestDayPolicy.ANY_WORKDAY_OF_WEEK),
            "rest_day_policy",
            "{policy} goes with half-days of the week and with nothing else",
        ),
        (
            replace(RVIL_HALF, rest_day_policy=None),
            "rest_day_policy",
            "{policy} goes with half-days of the week and with nothing else",
        ),
    ],
)
def test_a_fault_names_the_rule_the_field_and_what_is_wrong(spec: RuleSpec, column: str, text: str) -> None:
    assert faults_of(spec) == [(spec.code, column, text)]


def test_a_half_day_rule_recurs_weekly() -> None:
    daily = replace(RVIL_HALF, rrule="FREQ=DAILY")

    assert faults_of(daily) == [
        ("RVIL-HALF", "rest_day_policy", "{policy} goes only with a weekly recurrence"),
        ("RVIL-HALF", "rrule", "a half-day rule recurs weekly"),
    ]


@pytest.mark.parametrize(
    "spec",
    [
        replace(RMON, point_code="PC09", rrule="x", who=None, is_active=False),
        replace(RVIL_DAILY, rrule=None, who=None),
        replace(RMON, kind=RuleKind.ON_DEMAND, rrule=None),
    ],
    ids=["not in use", "text", "on demand"],
)
def test_a_rule_that_makes_nothing_is_not_held_to_making_it(spec: RuleSpec) -> None:
    assert faults_of(spec) == []


def test_two_principals_cannot_receive_in_one_room_at_once() -> None:
    same_months = replace(R15_HEAD, rrule=R15_SEC.rrule)

    (fault,) = rule_faults((R15_SEC, same_months), places=PLACES)

    assert (fault.source, fault.column, fault.text.facts) == (
        "R15-HEAD",
        "rrule",
        {"other": "R15-SEC", "day": "2026-01-15"},
    )


@pytest.mark.parametrize(
    "changed",
    [
        replace(R15_HEAD, rrule=R15_SEC.rrule, point_code="PC01"),
        replace(R15_HEAD, rrule=R15_SEC.rrule, starts_at=time(9, 1)),
        replace(R15_HEAD, rrule=R15_SEC.rrule, is_active=False),
        R15_HEAD,
    ],
    ids=["other room", "other time", "not in use", "other months"],
)
def test_two_principals_may_receive_apart(changed: RuleSpec) -> None:
    assert faults_of(R15_SEC, changed) == []


def test_an_unreadable_recurrence_is_named_once() -> None:
    assert faults_of(R15_SEC, replace(R15_HEAD, rrule="x")) == [
        ("R15-HEAD", "rrule", "“{rrule}” is not a recurrence by RFC 5545")
    ]


def test_the_pools_are_those_that_the_places_of_a_rule_allow() -> None:
    assert faults_of(replace(RMON, where=Where.EACH_TOWN, who=Who.TOWN_PRINCIPALS)) == []
