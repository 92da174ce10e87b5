"""The problem of a re-planning: what is published stays wherever it can."""

from __future__ import annotations

from dataclasses import replace

from solver.problem import Candidate, Cost, Level, Option, Person, Problem, Published, Role, Slot

KEPT, CHANGED = "fixed", "changed"
CHANGED_SHIFT = Cost(level=Level.OFFICE_RULES, rule="PUBLISHED", weight=1_000_000)
"""Fewest changed shifts first: dearer than every broken office rule of a month together, and before fairness."""
NEW_PERSON = Cost(level=Level.OFFICE_RULES, rule="PUBLISHED", weight=1_000)
"""Then fewest people who are told a new turn."""

SeatList = tuple[tuple[str, str], ...]
"""(role, person)"""


def keep_published(
    problem: Problem, published: dict[str, SeatList], past: frozenset[str], most_changes: int | None
) -> Problem:
    """The problem with each published shift kept as long as it can be, and the past frozen.

    A published shift has two options at its time: kept, with nobody but the published people in their roles, and
    changed, at the price of a changed shift. So a shift counts once however many of its people change.
    """
    frozen = tuple(slot.id for slot in problem.slots if slot.id in past and slot.id in published)
    slots = tuple(
        _frozen(slot, published[slot.id])
        if slot.id in frozen
        else _kept_or_changed(slot, published[slot.id])
        if slot.id in published
        else slot
        for slot in problem.slots
    )
    people = {person.id for person in problem.people}
    gone = {person for id_ in frozen for _, person in published[id_]} - people
    return replace(
        problem,
        people=(*problem.people, *(Person(id=person) for person in sorted(gone))),
        slots=slots,
        published=tuple(
            Published(
                slot=slot.id,
                option=slot.options[0].key,
                people=published[slot.id] if slot.id in frozen else (),
                cost=CHANGED_SHIFT,
            )
            for slot in slots
            if slot.id in published
        ),
        frozen=frozen,
        most_changes=most_changes,
    )


def _frozen(slot: Slot, seats: SeatList) -> Slot:
    """The slot with every role that is published for it."""
    known = {role.name for role in slot.roles}
    gone = [name for name in dict.fromkeys(role for role, _ in seats) if name not in known]
    unfilled = Cost(level=Level.UNFILLED, rule="D-COVER", weight=1)
    more = tuple(Role(name=name, need=1, candidates=(), unfilled=unfilled) for name in gone)
    return replace(slot, roles=(*slot.roles, *more))


def _kept_or_changed(slot: Slot, seats: SeatList) -> Slot:
    kept = slot.options[0]
    changed = Option(key=CHANGED, start=kept.start, end=kept.end, label=kept.label, costs=kept.costs)
    roles = tuple(
        replace(
            role,
            candidates=tuple(one if (role.name, one.person) in seats else _newly(one) for one in role.candidates),
        )
        for role in slot.roles
    )
    return replace(slot, options=(replace(kept, key=KEPT), changed), roles=roles)


def _newly(one: Candidate) -> Candidate:
    return replace(one, options=(CHANGED,), costs=(*one.costs, NEW_PERSON))
