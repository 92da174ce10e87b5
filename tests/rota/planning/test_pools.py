"""Mondays, lawyers, directors and the pools of other template sets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from rota.office.models import PostKind, WishKind
from rota.planning.models import Role
from rota.planning.wanted import Demand, Wanted
from rota.rules.models import RestDayPolicy
from rota.rules.templates import R15_HEAD, R15_SEC, R15_TOWN, RDAY, RDIR, RLAW, RMON, TEMPLATE_SETS
from solver.problem import Cost, Level
from tests.rota.planning.small_office import (
    DEPUTY,
    HEAD,
    SECRETARY,
    VICE,
    WORKDAYS,
    away,
    contenders,
    day_of,
    demand,
    lawyer,
    leader,
    link,
    off,
    office,
    post,
    served,
    town,
    wish,
)

POOL = (SECRETARY, HEAD, DEPUTY, VICE)
MONDAY = date(2026, 12, 7)


def plan(*rules, month="2026-12", others=(), posts=POOL, **parts) -> Demand:
    return demand(office(*rules, posts=posts, **parts), month, *others)


def of(found: Demand, code: str) -> dict[str, Wanted]:
    return {wanted.id: wanted for wanted in found.wanted if wanted.rule.code == code}


def costs(wanted: Wanted) -> dict[str, tuple[Cost, ...]]:
    return {one.post.code: one.costs for one in wanted.seats[0].contenders}


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


def test_a_lawyer_sits_on_their_weekdays_only() -> None:
    first, second = lawyer("W01", "MON", "TUE"), lawyer("W02", "TUE", max_days_month=3)

    found = of(plan(RLAW, posts=(first, second)), "RLAW")

    assert len(found) == 23
    monday, tuesday, wednesday = (found[f"RLAW.2026-12-0{day}"] for day in (7, 8, 9))
    assert [contenders(one) for one in (monday, tuesday, wednesday)] == [["W01"], ["W01", "W02"], []]
    assert [one.cause.msgid for one in wednesday.seats[0].kept] == ["does not sit on this weekday"] * 2
    assert (monday.seats[0].role, monday.seats[0].metric, monday.place_code) == (Role.LAWYER, "duty_days", "PC03")


def test_a_lawyer_s_leave_is_named_before_the_weekday() -> None:
    only = lawyer("W01", "MON")

    found = of(plan(RLAW, posts=(only,), absences=(away(only, date(2026, 12, 9)),)), "RLAW")

    assert found["RLAW.2026-12-09"].seats[0].kept[0].cause.msgid == "away on {day}"


def test_a_daily_rule_leaves_rest_days_out_without_a_word() -> None:
    found = plan(RLAW, month="2026-02", posts=(lawyer("W01", "MON"),))

    days = {day_of(wanted) for wanted in found.wanted}
    assert (date(2026, 2, 14) in days, date(2026, 2, 16) in days, found.skipped) == (True, False, [])


def test_the_directors_of_the_bureau_take_turns() -> None:
    staff = tuple(
        post(code, PostKind.BUREAU_STAFF, title=title, is_duty_leader=is_leader)
        for code, title, is_leader in (
            ("S01", "局长", True),
            ("S02", "副局长（兼）", True),
            ("S03", "科长", True),
            ("S04", "副局长", False),
        )
    )

    found = plan(replace(RDIR, is_active=True), posts=(*POOL, *staff))

    assert contenders(found.wanted[0]) == ["S01", "S02"]
    assert found.wanted[0].seats[0].metric == "director_days"


def test_daily_leaders_come_from_the_on_call_pool() -> None:
    found = plan(RDAY, posts=(*POOL, post("L05", in_oncall_pool=True)))

    assert [contenders(wanted) for wanted in found.wanted] == [["L05"]] * 23


def test_a_principal_receives_every_monday_in_henan() -> None:
    rules = TEMPLATE_SETS["HENAN2024"][:2]

    found = plan(*rules, posts=(SECRETARY, HEAD, post("L05", in_oncall_pool=True)))

    assert [contenders(wanted) for wanted in of(found, "RMON").values()] == [["L01", "L02"]] * 5
    assert date(2026, 12, 7) not in {day_of(wanted) for wanted in of(found, "RDAY").values()}


def test_each_town_has_its_own_turns_in_xianyou() -> None:
    rules = TEMPLATE_SETS["XIANYOU"][3:5]
    heads = (leader("T01L01"), leader("T01L02"), leader("T01L03"), leader("T02L01"))
    towns = (town(secretary_code="T01L01", head_code="T01L02"), town("T02", secretary_code="T02L01"))

    found = plan(*rules, posts=heads, towns=towns)

    mondays, days = of(found, "RTOWN-MON"), of(found, "RTOWN-DAY")
    assert contenders(mondays["RTOWN-MON.2026-W50.T01"]) == ["T01L01", "T01L02"]
    assert contenders(mondays["RTOWN-MON.2026-W50.T02"]) == ["T02L01"]
    assert contenders(days["RTOWN-DAY.2026-12-08.T01"]) == ["T01L03"]
    assert (mondays["RTOWN-MON.2026-W50.T01"].place_code, mondays["RTOWN-MON.2026-W50.T01"].town) == ("PT01", "T01")
    assert "RTOWN-DAY.2026-12-07.T01" not in days


def test_a_monday_rule_of_its_own_policy_skips() -> None:
    found = plan(replace(RMON, rest_day_policy=RestDayPolicy.SKIP), month="2026-02")

    assert [row.nominal_on for row in found.skipped] == [date(2026, 2, 16), date(2026, 2, 23)]


def test_a_daily_rule_without_a_policy_leaves_rest_days_out() -> None:
    found = plan(replace(RLAW, rest_day_policy=None), posts=(lawyer("W01", "MON"),))

    assert (len(found.wanted), found.skipped) == (23, [])
