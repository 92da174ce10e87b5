"""What people have been told is kept."""

from __future__ import annotations

from solver.model import RosterModel


def add_published(model: RosterModel) -> None:
    """Leaving the published option, or losing one of the published people, is charged ``cost`` each. Soft.

    cost * (1 - held[s, published option]) + cost * sum over published (r, p) of (1 - sum_o taken[s, o, r, p]).
    """
    for rule in model.problem.published:
        aim = model.aims[rule.cost.level]
        held = model.held.get((rule.slot, rule.option))
        kept = [[held]] if held is not None else [[]]
        for role, person in rule.people:
            kept.append([seat.taken for seat in model.of_slot[rule.slot, person] if seat.role == role])
        for variables in kept:
            if not variables:
                aim.add_constant(rule.cost.weight)
                model.left_for_certain += 1
                continue
            left = model.cp.new_bool_var("")
            model.cp.add_exactly_one([*variables, left])
            aim.add(left, rule.cost.weight)
            model.left.append(left)
