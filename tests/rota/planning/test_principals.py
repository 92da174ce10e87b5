"""Who receives at the bureau on the 15th. December is the county head's month, January the secretary's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from rota.office.models import HalfDay
from rota.planning.models import Severity
from rota.rules.models import RestDayPolicy
from rota.rules.templates import R15_HEAD, R15_SEC, TEMPLATE_SETS
from rota.workdays.daytypes import Workdays
from tests.rota.planning.principal_plan import ALL_MONTH, THE_15TH, only, plan, told
from tests.rota.planning.small_office import (
    DEPUTY,
    HEAD,
    SECRETARY,
    VICE,
    away,
    context,
    day_of,
    hosts,
    off,
    office,
    post,
    served,
)


@pytest.mark.parametrize(
    ("month", "id_", "host", "day"),
    [
        ("2026-12", "R15-HEAD.2026-12", "L02", date(2026, 12, 15)),
        ("2027-01", "R15-SEC.2027-01", "L01", date(2027, 1, 15)),
    ],
)
def test_the_principal_of_the_month_receives(month: str, id_: str, host: str, day: date) -> None:
    found = plan(month=month)

    wanted = only(found)
    assert (wanted.id, hosts(wanted), day_of(wanted), wanted.nominal_on) == (id_, [host], day, day)
    assert (wanted.moved_from, wanted.reason, wanted.place_code, found.findings) == (None, None, "PC02", [])
    assert (wanted.options[0].starts_at.time(), wanted.options[0].ends_at.time()) == (time(9), time(11, 30))


@pytest.mark.parametrize(
    ("policy", "day"),
    [
        ("NEXT_WORKDAY", date(2026, 11, 16)),
        ("PREV_WORKDAY", date(2026, 11, 13)),
        ("HOLD", date(2026, 11, 15)),
    ],
)
def test_a_rest_day_is_left_by_the_office_s_policy(policy: str, day: date) -> None:
    wanted = only(plan(month="2026-11", settings={"fixed_day_on_rest_day": policy}))

    nominal = date(2026, 11, 15)
    assert day_of(wanted) == day
    assert (wanted.moved_from, wanted.reason is None) == ((None, True) if day == nominal else (nominal, False))


def test_the_rule_s_own_policy_wins_over_the_office_s() -> None:
    rules = (replace(R15_SEC, rest_day_policy=RestDayPolicy.HOLD),)

    assert day_of(only(plan(month="2026-11", rules=rules))) == date(2026, 11, 15)


def test_a_day_that_falls_away_is_noted() -> None:
    found = plan(month="2026-11", rules=(replace(R15_SEC, rest_day_policy=RestDayPolicy.SKIP),))

    assert found.wanted == []
    assert [(row.rule, row.nominal_on, row.reason.msgid) for row in found.skipped] == [
        ("R15-SEC", date(2026, 11, 15), "{day} is a rest day")
    ]


def test_a_day_moved_far_is_to_be_checked() -> None:
    found = plan(month="2026-02")

    assert day_of(only(found)) == date(2026, 2, 24)
    (finding,) = found.findings
    assert (finding.severity, finding.text.facts) == (
        Severity.WARNING,
        {"nominal": "2026-02-15", "day": "2026-02-24", "days": 9},
    )


@pytest.mark.parametrize(("first_workday", "is_told"), [(date(2026, 11, 18), False), (date(2026, 11, 19), True)])
def test_three_days_are_near_and_four_are_far(first_workday: date, is_told: bool) -> None:
    rest = Workdays(rows=off(date(2026, 11, 15), date.fromordinal(first_workday.toordinal() - 1)))

    found = plan(month="2026-11", workdays=rest)

    assert (day_of(only(found)), bool(found.findings)) == (first_workday, is_told)


@pytest.mark.parametrize(
    ("absence", "day"),
    [
        ((date(2026, 12, 15), date(2026, 12, 15)), date(2026, 12, 16)),  # 14th and 16th are equally near: the later
        ((date(2026, 12, 15), date(2026, 12, 16)), date(2026, 12, 14)),
        ((date(2026, 12, 14), date(2026, 12, 17)), date(2026, 12, 18)),
        ((date(2026, 12, 14), date(2026, 12, 20)), date(2026, 12, 11)),
        ((date(2026, 12, 1), date(2026, 12, 30)), date(2026, 12, 31)),
        ((date(2026, 12, 2), date(2026, 12, 31)), date(2026, 12, 1)),
    ],
)
def test_an_absent_principal_receives_on_the_nearest_free_day(absence: tuple[date, date], day: date) -> None:
    found = plan(away(HEAD, *absence))

    wanted = only(found)
    assert (hosts(wanted), day_of(wanted), wanted.moved_from) == (["L02"], day, THE_15TH)
    assert told(found) == [
        (
            Severity.WARNING,
            "{host} is away on {day}; the reception moves to {other}, the nearest working day of the month",
            ("L02",),
        )
    ]
    assert wanted.reason == found.findings[0].text


def test_an_afternoon_off_moves_nothing() -> None:
    assert day_of(only(plan(away(HEAD, THE_15TH, half=HalfDay.PM)))) == THE_15TH


def test_leave_that_is_only_asked_for_moves_nothing() -> None:
    assert day_of(only(plan(away(HEAD, THE_15TH, is_approved=False)))) == THE_15TH


def test_a_principal_engaged_by_another_month_counts_as_away() -> None:
    found = plan(others=(served(HEAD, THE_15TH, rule="RMON", month="2026-11"),))

    assert day_of(only(found)) == date(2026, 12, 16)


def test_a_substitute_from_the_standing_committee_is_proposed() -> None:
    found = plan(away(HEAD, *ALL_MONTH), away(SECRETARY, THE_15TH))

    wanted = only(found)
    assert (hosts(wanted), day_of(wanted), wanted.sitting[0].substitute_for) == (["L03"], THE_15TH, HEAD)
    assert told(found) == [
        (
            Severity.CONFIRM,
            "{missing} cannot receive this month; {host} is proposed as substitute and must be confirmed",
            ("L03", "L02"),
        )
    ]


def test_nobody_is_found_and_everybody_s_reason_is_kept() -> None:
    found = plan(away(HEAD, *ALL_MONTH), away(SECRETARY, THE_15TH), away(DEPUTY, *ALL_MONTH))

    wanted = only(found)
    assert (hosts(wanted), day_of(wanted)) == ([], THE_15TH)
    assert {one.post.code: one.cause.facts for one in wanted.kept} == {
        "L02": {"first": "2026-12-01", "last": "2026-12-31"},
        "L03": {"first": "2026-12-01", "last": "2026-12-31"},
    }
    assert wanted.reason is not None
    assert wanted.reason.msgid == "Nobody can receive in the place of {missing}"


def test_a_substitute_is_in_office_on_that_day() -> None:
    former = replace(DEPUTY, active_to=date(2026, 12, 14))
    coming = post("L05", is_standing_committee=True, active_from=THE_15TH)

    found = plan(away(HEAD, *ALL_MONTH), away(SECRETARY, THE_15TH), posts=(SECRETARY, HEAD, former, coming))

    assert hosts(only(found)) == ["L05"]


def test_an_office_without_a_principal_has_a_substitute() -> None:
    found = plan(posts=(SECRETARY, DEPUTY))

    wanted = only(found)
    assert (hosts(wanted), wanted.sitting[0].substitute_for) == (["L03"], None)
    assert [finding.people for finding in found.findings] == [("L03",)]


def test_an_office_without_anybody_says_so() -> None:
    found = plan(posts=(VICE,))

    assert (hosts(only(found)), only(found).kept) == ([], ())


def test_a_principal_who_took_office_before_the_15th_is_the_one() -> None:
    former = replace(HEAD, active_to=date(2026, 12, 9))
    present = post("L21", is_county_head=True, active_from=date(2026, 12, 10))

    assert hosts(only(plan(posts=(SECRETARY, former, present)))) == ["L21"]


def test_each_principal_has_a_day_in_every_month_by_another_set() -> None:
    found = plan(rules=TEMPLATE_SETS["GANSU"][:2])

    assert [(wanted.id, hosts(wanted), day_of(wanted)) for wanted in found.wanted] == [
        ("R15-SEC.2026-12", ["L01"], date(2026, 12, 10)),
        ("R15-HEAD.2026-12", ["L02"], date(2026, 12, 21)),
    ]


def test_a_rule_that_is_not_in_use_makes_nothing() -> None:
    assert plan(rules=(replace(R15_HEAD, is_active=False),)).wanted == []


def test_the_day_of_the_towns_follows_the_principals_rule() -> None:
    rules = (replace(R15_SEC, rest_day_policy=RestDayPolicy.PREV_WORKDAY), R15_HEAD)

    assert context(office(*rules), "2026-11").fixed_day() == (date(2026, 11, 15), date(2026, 11, 13))
