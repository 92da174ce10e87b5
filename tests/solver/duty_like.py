"""A made-up month of 24-hour duty in a petition bureau, in the solver's own terms (pattern A of the office)."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from solver.problem import (
    Apart,
    Beside,
    Busy,
    Candidate,
    Cost,
    FairShare,
    Level,
    MostPerPerson,
    Option,
    Person,
    Problem,
    Rest,
    Role,
    Slot,
    SmallestSpread,
)

DAY = 24 * 60
REST = DAY
UNFILLED = Cost(level=Level.UNFILLED, rule="D-COVER", weight=1)
NIGHTS = Cost(level=Level.OFFICE_RULES, rule="D-NIGHTS", weight=1)
SPREAD = Cost(level=Level.FAIRNESS, rule="D-SPREAD", weight=100_000)
OFFICERS = ("MAIN", "ASSIST")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """One shift of the month: ``weight`` in half points."""

    id: str
    day: int
    start: int
    end: int
    weight: int
    is_night: bool


def duty_month(
    seed: int = 1, *, days: int = 31, holidays: int = 0, officers: int = 14, leaders: int = 6, leave: int = 3
) -> Problem:
    """Working-day nights, rest-day days and nights for two officers each, and a leader for every day.

    Some officers assist only, some have no nights, a limit or a newcomer's place beside a senior, two are a couple.
    """
    random = Random(seed)
    shifts = _shifts(random.randrange(7), days, holidays)
    staff = [f"S{index:02}" for index in range(officers)]
    chiefs = [f"L{index}" for index in range(leaders)]
    mains, banned = staff[: officers - 4], frozenset(random.sample(staff, 2))
    juniors, seniors = tuple(staff[-2:]), tuple(staff[: officers // 2])
    busy = {person: _leave(random, person, days, leave if random.random() < 0.5 else 0) for person in (*staff, *chiefs)}
    couple = tuple(random.sample(mains, 2))
    limited = random.choice([person for person in mains if person not in banned])
    nights = tuple(shift for shift in shifts if shift.is_night)
    ids, night_ids = tuple(shift.id for shift in shifts), tuple(shift.id for shift in nights)
    leader_slots = tuple(_leader(day, shifts, chiefs, random) for day in range(days))
    day_ids = tuple(slot.id for slot in leader_slots)
    equal = tuple(person for person in staff if person not in banned and person != limited)
    carried = {person: 40 + random.randint(0, 8) for person in (*staff, *chiefs)}
    weights = tuple((shift.id, shift.weight) for shift in shifts)
    leader_weights = tuple(
        (slot.id, max(s.weight for s in shifts if s.day == d)) for d, slot in enumerate(leader_slots)
    )
    return Problem(
        people=tuple(Person(id=person, busy=busy[person]) for person in (*staff, *chiefs)),
        slots=(*(_shift_slot(shift, mains, staff, banned, random) for shift in shifts), *leader_slots),
        rests=(Rest(name="D-REST", slots=ids, minutes=REST), Rest(name="D-REST", slots=day_ids, minutes=REST)),
        aparts=(Apart(name="D-SPOUSE", people=couple, groups=tuple((night.id,) for night in nights)),),
        besides=(Beside(name="D-NEW", juniors=juniors, seniors=seniors, slots=ids),),
        most_per_person=(
            MostPerPerson(name="D-MAX-NIGHTS", person=limited, slots=night_ids, most=2),
            *_weekly(staff, nights),
        ),
        shares=(
            FairShare(name="D-FAIR", roles=OFFICERS, slots=ids, weights=weights, carried=_loads(staff, carried)),
            FairShare(
                name="D-LEAD", roles=("LEADER",), slots=day_ids, weights=leader_weights, carried=_loads(chiefs, carried)
            ),
        ),
        spreads=(
            SmallestSpread(
                name="D-SPREAD",
                roles=OFFICERS,
                weights=weights,
                carried=_loads(equal, carried),
                people=equal,
                cost=SPREAD,
            ),
            SmallestSpread(
                name="D-SPREAD-LEADER",
                roles=("LEADER",),
                weights=leader_weights,
                carried=_loads(chiefs, carried),
                people=tuple(chiefs),
                cost=SPREAD,
            ),
        ),
    )


def _loads(people: list[str] | tuple[str, ...], carried: dict[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple((person, carried[person]) for person in people)


def _shifts(first_weekday: int, days: int, holidays: int) -> tuple[Shift, ...]:
    found = []
    for day in range(days):
        is_rest = (first_weekday + day) % 7 >= 5 or day < holidays
        weight = 6 if day < min(holidays, 3) else 4 if day < holidays else 3 if is_rest else 2
        base = day * DAY
        if is_rest:
            found.append(
                Shift(id=f"{day:02}D", day=day, start=base + 510, end=base + 1050, weight=weight, is_night=False)
            )
        found.append(
            Shift(id=f"{day:02}N", day=day, start=base + 1050, end=base + DAY + 510, weight=weight, is_night=True)
        )
    return tuple(found)


def _leave(random: Random, person: str, days: int, length: int) -> tuple[Busy, ...]:
    if not length:
        return ()
    start = random.randrange(days - length) * DAY
    return (Busy(start=start, end=start + length * DAY, cause=f"absence:{person}"),)


def _wishes(random: Random) -> tuple[Cost, ...]:
    return (Cost(level=Level.WISHES, rule="WISH", weight=1),) if random.random() < 0.03 else ()


def _shift_slot(shift: Shift, mains: list[str], staff: list[str], banned: frozenset[str], random: Random) -> Slot:
    roles = []
    for name, pool in (("MAIN", mains), ("ASSIST", staff)):
        able = [person for person in pool if not (shift.is_night and person in banned)]
        candidates = tuple(Candidate(person=person, costs=_wishes(random)) for person in able)
        roles.append(Role(name=name, need=1, candidates=candidates, unfilled=UNFILLED))
    return Slot(id=shift.id, options=(Option(key="fixed", start=shift.start, end=shift.end),), roles=tuple(roles))


def _leader(day: int, shifts: tuple[Shift, ...], chiefs: list[str], random: Random) -> Slot:
    mine = [shift for shift in shifts if shift.day == day]
    option = Option(key="fixed", start=min(shift.start for shift in mine), end=max(shift.end for shift in mine))
    candidates = tuple(Candidate(person=person, costs=_wishes(random)) for person in chiefs)
    return Slot(
        id=f"{day:02}L",
        options=(option,),
        roles=(Role(name="LEADER", need=1, candidates=candidates, unfilled=UNFILLED),),
    )


def _weekly(staff: list[str], nights: tuple[Shift, ...]) -> tuple[MostPerPerson, ...]:
    weeks: dict[int, list[str]] = {}
    for night in nights:
        weeks.setdefault(night.day // 7, []).append(night.id)
    return tuple(
        MostPerPerson(name="D-NIGHTS", person=person, slots=tuple(ids), most=2, cost=NIGHTS)
        for person in staff
        for _, ids in sorted(weeks.items())
    )
