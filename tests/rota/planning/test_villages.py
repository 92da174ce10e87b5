"""Half-days in the villages (RVIL-HALF)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from rota.planning.models import Role
from rota.planning.wanted import Contender, Demand, Wanted
from rota.rules.templates import RVIL_HALF
from rota.settings import ZONE
from rota.workdays.daytypes import Workdays
from solver.problem import Cost, Level
from tests.rota.planning.small_office import (
    away,
    cadre,
    demand,
    leader,
    link,
    off,
    office,
    served,
    town,
    village,
)

FIRST, SECOND = leader("T01L01"), leader("T01L02")
THIRD = leader("T01L03", in_halfday_pool=False)
CADRE = cadre("T01C01")
MONDAY, FRIDAY = date(2026, 12, 7), date(2026, 12, 11)
WEEK = "RVIL-HALF.2026-W50.V001"
STAND_IN = (Cost(level=Level.OFFICE_RULES, rule="VILLAGE-LINK", weight=1),)


def plan(*links, month="2026-12", others=(), **parts) -> Demand:
    parts.setdefault("villages", (village(),))
    parts.setdefault("posts", (FIRST, SECOND, THIRD))
    parts.setdefault("towns", (town(),))
    return demand(office(RVIL_HALF, links=links, **parts), month, *others)


def of(found: Demand, id_: str = WEEK) -> Wanted:
    return next(wanted for wanted in found.wanted if wanted.id == id_)


def prices(wanted: Wanted, rule: str) -> dict[str, int]:
    """What each half-day costs in the name of ``rule``, where it costs anything."""
    return {option.label: cost.weight for option in wanted.options for cost in option.costs if cost.rule == rule}


def test_every_village_has_a_half_day_in_every_week() -> None:
    found = plan(link("V001", FIRST), villages=(village(), village("V002")))

    assert [wanted.id for wanted in found.wanted] == [
        f"RVIL-HALF.2026-W{week}.V00{number}" for week in (49, 50, 51, 52, 53) for number in (1, 2)
    ]


def test_a_half_day_may_lie_on_any_working_day_of_the_week() -> None:
    wanted = of(plan(link("V001", FIRST)))

    assert [option.label for option in wanted.options] == [
        f"{day}_{half}" for day in ("MON", "TUE", "WED", "THU", "FRI") for half in ("AM", "PM")
    ]
    assert (wanted.options[0].starts_at, wanted.options[1].ends_at) == (
        datetime(2026, 12, 7, 8, 30, tzinfo=ZONE),
        datetime(2026, 12, 7, 17, 30, tzinfo=ZONE),
    )
    assert (wanted.nominal_on, wanted.town, wanted.village, wanted.place_code) == (MONDAY, "T01", "V001", "PV001")


@pytest.mark.parametrize(
    ("month", "week", "label", "starts"),
    [
        ("2026-05", "2026-W22", "FRI_PM", time(14, 30)),
        ("2026-06", "2026-W23", "MON_PM", time(15, 0)),
        ("2026-10", "2026-W40", "WED_PM", time(15, 0)),
        ("2026-10", "2026-W40", "THU_PM", time(14, 30)),
    ],
)
def test_summer_afternoons_start_later(month: str, week: str, label: str, starts: time) -> None:
    wanted = of(plan(link("V001", FIRST), month=month), f"RVIL-HALF.{week}.V001")

    assert next(option.starts_at.time() for option in wanted.options if option.label == label) == starts


def test_a_worked_saturday_can_be_used_and_a_week_without_work_is_skipped() -> None:
    found = plan(link("V001", FIRST), month="2026-02")

    labels = [option.label for option in of(found, "RVIL-HALF.2026-W09.V001").options]
    assert (labels[0], labels[-1]) == ("TUE_AM", "SAT_PM")
    assert [(row.nominal_on, row.area) for row in found.skipped] == [(date(2026, 2, 16), None)]


def test_the_linked_leader_comes_first_and_the_others_are_in_reserve() -> None:
    (seat,) = of(plan(link("V001", FIRST))).seats

    all_keys = tuple(f"2026-12-{day:02}-{half}" for day in range(7, 12) for half in ("AM", "PM"))
    assert seat.contenders == (
        Contender(post=FIRST, options=all_keys),
        Contender(post=SECOND, substitute_for=FIRST, costs=STAND_IN, options=all_keys, is_reserve=True),
    )
    assert (seat.role, seat.metric) == (Role.HOST, "village_halfdays")


def test_a_leader_away_for_some_half_days_takes_the_others() -> None:
    (seat,) = of(plan(link("V001", FIRST), absences=(away(FIRST, MONDAY, date(2026, 12, 10)),))).seats

    assert seat.contenders[0].options == ("2026-12-11-AM", "2026-12-11-PM")


def test_a_leader_away_all_week_is_stood_in_for() -> None:
    found = plan(link("V001", FIRST), absences=(away(FIRST, MONDAY, FRIDAY),))

    (seat,) = of(found).seats
    assert [(one.post.code, one.substitute_for, one.is_reserve) for one in seat.contenders] == [
        ("T01L02", FIRST, False)
    ]
    assert [(one.post.code, one.cause.msgid) for one in seat.kept] == [("T01L01", "away from {first} to {last}")]


def test_when_everybody_is_away_everybody_s_reason_is_kept() -> None:
    found = plan(link("V001", FIRST), absences=(away(FIRST, MONDAY, FRIDAY), away(SECOND, MONDAY, date(2026, 12, 20))))

    (seat,) = of(found).seats
    assert ([one.post.code for one in seat.contenders], [one.post.code for one in seat.kept]) == (
        [],
        ["T01L01", "T01L02"],
    )


def test_a_village_linked_to_nobody_is_visited_by_any_leader_of_the_pool() -> None:
    (seat,) = of(plan()).seats

    assert [(one.post.code, one.substitute_for, one.costs, one.is_reserve) for one in seat.contenders] == [
        ("T01L01", None, STAND_IN, False),
        ("T01L02", None, STAND_IN, False),
    ]


def test_a_link_that_changes_in_the_week_gives_each_leader_their_days() -> None:
    found = plan(link("V001", FIRST, ends_on=date(2026, 12, 8)), link("V001", SECOND, starts_on=date(2026, 12, 9)))

    (seat,) = of(found).seats
    assert [(one.post.code, one.options[0], one.options[-1]) for one in seat.contenders] == [
        ("T01L01", "2026-12-07-AM", "2026-12-08-PM"),
        ("T01L02", "2026-12-09-AM", "2026-12-11-PM"),
    ]


def test_a_link_of_another_week_binds_nobody() -> None:
    (seat,) = of(plan(link("V001", FIRST, starts_on=date(2026, 12, 14)))).seats

    assert [one.substitute_for for one in seat.contenders] == [None, None]


def test_a_leader_who_arrives_in_the_week_stands_in_from_then() -> None:
    coming = leader("T01L05", active_from=date(2026, 12, 10))

    (seat,) = of(plan(link("V001", FIRST), posts=(FIRST, coming))).seats

    assert [(one.post.code, one.options[0]) for one in seat.contenders] == [
        ("T01L01", "2026-12-07-AM"),
        ("T01L05", "2026-12-10-AM"),
    ]


def test_a_human_who_changes_post_in_the_week_stands_there_once() -> None:
    before = replace(SECOND, active_to=date(2026, 12, 9))
    after = leader("T01L06", person=SECOND.person, active_from=date(2026, 12, 10))

    (seat,) = of(plan(link("V001", FIRST), posts=(FIRST, before, after))).seats

    assert [one.post.code for one in seat.contenders] == ["T01L01", "T01L02"]


def test_a_leader_engaged_by_another_month_is_not_free_then() -> None:
    engaged = served(FIRST, MONDAY, rule="RMON", month="2027-01")

    (seat,) = of(plan(link("V001", FIRST), others=(engaged,))).seats

    assert seat.contenders[0].options[0] == "2026-12-07-PM"


def test_every_linked_cadre_comes_along() -> None:
    other = cadre("T01C02")

    host, cadres = of(plan(link("V001", FIRST), link("V001", CADRE), link("V001", other))).seats

    assert host.must is True
    assert (cadres.role, cadres.need, cadres.must, cadres.metric) == (Role.CADRE, 2, False, None)
    assert [one.post.code for one in cadres.contenders] == ["T01C01", "T01C02"]


@pytest.mark.parametrize(
    ("absences", "dates", "count"),
    [
        ((away(CADRE, MONDAY, FRIDAY),), (None, None), 1),
        ((away(CADRE, MONDAY, date(2026, 12, 10)),), (None, None), 2),
        ((), (None, date(2026, 12, 6)), 1),
        ((), (None, MONDAY), 2),
    ],
)
def test_a_cadre_without_a_free_half_day_is_left_out(absences, dates, count: int) -> None:
    links = (link("V001", FIRST), link("V001", CADRE, starts_on=dates[0], ends_on=dates[1]))

    assert len(of(plan(*links, absences=absences)).seats) == count


def test_a_village_that_only_a_ferry_reaches_has_the_ferry_s_half_days() -> None:
    island = village(reachable_halfdays=("TUE_AM", "THU_AM"))

    assert [option.label for option in of(plan(link("V001", FIRST), villages=(island,))).options] == [
        "TUE_AM",
        "THU_AM",
    ]


def test_a_week_without_a_ferry_on_a_working_day_leaves_the_village_unreached() -> None:
    island = village(reachable_halfdays=("TUE_AM",))
    rest = Workdays(rows=off(date(2026, 12, 8), date(2026, 12, 8), "停工"))

    wanted = of(plan(link("V001", FIRST), villages=(island,), workdays=rest))

    assert (wanted.seats, len(wanted.options)) == ((), 1)
    assert wanted.reason is not None
    assert wanted.reason.msgid == "{village} cannot be reached in that week"


def test_the_further_from_the_preferred_half_day_the_dearer() -> None:
    wanted = of(plan(link("V001", FIRST), villages=(village(preferred_halfday="WED_AM"),)))

    assert prices(wanted, "PREFERRED-HALFDAY") == {
        "MON_AM": 4,
        "MON_PM": 5,
        "TUE_AM": 2,
        "TUE_PM": 3,
        "WED_PM": 1,
        "THU_AM": 2,
        "THU_PM": 3,
        "FRI_AM": 4,
        "FRI_PM": 5,
    }


def test_a_village_without_a_preference_has_no_price() -> None:
    assert [option.costs for option in of(plan(link("V001", FIRST))).options] == [()] * 10


OTHER_DAYS = {f"{day}_{half}" for day in ("MON", "TUE", "WED", "THU") for half in ("AM", "PM")}


@pytest.mark.parametrize(
    ("policy", "dear"), [("AVOID", {"FRI_AM", "FRI_PM"}), ("PREFER", OTHER_DAYS), ("IGNORE", set())]
)
def test_market_days_have_their_price_by_the_office_s_policy(policy: str, dear: set[str]) -> None:
    """11 December 2026 is the third day of a lunar month, a market day of 三、八; 7 to 10 December are none."""
    found = plan(link("V001", FIRST), towns=(town(market_days="逢农历三、八"),), settings={"market_day": policy})

    assert set(prices(of(found), "MARKET-DAY")) == dear


def test_leave_that_is_only_asked_for_makes_a_half_day_dear() -> None:
    found = plan(link("V001", FIRST), absences=(away(FIRST, MONDAY, is_approved=False),))

    assert prices(of(found), "ABSENCE-PENDING") == {"MON_AM": 1, "MON_PM": 1}


def test_the_commonest_half_day_of_last_month_is_kept() -> None:
    habit = [
        served(FIRST, day, rule="RVIL-HALF", village_code="V001", hours=hours)
        for day, hours in (
            (date(2026, 11, 3), (time(14, 30), time(17, 30))),
            (date(2026, 11, 10), (time(14, 30), time(17, 30))),
            (date(2026, 11, 18), (time(8, 30), time(12))),
        )
    ]
    elsewhere = served(CADRE, date(2026, 11, 4), rule="RVIL-HALF", role=Role.CADRE, village_code="V001")
    long_ago = served(FIRST, date(2026, 10, 6), rule="RVIL-HALF", village_code="V001")

    wanted = of(plan(link("V001", FIRST), others=(*habit, elsewhere, long_ago)))

    dear = prices(wanted, "LAST-MONTH")
    assert {option.label for option in wanted.options} - set(dear) == {"TUE_PM"}
    assert set(dear.values()) == {3}


VILLAGES = tuple(village(f"V00{number}") for number in (1, 2, 3))
THREE = tuple(link(one.code, FIRST) for one in VILLAGES)


def visited(found: Demand) -> list[str]:
    return [wanted.id.removeprefix("RVIL-HALF.2026-W") for wanted in found.wanted]


def test_a_leader_with_two_villages_visits_both_every_week() -> None:
    assert len(visited(plan(*THREE[:2], villages=VILLAGES[:2]))) == 10


def test_a_leader_with_three_villages_visits_each_every_second_week() -> None:
    found = plan(*THREE, villages=VILLAGES)

    assert visited(found) == ["49.V002", "50.V001", "50.V003", "51.V002", "52.V001", "52.V003", "53.V002"]
    assert len(found.skipped) == 15 - len(found.wanted)
    assert {row.area for row in found.skipped} == {"V001", "V002", "V003"}


def test_the_alternation_goes_on_over_the_month_s_end() -> None:
    december, january = plan(*THREE, villages=VILLAGES), plan(*THREE, villages=VILLAGES, month="2027-01")

    last = {name[-4:] for name in visited(december) if name.startswith("53")}
    first = {wanted.village for wanted in january.wanted if wanted.id.startswith("RVIL-HALF.2027-W01")}
    assert last | first == {"V001", "V002", "V003"}
    assert last & first == set()


def test_a_leader_with_three_villages_visits_each_weekly_by_setting() -> None:
    assert len(visited(plan(*THREE, villages=VILLAGES, settings={"many_villages": "WEEKLY"}))) == 15


def test_two_leaders_of_one_village_do_not_alternate() -> None:
    found = plan(*THREE, link("V001", SECOND), villages=VILLAGES)

    assert len([name for name in visited(found) if name.endswith("V001")]) == 5
