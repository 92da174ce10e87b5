"""Fairness on duty as a swap test, and the figures of a month (D-FAIR, D-WEIGHT).

What a listed holiday turn weighs and which periods count can be read in more than one way; a swap is a violation only
when it is one under every reading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice, product

from tests.county.duty_lists import HOLIDAYS, TURN_OF_YEAR, Staff
from tests.county.duty_people import breaks, is_away
from tests.county.duty_roster import Item, Roster, Seats
from tests.county.lists import Days
from tests.county.plan import Violation

Reading = dict[str, int]
SHIFTS = ("day_shifts", "night_shifts", "weekend_shifts", "holiday_shifts")
LEADING = ("leader_weekday", "leader_weekend", "leader_holiday")
MOST_NIGHTS = 2


def unrestricted(roster: Roster, *, leaders: bool) -> list[str]:
    """Those whom nothing keeps from an equal share: no limit, no ban, all year and all month there, little leave."""
    days = Days(roster.county).days_of(roster.month)
    first = min((row["period"][:10] for row in roster.county.loads if row["metric"] in SHIFTS), default="9999-12-31")
    return [
        code
        for code, staff in roster.staff.items()
        if staff.is_leader is leaders
        and _is_free(roster, staff, days)
        and staff.row["active_from"] <= first
        and _turns(roster, code)
    ]


def _is_free(roster: Roster, staff: Staff, days: list[date]) -> bool:
    post = roster.county.posts[staff.code]
    leaves = roster.county.leaves.get(post.human, [])
    away = sum(any(leave.first <= day <= leave.last for leave in leaves) for day in days)
    return (
        not staff.row["max_nights_month"]
        and not staff.row["max_shifts_month"]
        and not staff.is_junior
        and not any(staff.is_banned(what, day) for what, day in product(("no_night", "no_duty"), days))
        and all(post.held_on(day) for day in days)
        and away * 4 <= len(days)
    )


def _turns(roster: Roster, code: str) -> Counter[str]:
    return Counter({row["metric"]: int(row["value"]) for row in roster.county.loads if row["person_id"] == code})


def readings(roster: Roster, codes: list[str]) -> list[Reading]:
    """Carried loads in half points: a listed holiday turn weighs 4, 5 or 6; loads that run into the month may count."""
    periods = [row["period"] for row in roster.county.loads if row["metric"] in (*SHIFTS, *LEADING)]
    until = max((period[11:] for period in periods), default="")
    made = [
        {code: _points(_turns(roster, code), holiday) + _since(roster, code, until) for code in codes}
        for holiday in (4, 5, 6)
    ]
    return made if until < f"{roster.month}-01" else [*made, dict.fromkeys(codes, 0)]


def _points(turns: Counter[str], holiday: int) -> int:
    weekend, feast = turns["weekend_shifts"], turns["holiday_shifts"]
    weekday = turns["day_shifts"] + turns["night_shifts"] - weekend - feast
    weekday += turns["leader_weekday"]
    return 2 * weekday + 3 * (weekend + turns["leader_weekend"]) + holiday * (feast + turns["leader_holiday"])


def _since(roster: Roster, code: str, until: str) -> int:
    return sum(item.weight for item in roster.others[code] if until < str(item.day) < f"{roster.month}-01")


def spread_of(totals: Reading) -> int:
    return max(totals.values()) - min(totals.values()) if totals else 0


def fairness_violations(roster: Roster) -> Iterator[Violation]:
    """No seat could be handed over, and no two exchanged, so that the more loaded of two comes closer to the other."""
    for move in improving_moves(roster):
        yield move[0]


def improving_moves(roster: Roster) -> Iterator[tuple[Violation, dict[str, Seats]]]:
    """For each two people the first swap that is fairer, with the seats as they would be."""
    held = roster.held()
    for leaders in (False, True):
        pool = unrestricted(roster, leaders=leaders)
        served = {code: sum(item.weight for item, role in held[code] if role != "STANDBY") for code in pool}
        totals = [{code: base[code] + served[code] for code in pool} for base in readings(roster, pool)]
        for giver, taker in product(pool, pool):
            distance = min(one[giver] - one[taker] for one in totals)
            if distance > 0:
                yield from islice(_better(roster, giver, taker, distance), 1)


def _better(roster: Roster, giver: str, taker: str, distance: int) -> Iterator[tuple[Violation, dict[str, Seats]]]:
    """Moves of less weight than the distance from the one to the other."""
    held = roster.held()
    for item, role in held[giver]:
        back: list[tuple[Item, str] | None] = [None, *held[taker]]
        for other in back:
            shift = item.weight - (other[0].weight if other else 0)
            if not 0 < shift < distance or "STANDBY" in (role, other[1] if other else ""):
                continue
            changed = _swapped(roster.seats, (item, giver, taker), other)
            if changed is not None and _is_lawful(roster, changed, giver, taker):
                text = f"{giver} carries {distance} more than {taker}, who could take it"
                yield Violation("unfair", item.id, f"{text} for {other[0].id}" if other else text), changed


def _swapped(
    seats: dict[str, Seats], move: tuple[Item, str, str], back: tuple[Item, str] | None
) -> dict[str, Seats] | None:
    """The seats after the move; None where one of the two would sit in an item twice."""
    item, giver, taker = move
    names = {item.id: {giver: taker}} | ({back[0].id: {taker: giver}} if back else {})
    changed = dict(seats)
    for name, renamed in names.items():
        changed[name] = tuple((renamed.get(code, code), role) for code, role in seats[name])
        codes = [code for code, _ in changed[name]]
        if len(set(codes)) < len(codes):
            return None
    return changed


def _is_lawful(roster: Roster, changed: dict[str, Seats], giver: str, taker: str) -> bool:
    touched = {name for name, seats in changed.items() if seats != roster.seats[name]}
    if any(_is_special(roster, roster.by_id[name]) for name in touched):
        return False
    people = {giver, taker}
    if breaks(roster, changed, people, touched) - breaks(roster, roster.seats, people, touched):
        return False
    return all(
        after <= before
        for before, after in zip(
            soft_costs(roster, roster.seats, people), soft_costs(roster, changed, people), strict=True
        )
    )


def _is_special(roster: Roster, item: Item) -> bool:
    """Days that somebody is preferred for: the director's first days, and the turn of the lunar year."""
    return item.day in TURN_OF_YEAR or (item.is_leader_day and roster.types.is_first_of_holiday(item.day))


