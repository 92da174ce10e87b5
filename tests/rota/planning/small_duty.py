"""Random small duty rosters in the solver's terms, and the fewest changes that an absence needs, by trying everything.

Run as a script it checks many cases: ``python -m tests.rota.planning.small_duty 50``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from rota.planning.replan_problem import SeatList, keep_published
from solver.outcome import Outcome
from solver.problem import (
    Apart,
    Barred,
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
)
from tests.solver.small import solve_here

DAY = 24 * 60
UNFILLED = Cost(level=Level.UNFILLED, rule="D-COVER", weight=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A published roster of consecutive nights, somebody away from then on, and the night that has begun."""

    problem: Problem
    """With the absence."""
    published: dict[str, SeatList]
    past: frozenset[str]
    limits: dict[str, int]
    couple: frozenset[str]


def random_case(seed: int) -> Case:
    """Six nights, five or six officers with limits, a couple, and one of the officers on duty away for three days."""
    random = Random(seed)
    people = [f"S{number}" for number in range(random.choice((5, 6)))]
    nights = [f"N{number}" for number in range(6)]
    couple = frozenset(random.sample(people, 2))
    limits = {person: random.choice((2, 2, 3)) for person in people}
    needs = {night: 2 if random.random() < 0.3 else 1 for night in nights}
    banned = {night: set(random.sample(people, random.choice((0, 0, 1)))) for night in nights}
    problem = _problem(people, needs, banned, limits, couple)
    published = {place.slot: place.people for place in solve_here(problem).placed}
    serving = sorted({person for night in nights[1:] for _, person in published[night]})
    away, first = random.choice(serving), random.randrange(1, 4)
    for night in nights[first : first + 3]:
        banned[night].add(away)
    return Case(
        problem=_problem(people, needs, banned, limits, couple),
        published=published,
        past=frozenset(nights[:1]),
        limits=limits,
        couple=couple,
    )


def _problem(
    people: list[str],
    needs: dict[str, int],
    banned: dict[str, set[str]],
    limits: dict[str, int],
    couple: frozenset[str],
) -> Problem:
    nights = tuple(needs)
    return Problem(
        people=tuple(Person(id=person) for person in people),
        slots=tuple(
            Slot(
                id=night,
                options=(Option(key="fixed", start=DAY * index, end=DAY * index + 900),),
                roles=tuple(_role(name, people, banned[night]) for name in ("MAIN", "ASSIST")[: needs[night]]),
            )
            for index, night in enumerate(nights)
        ),
        rests=(Rest(name="D-REST", slots=nights, minutes=DAY),),
        aparts=(Apart(name="D-SPOUSE", people=tuple(sorted(couple)), groups=tuple((night,) for night in nights)),),
        most_per_person=tuple(
            MostPerPerson(name="D-MAX-SHIFTS", person=person, slots=nights, most=most)
            for person, most in limits.items()
        ),
        shares=(
            FairShare(
                name="D-FAIR",
                roles=("MAIN", "ASSIST"),
                slots=nights,
                carried=tuple((person, index) for index, person in enumerate(people)),
            ),
        ),
    )


def _role(name: str, people: list[str], banned: set[str]) -> Role:
    return Role(
        name=name,
        need=1,
        candidates=tuple(Candidate(person=person) for person in people if person not in banned),
        unfilled=UNFILLED,
        barred=tuple(Barred(person=person, cause=f"away:{person}") for person in people if person in banned),
    )


def least_changes(case: Case) -> tuple[int, int]:
    """(seats empty, nights with other people than published) of the best roster, found by trying everything."""
    best = [(sum(len(slot.roles) for slot in case.problem.slots), len(case.problem.slots))]
    _try(case, [], (0, 0), best)
    return best[0]


def _try(case: Case, nights: list[frozenset[str]], cost: tuple[int, int], best: list[tuple[int, int]]) -> None:
    if len(nights) == len(case.problem.slots):
        best[0] = min(best[0], cost)
        return
    slot = case.problem.slots[len(nights)]
    for seats in _ways(case, slot):
        people = frozenset(person for _, person in seats)
        if slot.id not in case.past and not _may_follow(case, nights, people):
            continue
        differs = frozenset(seats) != frozenset(case.published[slot.id])
        empty = 0 if slot.id in case.past else len(slot.roles) - len(seats)
        reached = (cost[0] + empty, cost[1] + differs)
        if reached < best[0]:
            _try(case, [*nights, people], reached, best)


def _ways(case: Case, slot: Slot) -> Iterator[SeatList]:
    if slot.id in case.past:
        yield case.published[slot.id]
        return
    main, *rest = ([None, *(one.person for one in role.candidates)] for role in slot.roles)
    for first in main:
        for second in rest[0] if rest else [None]:
            if first is None or first != second:
                pairs = (("MAIN", first), ("ASSIST", second))
                yield tuple((role, person) for role, person in pairs if person is not None)


def _may_follow(case: Case, nights: list[frozenset[str]], people: frozenset[str]) -> bool:
    if (nights and nights[-1] & people) or case.couple <= people:
        return False
    return all(sum(person in night for night in nights) < case.limits[person] for person in people)


def replanned_changes(case: Case, outcome: Outcome) -> tuple[int, int]:
    """(seats empty, nights with other people than published) of an outcome."""
    needs = {slot.id: len(slot.roles) for slot in case.problem.slots}
    rows = [(place.slot, place.people) for place in outcome.placed]
    return (
        sum(needs[slot] - len(people) for slot, people in rows if slot not in case.past),
        sum(frozenset(people) != frozenset(case.published[slot]) for slot, people in rows),
    )


def replan_case(case: Case, most_changes: int | None = None) -> Outcome:
    """The case planned again as ``rota replan`` does."""
    return solve_here(keep_published(case.problem, case.published, case.past, most_changes))


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    for number in range(count):
        made = random_case(number)
        found, least = replanned_changes(made, replan_case(made)), least_changes(made)
        print(number, found, least)  # noqa: T201 - a script for people
        if found != least:
            sys.exit(f"case {number}: {found} instead of {least}")
