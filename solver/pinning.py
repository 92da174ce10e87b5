"""Pins and the frozen past, written into the slots that they touch."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from solver.outcome import FROZEN, Placed
from solver.problem import Barred, Candidate, Problem, Published, Role, Slot


def pinned_people(problem: Problem) -> dict[tuple[str, str], frozenset[str]]:
    """(slot, role) → the people pinned there."""
    pinned: dict[tuple[str, str], set[str]] = defaultdict(set)
    for pin in problem.pins:
        if pin.role is not None and pin.person is not None:
            pinned[pin.slot, pin.role].add(pin.person)
    return {seat: frozenset(people) for seat, people in pinned.items()}


def pinned_options(problem: Problem) -> dict[str, str]:
    """Slot → the option it is pinned to."""
    return {pin.slot: pin.option for pin in problem.pins if pin.option is not None}


def broken_pins(problem: Problem, placed: tuple[Placed, ...]) -> int:
    """How many people are pinned to a role in which the plan does not seat them."""
    seated = frozenset((place.slot, role, person) for place in placed for role, person in place.people)
    pinned = frozenset(
        (slot, role, person) for (slot, role), people in pinned_people(problem).items() for person in people
    )
    return len(pinned - seated)


def with_pins(problem: Problem) -> Problem:
    """The same problem with its decisions written in; writing them in twice changes nothing.

    Every pinned person is a candidate of the first rank and every role wide enough. A frozen slot has its published
    option and people only: nobody else may enter (cause FROZEN), and pins say nothing about it any more.
    """
    frozen = {one.slot: one for one in problem.published if one.slot in frozenset(problem.frozen)}
    pins = tuple(pin for pin in problem.pins if pin.slot not in frozen)
    if not pins and not frozen:
        return problem
    pinned = pinned_people(replace(problem, pins=pins))
    slots = tuple(
        _as_published(slot, frozen[slot.id]) if slot.id in frozen else _with_pinned(slot, pinned)
        for slot in problem.slots
    )
    return replace(problem, slots=slots, pins=pins)


def _as_published(slot: Slot, published: Published) -> Slot:
    seated: dict[str, list[str]] = defaultdict(list)
    for role, person in published.people:
        seated[role].append(person)
    return replace(
        slot,
        options=tuple(option for option in slot.options if option.key == published.option),
        roles=tuple(_freeze(role, frozenset(seated[role.name])) for role in slot.roles),
    )


def _freeze(role: Role, people: frozenset[str]) -> Role:
    known = tuple(replace(c, options=(), reserve=False) for c in role.candidates if c.person in people)
    added = sorted(people - frozenset(c.person for c in known))
    others = tuple(Barred(person=c.person, cause=FROZEN) for c in role.candidates if c.person not in people)
    return replace(
        role,
        need=max(role.need, len(people)),
        candidates=known + tuple(Candidate(person=person) for person in added),
        barred=tuple(barred for barred in role.barred if barred.person not in people) + others,
    )


def _with_pinned(slot: Slot, pinned: dict[tuple[str, str], frozenset[str]]) -> Slot:
    if not any((slot.id, role.name) in pinned for role in slot.roles):
        return slot
    return replace(
        slot, roles=tuple(_widen(role, pinned.get((slot.id, role.name), frozenset())) for role in slot.roles)
    )


def _widen(role: Role, people: frozenset[str]) -> Role:
    present = frozenset(candidate.person for candidate in role.candidates)
    kept = tuple(replace(c, reserve=c.reserve and c.person not in people) for c in role.candidates)
    added = tuple(Candidate(person=person) for person in sorted(people - present))
    return replace(role, need=max(role.need, len(people)), candidates=kept + added)
