"""Some options and some people suit better than others."""

from __future__ import annotations

from solver.model import RosterModel


def add_preferences(model: RosterModel) -> None:
    """An option that is held and a candidate who sits are charged their costs. Soft.

    sum of weight * held[s, o] + sum of weight * taken[s, o, r, p].
    """
    for slot in model.problem.slots:
        for option in slot.options:
            for cost in option.costs:
                model.charge(cost, model.held[slot.id, option.key])
        for role in slot.roles:
            costs = {candidate.person: candidate.costs for candidate in role.candidates if candidate.costs}
            for seat in model.of_role[slot.id, role.name]:
                for cost in costs.get(seat.person, ()):
                    model.charge(cost, seat.taken)
