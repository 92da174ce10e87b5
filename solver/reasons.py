"""Why somebody sits where they sit, and who else could: plain Python, all else as in the outcome."""

from __future__ import annotations

from solver.canonical import canonical
from solver.costs import charges_of, loads_of
from solver.outcome import Alternative, Outcome, ShareStanding, Why
from solver.parts import part_around
from solver.pinning import with_pins
from solver.plan import Plan
from solver.problem import Level, Option, Problem, Role, Slot

Charges = dict[tuple[Level, str], int]
Change = tuple[Level, str, int]


def candidates(problem: Problem, outcome: Outcome, slot: str, role: str) -> tuple[Alternative, ...]:
    """Everybody for one role of a slot at its chosen option, best first, those with an obstacle last.

    Whoever sits there already has no changes. Another takes an empty seat, or the seat of the one whom it costs least
    to replace; ``changes`` is what that adds to the plan's cost by level and rule. Raises KeyError for a slot or role
    that does not exist.
    """
    seat = _SeatInPlan(problem, outcome, slot, role)
    return seat.ranked()


def why(problem: Problem, outcome: Outcome, slot: str, person: str) -> Why:
    """What speaks for the person who sits in a slot. Raises KeyError when they do not sit there."""
    here = (place.people for place in outcome.placed if place.slot == slot)
    role = next((role for people in here for role, who in people if who == person), None)
    if role is None:
        raise KeyError((slot, person))
    seat = _SeatInPlan(problem, outcome, slot, role)
    others = [other for other in seat.instead_of(person) if other.obstacle is None]
    best = others[0] if others else None
    return Why(
        slot=slot,
        role=role,
        person=person,
        costs=seat.costs_of(person),
        possible=len(others),
        best=best,
        worse=next((change for change in best.changes if change[2] > 0), None) if best else None,
        shares=seat.standings(person),
    )


class _SeatInPlan:
    """One role of one slot in the part of the plan that it can touch."""

    def __init__(self, problem: Problem, outcome: Outcome, slot: str, role: str) -> None:
        if slot not in {known.id for known in problem.slots}:
            raise KeyError(slot)
        part = part_around(canonical(with_pins(problem)), slot)
        mine = frozenset(known.id for known in part.slots)
        self.plan = Plan(part, (place for place in outcome.placed if place.slot in mine))
        self.slot: Slot = self.plan.slots[slot]
        roles: dict[str, Role] = {known.name: known for known in self.slot.roles}
        self.role = roles[role]
        self.option: Option = self.plan.option[slot]
        self.now = charges_of(self.plan)
        self.seated = tuple(self.plan.seated[slot, role])

    def ranked(self) -> tuple[Alternative, ...]:
        """Everybody, each in the cheapest way."""
        if self.plan.missing(self.slot.id, self.role):
            found = [self._into_gap(person) for person in self._others()]
        else:
            ways = [self._instead(person, holder) for person in self._others() for holder in self.seated]
            cheapest: dict[str, Alternative] = {}
            for way in sorted(ways, key=_rank):
                cheapest.setdefault(way.person, way)
            found = list(cheapest.values())
        return tuple(sorted([*map(self._stays, self.seated), *found], key=_rank))

    def instead_of(self, holder: str) -> tuple[Alternative, ...]:
        """Everybody who does not sit here, in the place of ``holder``."""
        return tuple(sorted((self._instead(person, holder) for person in self._others()), key=_rank))

    def costs_of(self, person: str) -> tuple[Change, ...]:
        """What the plan costs more with the person than with their seat taken away, the empty seat itself aside."""
        self.plan.remove(self.slot.id, self.role.name, person)
        without = charges_of(self.plan)
        empty = self.role.unfilled
        without[empty.level, empty.rule] -= empty.weight
        self.plan.seat(self.slot.id, self.role.name, person)
        return _difference(without, self.now)

    def standings(self, person: str) -> tuple[ShareStanding, ...]:
        """The person in every share that counts this role of this slot."""
        found = []
        for share in self.plan.problem.shares:
            if self.role.name in share.roles and self.slot.id in share.slots:
                loads = loads_of(self.plan, share)
                weight = share.weight_of()[self.slot.id]
                totals = [loads[candidate.person] for candidate in self.role.candidates]
                after = loads[person]
                found.append(
                    ShareStanding(
                        name=share.name, before=after - weight, after=after, least=min(totals), most=max(totals)
                    )
                )
        return tuple(found)

    def _others(self) -> tuple[str, ...]:
        named = (*(c.person for c in self.role.candidates), *(barred.person for barred in self.role.barred))
        return tuple(person for person in dict.fromkeys(named) if person not in self.seated)

    def _stays(self, person: str) -> Alternative:
        return Alternative(person=person, option=self.option.key, obstacle=None, changes=())

    def _instead(self, person: str, holder: str) -> Alternative:
        self.plan.remove(self.slot.id, self.role.name, holder)
        found = self._into_gap(person)
        self.plan.seat(self.slot.id, self.role.name, holder)
        return found

    def _into_gap(self, person: str) -> Alternative:
        obstacle = self.plan.obstacle(self.slot, self.role, person, self.option)
        changes: tuple[Change, ...] = ()
        if obstacle is None:
            self.plan.seat(self.slot.id, self.role.name, person)
            changes = _difference(self.now, charges_of(self.plan))
            self.plan.remove(self.slot.id, self.role.name, person)
        return Alternative(person=person, option=self.option.key, obstacle=obstacle, changes=changes)


def _difference(before: Charges, after: Charges) -> tuple[Change, ...]:
    changes = ((*key, after.get(key, 0) - before.get(key, 0)) for key in before | after)
    return tuple(sorted(change for change in changes if change[2]))


def _rank(way: Alternative) -> tuple[bool, tuple[int, ...], str]:
    levels = tuple(sum(amount for at, _, amount in way.changes if at == level) for level in Level)
    return way.obstacle is not None, levels, way.person
