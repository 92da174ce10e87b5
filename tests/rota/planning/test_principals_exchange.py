"""Principals who stand in for each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from rota.planning.models import Severity
from rota.rules.models import AbsencePolicy
from rota.rules.templates import R15_HEAD
from tests.rota.planning.principal_plan import ALL_MONTH, THE_15TH, only, plan, told
from tests.rota.planning.small_office import (
    DEPUTY,
    HEAD,
    SECRETARY,
    away,
    day_of,
    hosts,
    served,
)


def test_principals_away_all_month_exchange_their_months() -> None:
    found = plan(away(HEAD, *ALL_MONTH))

    wanted = only(found)
    assert (hosts(wanted), day_of(wanted), wanted.sitting[0].substitute_for) == (["L01"], THE_15TH, HEAD)
    assert told(found) == [
        (
            Severity.WARNING,
            "{host} is away the whole month; {partner} receives on {day} in exchange for next month",
            ("L01", "L02"),
        )
    ]


def test_an_exchange_is_repaid_next_month() -> None:
    lent = served(SECRETARY, THE_15TH, rule="R15-HEAD", substitute_for=HEAD)

    found = plan(month="2027-01", others=(lent,))

    wanted = only(found)
    assert (wanted.id, hosts(wanted), wanted.sitting[0].substitute_for) == ("R15-SEC.2027-01", ["L02"], SECRETARY)
    assert told(found) == [(Severity.INFO, "{host} repays the exchange of last month", ("L02", "L01"))]


@pytest.mark.parametrize(
    "others",
    [
        (),
        (served(SECRETARY, date(2026, 11, 16), rule="R15-SEC", substitute_for=HEAD),),
        (served(SECRETARY, THE_15TH, rule="RMON", substitute_for=HEAD),),
        (served(SECRETARY, THE_15TH, rule="R15-HEAD"),),
        (served(DEPUTY, THE_15TH, rule="R15-HEAD", substitute_for=HEAD),),
    ],
    ids=["nothing", "earlier", "another rule", "no exchange", "a substitute"],
)
def test_nothing_else_is_repaid(others) -> None:
    assert hosts(only(plan(month="2027-01", others=others))) == ["L01"]


def test_a_repayment_is_not_repaid_in_turn() -> None:
    lent = served(SECRETARY, THE_15TH, rule="R15-HEAD", substitute_for=HEAD)
    repaid = served(HEAD, date(2027, 1, 15), rule="R15-SEC", substitute_for=SECRETARY)

    assert hosts(only(plan(month="2027-02", others=(lent, repaid)))) == ["L02"]


def test_a_second_exchange_after_a_repayment_is_repaid_as_well() -> None:
    others = (
        served(SECRETARY, THE_15TH, rule="R15-HEAD", substitute_for=HEAD),
        served(HEAD, date(2027, 1, 15), rule="R15-SEC", substitute_for=SECRETARY),
        served(SECRETARY, date(2027, 2, 15), rule="R15-HEAD", substitute_for=HEAD),
    )

    assert hosts(only(plan(month="2027-03", others=others))) == ["L02"]


def test_who_owes_an_exchange_but_is_away_does_not_repay_it() -> None:
    lent = served(SECRETARY, THE_15TH, rule="R15-HEAD", substitute_for=HEAD)

    found = plan(away(HEAD, date(2027, 1, 15)), month="2027-01", others=(lent,))

    assert (hosts(only(found)), found.findings) == (["L01"], [])


@pytest.mark.parametrize(
    ("setting", "policy", "expected"),
    [
        ("SWAP", AbsencePolicy.RESCHEDULE, (["L01"], THE_15TH)),
        ("SUBSTITUTE", AbsencePolicy.RESCHEDULE, (["L03"], THE_15TH)),
        ("RESCHEDULE", AbsencePolicy.SUBSTITUTE, (["L01"], THE_15TH)),
        ("RESCHEDULE", AbsencePolicy.RESCHEDULE, (["L02"], date(2026, 12, 16))),
    ],
)
def test_the_office_may_want_an_exchange_or_a_substitute_at_once(
    setting: str, policy: AbsencePolicy, expected: tuple[list[str], date]
) -> None:
    rules = (replace(R15_HEAD, absence_policy=policy),)

    wanted = only(plan(away(HEAD, THE_15TH), rules=rules, settings={"principal_absent": setting}))

    assert (hosts(wanted), day_of(wanted)) == expected
