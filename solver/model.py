"""The CP-SAT model of one part: which option each slot takes, and who sits where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from solver.outcome import Placed
from solver.pinning import pinned_people
from solver.plan import overlap
from solver.problem import Cost, Level, Option, Person, Problem, Role, Slot

PINS = 0
"""The aim before all levels: keep the pins."""


@dataclass(slots=True, kw_only=True)
class Seat:
    """One person in one role of one slot at one option: ``taken`` is 1 if they sit there."""

    slot: str
    option: Option
    role: str
    person: str
    taken: cp_model.IntVar


@dataclass(slots=True)
class Aim:
    """A linear cost: constant + sum of weight times variable. ``least`` and ``greatest`` bound it without a search."""

    variables: list[cp_model.IntVar] = field(default_factory=list)
    weights: list[int] = field(default_factory=list)
    constant: int = 0
    least: int = 0
    greatest: int = 0

    def add(self, variable: cp_model.IntVar, weight: int, *, smallest: int = 0, largest: int = 1) -> None:
        """Charge ``weight`` per unit of a variable whose value lies from ``smallest`` to ``largest``."""
        self.variables.append(variable)
        self.weights.append(weight)
        self.least += min(weight * smallest, weight * largest)
        self.greatest += max(weight * smallest, weight * largest)

    def add_constant(self, amount: int) -> None:
        """Charge an amount that nothing can change."""
        self.constant += amount
        self.least += amount
        self.greatest += amount

    def value(self, solution: Sequence[int]) -> int:
        """The cost of a complete assignment of the model's variables."""
        cost = self.constant
        for variable, weight in zip(self.variables, self.weights, strict=True):
            cost += weight * solution[variable.index]
        return cost


def cliques(seats: Sequence[Seat], rest: int = 0) -> list[list[Seat]]:
    """The largest groups of seats that all share a minute, each prolonged by the minutes of ``rest``; every seat is in
    one, every overlapping pair too.
    """
    found: list[list[Seat]] = []
    for start in sorted({seat.option.start for seat in seats}):
        group = [seat for seat in seats if seat.option.start <= start < seat.option.end + rest]
        if found and all(seat in group for seat in found[-1]):
            found.pop()
        found.append(group)
    return found


class RosterModel:
    """Variables of a canonical part with its pins written in; the rules add constraints and costs to it."""

    def __init__(self, problem: Problem) -> None:
        """One variable per slot and option, one per possible seat: nobody who is busy, barred or not allowed."""
        self.cp = cp_model.CpModel()
        self.problem = problem
        self.pinned = pinned_people(problem)
        self.frozen = frozenset(problem.frozen)
        self.slots: dict[str, Slot] = {slot.id: slot for slot in problem.slots}
        self.held: dict[tuple[str, str], cp_model.IntVar] = {}
        self.missing: dict[tuple[str, str], cp_model.IntVar] = {}
        self.of_role: dict[tuple[str, str], list[Seat]] = defaultdict(list)
        self.of_person: dict[str, list[Seat]] = defaultdict(list)
        self.of_slot: dict[tuple[str, str], list[Seat]] = defaultdict(list)
        self.left: list[cp_model.IntVar] = []
        self.left_for_certain = 0
        self.aims: dict[int, Aim] = {PINS: Aim(), **{level: Aim() for level in Level}}
        people = {person.id: person for person in problem.people}
        for slot in problem.slots:
            for option in slot.options:
                self.held[slot.id, option.key] = self.cp.new_bool_var("")
            for role in slot.roles:
                self._add_seats(slot, role, people)

    def _add_seats(self, slot: Slot, role: Role, people: dict[str, Person]) -> None:
        barred = frozenset(barred.person for barred in role.barred)
        for candidate in role.candidates:
            if candidate.person in barred or not role.need:
                continue
            busy = () if slot.id in self.frozen else people[candidate.person].busy
            for option in slot.options:
                allowed = not candidate.options or option.key in candidate.options
                if allowed and not any(overlap(option, time.start, time.end) for time in busy):
                    self._add_seat(slot, option, role, candidate.person)

    def _add_seat(self, slot: Slot, option: Option, role: Role, person: str) -> None:
        taken = self.cp.new_constant(1) if slot.id in self.frozen else self.cp.new_bool_var("")
        seat = Seat(slot=slot.id, option=option, role=role.name, person=person, taken=taken)
        self.of_role[slot.id, role.name].append(seat)
        self.of_person[person].append(seat)
        self.of_slot[slot.id, person].append(seat)

    def at_most(self, seats: Sequence[Seat], most: int) -> None:
        """At most ``most`` of the seats are taken; where the frozen past takes more already, no other is."""
        allowed = max(most, sum(seat.slot in self.frozen for seat in seats))
        if len(seats) > allowed == 1:
            self.cp.add_at_most_one(seat.taken for seat in seats)
        elif len(seats) > allowed:
            self.cp.add(sum(seat.taken for seat in seats) <= allowed)

    def serves(self, seats: Sequence[Seat]) -> cp_model.LinearExprT:
        """At least 1 where the person of the seats takes one of them; ``seats`` is not empty."""
        if any(seat.slot in self.frozen for seat in seats):
            return 1
        groups = cliques(seats)
        if len(groups) == 1 or len({seat.slot for seat in seats}) == 1:
            return sum(seat.taken for seat in seats)
        serves = self.cp.new_bool_var("")
        for group in groups:
            self.cp.add(sum(seat.taken for seat in group) <= serves)
        return serves

    def at_most_serve(self, people: Sequence[Sequence[Seat]], most: int) -> None:
        """At most ``most`` people serve, each in one or more of their seats; the frozen past as in ``at_most``."""
        able = [seats for seats in people if seats]
        kept = sum(any(seat.slot in self.frozen for seat in seats) for seats in able)
        if len(able) > max(most, kept):
            self.cp.add(sum(self.serves(seats) for seats in able) <= max(most, kept))

    def charge(self, cost: Cost, variable: cp_model.IntVar) -> None:
        """Charge a cost if the 0-1 variable is 1."""
        self.aims[cost.level].add(variable, cost.weight)

    def placed(self, solution: Sequence[int]) -> tuple[Placed, ...]:
        """The plan that a complete assignment of the variables stands for."""
        return tuple(self._placed(slot, solution) for slot in self.problem.slots)

    def _placed(self, slot: Slot, solution: Sequence[int]) -> Placed:
        chosen = next(option.key for option in slot.options if solution[self.held[slot.id, option.key].index])
        people = tuple(
            (role.name, seat.person)
            for role in slot.roles
            for seat in self.of_role[slot.id, role.name]
            if solution[seat.taken.index]
        )
        return Placed(slot=slot.id, option=chosen, people=people)
