"""Mondays and their pool."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from rota.planning.models import Role
from rota.rules.models import RestDayPolicy
from rota.rules.templates import R15_HEAD, RMON
from tests.rota.planning.pool_plan import MONDAY, POOL, of, plan
from tests.rota.planning.small_office import (
    DEPUTY,
    VICE,
    WORKDAYS,
    away,
    contenders,
    day_of,
    off,
    served,
)


def test_every_week_of_the_month_has_a_monday() -> None:
    found = plan(RMON)

    assert [(wanted.id, day_of(wanted)) for wanted in found.wanted] == [
        ("RMON.2026-W49", date(2026, 11, 30)),
        ("RMON.2026-W50", date(2026, 12, 7)),
        ("RMON.2026-W51", date(2026, 12, 14)),
        ("RMON.2026-W52", date(2026, 12, 21)),
        ("RMON.2026-W53", date(2026, 12, 28)),
    ]


def test_monday_s_host_is_chosen_from_the_pool() -> None:
    wanted = of(plan(RMON), "RMON")["RMON.2026-W50"]

    (seat,) = wanted.seats
    assert (contenders(wanted), seat.role, seat.need, seat.must) == (["L03", "L04"], Role.HOST, 1, True)
    assert (seat.metric, wanted.place_code) == ("monday_receptions", "PC01")
    assert wanted.options[0].starts_at.time() == time(9)


def test_principals_belong_to_the_pool_by_setting() -> None:
    found = plan(RMON, settings={"principals_in_monday_pool": True})

    assert contenders(found.wanted[0]) == ["L01", "L02", "L03", "L04"]


def test_a_week_without_a_working_day_is_skipped_and_a_monday_off_is_moved() -> None:
    found = plan(RMON, month="2026-02")

    assert [(wanted.id, day_of(wanted), wanted.moved_from) for wanted in found.wanted] == [
        ("RMON.2026-W06", date(2026, 2, 2), None),
        ("RMON.2026-W07", date(2026, 2, 9), None),
        ("RMON.2026-W09", date(2026, 2, 24), date(2026, 2, 23)),
    ]
    assert [(row.nominal_on, row.reason.facts["name"]) for row in found.skipped] == [(date(2026, 2, 16), "春节")]


def test_mondays_off_fall_away_by_setting() -> None:
    found = plan(RMON, month="2026-02", settings={"monday_on_rest_day": "SKIP"})

    assert [wanted.id for wanted in found.wanted] == ["RMON.2026-W06", "RMON.2026-W07"]
    assert [row.nominal_on for row in found.skipped] == [date(2026, 2, 16), date(2026, 2, 23)]
    assert {row.reason.msgid for row in found.skipped} == {"{day} is a rest day ({name})"}


def test_mondays_off_go_to_the_working_day_before_by_setting() -> None:
    found = plan(RMON, month="2026-02", settings={"monday_on_rest_day": "PREV_WORKDAY"})

    assert [day_of(wanted) for wanted in found.wanted] == [
        date(2026, 2, 2),
        date(2026, 2, 9),
        date(2026, 2, 14),
        date(2026, 2, 14),
    ]


@pytest.mark.parametrize(
    ("policy", "day", "reason"),
    [
        ("BOTH_SAME_DAY", date(2026, 6, 15), None),
        ("HOST15_COUNTS", None, "{day} is the principal's reception day, which counts as Monday's"),
        ("MOVE_MONDAY", date(2026, 6, 16), None),
    ],
)
def test_a_monday_on_the_15th_follows_the_office_s_policy(policy: str, day: date | None, reason: str | None) -> None:
    found = plan(RMON, R15_HEAD, month="2026-06", settings={"collision_15_monday": policy})

    mondays = of(found, "RMON")
    assert [day_of(wanted) for id_, wanted in mondays.items() if id_ == "RMON.2026-W25"] == ([day] if day else [])
    assert [row.reason.msgid for row in found.skipped] == ([reason] if reason else [])
    assert len(mondays) == (4 if day else 3)


def test_a_monday_with_no_other_day_in_its_week_falls_to_the_15th() -> None:

    rest = replace(WORKDAYS, rows=off(date(2026, 6, 16), date(2026, 6, 21), "端午节"))

    found = plan(RMON, R15_HEAD, month="2026-06", settings={"collision_15_monday": "MOVE_MONDAY"}, workdays=rest)

    assert [row.reason.msgid for row in found.skipped] == [
        "{day} is the principal's reception day and no working day follows"
    ]


def test_a_monday_apart_from_the_15th_is_left_alone() -> None:
    found = plan(RMON, settings={"collision_15_monday": "HOST15_COUNTS"})

    assert (len(found.wanted), found.skipped) == (5, [])


def test_who_cannot_come_is_kept_out_with_the_obstacle() -> None:
    gone = replace(VICE, code="L09", person=909, active_to=date(2026, 12, 6))
    busy = replace(VICE, code="L10", person=910)

    found = plan(
        RMON,
        posts=(*POOL, gone, busy),
        absences=(away(DEPUTY, MONDAY),),
        others=(served(busy, MONDAY, month="2027-01"),),
    )

    (seat,) = of(found, "RMON")["RMON.2026-W50"].seats
    assert [one.post.code for one in seat.contenders] == ["L04"]
    assert [(one.post.code, one.cause.msgid) for one in seat.kept] == [
        ("L03", "away on {day}"),
        ("L10", "already at {reception}"),
    ]


def test_who_changes_office_in_the_month_stays_in_the_pool() -> None:
    before = replace(VICE, active_to=date(2026, 12, 10))
    after = replace(VICE, id=9001, code="L05", active_from=date(2026, 12, 11))

    found = of(plan(RMON, posts=(before, after)), "RMON")

    assert [contenders(found[id_]) for id_ in ("RMON.2026-W50", "RMON.2026-W51")] == [["L04"], ["L05"]]


def test_a_monday_rule_of_its_own_policy_skips() -> None:
    found = plan(replace(RMON, rest_day_policy=RestDayPolicy.SKIP), month="2026-02")

    assert [row.nominal_on for row in found.skipped] == [date(2026, 2, 16), date(2026, 2, 23)]
