"""Leaders with more than two villages."""

from __future__ import annotations

from datetime import date

from rota.planning.wanted import Demand
from rota.workdays.daytypes import Workdays
from tests.rota.planning.small_office import link, off, village
from tests.rota.planning.village_plan import FIRST, SECOND, plan

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


def test_no_village_rests_on_both_sides_of_a_week_off() -> None:
    """In the weeks of 16 and 30 November the same villages would rest; the week between them is off."""
    rest = Workdays(rows=off(date(2026, 11, 23), date(2026, 11, 29), "停工"))
    november = plan(*THREE, villages=VILLAGES, workdays=rest, month="2026-11")
    december = plan(*THREE, villages=VILLAGES, workdays=rest)

    rested = {row.area for row in november.skipped if row.nominal_on == date(2026, 11, 16)}
    resting = {row.area for row in december.skipped if row.nominal_on == date(2026, 11, 30)}
    assert rested
    assert rested & resting == set()
