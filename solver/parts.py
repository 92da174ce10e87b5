"""Independent parts of a problem.

Two slots belong together when one person is a candidate of both, when they should follow one pattern, when people of
both share a limit on who may be away, are kept apart or compared by a spread, or when the number of changes to what is
published is limited. Shares, spacings, rest and limits per person count each person alone, so they are cut along with
the people, exactly: a sum over people is the sum of its parts' sums.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from solver.problem import Apart, Beside, FairShare, Level, MostPerPerson, Problem, Rest, SamePattern, Slot, Spacing


class Groups:
    """Disjoint sets of names that grow together."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def find(self, name: str) -> str:
        """The name that stands for the whole group."""
        parent = self._parent.setdefault(name, name)
        while parent != name:
            self._parent[name] = self._parent[parent]
            name, parent = parent, self._parent[parent]
        return name

    def join(self, names: Iterable[str]) -> None:
        """Put all the names into one group."""
        first: str | None = None
        for name in names:
            root = self.find(name)
            if first is None:
                first = root
            elif root != first:
                self._parent[root] = first


def decompose(problem: Problem) -> tuple[Problem, ...]:
    """The problem's independent parts, by their first slot; people without a slot are in none.

    ``problem`` must be written canonically and with its pins, so that the parts are too.
    """
    groups = _groups(problem)
    slots: dict[str, list[Slot]] = defaultdict(list)
    for slot in problem.slots:
        slots[groups.find("slot:" + slot.id)].append(slot)
    return tuple(_restrict(problem, tuple(members)) for members in slots.values())


def together(problem: Problem) -> tuple[frozenset[str], ...]:
    """The slots of each independent part, by the first slot."""
    groups = _groups(problem)
    slots: dict[str, set[str]] = defaultdict(set)
    for slot in problem.slots:
        slots[groups.find("slot:" + slot.id)].add(slot.id)
    return tuple(frozenset(members) for members in slots.values())


def with_slots(problem: Problem, slots: Container[str]) -> Problem:
    """The problem cut down to some slots, with what the rules say about them and everybody they name."""
    return _restrict(problem, tuple(slot for slot in problem.slots if slot.id in slots), with_barred=True)


def part_around(problem: Problem, slot: str) -> Problem:
    """The part that holds one slot."""
    groups = _groups(problem)
    root = groups.find("slot:" + slot)
    return _restrict(problem, tuple(s for s in problem.slots if groups.find("slot:" + s.id) == root))


def constant_costs(problem: Problem) -> dict[Level, int]:
    """What no part can change: the squared loads of people who are candidates of none of a share's slots, and the
    spreads of people who are candidates nowhere.
    """
    fixed: dict[Level, int] = defaultdict(int)
    for share in problem.shares:
        active = candidates_of(share.roles, frozenset(share.slots), problem.slots)
        fixed[Level.FAIRNESS] += sum(load * load for person, load in share.carried if person not in active)
    able = _able(problem.slots)
    for spread in problem.spreads:
        if spread.people and able.isdisjoint(spread.people):
            carried = dict(spread.carried)
            totals = [carried.get(person, 0) for person in spread.people]
            fixed[spread.cost.level] += spread.cost.weight * (max(totals) - min(totals))
    return {level: amount for level, amount in fixed.items() if amount}


def candidates_of(roles: tuple[str, ...], listed: Container[str], slots: tuple[Slot, ...]) -> frozenset[str]:
    """The people who may serve in one of the roles in one of the listed slots, as far as these are among ``slots``."""
    return frozenset(
        candidate.person
        for slot in slots
        if slot.id in listed
        for role in slot.roles
        if role.name in roles
        for candidate in role.candidates
    )


def _able(slots: tuple[Slot, ...]) -> frozenset[str]:
    return frozenset(c.person for slot in slots for role in slot.roles for c in role.candidates)


def people_of(slots: tuple[Slot, ...]) -> frozenset[str]:
    """All candidates and all barred people of the slots."""
    barred = (b.person for slot in slots for role in slot.roles for b in role.barred)
    return _able(slots) | frozenset(barred)


def _groups(problem: Problem) -> Groups:
    groups = Groups()
    for slot in problem.slots:
        people = {f"person:{c.person}" for role in slot.roles for c in role.candidates}
        groups.join(("slot:" + slot.id, *sorted(people)))
    for away in problem.most_away:
        if any(most < len(away.people) for _, _, most in away.windows):
            groups.join("person:" + person for person in away.people)
    for apart in problem.aparts:
        groups.join("person:" + person for person in apart.people)
    for spread in problem.spreads:
        groups.join("person:" + person for person in spread.people)
    for pattern in problem.same_pattern:
        groups.join("slot:" + slot for slot in pattern.slots)
    if problem.most_changes is not None:
        groups.join("slot:" + published.slot for published in problem.published)
    return groups


