"""Everything hard, checked again in plain Python without the model that made the plan."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from solver.costs import cost_of
from solver.outcome import Breach, Placed
from solver.pinning import pinned_options, pinned_people, with_pins
from solver.plan import Plan
from solver.problem import Option, Problem, Role, Slot

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
    """Every hard rule that the plan breaks. Strange names in the plan are reported alone, the rest is not looked at."""
    problem = with_pins(problem)
    strange = tuple(_unknown(problem, placed))
    if strange:
        return strange
    slots = {slot.id: slot for slot in problem.slots}
    seats = tuple(
        _Seat(slots[place.slot], place.option, role, person) for place in placed for role, person in place.people
    )
    return (
        *_cover(problem, placed),
        *_seats(problem, seats),
        *_one_place(seats),
        *_most_per_person(problem, placed),
        *_most_away(problem, seats),
        *_pins(problem, placed),
    )


class _Seat:
    """One person in one role of one slot, looked up in the problem."""

    def __init__(self, slot: Slot, option: str, role: str, person: str) -> None:
        self.slot = slot
        self.option: Option = next(known for known in slot.options if known.key == option)
        self.role: Role = next(known for known in slot.roles if known.name == role)
        self.person = person

    def breach(self, rule: str) -> Breach:
        return Breach(rule=rule, slots=(self.slot.id,), people=(self.person,))


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


def _seats(problem: Problem, seats: tuple[_Seat, ...]) -> Iterator[Breach]:
    people = {person.id: person for person in problem.people}
    for seat in seats:
        allowed = {candidate.person: candidate.options for candidate in seat.role.candidates}
        barred = frozenset(barred.person for barred in seat.role.barred)
        if seat.person not in allowed or seat.person in barred:
            yield seat.breach(CANDIDATE)
        elif allowed[seat.person] and seat.option.key not in allowed[seat.person]:
            yield seat.breach(ALLOWED_OPTION)
        if any(b.start < seat.option.end and seat.option.start < b.end for b in people[seat.person].busy):
            yield seat.breach(BUSY)


def _one_place(seats: Iterable[_Seat]) -> Iterator[Breach]:
    mine: dict[str, list[_Seat]] = defaultdict(list)
    for seat in sorted(seats, key=lambda seat: (seat.option.start, seat.slot.id)):
        for earlier in mine[seat.person]:
            if earlier.option.end > seat.option.start:
                yield Breach(rule=ONE_PLACE, slots=(earlier.slot.id, seat.slot.id), people=(seat.person,))
        mine[seat.person].append(seat)


def _most_per_person(problem: Problem, placed: tuple[Placed, ...]) -> Iterator[Breach]:
    serving = {place.slot: frozenset(person for _, person in place.people) for place in placed}
    for most in problem.most_per_person:
        slots = tuple(slot for slot in most.slots if most.person in serving[slot])
        if len(slots) > most.most:
            yield Breach(rule=most.name, slots=slots, people=(most.person,))


def _most_away(problem: Problem, seats: tuple[_Seat, ...]) -> Iterator[Breach]:
    mine: dict[str, list[_Seat]] = defaultdict(list)
    for seat in seats:
        mine[seat.person].append(seat)
    for away in problem.most_away:
        named = [seat for person in away.people for seat in mine[person]]
        for start, end, most in away.windows:
            out = [seat for seat in named if seat.option.start < end and start < seat.option.end]
            people = dict.fromkeys(seat.person for seat in out)
            if len(people) > most:
                slots = dict.fromkeys(seat.slot.id for seat in out)
                yield Breach(rule=away.name, slots=tuple(slots), people=tuple(people))


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
