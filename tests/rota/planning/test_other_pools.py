"""Lawyers, directors and the pools of other template sets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from rota.office.models import PostKind
from rota.planning.models import Role
from rota.rules.templates import RDAY, RDIR, RLAW, TEMPLATE_SETS
from tests.rota.planning.pool_plan import POOL, of, plan
from tests.rota.planning.small_office import (
    HEAD,
    SECRETARY,
    away,
    contenders,
    day_of,
    lawyer,
    leader,
    post,
    town,
)


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


def test_a_daily_rule_without_a_policy_leaves_rest_days_out() -> None:
    found = plan(replace(RLAW, rest_day_policy=None), posts=(lawyer("W01", "MON"),))

    assert (len(found.wanted), found.skipped) == (23, [])
