"""From the demand to the solver's problem."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from rota.office.models import PostKind
from rota.planning.demand import month_demand
from rota.planning.models import Role
from rota.planning.problem_rules import GAP, STABLE
from rota.planning.translation import CHANGED, PublishedState, Translation, translate
from rota.rules.templates import R15_HEAD, R15_SEC, R15_TOWN, RLAW, RMON, RVIL_HALF
from rota.settings import ZONE
from solver.problem import Candidate, Level, MostPerPerson, Problem, Published
from tests.rota.planning.small_office import (
    DEPUTY,
    HEAD,
    SECRETARY,
    VICE,
    away,
    context,
    lawyer,
    leader,
    link,
    load,
    office,
    post,
    served,
    town,
    village,
)

DAY_MINUTES = 24 * 60
POOL = (SECRETARY, HEAD, DEPUTY, VICE)


def translated(*rules, month="2026-12", others=(), published=None, **parts) -> Translation:
    view = context(office(*rules, **parts), month, *others)
    return translate(view, tuple(month_demand(view).wanted), published=published)


def candidates(problem: Problem, slot: str, role: str = "HOST") -> dict[str, Candidate]:
    (found,) = (one for row in problem.slots if row.id == slot for one in row.roles if one.name == role)
    return {one.person: one for one in found.candidates}


def test_times_are_minutes_since_the_first_midnight() -> None:
    problem = translated(RMON, posts=POOL).problem

    assert [(slot.id[-3:], slot.options[0].start, slot.options[0].end) for slot in problem.slots[:2]] == [
        ("W49", 540, 690),
        ("W50", 7 * DAY_MINUTES + 540, 7 * DAY_MINUTES + 690),
    ]


def test_a_month_without_choices_has_an_empty_problem() -> None:
    found = translated(R15_HEAD, posts=POOL)

    assert (found.problem, found.wanted) == (Problem(people=(), slots=()), {})


def test_a_hole_is_worse_than_everything_else() -> None:
    problem = translated(
        RVIL_HALF,
        towns=(town(),),
        villages=(village(),),
        links=(link("V001", leader("T01L01")), link("V001", post("T01C01", PostKind.TOWN_CADRE))),
    ).problem

    assert [(role.name, role.unfilled.level) for role in problem.slots[0].roles] == [
        ("HOST", Level.UNFILLED),
        ("CADRE", Level.OFFICE_RULES),
    ]


def test_who_is_kept_out_is_barred_with_the_words_for_it() -> None:
    found = translated(RMON, posts=POOL, absences=(away(DEPUTY, date(2026, 12, 7)),))

    (barred,) = found.problem.slots[1].roles[0].barred
    assert barred.person == str(DEPUTY.person)
    assert found.causes[barred.cause].facts == {"day": "2026-12-07"}


def test_a_person_named_by_a_rule_is_busy_then() -> None:
    found = translated(RMON, R15_SEC, month="2026-11", posts=POOL, settings={"principals_in_monday_pool": True})

    (person,) = (one for one in found.problem.people if one.id == str(SECRETARY.person))
    assert [(busy.end - busy.start, found.causes[busy.cause].facts) for busy in person.busy] == [
        (150, {"reception": "R15-SEC.2026-11"})
    ]


def test_monday_s_contenders_are_free_to_leave_their_town_on_the_15th() -> None:
    found = translated(RMON, R15_TOWN, month="2026-06", links=(link("T01", DEPUTY),), towns=(town(),), posts=POOL)

    (person,) = (one for one in found.problem.people if one.id == str(DEPUTY.person))
    assert person.busy == ()


def test_a_town_leader_in_the_monday_pool_stays_out_of_the_villages_on_the_15th() -> None:
    own = leader("T01L01", person=DEPUTY.person)
    other = leader("T01L02")

    found = translated(
        RMON,
        R15_TOWN,
        RVIL_HALF,
        month="2026-06",
        posts=(*POOL, own, other),
        links=(link("T01", DEPUTY), link("V001", own)),
        towns=(town(),),
        villages=(village(),),
    )

    in_village = candidates(found.problem, "RVIL-HALF.2026-W25.V001")
    assert "2026-06-15-AM" not in in_village[str(DEPUTY.person)].options
    assert in_village[str(DEPUTY.person)].options[0] == "2026-06-15-PM"
    assert "2026-06-15-AM" in in_village[str(other.person)].options
    assert str(DEPUTY.person) in candidates(found.problem, "RMON.2026-W25")


def test_who_has_no_other_half_day_that_week_is_barred_from_the_village() -> None:
    own = leader("T01L01", person=DEPUTY.person)

    found = translated(
        RMON,
        R15_TOWN,
        RVIL_HALF,
        month="2026-06",
        posts=(*POOL, own),
        links=(link("T01", DEPUTY), link("V001", own)),
        towns=(town(),),
        villages=(village(reachable_halfdays=("MON_AM",)),),
    )

    (slot,) = (one for one in found.problem.slots if one.id == "RVIL-HALF.2026-W25.V001")
    assert slot.roles[0].candidates == ()
    assert [found.causes[barred.cause].facts for barred in slot.roles[0].barred] == [
        {"reception": "R15-TOWN.2026-06.T01"}
    ]


def test_a_share_carries_the_year_s_loads() -> None:
    (share,) = translated(RMON, posts=POOL, loads=(load(DEPUTY, 4), load(VICE, 3))).problem.shares

    assert (share.name, share.roles, len(share.slots)) == ("RMON", ("HOST",), 5)
    assert dict(share.carried) == {str(DEPUTY.person): 4, str(VICE.person): 3}


def test_a_newcomer_s_share_is_the_average_of_the_whole_pool() -> None:
    absent = post("L09", in_monday_pool=True)
    problem = translated(
        RMON,
        posts=(DEPUTY, VICE, absent),
        loads=(load(DEPUTY, 1), load(absent, 5)),
        absences=(away(absent, date(2026, 11, 1), date(2026, 12, 31)),),
    ).problem

    assert dict(problem.shares[0].carried) == {str(DEPUTY.person): 1, str(VICE.person): 3}


def test_every_town_has_its_own_share_of_village_half_days() -> None:
    first, second = leader("T01L01"), leader("T02L01")
    problem = translated(
        RVIL_HALF,
        towns=(town(), town("T02")),
        villages=(village(), village("V002", of="T02")),
        links=(link("V001", first), link("V002", second)),
        loads=(load(first, 40, "village_halfdays"), load(second, 41, "village_halfdays")),
    ).problem

    assert [(share.name, share.carried) for share in problem.shares] == [
        ("RVIL-HALF.T01", ((str(first.person), 40),)),
        ("RVIL-HALF.T02", ((str(second.person), 41),)),
    ]


def test_a_lawyer_s_largest_number_of_days_binds() -> None:
    limited, free = lawyer("W01", "MON", max_days_month=3), lawyer("W02", "MON", "TUE")

    problem = translated(RLAW, posts=(limited, free)).problem

    mondays = tuple(f"RLAW.2026-12-{day:02}" for day in (7, 14, 21, 28))
    assert problem.most_per_person == (
        MostPerPerson(name="MOST-DAYS", person=str(limited.person), slots=mondays, most=3),
    )


def test_mondays_of_one_leader_lie_apart_counting_the_month_before() -> None:
    past = served(DEPUTY, date(2026, 11, 23))
    town_day = served(DEPUTY, date(2026, 11, 16), rule="R15-TOWN")
    stranger = served(HEAD, date(2026, 11, 16))

    (spacing,) = translated(RMON, posts=POOL, others=(past, town_day, stranger)).problem.spacings

    assert (spacing.gap, spacing.cost, len(spacing.slots)) == (24 * DAY_MINUTES, GAP, 5)
    assert spacing.past == ((str(DEPUTY.person), -7 * DAY_MINUTES + 540),)


def test_a_village_s_weeks_keep_one_pattern() -> None:
    problem = translated(
        RVIL_HALF, towns=(town(),), villages=(village(),), links=(link("V001", leader("T01L01")),)
    ).problem

    assert [(one.name, len(one.slots), one.cost) for one in problem.same_pattern] == [("STABLE.V001", 5, STABLE)]


def test_a_village_with_one_visit_needs_no_pattern() -> None:
    view = context(office(RVIL_HALF, towns=(town(),), villages=(village(),), links=(link("V001", leader("T01L01")),)))
    wanted = month_demand(view).wanted

    assert translate(view, tuple(wanted[:1])).problem.same_pattern == ()


def test_every_half_day_of_a_town_has_its_room() -> None:
    leaders = tuple(leader(f"T01L0{number}") for number in range(1, 7))
    (rule,) = translated(
        RVIL_HALF,
        towns=(town(), town("T02")),
        villages=(village(),),
        posts=leaders,
        links=(link("V001", leaders[0]),),
        absences=(away(leaders[1], date(2026, 12, 7)),),
    ).problem.most_away

    assert (rule.name, len(rule.people), len(rule.windows)) == ("HOME-THIRD.T01", 6, 48)  # Friday 1 January is off
    monday = 7 * DAY_MINUTES
    assert {most for start, _, most in rule.windows if monday <= start < monday + DAY_MINUTES} == {3}
    assert {most for start, _, most in rule.windows if start < monday} == {4}


def published(day: date, *people: tuple[Role, int]) -> PublishedState:
    return PublishedState(starts_at=datetime(day.year, day.month, day.day, 9, tzinfo=ZONE), people=people)


def test_what_is_published_has_its_price() -> None:
    problem = translated(
        RMON,
        posts=POOL,
        published={
            "RMON.2026-W50": published(date(2026, 12, 7), (Role.HOST, DEPUTY.person), (Role.HOST, HEAD.person)),
            "RMON.2026-W51": published(date(2026, 12, 15), (Role.HOST, DEPUTY.person)),
            "RMON.2026-W40": published(date(2026, 9, 28), (Role.HOST, DEPUTY.person)),
        },
    ).problem

    assert problem.published == (
        Published(slot="RMON.2026-W50", option="2026-12-07", people=(("HOST", str(DEPUTY.person)),), cost=CHANGED),
    )


def test_a_cancelled_reception_is_left_to_nobody() -> None:
    view = context(office(RMON, posts=POOL))
    wanted = month_demand(view).wanted

    found = translate(view, (replace(wanted[0], is_cancelled=True), *wanted[1:]))

    assert len(found.problem.slots) == 4


def test_answers_are_read_back() -> None:
    found = translated(RMON, posts=POOL)

    assert found.contender("RMON.2026-W50", "HOST", str(VICE.person)).post == VICE
    assert found.option("RMON.2026-W50", "2026-12-07").starts_at.date() == date(2026, 12, 7)
