"""Switching things off: rules by name, and whatever else can be the cause of a hole."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from solver.clash import Cause, CauseKind
from solver.duty_verification import MOST_CHANGES
from solver.problem import Busy, Candidate, Cost, Level, Person, Pin, Problem, Role, Slot

LIFTED = Cost(level=Level.WISHES, rule="lifted", weight=1)
"""What a missing person costs where the need is lifted: the role is still filled where nothing else suffers."""


def hard_rules(problem: Problem) -> tuple[str, ...]:
    """The names of the hard rules in force, sorted."""
    names = {rest.name for rest in problem.rests} | {apart.name for apart in problem.aparts}
    names |= {beside.name for beside in problem.besides} | {away.name for away in problem.most_away}
    names |= {most.name for most in problem.most_per_person if most.cost is None}
    return tuple(sorted(names if problem.most_changes is None else names | {MOST_CHANGES}))


def without(problem: Problem, names: Collection[str]) -> Problem:
    """The same problem without the hard rules of these names (all that share a name; ``most_changes`` is one)."""
    return replace(
        problem,
        rests=tuple(rule for rule in problem.rests if rule.name not in names),
        aparts=tuple(rule for rule in problem.aparts if rule.name not in names),
        besides=tuple(rule for rule in problem.besides if rule.name not in names),
        most_away=tuple(rule for rule in problem.most_away if rule.name not in names),
        most_per_person=tuple(
            rule for rule in problem.most_per_person if rule.cost is not None or rule.name not in names
        ),
        most_changes=None if MOST_CHANGES in names else problem.most_changes,
    )


def causes_of(problem: Problem) -> tuple[Cause, ...]:
    """Everything that can be lifted, needs aside: the hard rules, what keeps people away, the pins."""
    frozen = frozenset(problem.frozen)
    open_ = tuple(slot for slot in problem.slots if slot.id not in frozen)
    times = {_time(person.id, busy.cause) for person in problem.people for busy in person.busy}
    times |= {_time(barred.person, barred.cause) for slot in open_ for role in slot.roles for barred in role.barred}
    pins = {pin_cause(pin) for pin in problem.pins if pin.slot not in frozen}
    rules = (Cause(kind=CauseKind.RULE, name=name) for name in hard_rules(problem))
    return (*sorted(pins), *sorted(times), *rules)


def needs_of(problem: Problem) -> tuple[Cause, ...]:
    """Every role that wants somebody and is not past, by the start of its slot."""
    frozen = frozenset(problem.frozen)
    slots = sorted(problem.slots, key=lambda slot: (slot.options[0].start, slot.id))
    pinned = {(pin.slot, pin.role) for pin in problem.pins}
    return tuple(
        need_cause(slot.id, role.name)
        for slot in slots
        if slot.id not in frozen
        for role in slot.roles
        if role.need or (slot.id, role.name) in pinned
    )


def need_cause(slot: str, role: str) -> Cause:
    """The need of a role."""
    return Cause(kind=CauseKind.NEED, slot=slot, role=role)


def pin_cause(pin: Pin) -> Cause:
    """A pin as a cause."""
    return Cause(kind=CauseKind.PIN, slot=pin.slot, name=pin.option or "", role=pin.role or "", person=pin.person or "")


def _time(person: str, cause: str) -> Cause:
    return Cause(kind=CauseKind.TIME, person=person, name=cause)


def lifted(problem: Problem, causes: Collection[Cause]) -> Problem:
    """The same problem without the causes.

    Whoever is barred from a role for nothing else becomes its candidate. A role whose need is lifted may stay empty
    at next to no cost.
    """
    off = frozenset(causes)
    if not off:
        return problem
    rules = frozenset(cause.name for cause in off if cause.kind is CauseKind.RULE)
    frozen = frozenset(problem.frozen)
    problem = replace(
        problem,
        people=tuple(_present(person, off) for person in problem.people),
        slots=tuple(slot if slot.id in frozen else _open(slot, off) for slot in problem.slots),
        pins=tuple(pin for pin in problem.pins if pin_cause(pin) not in off),
    )
    return without(problem, rules) if rules else problem


def _present(person: Person, off: frozenset[Cause]) -> Person:
    busy: tuple[Busy, ...] = tuple(busy for busy in person.busy if _time(person.id, busy.cause) not in off)
    return person if len(busy) == len(person.busy) else replace(person, busy=busy)


def _open(slot: Slot, off: frozenset[Cause]) -> Slot:
    roles = tuple(_open_role(slot.id, role, off) for role in slot.roles)
    return slot if roles == slot.roles else replace(slot, roles=roles)


def _open_role(slot: str, role: Role, off: frozenset[Cause]) -> Role:
    if need_cause(slot, role.name) in off:
        role = replace(role, unfilled=LIFTED)
    barred = tuple(one for one in role.barred if _time(one.person, one.cause) not in off)
    if len(barred) == len(role.barred):
        return role
    known = frozenset((*(c.person for c in role.candidates), *(one.person for one in barred)))
    free = dict.fromkeys(one.person for one in role.barred if one.person not in known)
    candidates = (*role.candidates, *(Candidate(person=person) for person in free))
    return replace(role, barred=barred, candidates=candidates)
