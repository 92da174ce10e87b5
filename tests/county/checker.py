"""An independent reading of the office's rules: what does the plan of a month break?

It reads the county's lists by itself and imports nothing of the product, so that a misreading there is seen here.
Sources: DESIGN.md §5, DOMAIN.md §4, §5, §13.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tests.county.case import Case
from tests.county.fairness import carried_readings, fairness_violations
from tests.county.fixed_days import fixed15_violations, monday_pool, r15_town_violations, rmon_violations
from tests.county.lawyers import lawyer_violations
from tests.county.lists import County, Days
from tests.county.people import frame_violations, presence_violations
from tests.county.plan import Plan, Violation, shape_violations
from tests.county.villages import home_violations, village_violations

__all__ = ["Figures", "Violation", "check_month", "figures"]


def check_month(county_folder: Path, month: str, document: dict[str, Any]) -> list[Violation]:
    """Every rule that the document of ``rota show MONTH --json`` breaks for the county; empty when it keeps all."""
    misshapen = shape_violations(document, month)
    if any(one.kind == "shape" for one in misshapen):
        return misshapen
    case = _case(county_folder, month, document)
    return [
        *misshapen,
        *frame_violations(case),
        *presence_violations(case),
        *fixed15_violations(case),
        *r15_town_violations(case),
        *rmon_violations(case),
        *village_violations(case),
        *home_violations(case),
        *lawyer_violations(case),
        *fairness_violations(case),
    ]


def _case(county_folder: Path, month: str, document: dict[str, Any]) -> Case:
    county = County(county_folder)
    skipped = frozenset((entry["rule"], date.fromisoformat(entry["date"])) for entry in document["skipped"])
    return Case(county, Days(county), month, Plan(county, document), skipped)


@dataclass(frozen=True, slots=True)
class Figures:
    """How good a plan is where no rule decides.

    ``stable_villages`` is the share of villages that keep one weekday and half all month, ``visits_off_pattern`` the
    number of visits away from their village's commonest half-day, ``mean_halfdays_from_preferred`` the distance from
    the preferred half-day counted in half-days, ``monday_spread`` the largest yearly total of Monday receptions minus
    the smallest among those in office all month, ``on_pending_leave`` the seats given to people whose leave is not
    decided.
    """

    receptions: int
    unfilled: int
    stable_villages: float
    visits_off_pattern: int
    mean_halfdays_from_preferred: float
    monday_spread: int
    on_pending_leave: int


def figures(county_folder: Path, month: str, document: dict[str, Any]) -> Figures:
    """The figures of a well-shaped document."""
    case = _case(county_folder, month, document)
    patterns: dict[str, Counter[int]] = defaultdict(Counter)
    for one in case.plan.of("RVIL-HALF"):
        if one.village and one.status != "UNFILLED":
            patterns[one.village][2 * one.day.weekday() + ("AM", "PM").index(one.halves[0])] += 1
    off = {village: sum(halves.values()) - max(halves.values()) for village, halves in patterns.items()}
    preferred = {village: _index(row["preferred_halfday"]) for village, row in case.county.villages.items()}
    distances = [
        abs(half - wanted)
        for village, halves in patterns.items()
        if (wanted := preferred[village]) is not None
        for half in halves.elements()
    ]
    return Figures(
        receptions=len(case.plan.live),
        unfilled=sum(one.status == "UNFILLED" for one in case.plan.live),
        stable_villages=sum(not weeks for weeks in off.values()) / len(off) if off else 1.0,
        visits_off_pattern=sum(off.values()),
        mean_halfdays_from_preferred=sum(distances) / len(distances) if distances else 0.0,
        monday_spread=_monday_spread(case),
        on_pending_leave=sum(
            any(case.county.is_away(seat.human, one.day, half, pending=True) for half in one.halves)
            for one in case.plan.live
            for seat in one.seats
        ),
    )


def _index(halfday: str) -> int | None:
    if not halfday:
        return None
    day, half = halfday.split("_")
    return 2 * ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN").index(day) + ("AM", "PM").index(half)


def _monday_spread(case: Case) -> int:
    days = case.days.days_of(case.month)
    pool = [post for post in monday_pool(case) if post.held_on(days[0]) and post.held_on(days[-1])]
    if not pool:
        return 0
    served = Counter(seat.code for one in case.plan.of("RMON") for seat in one.in_role("HOST"))
    totals = [load + served[code] for code, load in carried_readings(case, pool, "monday_receptions")[0].items()]
    return max(totals) - min(totals)
