"""A plan laid beside its problem, so that one can ask who could sit where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from solver.outcome import ELSEWHERE, NOT_ALLOWED, PIN, Placed
from solver.pinning import pinned_people
from solver.problem import Apart, Beside, MostAway, Option, Person, Problem, Role, Slot


def overlap(one: Option, start: int, end: int) -> bool:
    """Whether the option and the time from ``start`` to ``end`` (exclusive) share a minute."""
    return one.start < end and start < one.end


def pause(one: Option, other: Option) -> int:
    """The minutes from the end of the earlier to the start of the later; negative where they overlap."""
    return max(one.start - other.end, other.start - one.end)


class Plan:
    """``placed`` for ``problem`` (with its pins written in); answers what keeps a person from a seat."""

    def __init__(self, problem: Problem, placed: Iterable[Placed]) -> None:
        """Every placed slot, option and role must exist; slots that are not placed serve nobody."""
        self.problem = problem
        self.slots: dict[str, Slot] = {slot.id: slot for slot in problem.slots}
        self.people: dict[str, Person] = {person.id: person for person in problem.people}
        self.pinned = pinned_people(problem)
        self.option: dict[str, Option] = {}
        self.seated: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._serving: dict[str, dict[str, str]] = defaultdict(dict)
        self._away: dict[str, list[MostAway]] = defaultdict(list)
        for away in problem.most_away:
            for person in away.people:
                self._away[person].append(away)
        self._rests = [(rest, frozenset(rest.slots)) for rest in problem.rests]
        self._apart: dict[str, list[tuple[Apart, tuple[str, ...]]]] = defaultdict(list)
        for apart in problem.aparts:
            for group in apart.groups:
                for slot in group:
                    self._apart[slot].append((apart, group))
        self._beside: dict[str, list[Beside]] = defaultdict(list)
        for beside in problem.besides:
            for slot in beside.slots:
                self._beside[slot].append(beside)
        for place in placed:
            options = {option.key: option for option in self.slots[place.slot].options}
            self.option[place.slot] = options[place.option]
            for role, person in place.people:
                self.seat(place.slot, role, person)

    def seat(self, slot: str, role: str, person: str) -> None:
        """Put a person into a role."""
        self.seated[slot, role].append(person)
        self._serving[person][slot] = role

    def remove(self, slot: str, role: str, person: str) -> None:
        """Take a person out of a role."""
        self.seated[slot, role].remove(person)
        del self._serving[person][slot]

    def missing(self, slot: str, role: Role) -> int:
        """How many people the role is short of."""
        return max(0, role.need - len(self.seated[slot, role.name]))

    def pinned_to(self, slot: str, role: Role) -> frozenset[str]:
        """The people pinned to the role."""
        return self.pinned.get((slot, role.name), frozenset())

    def open_to(self, slot: str, role: Role, person: str) -> bool:
        """Whether a seat is left for the person beside those kept for pinned people who are not there."""
        absent = self.pinned_to(slot, role) - frozenset(self.seated[slot, role.name]) - {person}
        return self.missing(slot, role) > len(absent)

    def placed(self) -> tuple[Placed, ...]:
        """The plan in the order of the problem's slots, roles and candidates."""
        return tuple(self._placed(slot) for slot in self.problem.slots if slot.id in self.option)

    def _placed(self, slot: Slot) -> Placed:
        people = tuple(
            (role.name, candidate.person)
            for role in slot.roles
            for candidate in role.candidates
            if candidate.person in self.seated[slot.id, role.name]
        )
        return Placed(slot=slot.id, option=self.option[slot.id].key, people=people)

    def obstacle(self, slot: Slot, role: Role, person: str, option: Option) -> str | None:
        """The first thing that keeps a person who is not in the slot from its role at ``option``, None if nothing."""
        return next(self._obstacles(slot, role, person, option), None)

    def _obstacles(self, slot: Slot, role: Role, person: str, option: Option) -> Iterator[str]:
        yield from (barred.cause for barred in role.barred if barred.person == person)
        for candidate in role.candidates:
            if candidate.person == person and candidate.options and option.key not in candidate.options:
                yield NOT_ALLOWED
        yield from (busy.cause for busy in self.people[person].busy if overlap(option, busy.start, busy.end))
        serving = self._serving.get(person, {})
        for other in sorted(serving):
            taken = self.option[other]
            if other == slot.id or overlap(option, taken.start, taken.end):
                yield ELSEWHERE + other
        for most in self.problem.most_per_person:
            if most.cost is None and most.person == person and slot.id in most.slots:
                yield from [most.name] * (sum(other in serving for other in most.slots) >= most.most)
        yield from self._duty_obstacles(slot, person, option)
        yield from (away.name for away in self._away[person] if self._too_many_away(away, person, option))
        if not self.open_to(slot.id, role, person):
            yield PIN

    def _duty_obstacles(self, slot: Slot, person: str, option: Option) -> Iterator[str]:
        serving = self._serving.get(person, {})
        for rest, slots in self._rests:
            if slot.id in slots and any(
                pause(option, self.option[other]) < rest.minutes for other in serving if other in slots
            ):
                yield rest.name
        for apart, group in self._apart[slot.id]:
            others = (other for other in apart.people if other != person)
            if person in apart.people and any(other in self._serving.get(one, ()) for one in others for other in group):
                yield apart.name
        for beside in self._beside[slot.id]:
            present = {person, *(one for role in slot.roles for one in self.seated[slot.id, role.name])}
            if not present.isdisjoint(beside.juniors) and present.isdisjoint(beside.seniors):
                yield beside.name

    def _too_many_away(self, away: MostAway, person: str, option: Option) -> bool:
        return any(
            not self._is_away(person, start, end)
            and sum(self._is_away(other, start, end) for other in away.people) >= most
            for start, end, most in away.windows
            if overlap(option, start, end)
        )

    def _is_away(self, person: str, start: int, end: int) -> bool:
        return any(overlap(self.option[slot], start, end) for slot in self._serving.get(person, ()))
