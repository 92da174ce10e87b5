"""Everything hard, checked again in plain Python without the model that made the plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from solver.costs import cost_of
from solver.duty_verification import are_past, breach_above, duty_breaches, frozen_breaches
from solver.outcome import Breach, Placed
from solver.pinning import pinned_options, pinned_people, with_pins
from solver.plan import Plan, overlap
from solver.problem import Problem
from solver.seated import Seated, by_person, list_seated

__all__ = ["cost_of", "verify"]

UNKNOWN = "unknown"
"""The plan names a slot, option or role that is not in the problem, or a slot twice or never."""
COVER = "cover"
"""More people than the role needs, or one person twice."""
CANDIDATE = "candidate"
"""A person who is no candidate of the role, or barred from it."""
ALLOWED_OPTION = "option"
"""A person at an option that they may not take."""
BUSY = "busy"
"""A person who is busy then."""
ONE_PLACE = "one_place"
"""A person in two places, or two roles, at once."""
PINNED = "pin"
"""A pin that is broken though it could be kept, or a seat that was kept for a pinned person and given away."""


def verify(problem: Problem, placed: tuple[Placed, ...]) -> tuple[Breach, ...]:
    """Every hard rule that the plan breaks. Strange names in the plan are reported alone, the rest is not looked at.

    What the frozen past breaks by itself is not reported; what the rest adds to it is.
    """
    free = with_pins(replace(problem, frozen=()))
    strange = tuple(_unknown(free, placed))
    if strange:
        return strange
    changed = tuple(frozen_breaches(problem, placed))
    if changed:
        return changed
    problem = with_pins(problem)
    seats = list_seated(problem, placed)
    return (
        *_cover(problem, placed),
        *_seats(problem, seats),
        *_one_place(seats),
        *_most_per_person(problem, seats),
        *_most_away(problem, seats),
        *duty_breaches(problem, placed, seats),
        *_pins(problem, placed),
    )


def _unknown(problem: Problem, placed: tuple[Placed, ...]) -> Iterator[Breach]:
    slots = {slot.id: slot for slot in problem.slots}
    people = frozenset(person.id for person in problem.people)
    counts = Counter(place.slot for place in placed)
    for id_ in (*slots, *(id_ for id_ in counts if id_ not in slots)):
        if id_ not in slots or counts[id_] != 1:
            yield Breach(rule=UNKNOWN, slots=(id_,), people=())
    for place in placed:
        if place.slot not in slots:
            continue
        slot = slots[place.slot]
        if place.option not in {option.key for option in slot.options}:
            yield Breach(rule=UNKNOWN, slots=(slot.id,), people=())
        roles = {role.name for role in slot.roles}
        for role, person in place.people:
            if role not in roles or person not in people:
                yield Breach(rule=UNKNOWN, slots=(slot.id,), people=(person,))


def _cover(problem: Problem, placed: tuple[Placed, ...]) -> Iterator[Breach]:
    slots = {slot.id: slot for slot in problem.slots}
    for place in placed:
        for role in slots[place.slot].roles:
            people = tuple(person for name, person in place.people if name == role.name)
            if len(people) > role.need or len(frozenset(people)) < len(people):
                yield Breach(rule=COVER, slots=(place.slot,), people=people)


def _seats(problem: Problem, seats: tuple[Seated, ...]) -> Iterator[Breach]:
    people = {person.id: person for person in problem.people}
    for seat in seats:
        allowed = {candidate.person: candidate.options for candidate in seat.role.candidates}
        barred = frozenset(barred.person for barred in seat.role.barred)
        if seat.person not in allowed or seat.person in barred:
            yield seat.breach(CANDIDATE)
        elif allowed[seat.person] and seat.option.key not in allowed[seat.person]:
            yield seat.breach(ALLOWED_OPTION)
        times = () if seat.is_frozen else people[seat.person].busy
        if any(overlap(seat.option, busy.start, busy.end) for busy in times):
            yield seat.breach(BUSY)


def _one_place(seats: tuple[Seated, ...]) -> Iterator[Breach]:
    for person, mine in by_person(seats).items():
        for earlier, later in combinations(mine, 2):
            if overlap(earlier.option, later.option.start, later.option.end) and not are_past((earlier, later)):
                yield Breach(rule=ONE_PLACE, slots=(earlier.slot.id, later.slot.id), people=(person,))


def _most_per_person(problem: Problem, seats: tuple[Seated, ...]) -> Iterator[Breach]:
    mine = by_person(seats)
    for most in problem.most_per_person:
        served = {seat.slot.id: seat.is_frozen for seat in mine.get(most.person, ()) if seat.slot.id in most.slots}
        if most.cost is None and len(served) > max(most.most, sum(served.values())):
            yield Breach(rule=most.name, slots=tuple(served), people=(most.person,))


def _most_away(problem: Problem, seats: tuple[Seated, ...]) -> Iterator[Breach]:
    mine = by_person(seats)
    for away in problem.most_away:
        named = [seat for person in away.people for seat in mine.get(person, ())]
        for start, end, most in away.windows:
            out = [seat for seat in named if overlap(seat.option, start, end)]
            yield from breach_above(away.name, out, most)


def _pins(problem: Problem, placed: tuple[Placed, ...]) -> Iterator[Breach]:
    options = pinned_options(problem)
    plan = Plan(problem, placed)
    for place in placed:
        if options.get(place.slot, place.option) != place.option:
            yield Breach(rule=PINNED, slots=(place.slot,), people=())
    for (id_, name), people in sorted(pinned_people(problem).items()):
        slot = plan.slots[id_]
        role = next(role for role in slot.roles if role.name == name)
        absent = sorted(people - frozenset(plan.seated[id_, name]))
        kept = tuple(person for person in absent if plan.obstacle(slot, role, person, plan.option[id_]) is None)
        if kept or plan.missing(id_, role) < len(absent):
            yield Breach(rule=PINNED, slots=(id_,), people=kept or tuple(absent))
