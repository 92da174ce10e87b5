"""From the solver's answer to the plan, without a solver: outcomes are written by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from rota.office.models import PostKind
from rota.planning.context import Context
from rota.planning.demand import month_demand
from rota.planning.findings import plan_findings
from rota.planning.models import ReceptionStatus, Role
from rota.planning.planned import Planned, read_outcome
from rota.planning.translation import translate
from rota.planning.wanted import Wanted
from rota.rules.templates import RJOINT, RMON, RQUOTA, RUNIT, RVIL_HALF
from rota.settings import ZONE
from rota.words import message
from solver.outcome import Hole, Obstacle
from tests.rota.planning.small_office import (
    DEPUTY,
    HEAD,
    SECRETARY,
    VICE,
    away,
    context,
    link,
    load,
    office,
    post,
    town,
    unit,
    village,
)
from tests.rota.planning.small_plan import CADRE, OTHER, OWN, english, outcome, place, read

POOL = (SECRETARY, HEAD, DEPUTY, VICE)
MONDAY = "RMON.2026-W50"
MONDAYS = context(office(RMON, posts=POOL, loads=(load(DEPUTY, 4), load(VICE, 3))))


def test_a_choice_has_its_time_people_and_reason() -> None:
    (planned,) = read(MONDAYS, place(MONDAY, "2026-12-07", ("HOST", VICE)), only=(MONDAY,))

    assert (planned.starts_at, planned.ends_at) == (
        datetime(2026, 12, 7, 9, tzinfo=ZONE),
        datetime(2026, 12, 7, 11, 30, tzinfo=ZONE),
    )
    assert (planned.status, planned.reason) == (ReceptionStatus.PLANNED, None)
    (seat,) = planned.people
    assert (seat.post, seat.role, english(seat.why)) == (
        VICE,
        Role.HOST,
        "4 turns this year with this month; the pool has 4–4; 1 others were free that day",
    )


@pytest.mark.parametrize(
    ("cause", "words"),
    [
        ("elsewhere:RMON.2026-W51", "already at RMON.2026-W51"),
        ("HOME-THIRD.T01", "a third of the town's leaders must stay at home"),
        ("MOST-DAYS", "has reached the most days of the month"),
        ("option", "not free at the times that remain"),
        ("limit", "the time limit came before the search was over"),
    ],
)
def test_a_hole_says_what_prevented_each_person(cause: str, words: str) -> None:
    hole = Hole(slot=MONDAY, role="HOST", missing=1, obstacles=(Obstacle(person=str(VICE.person), cause=cause),))

    (planned,) = read(MONDAYS, place(MONDAY, "2026-12-07"), holes=(hole,), only=(MONDAY,))

    assert (planned.status, planned.people) == (ReceptionStatus.UNFILLED, ())
    assert english(planned.reason) == f"nobody can sit: 甲L04（L04） – {words}"


def test_a_hole_tells_the_leave_that_made_it() -> None:
    view = context(office(RMON, posts=POOL, absences=(away(VICE, date(2026, 12, 7)),)))
    cause = Obstacle(person=str(VICE.person), cause="kept:L04:away on 2026-12-07")

    (planned,) = read(
        view,
        place(MONDAY, "2026-12-07"),
        holes=(Hole(slot=MONDAY, role="HOST", missing=1, obstacles=(cause,)),),
        only=(MONDAY,),
    )

    assert english(planned.reason) == "nobody can sit: 甲L04（L04） – away on 2026-12-07"


def test_a_hole_in_an_empty_pool_says_so() -> None:
    view = context(office(RMON, posts=(SECRETARY,)))
    hole = Hole(slot=MONDAY, role="HOST", missing=1, obstacles=())

    (planned,) = read(view, place(MONDAY, "2026-12-07"), holes=(hole,), only=(MONDAY,))

    assert english(planned.reason) == "nobody belongs to the pool on that day"


VISIT = "RVIL-HALF.2026-W50.V001"
LINKS = (link("V001", OWN), link("V001", CADRE))


def village_context(*absences, links=LINKS, **parts) -> Context:
    view = office(
        RVIL_HALF,
        RQUOTA,
        posts=(OWN, OTHER),
        links=links,
        towns=(town(),),
        villages=(village(**parts),),
        absences=absences,
        loads=(load(OWN, 44, "village_halfdays"), load(OTHER, 40, "village_halfdays")),
    )
    return context(view)


def visit(view: Context, *people, holes=(), day: str = "2026-12-08-AM") -> tuple[Planned, ...]:
    return read(view, place(VISIT, day, *people), holes=holes, only=(VISIT,))


def test_a_village_names_its_leader_and_cadre() -> None:
    (planned,) = visit(village_context(), ("HOST", OWN), ("CADRE", CADRE))

    assert [(one.post.code, one.role, english(one.why)) for one in planned.people] == [
        ("T01L01", Role.HOST, "linked leader of the village"),
        ("T01C01", Role.CADRE, "cadre of the village"),
    ]


def test_a_stand_in_names_the_other_and_the_shares() -> None:
    view = village_context(away(OWN, date(2026, 12, 7), date(2026, 12, 13)))

    (planned,) = visit(view, ("HOST", OTHER), ("CADRE", CADRE))

    assert planned.people[0].substitute_for == OWN
    assert english(planned.people[0].why) == (
        "stands in for 甲T01L01（T01L01）; 41 village half-days this year, the town's leaders have 41–41"
    )


def test_a_village_without_a_link_says_who_stands_in() -> None:
    (planned,) = visit(village_context(links=()), ("HOST", OTHER))

    assert english(planned.people[0].why) == "the village has no linked leader in that week; stands in"


def test_a_village_without_a_cadre_takes_place() -> None:
    hole = Hole(slot=VISIT, role="CADRE", missing=1, obstacles=())
    view = village_context()

    plan = visit(view, ("HOST", OWN), holes=(hole,))

    assert plan[0].status is ReceptionStatus.PLANNED
    assert "No cadre of the village is free at {reception} on {day}" in [
        finding.text.msgid for finding in plan_findings(view, plan)
    ]


def test_a_village_that_cannot_be_reached_says_so() -> None:
    (planned,) = read(village_context(reachable_halfdays=("SUN_AM",)), only=(VISIT,))

    assert (planned.status, english(planned.reason)) == (
        ReceptionStatus.UNFILLED,
        "V001村 cannot be reached in that week",
    )


def test_the_joint_hall_needs_no_names() -> None:
    plan = read(context(office(replace(RJOINT, is_active=True))))

    assert {(one.status, one.reason) for one in plan} == {(ReceptionStatus.PLANNED, None)}


def test_a_unit_without_a_head_is_a_hole() -> None:
    chief = post("U01", PostKind.UNIT_HEAD)
    view = context(
        office(
            replace(RUNIT, is_active=True),
            posts=(chief,),
            units=(unit("U01"), unit("U02")),
            absences=(away(chief, date(2026, 12, 10)),),
        )
    )

    assert [(one.status, english(one.reason)) for one in read(view)] == [
        (ReceptionStatus.UNFILLED, "nobody can sit: 甲U01（U01） – away on 2026-12-10"),
        (ReceptionStatus.UNFILLED, "nobody is linked or in office for it"),
    ]


def test_what_was_cancelled_stays_cancelled() -> None:
    view = context(office(RMON, posts=POOL))
    standing = Wanted(
        id=MONDAY,
        rule=RMON,
        nominal_on=date(2026, 12, 7),
        options=month_demand(view).wanted[1].options,
        place_code="PC01",
        reason=message("the hall is closed"),
        is_cancelled=True,
    )

    demand = month_demand(view, kept=(standing,))
    plan = read_outcome(view, (standing,), translate(view, (standing,)), outcome())

    assert [one.id for one in demand.wanted].count(MONDAY) == 1
    assert (plan[0].status, english(plan[0].reason)) == (ReceptionStatus.CANCELLED, "the hall is closed")
