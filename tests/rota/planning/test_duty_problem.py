from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time

import pytest

from rota.office.models import WishKind
from rota.planning.context import Context
from rota.planning.duty_demand import Period
from rota.planning.duty_people import DutyPerson, Span
from rota.planning.duty_problem import DutyTranslation
from rota.rules.duty_patterns import ShiftSpec
from rota.words import word
from solver.problem import Level, Role
from tests.rota.planning.duty_values import chief, officer, on_duty, translated
from tests.rota.planning.small_office import away, context, load, office, served, wish

DAY = date(2026, 12, 9)
WN = f"WN.{DAY}"
LED = f"LEADER.{DAY}"


def roles(made: DutyTranslation, slot: str = WN) -> Mapping[str, Role]:
    (found,) = [one for one in made.problem.slots if one.id == slot]
    return {role.name: role for role in found.roles}


def able(made: DutyTranslation, role: str, slot: str = WN) -> list[str]:
    return [made.people[one.person].post.code for one in roles(made, slot)[role].candidates]


def prices(made: DutyTranslation, role: str, slot: str = WN) -> dict[str, list[tuple[Level, str, int]]]:
    return {
        made.people[one.person].post.code: [(cost.level, cost.rule, cost.weight) for cost in one.costs]
        for one in roles(made, slot)[role].candidates
    }


def duty(*people: DutyPerson, at: Context | None = None, pattern: str = "A") -> DutyTranslation:
    return translated(at or context(office()), people, pattern)[0]


def test_main_is_regular_staff_anybody_assists_and_leaders_lead() -> None:
    made = duty(officer("S07"), officer("S08", role="assist"), officer("S09", is_regular=False), chief("S02"))

    assert (able(made, "MAIN"), able(made, "ASSIST")) == (["S07"], ["S07", "S08", "S09"])
    assert able(made, "LEADER", LED) == ["S02"]


def test_contract_staff_are_main_where_the_office_allows_it() -> None:
    at = context(office(settings={"duty_main_regular_only": False}))

    assert able(duty(officer("S09", is_regular=False), chief("S02"), at=at), "MAIN") == ["S09"]


def test_special_period_wants_people_who_stand_by() -> None:
    period = Period(name="两会", starts_on=DAY, ends_on=DAY, standby=2)

    made, _ = translated(context(office()), (officer("S07"), chief("S02")), periods=(period,))

    assert [(name, role.need) for name, role in roles(made).items()] == [("MAIN", 1), ("ASSIST", 1), ("STANDBY", 2)]
    assert list(roles(made, "WN.2026-12-10")) == ["MAIN", "ASSIST"]


def test_times_are_minutes_from_the_first_midnight() -> None:
    made = duty(officer("S07"), chief("S02"))

    slots = {one.id: one.options[0] for one in made.problem.slots}
    assert (slots["WN.2026-12-01"].start, slots["WN.2026-12-01"].end) == (17 * 60 + 30, 32 * 60 + 30)
    assert (slots["LEADER.2026-12-02"].start, slots["LEADER.2026-12-02"].end) == (32 * 60 + 30, 56 * 60 + 30)


def test_obstacle_is_kept_for_the_reasons() -> None:
    one, other = officer("S07"), officer("S08")
    made = duty(one, other, chief("S02"), at=context(office(absences=(away(one.post, DAY),))))

    (barred,) = roles(made)["MAIN"].barred
    assert able(made, "MAIN") == ["S08"]
    assert (barred.person, word(made.causes[barred.cause], "en")) == (str(one.post.person), "away on 2026-12-09")


@pytest.mark.parametrize(("first", "expected"), [(date(2026, 12, 10), []), (date(2026, 12, 11), ["S02"])])
def test_ban_on_nights_holds_for_leaders_in_charge_till_morning(first: date, expected: list[str]) -> None:
    made = duty(officer("S07"), chief("S02", no_night=Span(first=first, last=None)))

    assert able(made, "LEADER", LED) == expected


