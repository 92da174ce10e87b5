"""Invented absences, wishes and loads."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from tests.county.draft import Draft
from tests.county.gen_staff import PERIOD, add_staff_loads

KINDS = ("年休假", "培训", "会议", "出差", "事假")


def add_absences(draft: Draft) -> None:
    """Leave of every type of person in each month asked for: days, halves, weeks, fortnights, some undecided."""
    for month in draft.twists.months:
        _principals(draft, month)
        _leaders(draft, month)
        _others(draft, month)
        _town_leaders(draft, month)
    away_on = draft.twists.all_monday_pool_away_on
    if away_on:
        for leader in draft.rows("leaders", monday_pool="Y"):
            _absence(draft, "LEADER", leader["id"], away_on, away_on, kind="会议")


def _absence(  # noqa: PLR0917 - one row's columns
    draft: Draft,
    kind_of_person: str,
    code: str,
    first: date,
    last: date,
    half: str = "ALL",
    kind: str = "",
    status: str = "APPROVED",
) -> None:
    draft.add(
        "absences",
        id=f"A{len(draft.rows('absences')) + 1:03}",
        person_type=kind_of_person,
        person_id=code,
        date_from=first,
        date_to=last,
        half=half,
        kind=kind or draft.rng.choice(KINDS),
        status=status,
        note="",
    )


def _principals(draft: Draft, month: str) -> None:
    """In most months the principal whose turn it is cannot come on the fixed day."""
    codes = ("L02", "L01") if int(month[5:]) % 2 == 0 else ("L01", "L02")
    if draft.twists.principals_away_whole_month == month:
        first = date.fromisoformat(f"{month}-01")
        last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
        for code in codes:
            _absence(draft, "LEADER", code, first, last, kind="培训")
    elif draft.rng.random() < 0.7:
        day = draft.fixed15[month]
        first, last = (day - timedelta(days=draft.rng.randint(0, 3)), day + timedelta(days=draft.rng.randint(0, 3)))
        _absence(draft, "LEADER", codes[0], first, last, half=draft.rng.choice(("ALL", "ALL", "AM")), kind="会议")


def _leaders(draft: Draft, month: str) -> None:
    """Leave of county leaders, some of it on the fixed day, a half-day, and one request not decided yet."""
    first = date.fromisoformat(f"{month}-01")
    others = draft.rows("leaders", is_secretary="N", is_county_head="N", active_from="2024-01-01", active_to="")
    chosen = draft.rng.sample(others, 8)
    for leader in chosen[:4]:
        start = first + timedelta(days=draft.rng.randint(0, 24))
        _absence(draft, "LEADER", leader["id"], start, start + timedelta(days=draft.rng.randint(0, 6)))
    for leader in chosen[4:6]:
        _absence(draft, "LEADER", leader["id"], draft.fixed15[month], draft.fixed15[month], kind="会议")
    day = first + timedelta(days=draft.rng.randint(0, 26))
    _absence(draft, "LEADER", chosen[6]["id"], day, day, half=draft.rng.choice(("AM", "PM")), kind="会议")
    _absence(draft, "LEADER", chosen[7]["id"], day, day + timedelta(days=3), status="PENDING")


def _others(draft: Draft, month: str) -> None:
    first = date.fromisoformat(f"{month}-01")
    for unit in draft.rng.sample(draft.rows("units", joins_fixed15="Y"), 3):
        day = draft.fixed15[month]
        _absence(draft, "UNIT_HEAD", unit["id"], day - timedelta(days=draft.rng.randint(0, 1)), day, kind="会议")
    for staff in draft.rng.sample(draft.rows("bureau_staff"), 3):
        start = first + timedelta(days=draft.rng.randint(0, 24))
        _absence(draft, "STAFF", staff["id"], start, start + timedelta(days=draft.rng.randint(0, 3)))
    for index, lawyer in enumerate(draft.rng.sample(draft.rows("lawyers"), 2)):
        start = first + timedelta(days=draft.rng.randint(0, 24))
        half = ("ALL", "AM")[index]
        _absence(draft, "LAWYER", lawyer["id"], start, start + timedelta(days=2), half=half, kind="开庭")
    if draft.twists.cadre_absences:
        cadre = draft.rng.choice(draft.rows("town_cadres"))
        _absence(draft, "TOWN_CADRE", cadre["id"], first + timedelta(days=5), first + timedelta(days=8))


def _town_leaders(draft: Draft, month: str) -> None:
    """In half of the towns somebody is away a whole week or two, and others for days or half-days."""
    first = date.fromisoformat(f"{month}-01")
    monday = first - timedelta(days=first.weekday())
    towns = [town for town in draft.rows("towns") if int(town["n_leaders"]) > 1]
    for index, town in enumerate(draft.rng.sample(towns, len(towns) // 2)):
        owned = {
            leader["id"]: len(draft.rows("villages", linked_leader_id=leader["id"]))
            for leader in draft.rows("town_leaders", town_id=town["id"], halfday_pool="Y", active_to="")
        }
        wanted = [code for code, count in owned.items() if count == 1 + index % 2] or list(owned)
        long, short, half, asks = draft.rng.sample([*wanted, *(code for code in owned if code not in wanted)][:8], 4)
        start = monday + timedelta(weeks=draft.rng.randint(1, 3))
        weeks = 1 + index // 2 % 2
        end = start + timedelta(days=7 * weeks - 3)
        _absence(draft, "TOWN_LEADER", long, start, end, kind="产假" if index == 0 else "")
        start = first + timedelta(days=draft.rng.randint(2, 22))
        _absence(draft, "TOWN_LEADER", short, start, start + timedelta(days=draft.rng.randint(0, 2)))
        _absence(draft, "TOWN_LEADER", half, start, start + timedelta(days=4), half=draft.rng.choice(("AM", "PM")))
        _absence(draft, "TOWN_LEADER", asks, start, start, status="PENDING")


def add_wishes(draft: Draft) -> None:
    """A few days that people would rather have or avoid."""
    for month in draft.twists.months:
        first = date.fromisoformat(f"{month}-01")
        people = [
            *draft.rng.sample([row["id"] for row in draft.rows("bureau_staff")], 2),
            draft.rng.choice([row["id"] for row in draft.rows("leaders", monday_pool="Y")]),
        ]
        for code in people:
            kind = draft.rng.choice(("AVOID", "AVOID", "PREFER"))
            day = first + timedelta(days=draft.rng.randint(0, 27))
            draft.add("wishes", person_id=code, date=day, kind=kind, weight=draft.rng.randint(1, 8), note="")


def add_loads(draft: Draft) -> None:
    """What everybody in office all year has carried; newcomers, and one town leader, have no row."""
    rng = draft.rng
    for leader in draft.rows("leaders", active_from="2024-01-01"):
        if leader["monday_pool"] == "Y":
            _load(draft, "LEADER", leader["id"], "monday_receptions", rng.randint(2, 5))
        if "Y" in (leader["is_secretary"], leader["is_county_head"]):
            _load(draft, "LEADER", leader["id"], "fixed15_hosted", 6 if leader["is_secretary"] == "Y" else 5)
        else:
            _load(draft, "LEADER", leader["id"], "fixed15_town_visits", rng.randint(6, 11))
            _load(draft, "LEADER", leader["id"], "oncall_days", rng.randint(8, 13))
        _load(draft, "LEADER", leader["id"], "outreach_visits", rng.randint(0, 5))
    add_staff_loads(draft)
    for leader in draft.rows("town_leaders", halfday_pool="Y", active_from="2026-01-01")[1:]:
        _load(draft, "TOWN_LEADER", leader["id"], "village_halfdays", rng.randint(35, 44))
    for lawyer in draft.rows("lawyers"):
        _load(draft, "LAWYER", lawyer["id"], "duty_days", rng.randint(34, 40))


def _load(draft: Draft, kind: str, code: str, metric: str, value: int) -> None:
    draft.add("loads_2026", person_type=kind, person_id=code, metric=metric, value=value, period=PERIOD)
