"""Who goes to the villages (RVIL-HALF)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from rota.planning.models import Role
from rota.planning.wanted import Contender
from solver.problem import Cost, Level
from tests.rota.planning.small_office import (
    away,
    cadre,
    leader,
    link,
    served,
    village,
)
from tests.rota.planning.village_plan import CADRE, FIRST, FRIDAY, MONDAY, SECOND, of, plan

STAND_IN = (Cost(level=Level.OFFICE_RULES, rule="VILLAGE-LINK", weight=1),)


def test_every_village_has_a_half_day_in_every_week() -> None:
    found = plan(link("V001", FIRST), villages=(village(), village("V002")))

    assert [wanted.id for wanted in found.wanted] == [
        f"RVIL-HALF.2026-W{week}.V00{number}" for week in (49, 50, 51, 52, 53) for number in (1, 2)
    ]


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