def soft_costs(roster: Roster, seats: dict[str, Seats], people: set[str]) -> tuple[int, int]:
    """Nights above two in an ISO week, and seats on leave that is not decided."""
    held = roster.held(seats)
    above = pending = 0
    for code in people:
        nights = [item for item, _ in held[code] if item.nights and not item.is_leader_day]
        weeks = Counter(item.day.isocalendar()[:2] for item in nights)
        above += sum(max(0, count - MOST_NIGHTS) for count in weeks.values())
        pending += sum(is_away(roster, roster.staff[code], item, "PENDING") for item, _ in held[code])
    return above, pending


@dataclass(frozen=True, slots=True)
class DutyFigures:
    """How good a roster is. Spreads are the largest yearly total less the smallest among the unrestricted: weighted
    in half points, and turns of the kind with those carried.
    """

    shifts: int
    holes: int
    nights_above_two: int
    on_pending_leave: int
    first_days_without_director: int
    officers: int
    leaders: int
    nights: int
    weekends: int
    holidays: int


def figures_of(roster: Roster) -> DutyFigures:
    held = roster.held()
    above, pending = soft_costs(roster, roster.seats, set(held) & set(roster.staff))
    pools = {leaders: unrestricted(roster, leaders=leaders) for leaders in (False, True)}
    spreads = {
        leaders: spread_of(
            {
                code: base + sum(item.weight for item, _ in held[code])
                for code, base in readings(roster, pool)[1].items()
            }
        )
        for leaders, pool in pools.items()
    }
    wanted = sum(count for item in roster.wanted for _, count in item.need)
    return DutyFigures(
        shifts=sum(not item.is_leader_day for item in roster.wanted),
        holes=wanted - sum(role != "STANDBY" for seats in roster.seats.values() for _, role in seats),
        nights_above_two=above,
        on_pending_leave=pending,
        first_days_without_director=sum(
            item.is_leader_day
            and roster.types.is_first_of_holiday(item.day)
            and not any(roster.staff[code].row["title"].startswith("局长") for code, _ in roster.seats[item.id])
            for item in roster.wanted
        ),
        officers=spreads[False],
        leaders=spreads[True],
        nights=_turn_spread(roster, pools[False], "night_shifts", lambda item: bool(item.nights)),
        weekends=_turn_spread(
            roster, pools[False], "weekend_shifts", lambda item: roster.types.of(item.day) == "WEEKEND"
        ),
        holidays=_turn_spread(
            roster, pools[False], "holiday_shifts", lambda item: roster.types.of(item.day) in HOLIDAYS
        ),
    )


def _turn_spread(roster: Roster, pool: list[str], metric: str, is_of_kind: Callable[[Item], bool]) -> int:
    held = roster.held()
    return spread_of(
        {code: _turns(roster, code)[metric] + sum(is_of_kind(item) for item, _ in held[code]) for code in pool}
    )
