"""A made-up county month in the solver's own terms, of the size that an office has."""

from __future__ import annotations

from random import Random

from solver.problem import (
    Busy,
    Candidate,
    Cost,
    FairShare,
    Level,
    MostAway,
    MostPerPerson,
    Option,
    Person,
    Problem,
    Role,
    SamePattern,
    Slot,
    Spacing,
)

DAY = 24 * 60
HALF_DAYS = tuple(f"{day}_{half}" for day in ("MON", "TUE", "WED", "THU", "FRI") for half in ("AM", "PM"))
UNFILLED = Cost(level=Level.UNFILLED, rule="unfilled", weight=1)


def county_month(
    seed: int = 1, *, towns: int = 9, villages: int = 15, weeks: int = 5, leaders: int = 12, leave: float = 0.02
) -> Problem:
    """Towns with weekly village half-days, the county's Mondays and a lawyer for every working day."""
    random = Random(seed)
    parts = [
        _town(random, f"T{town:02}", villages=villages, weeks=weeks, leaders=leaders, leave=leave)
        for town in range(towns)
    ]
    parts += [_mondays(random, weeks), _lawyers(random)]
    return Problem(
        people=tuple(person for part in parts for person in part.people),
        slots=tuple(slot for part in parts for slot in part.slots),
        shares=tuple(share for part in parts for share in part.shares),
        most_per_person=tuple(most for part in parts for most in part.most_per_person),
        spacings=tuple(spacing for part in parts for spacing in part.spacings),
        most_away=tuple(away for part in parts for away in part.most_away),
        same_pattern=tuple(pattern for part in parts for pattern in part.same_pattern),
    )


def half_day(week: int, index: int) -> tuple[int, int]:
    """Start and end of a week's half-day, counted from Monday morning."""
    day = (week * 7 + index // 2) * DAY
    return (day + 510, day + 720) if index % 2 == 0 else (day + 870, day + 1050)


def _leave(random: Random, id_: str, weeks: int, share: float) -> Person:
    busy = []
    for week in range(weeks):
        for index in range(len(HALF_DAYS)):
            if random.random() < share:
                start, end = half_day(week, index)
                busy.append(Busy(start=start, end=end, cause=f"absence:{id_}-{week}-{index}"))
    if random.random() < share * 2:
        week = random.randrange(weeks)
        busy.append(Busy(start=week * 7 * DAY, end=(week * 7 + 5) * DAY, cause=f"absence:{id_}-week"))
    return Person(id=id_, busy=tuple(busy))


def _town(random: Random, town: str, *, villages: int, weeks: int, leaders: int, leave: float) -> Problem:
    hosts = [_leave(random, f"{town}L{index:02}", weeks, leave) for index in range(leaders)]
    cadres = [_leave(random, f"{town}C{index:02}", weeks, leave) for index in range(villages)]
    slots: list[Slot] = []
    patterns: list[SamePattern] = []
    for village in range(villages):
        host = hosts[village % leaders].id
        linked = [cadres[village].id] if village % 3 else [cadres[village].id, cadres[(village + 1) % villages].id]
        preferred = random.randrange(len(HALF_DAYS))
        mine = [
            _village_week(
                random,
                f"{town}V{village:02}W{week}",
                week=week,
                preferred=preferred,
                host=host,
                hosts=hosts,
                linked=linked,
            )
            for week in range(weeks)
        ]
        slots += mine
        deviation = Cost(level=Level.WISHES, rule="same_half_day", weight=3)
        patterns.append(
            SamePattern(name=f"pattern:{town}V{village:02}", slots=tuple(slot.id for slot in mine), cost=deviation)
        )
    windows = tuple(
        (*half_day(week, index), leaders * 2 // 3) for week in range(weeks) for index in range(len(HALF_DAYS))
    )
    away = MostAway(name=f"at_home:{town}", people=tuple(host.id for host in hosts), windows=windows)
    return Problem(people=(*hosts, *cadres), slots=tuple(slots), most_away=(away,), same_pattern=tuple(patterns))


def _village_week(
    random: Random, id_: str, *, week: int, preferred: int, host: str, hosts: list[Person], linked: list[str]
) -> Slot:
    options = []
    for index, label in enumerate(HALF_DAYS):
        distance = abs(index - preferred)
        start, end = half_day(week, index)
        costs = (Cost(level=Level.WISHES, rule="preferred_half_day", weight=distance),) if distance else ()
        options.append(Option(key=label, start=start, end=end, label=label, costs=costs))
    substitute = Cost(level=Level.OFFICE_RULES, rule="substitute", weight=1)
    others = random.sample([other.id for other in hosts if other.id != host], min(10, len(hosts) - 1))
    candidates = (
        Candidate(person=host),
        *(Candidate(person=other, costs=(substitute,), reserve=True) for other in others),
    )
    return Slot(
        id=id_,
        options=tuple(options),
        roles=(
            Role(name="HOST", need=1, candidates=candidates, unfilled=UNFILLED),
            Role(
                name="CADRE",
                need=len(linked),
                candidates=tuple(Candidate(person=person) for person in linked),
                unfilled=UNFILLED,
            ),
        ),
    )


def _mondays(random: Random, weeks: int) -> Problem:
    pool = [_leave(random, f"L{index:02}", weeks, 0.1) for index in range(13)]
    candidates = tuple(Candidate(person=person.id) for person in pool)
    slots = tuple(
        Slot(
            id=f"MON{week}",
            options=(Option(key="MON", start=week * 7 * DAY + 540, end=week * 7 * DAY + 690),),
            roles=(Role(name="HOST", need=1, candidates=candidates, unfilled=UNFILLED),),
        )
        for week in range(weeks)
    )
    ids = tuple(slot.id for slot in slots)
    carried = tuple((person.id, random.randint(2, 5)) for person in pool)
    past = tuple((person.id, -random.randint(1, 40) * DAY) for person in pool)
    gap = Cost(level=Level.OFFICE_RULES, rule="gap", weight=1)
    return Problem(
        people=tuple(pool),
        slots=slots,
        shares=(FairShare(name="mondays", roles=("HOST",), slots=ids, carried=carried),),
        spacings=(Spacing(name="gap", slots=ids, gap=28 * DAY, past=past, cost=gap),),
    )


def _lawyers(random: Random) -> Problem:
    lawyers = [Person(id=f"W{index:02}") for index in range(6)]
    weekdays = {lawyer.id: frozenset(random.sample(range(5), 3)) for lawyer in lawyers}
    days = [day for day in range(1, 32) if day % 7 < 5]
    slots = tuple(
        Slot(
            id=f"LAW{day:02}",
            options=(Option(key="DAY", start=day * DAY + 540, end=day * DAY + 1020),),
            roles=(
                Role(
                    name="LAWYER",
                    need=1,
                    candidates=tuple(Candidate(person=p.id) for p in lawyers if day % 7 in weekdays[p.id]),
                    unfilled=UNFILLED,
                ),
            ),
        )
        for day in days
    )
    ids = tuple(slot.id for slot in slots)
    carried = tuple((lawyer.id, random.randint(20, 40)) for lawyer in lawyers)
    return Problem(
        people=tuple(lawyers),
        slots=slots,
        shares=(FairShare(name="lawyers", roles=("LAWYER",), slots=ids, carried=carried),),
        most_per_person=tuple(
            MostPerPerson(name=f"days:{lawyer.id}", person=lawyer.id, slots=ids, most=6) for lawyer in lawyers
        ),
    )
