"""From the solver's answer to the plan, without a solver: outcomes are written by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from rota.office.models import PostKind
from rota.planning.checks import plan_breaches
from rota.planning.context import Context
from rota.planning.demand import month_demand
from rota.planning.findings import plan_findings
from rota.planning.models import ReceptionStatus, Role, Severity
from rota.planning.planned import Planned, read_outcome, release_monday_hosts
from rota.planning.translation import translate
from rota.planning.wanted import Sitting, TimeOption, Wanted
from rota.rules.templates import R15_HEAD, R15_SEC, R15_TOWN, RJOINT, RLAW, RMON, RQUOTA, RUNIT, RVIL_HALF
from rota.settings import ZONE
from rota.words import in_language, message, word
from solver.outcome import Hole, Obstacle, Outcome, Placed, Status
from tests.rota.planning.small_office import (
    DEPUTY,
    HEAD,
    SECRETARY,
    VICE,
    away,
    cadre,
    context,
    leader,
    link,
    load,
    office,
    post,
    town,
    unit,
    village,
)

POOL = (SECRETARY, HEAD, DEPUTY, VICE)
JUNE_15TH = date(2026, 6, 15)


def outcome(*placed: Placed, holes: tuple[Hole, ...] = ()) -> Outcome:
    return Outcome(status=Status.OPTIMAL, placed=placed, holes=holes, costs=(), seconds=0.1)


def place(slot: str, option: str, *people: tuple[str, object]) -> Placed:
    return Placed(slot=slot, option=option, people=tuple((role, str(one.person)) for role, one in people))


def read(
    view: Context, *placed: Placed, holes: tuple[Hole, ...] = (), only: tuple[str, ...] = ()
) -> tuple[Planned, ...]:
    wanted = tuple(one for one in month_demand(view).wanted if not only or one.id in only)
    return read_outcome(view, wanted, translate(view, wanted), outcome(*placed, holes=holes))


def english(sentence) -> str:
    return word(sentence, "en")


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
    cause = Obstacle(person=str(VICE.person), cause=f"kept:{MONDAY}:L04")

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


OWN, OTHER, CADRE = leader("T01L01"), leader("T01L02"), cadre("T01C01")
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


JUNE = context(
    office(
        R15_HEAD,
        R15_TOWN,
        RMON,
        posts=POOL,
        links=(link("T01", DEPUTY), link("T01", post("U01", PostKind.UNIT_HEAD)), link("T02", VICE)),
        towns=(town(), town("T02")),
        units=(unit("U01"),),
    ),
    "2026-06",
)
JUNE_IDS = ("RMON.2026-W25", "R15-TOWN.2026-06.T01", "R15-TOWN.2026-06.T02")


def june(host) -> tuple[Planned, ...]:
    return read(JUNE, place("RMON.2026-W25", "2026-06-15", ("HOST", host)), only=JUNE_IDS)


def by_id(plan: tuple[Planned, ...]) -> dict[str, Planned]:
    return {one.wanted.id: one for one in plan}


def test_monday_s_host_is_released_from_the_town() -> None:
    plan, findings = release_monday_hosts(june(DEPUTY))

    found = by_id(plan)
    assert [one.post.code for one in found["R15-TOWN.2026-06.T01"].people] == ["U01"]
    assert found["R15-TOWN.2026-06.T01"].status is ReceptionStatus.PLANNED
    assert [one.post.code for one in found["R15-TOWN.2026-06.T02"].people] == ["L04"]
    assert [(one.severity, one.text.msgid) for one in findings] == [
        (Severity.INFO, "{person} receives at the bureau as Monday's host on {day} and is not expected in the town"),
        (Severity.WARNING, "No county leader is left for {reception}: Monday's host came from there"),
    ]
    assert list(plan_breaches(JUNE, plan)) == []


def test_a_town_left_by_everybody_is_a_hole() -> None:
    plan, _ = release_monday_hosts(june(VICE))

    town_day = by_id(plan)["R15-TOWN.2026-06.T02"]
    assert (town_day.status, town_day.people) == (ReceptionStatus.UNFILLED, ())
    assert english(town_day.reason) == "everybody linked to the town is away or receives at the bureau"


def test_a_town_with_another_leader_needs_no_warning() -> None:
    plan = june(DEPUTY)
    more = tuple(
        replace(one, people=(*one.people, Sitting(post=VICE, role=Role.HOST, why=message("x"))))
        if one.wanted.id == "R15-TOWN.2026-06.T01"
        else one
        for one in plan
    )

    _, findings = release_monday_hosts(more)

    assert [one.severity for one in findings] == [Severity.INFO]


def test_a_cancelled_town_day_releases_nobody() -> None:
    plan = tuple(
        replace(one, status=ReceptionStatus.CANCELLED) if one.wanted.rule.code == "R15-TOWN" else one
        for one in june(DEPUTY)
    )

    assert release_monday_hosts(plan) == (plan, ())


def at(day: date, *hosts, rule=RMON, hours=(9, 11), status=ReceptionStatus.PLANNED, id_="R1", **wanted) -> Planned:
    option = TimeOption(
        key="x",
        starts_at=datetime(day.year, day.month, day.day, hours[0], tzinfo=ZONE),
        ends_at=datetime(day.year, day.month, day.day, hours[1], tzinfo=ZONE),
    )
    return Planned(
        wanted=Wanted(id=id_, rule=rule, nominal_on=day, options=(option,), place_code="PC01", **wanted),
        option=option,
        people=tuple(Sitting(post=one, role=Role.HOST, why=message("x")) for one in hosts),
        status=status,
        reason=message("nobody") if status is ReceptionStatus.UNFILLED else None,
    )


DAY = date(2026, 12, 7)


@pytest.mark.parametrize(("hours", "count"), [((11, 12), 0), ((10, 12), 1)])
def test_nobody_is_in_two_places(hours: tuple[int, int], count: int) -> None:
    plan = (at(DAY, DEPUTY), at(DAY, DEPUTY, hours=hours, id_="R2"))

    found = list(plan_breaches(MONDAYS, plan))

    assert len(found) == count
    assert [one.facts["reception"] for one in found] == ["R2"] * count


def test_every_pair_of_overlapping_receptions_is_found() -> None:
    plan = (
        at(DAY, DEPUTY, hours=(9, 17)),
        at(DAY, DEPUTY, hours=(10, 11), id_="R2"),
        at(DAY, DEPUTY, hours=(14, 15), id_="R3"),
    )

    assert [one.facts["reception"] for one in plan_breaches(MONDAYS, plan)] == ["R2", "R3"]


def test_cancelled_receptions_break_nothing() -> None:
    plan = (at(DAY, DEPUTY), at(DAY, DEPUTY, id_="R2", status=ReceptionStatus.CANCELLED))

    assert list(plan_breaches(MONDAYS, plan)) == []


def test_nobody_sits_while_away_or_out_of_office() -> None:
    view = context(office(RMON, absences=(away(DEPUTY, DAY),)))
    former = replace(VICE, active_to=date(2026, 12, 6))

    found = [english(one) for one in plan_breaches(view, (at(DAY, DEPUTY, former),))]

    assert found == [
        "甲L03（L03） cannot sit at R1 on 2026-12-07 09:00: away on 2026-12-07",
        "甲L04（L04） cannot sit at R1 on 2026-12-07 09:00: not in office on that day",
    ]


def findings(view: Context, *plan: Planned) -> list[tuple[str, str, tuple[str, ...]]]:
    with in_language("en"):
        return [(one.severity.value, str(one.text), one.people) for one in plan_findings(view, plan)]


def test_a_hole_must_be_confirmed() -> None:
    found = findings(context(office()), at(DAY, status=ReceptionStatus.UNFILLED))

    assert found == [("CONFIRM", "R1 on 2026-12-07 has nobody: nobody", ())]


def test_leave_that_is_only_asked_for_is_mentioned_except_in_towns() -> None:
    view = context(office(absences=(away(DEPUTY, DAY, is_approved=False),)))

    found = findings(view, at(DAY, DEPUTY), at(DAY, DEPUTY, rule=R15_TOWN, id_="R2"))

    assert found == [("WARNING", "甲L03（L03） has asked for leave on 2026-12-07; it is not approved yet", ("L03",))]


def test_a_stand_in_in_a_village_is_mentioned() -> None:
    planned = at(DAY, OTHER, rule=RVIL_HALF)
    planned = replace(planned, people=(replace(planned.people[0], substitute_for=OWN),))

    assert findings(context(office()), planned) == [
        ("INFO", "甲T01L02（T01L02） stands in for 甲T01L01（T01L01） at R1 on 2026-12-07", ("T01L02", "T01L01"))
    ]


def test_days_that_may_still_change_are_counted() -> None:
    view = context(office(), "2028-01")

    found = findings(
        view,
        at(date(2028, 1, 10), DEPUTY),
        at(date(2028, 1, 24), DEPUTY, id_="R2"),
        at(date(2028, 1, 28), DEPUTY, id_="R3"),
    )

    assert found == [
        (
            "WARNING",
            "The official arrangement of 春节 is not out yet: 2 receptions lie in days that may change",
            (),
        ),
        ("WARNING", "2028 is planned on a provisional calendar", ()),
    ]


@pytest.mark.parametrize(
    ("changes", "is_told"),
    [
        ({}, True),
        ({"in_fixed15": False}, False),
        ({"in_fixed15": False, "is_secretary": True}, True),
        ({"active_to": date(2026, 11, 30)}, False),
        ({"active_to": date(2026, 12, 1)}, True),
    ],
)
def test_a_county_leader_receives_at_least_once_a_month(changes, is_told: bool) -> None:
    view = context(office(RQUOTA, posts=(replace(VICE, **changes), DEPUTY)))

    found = findings(view, at(DAY, DEPUTY), at(DAY, VICE, id_="R2", status=ReceptionStatus.CANCELLED))

    assert found == ([("WARNING", "甲L04（L04） receives nowhere in 2026-12", ("L04",))] if is_told else [])


def test_floors_are_looked_at_only_where_the_rule_is_in_use() -> None:
    view = context(office(replace(RQUOTA, is_active=False), posts=(VICE,)))

    assert findings(view) == []


TUESDAYS = tuple(at(date(2026, 12, day), OWN, rule=RVIL_HALF, id_=f"R{day}") for day in (1, 8, 15, 22, 29))


@pytest.mark.parametrize(
    ("links", "plan", "weeks"),
    [
        ((link("V001", OWN),), TUESDAYS, None),
        ((link("V001", OWN),), TUESDAYS[:4], "2026-12-28"),
        ((link("V001", OWN),), (*TUESDAYS[:4], replace(TUESDAYS[4], status=ReceptionStatus.CANCELLED)), "2026-12-28"),
        ((link("V001", OWN),), TUESDAYS[2:], "2026-11-30, 2026-12-07"),
        ((link("V001", OWN, ends_on=date(2026, 12, 27)),), TUESDAYS[:4], None),
        ((link("V001", OWN, starts_on=date(2027, 1, 1)),), (), None),
        ((), (), None),
    ],
    ids=["every week", "last week missed", "cancelled", "two missed", "link over", "link to come", "no village"],
)
def test_a_town_leader_with_a_village_receives_every_week(links, plan, weeks: str | None) -> None:
    view = context(office(RQUOTA, posts=(OWN, replace(OTHER, in_halfday_pool=False)), links=links))

    expected = [("WARNING", f"甲T01L01（T01L01） receives nowhere in the weeks from {weeks}", ("T01L01",))]
    assert findings(view, *plan) == (expected if weeks else [])


def test_the_lawyers_room_is_not_a_floor() -> None:
    view = context(office(RQUOTA, RLAW, R15_SEC, posts=(cadre("T01C01"),)))

    assert findings(view) == []
