"""A person serves only so often."""

from __future__ import annotations

from solver.model import RosterModel


def add_most_per_person(model: RosterModel) -> None:
    """A person serves in at most ``most`` of the rule's slots, in whatever role; hard, or soft where it has a cost.

    For every rule: sum of taken[s, ., ., person] over its slots s <= most (slots), soft: <= most + above, and
    ``above`` is charged the cost for each.
    """
    for rule in model.problem.most_per_person:
        seats = [seat for slot in rule.slots for seat in model.of_slot[slot, rule.person]]
        if rule.cost is None:
            model.at_most(seats, rule.most)
        elif len(seats) > rule.most:
            most = len(seats) - rule.most
            above = model.cp.new_int_var(0, most, "")
            model.cp.add(sum(seat.taken for seat in seats) <= rule.most + above)
            model.aims[rule.cost.level].add(above, rule.cost.weight, largest=most)