@pytest.mark.parametrize(
    ("hours", "expected"),
    [((time(9), time(11, 30)), ["S02"]), ((time(17), time(17, 30)), ["S02"]), ((time(17), time(17, 31)), [])],
)
def test_leader_may_receive_until_the_evening(hours: tuple[time, time], expected: list[str]) -> None:
    one = chief("S02")

    assert (
        able(
            duty(officer("S07"), one, at=context(office(), "2026-12", served(one.post, DAY, hours=hours))),
            "LEADER",
            LED,
        )
        == expected
    )


def test_leader_away_by_day_is_not_in_charge() -> None:
    one = chief("S02")

    assert able(duty(officer("S07"), one, at=context(office(absences=(away(one.post, DAY),)))), "LEADER", LED) == []


def test_wish_to_avoid_is_a_price_on_that_day() -> None:
    one, other = officer("S07"), officer("S08")
    at = context(office(wishes=(wish(one.post, DAY, weight=5), wish(other.post, date(2026, 12, 10)))))

    assert prices(duty(one, other, chief("S02"), at=at), "MAIN") == {"S07": [(Level.WISHES, "WISH", 5)], "S08": []}


def test_wish_to_serve_is_a_price_on_everybody_else() -> None:
    one, other = officer("S07"), officer("S08")
    at = context(office(wishes=(wish(one.post, DAY, WishKind.PREFER, 2),)))

    assert prices(duty(one, other, chief("S02"), at=at), "MAIN") == {"S07": [], "S08": [(Level.WISHES, "WISH", 2)]}


@pytest.mark.parametrize(("day", "expected"), [(9, 1), (10, 1), (11, 0)])
def test_leave_asked_for_is_a_price_on_both_days_of_the_night(day: int, expected: int) -> None:
    one = officer("S07")
    leave = away(one.post, date(2026, 12, day), is_approved=False)

    found = prices(duty(one, chief("S02"), at=context(office(absences=(leave,)))), "MAIN")["S07"]

    assert found == [(Level.OFFICE_RULES, "ABSENCE-PENDING", 1)] * expected


def test_director_comes_first_on_the_first_day_of_a_holiday() -> None:
    made = duty(officer("S07"), chief("S01", title="局长（兼）"), chief("S02"), at=context(office(), "2026-06"))

    cost = [(Level.OFFICE_RULES, "D-LEAD", 1)]
    assert prices(made, "LEADER", "LEADER.2026-06-19") == {"S01": [], "S02": cost}
    assert prices(made, "LEADER", "LEADER.2026-06-20") == {"S01": [], "S02": []}


@pytest.mark.parametrize(("day", "expected"), [(4, 0), (5, 1), (6, 1), (7, 0)])
def test_turn_of_the_lunar_year_goes_to_others_than_last_time(day: int, expected: int) -> None:
    one, head = officer("S07"), chief("S02")
    row = [load(who.post, 1, "spring_festival_2026:除夕") for who in (one, head)]
    made = duty(one, head, at=context(office(loads=tuple(row)), "2027-02"), pattern="B")

    cost = [(Level.OFFICE_RULES, "D-NEWYEAR", 1)] * expected
    assert prices(made, "MAIN", f"D24.2027-02-0{day}")["S07"] == cost
    assert prices(made, "LEADER", f"LEADER.2027-02-0{day}")["S02"] == cost


def test_officers_and_leaders_rest_apart() -> None:
    made = duty(officer("S07"), chief("S02"), at=context(office(settings={"duty_rest_hours": 11})), pattern="B")

    assert [(rest.name, rest.minutes, len(rest.slots)) for rest in made.problem.rests] == [("D-REST", 660, 31)] * 2


def test_office_without_rest_has_no_rule_of_rest() -> None:
    made = duty(officer("S07"), chief("S02"), at=context(office(settings={"duty_rest_hours": 0})))

    assert made.problem.rests == ()