def _restrict(problem: Problem, slots: tuple[Slot, ...], *, with_barred: bool = False) -> Problem:
    """The problem of some slots. ``with_barred``: shares and spreads know those who are barred or pinned, too."""
    ids = frozenset(slot.id for slot in slots)
    pins = tuple(pin for pin in problem.pins if pin.slot in ids)
    published = tuple(one for one in problem.published if one.slot in ids)
    frozen = tuple(slot for slot in problem.frozen if slot in ids)
    people = people_of(slots) | frozenset(pin.person for pin in pins if pin.person is not None)
    people |= frozenset(person for one in published if one.slot in frozen for _, person in one.people)
    able = people if with_barred else _able(slots)
    spreads = tuple(spread for spread in problem.spreads if not able.isdisjoint(spread.people))
    compared = frozenset(person for spread in spreads for person in spread.people)
    return Problem(
        people=tuple(person for person in problem.people if person.id in people | compared),
        slots=slots,
        shares=tuple(_shares(problem, slots, ids, people if with_barred else None)),
        most_per_person=tuple(_limits(problem, ids, people)),
        spacings=tuple(_spacings(problem, ids, people)),
        most_away=tuple(
            replace(away, people=tuple(person for person in away.people if person in people))
            for away in problem.most_away
            if not people.isdisjoint(away.people)
        ),
        same_pattern=tuple(_patterns(problem, ids)),
        rests=tuple(_rests(problem, ids)),
        aparts=tuple(_aparts(problem, ids, people)),
        besides=tuple(_besides(problem, ids, people)),
        spreads=tuple(
            replace(spread, weights=tuple(pair for pair in spread.weights if pair[0] in ids)) for spread in spreads
        ),
        pins=pins,
        published=published,
        frozen=frozen,
        most_changes=problem.most_changes if published else None,
    )


def _shares(
    problem: Problem, slots: tuple[Slot, ...], ids: frozenset[str], people: frozenset[str] | None
) -> Iterator[FairShare]:
    for share in problem.shares:
        active = people or candidates_of(share.roles, frozenset(share.slots), slots)
        listed = tuple(slot for slot in share.slots if slot in ids)
        if active and listed:
            yield replace(
                share,
                slots=listed,
                weights=tuple((slot, weight) for slot, weight in share.weights if slot in ids),
                carried=tuple((person, load) for person, load in share.carried if person in active),
            )


def _limits(problem: Problem, ids: frozenset[str], people: frozenset[str]) -> Iterator[MostPerPerson]:
    for most in problem.most_per_person:
        slots = tuple(slot for slot in most.slots if slot in ids)
        if slots and most.person in people:
            yield replace(most, slots=slots)


def _spacings(problem: Problem, ids: frozenset[str], people: frozenset[str]) -> Iterator[Spacing]:
    for spacing in problem.spacings:
        slots = tuple(slot for slot in spacing.slots if slot in ids)
        if slots:
            past = tuple((person, start) for person, start in spacing.past if person in people)
            yield replace(spacing, slots=slots, past=past)


def _rests(problem: Problem, ids: frozenset[str]) -> Iterator[Rest]:
    for rest in problem.rests:
        slots = tuple(slot for slot in rest.slots if slot in ids)
        if len(slots) > 1:
            yield replace(rest, slots=slots)


def _aparts(problem: Problem, ids: frozenset[str], people: frozenset[str]) -> Iterator[Apart]:
    for apart in problem.aparts:
        able = tuple(person for person in apart.people if person in people)
        groups = tuple(tuple(slot for slot in group if slot in ids) for group in apart.groups)
        if len(able) > 1 and any(groups):
            yield replace(apart, people=able, groups=tuple(group for group in groups if group))


def _besides(problem: Problem, ids: frozenset[str], people: frozenset[str]) -> Iterator[Beside]:
    for beside in problem.besides:
        slots = tuple(slot for slot in beside.slots if slot in ids)
        juniors = tuple(person for person in beside.juniors if person in people)
        if slots and juniors:
            seniors = tuple(person for person in beside.seniors if person in people)
            yield replace(beside, juniors=juniors, seniors=seniors, slots=slots)


def _patterns(problem: Problem, ids: frozenset[str]) -> Iterator[SamePattern]:
    for pattern in problem.same_pattern:
        slots = tuple(slot for slot in pattern.slots if slot in ids)
        if slots:
            yield replace(pattern, slots=slots)
