"""What returns every week returns at the same half-day."""

from __future__ import annotations

from collections import defaultdict

from ortools.sat.python import cp_model

from solver.model import RosterModel
from solver.problem import SamePattern


def add_same_pattern(model: RosterModel) -> None:
    """The slots should all take place at options of one label; each that does not is charged ``cost``. Soft.

    base[l] for each label l, sum_l base[l] = 1; keeps[s, l] <= base[l] and keeps[s, l] <= sum of held[s, o] with
    label(o) = l; sum_l keeps[s, l] + deviates[s] = 1.
    """
    for rule in model.problem.same_pattern:
        if len(rule.slots) > 1:
            _add_rule(model, rule)


def _add_rule(model: RosterModel, rule: SamePattern) -> None:
    held: dict[str, dict[str, list[cp_model.IntVar]]] = {slot: defaultdict(list) for slot in rule.slots}
    for slot in rule.slots:
        for option in model.slots[slot].options:
            held[slot][option.label].append(model.held[slot, option.key])
    base = {
        label: model.cp.new_bool_var("") for label in sorted({label for labels in held.values() for label in labels})
    }
    model.cp.add_exactly_one(base.values())
    for slot in rule.slots:
        deviates = model.cp.new_bool_var("")
        model.charge(rule.cost, deviates)
        keeps = []
        for label, options in held[slot].items():
            keeps.append(model.cp.new_bool_var(""))
            model.cp.add_implication(keeps[-1], base[label])
            model.cp.add(keeps[-1] <= sum(options))
        model.cp.add_exactly_one([*keeps, deviates])
