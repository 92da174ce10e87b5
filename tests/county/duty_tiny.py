"""A small bureau and a naive duty roster that the checker finds nothing wrong with, for the checker's own tests.

S01 is the director with two duties a month; S05 and S06 are spouses; S09 does no nights; S10 is contract staff and
assists; S11 is new and sits beside a senior; S12 has at most two nights; S08 is banned from duty until 10 December.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.county.duty_fairness import improving_moves, readings, soft_costs
from tests.county.duty_people import breaks
from tests.county.duty_roster import LEADER, Item, Roster, Seats, read_roster
from tests.county.reference import empty_document
from tests.county.tiny import tiny_county

MONTH = "2026-12"
HEADER = (
    "id,name,title,staff_type,duty_role,senior,no_night_from,no_night_to,no_duty_from,no_duty_to,"
    "max_nights_month,max_shifts_month,cannot_pair_with,must_pair_senior,active_from,active_to"
)
STAFF = (
    "S01,己一,局长,行政,leader,Y,,,,,,2,,N,2026-01-01,",
    "S02,己二,副局长,行政,leader,Y,,,,,,,,N,2026-01-01,",
    "S03,己三,副局长,行政,leader,Y,,,,,,,,N,2026-01-01,",
    "S04,己四,副局长,行政,leader,Y,,,,,,,,N,2026-01-01,",
    "S05,己五,主任,行政,main,Y,,,,,,,S06,N,2026-01-01,",
    "S06,己六,主任,行政,main,Y,,,,,,,,N,2026-01-01,",
    "S07,己七,科员,事业,main,Y,,,,,,,,N,2026-01-01,",
    "S08,己八,科员,行政,main,Y,,,,2026-12-10,,,,N,2026-01-01,",
    "S09,己九,科员,事业,main,N,2026-12-01,2027-06-30,,,,,,N,2026-01-01,",
    "S10,己十,驾驶员,聘用,assist,N,,,,,,,,N,2026-01-01,",
    "S11,辛一,科员,行政,main,N,,,,,,,,Y,2026-12-01,",
    "S12,辛二,科员,行政,main,Y,,,,,2,,,N,2026-01-01,",
    "S13,辛三,科员,行政,main,Y,,,,,,,,N,2026-01-01,2026-12-20",
    "S14,辛四,科员,行政,main,Y,,,,,,,,N,2026-01-01,",
)
ABSENCES = (
    "A101,STAFF,S02,2026-12-03,2026-12-04,ALL,出差,APPROVED",
    "A102,STAFF,S07,2026-12-08,2026-12-08,AM,会议,APPROVED",
    "A103,STAFF,S14,2026-12-22,2026-12-22,ALL,年休假,PENDING",
)
TURNS = {"day_shifts": 20, "night_shifts": 20, "weekend_shifts": 9, "holiday_shifts": 3}
LED = {"leader_weekday": 41, "leader_weekend": 15, "leader_holiday": 4}
PERIOD = "2026-01-01/2026-11-30"
PATTERNS = Path(__file__).resolve().parents[3] / "shared" / "county" / "shift_patterns.yaml"
Document = dict[str, Any]


def tiny_bureau(folder: Path) -> Path:
    """Write the county with everybody's even loads."""
    rows = [
        f"STAFF,{line[:3]},{metric},{value},{PERIOD}"
        for line in STAFF
        if not line.startswith("S11")
        for metric, value in (LED if ",leader," in line else TURNS).items()
    ]
    tiny_county(folder, absences=ABSENCES, loads_2026=tuple(rows))
    (folder / "bureau_staff.csv").write_text("\n".join((HEADER, *STAFF)) + "\n", encoding="utf-8")
    (folder / "shift_patterns.yaml").write_bytes(PATTERNS.read_bytes())
    return folder


def naive_duty(folder: Path, month: str, pattern: str) -> Document:
    """Seat by seat the least loaded who may, then every swap that is fairer; what nobody can take is a finding."""
    document = empty_document(month)
    roster, _ = read_roster(folder, month, document, pattern)
    roster.seats.update({item.id: () for item in roster.wanted})
    codes = sorted(roster.staff)
    totals = dict(readings(roster, codes)[1])
    for item in roster.wanted:
        for role in [role for role, need in item.need for _ in range(need)]:
            able = [code for code in codes if _may(roster, item, role, code)]
            gladly = [code for code in able if soft_costs(roster, _with(roster, item, role, code), {code}) == (0, 0)]
            able = gladly or able
            if able:
                chosen = min(able, key=lambda code: (totals[code], code))
                roster.seats[item.id] += ((chosen, role),)
                totals[chosen] += item.weight
            else:
                text = f"{item.id}：无人可任{role}"
                document["findings"].append({"rule": "D-COVER", "severity": "CONFIRM", "people": [], "text": text})
    while move := next(improving_moves(roster), None):
        roster.seats.update(move[1])
    document["duty"] = entries(roster)
    return document


def _with(roster: Roster, item: Item, role: str, code: str) -> dict[str, Seats]:
    return {**roster.seats, item.id: (*roster.seats[item.id], (code, role))}


def _may(roster: Roster, item: Item, role: str, code: str) -> bool:
    is_there = code in {one for one, _ in roster.seats[item.id]}
    return not is_there and not breaks(roster, _with(roster, item, role, code), {code}, {item.id})


def entries(roster: Roster) -> list[dict[str, Any]]:
    """The roster in the form of the document: each shift with its leader, and the days in charge without a shift."""
    led = {item.day: roster.seats[item.id] for item in roster.wanted if item.is_leader_day}
    days = {item.day for item in roster.wanted if not item.is_leader_day}
    made = []
    for item in roster.wanted:
        if not item.is_leader_day or item.day not in days:
            people = roster.seats[item.id] if item.is_leader_day else (*roster.seats[item.id], *led[item.day])
            made.append(
                {
                    "id": item.id,
                    "shift": LEADER if item.is_leader_day else item.kind,
                    "starts_at": item.start.isoformat(),
                    "ends_at": item.end.isoformat(),
                    "day_type": roster.types.of(item.day),
                    "people": [{"person": code, "role": role} for code, role in people],
                }
            )
    return made
