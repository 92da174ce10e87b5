"""When a village's half-day may lie, and what each time costs."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from rota.planning.models import Role
from rota.planning.wanted import Wanted
from rota.settings import ZONE
from rota.workdays.daytypes import Workdays
from tests.rota.planning.small_office import (
    away,
    link,
    off,
    served,
    town,
    village,
)
from tests.rota.planning.village_plan import CADRE, FIRST, MONDAY, of, plan


def prices(wanted: Wanted, rule: str) -> dict[str, int]:
    """What each half-day costs in the name of ``rule``, where it costs anything."""
    return {option.label: cost.weight for option in wanted.options for cost in option.costs if cost.rule == rule}


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
