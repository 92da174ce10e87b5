"""The people of a plan, each with their slot, option and role looked up in the problem."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from solver.outcome import Breach, Placed
from solver.problem import Option, Problem, Role, Slot


@dataclass(frozen=True, slots=True, kw_only=True)
class Seated:
    """One person in one role of one slot; ``is_frozen`` where no rule judges it any more."""

    slot: Slot
    option: Option
    role: Role
    person: str
    is_frozen: bool

    def breach(self, rule: str) -> Breach:
        """The breach of a rule by this seat alone."""
        return Breach(rule=rule, slots=(self.slot.id,), people=(self.person,))


def list_seated(problem: Problem, placed: Iterable[Placed]) -> tuple[Seated, ...]:
    """Everybody in the plan, whose slots, options and roles must exist in the problem."""
    slots = {slot.id: slot for slot in problem.slots}
    frozen = frozenset(problem.frozen)
    found = []
    for place in placed:
        slot = slots[place.slot]
        option = next(known for known in slot.options if known.key == place.option)
        roles = {role.name: role for role in slot.roles}
        found += [
            Seated(slot=slot, option=option, role=roles[role], person=person, is_frozen=slot.id in frozen)
            for role, person in place.people
        ]
    return tuple(found)


def by_person(seats: Iterable[Seated]) -> dict[str, list[Seated]]:
    """Person → their seats, by start."""
    mine: dict[str, list[Seated]] = defaultdict(list)
    for seat in sorted(seats, key=lambda seat: (seat.option.start, seat.slot.id)):
        mine[seat.person].append(seat)
    return mine