def test_couple_is_apart_on_every_night_once_whoever_names_the_other() -> None:
    one, other = officer("S07", apart_from=("S08", "S99")), officer("S08", apart_from=("S07",))

    (apart,) = duty(one, other, chief("S02"), pattern="E").problem.aparts

    assert (apart.name, set(apart.people)) == ("D-SPOUSE.S07-S08", {str(one.post.person), str(other.post.person)})
    assert len(apart.groups) == 31
    assert ("EW.2026-12-04",) in apart.groups


def test_newcomers_sit_beside_seniors_who_are_none_themselves() -> None:
    new = officer("S09", must_pair_senior=True)
    made = duty(officer("S07"), officer("S08", is_senior=False), new, chief("S02"))

    (beside,) = made.problem.besides
    assert beside.juniors == (str(new.post.person),)
    assert [made.people[person].post.code for person in beside.seniors] == ["S07"]
    assert duty(officer("S07"), chief("S02")).problem.besides == ()


def test_limits_count_nights_and_duties_and_for_leaders_days_in_charge() -> None:
    made = duty(officer("S07", max_nights_month=2, max_shifts_month=3), chief("S02", max_nights_month=4))

    found = [(one.name, len(one.slots), one.most) for one in made.problem.most_per_person if one.cost is None]
    assert found == [("D-MAX-NIGHTS", 31, 2), ("D-MAX-SHIFTS", 39, 3), ("D-MAX-NIGHTS", 31, 4)]


def test_third_night_of_a_week_costs_officers() -> None:
    made = duty(officer("S07"), chief("S02"))

    found = [one for one in made.problem.most_per_person if one.cost]
    assert [(one.name, one.most, len(one.slots)) for one in found] == [
        ("D-NIGHTS.2026-W49", 2, 6),
        ("D-NIGHTS.2026-W50", 2, 7),
        ("D-NIGHTS.2026-W51", 2, 7),
        ("D-NIGHTS.2026-W52", 2, 7),
        ("D-NIGHTS.2026-W53", 2, 4),
    ]
    assert {made.people[one.person].post.code for one in found} == {"S07"}


def test_shares_and_spreads_compare_officers_and_leaders_apart() -> None:
    one, other, head = officer("S07"), officer("S08"), chief("S02")
    loads = (load(one.post, 10, "night_shifts"), load(other.post, 12, "night_shifts"))
    at = context(office(loads=loads))

    made, _ = translated(at, (one, other, head))
    limited, _ = translated(at, (one, other, head), limited=frozenset({one.post.person}))

    assert [(share.name, len(share.slots)) for share in made.problem.shares] == [("D-FAIR", 39), ("D-FAIR-LEADER", 31)]
    assert [(spread.name, spread.carried) for spread in made.problem.spreads] == [
        ("D-SPREAD", ((str(one.post.person), 20), (str(other.post.person), 24)))
    ]
    assert limited.problem.spreads == ()


def test_month_without_leaders_leaves_the_days_in_charge_empty() -> None:
    made = duty(officer("S07"))

    assert able(made, "LEADER", LED) == []
    assert [share.name for share in made.problem.shares] == ["D-FAIR"]


def test_month_in_which_no_shift_begins_is_empty() -> None:
    holidays = ShiftSpec(code="H", name="节日班", starts_at=time(8), minutes=60, day_types=("STATUTORY_HOLIDAY",))

    made, _ = translated(context(office()), (officer("S07"), chief("S02")), (holidays,))

    assert made.problem.slots == ()
    assert made.problem.shares == ()


def test_load_so_far_counts_plans_of_earlier_months() -> None:
    one = officer("S07")
    made, loads = translated(context(office(), "2027-01"), (one, chief("S02")), served=(on_duty(one, DAY),))

    assert loads.points(one) == 2
    assert dict(made.problem.shares[0].carried) == {str(one.post.person): 2}
