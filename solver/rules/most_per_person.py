"""A person serves only so often."""

from __future__ import annotations

from solver.model import RosterModel


def add_most_per_person(model: RosterModel) -> None:
    """A person serves in at most ``most`` of the rule's slots, in whatever role.

    For every rule: sum of taken[s, ., ., person] over its slots s <= most (slots).
    """
    for rule in model.problem.most_per_person:
        seats = [seat.taken for slot in rule.slots for seat in model.of_slot[slot, rule.person]]
        if len(seats) > rule.most:
            model.cp.add(sum(seats) <= rule.most)
