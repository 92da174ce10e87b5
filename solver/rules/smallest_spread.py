"""The most and the least loaded lie close together."""

from __future__ import annotations

from solver.loads import heaviest, serving
from solver.model import RosterModel
from solver.problem import SmallestSpread


def add_smallest_spread(model: RosterModel) -> None:
    """The largest total of the rule's people less the smallest is charged ``cost`` per unit (D-FAIR). Soft.

    bottom <= carried[p] + sum of weight * taken[s, ., role, p] <= top for every person p; spread >= top - bottom.
    """
    for rule in model.problem.spreads:
        if len(rule.people) > 1:
            _add_rule(model, rule)


def _add_rule(model: RosterModel, rule: SmallestSpread) -> None:
    weights, carried = dict(rule.weights), dict(rule.carried)
    totals, lowest, highest = [], [], []
    for person in rule.people:
        seats = serving(model, person, weights, rule.roles)
        base = carried.get(person, 0)
        totals.append(base + sum(weights[seat.slot] * seat.taken for seat in seats))
        lowest.append(base + sum(weights[seat.slot] for seat in seats if seat.slot in model.frozen))
        highest.append(base + heaviest(model, seats, weights))
    top = model.cp.new_int_var(max(lowest), max(highest), "")
    bottom = model.cp.new_int_var(min(lowest), min(highest), "")
    least = max(0, max(lowest) - min(highest))
    largest = max(highest) - min(lowest)
    spread = model.cp.new_int_var(least, largest, "")
    for total in totals:
        model.cp.add(total <= top)
        model.cp.add(total >= bottom)
    model.cp.add(spread == top - bottom)
    model.aims[rule.cost.level].add(spread, rule.cost.weight, smallest=least, largest=largest)
