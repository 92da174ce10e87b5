"""The seats that a plan leaves empty, and why."""

from __future__ import annotations

from collections.abc import Iterator

from solver.outcome import LIMIT, Hole, Obstacle
from solver.pinning import pinned_options
from solver.plan import Plan
from solver.problem import Option, Role, Slot


def list_holes(plan: Plan) -> tuple[Hole, ...]:
    """Every role that is short of people, in the order of the problem, with everybody's obstacles."""
    pinned = pinned_options(plan.problem)
    return tuple(
        _hole(plan, slot, role, pinned.get(slot.id))
        for slot in plan.problem.slots
        for role in slot.roles
        if plan.missing(slot.id, role)
    )


def _hole(plan: Plan, slot: Slot, role: Role, pinned: str | None) -> Hole:
    chosen = plan.option[slot.id]
    others = tuple(option for option in slot.options if option != chosen and pinned is None)
    return Hole(
        slot=slot.id,
        role=role.name,
        missing=plan.missing(slot.id, role),
        obstacles=tuple(_obstacles(plan, slot, role, (chosen, *others))),
    )


def _obstacles(plan: Plan, slot: Slot, role: Role, options: tuple[Option, ...]) -> Iterator[Obstacle]:
    names = dict.fromkeys((*(c.person for c in role.candidates), *(barred.person for barred in role.barred)))
    for person in names:
        if person in plan.seated[slot.id, role.name]:
            continue
        chosen, *others = (plan.obstacle(slot, role, person, option) for option in options)
        causes = dict.fromkeys((chosen or LIMIT, *(cause for cause in others if cause)))
        yield from (Obstacle(person=person, cause=cause) for cause in causes)
