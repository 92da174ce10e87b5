"""A person's turns lie well apart."""

from __future__ import annotations

from itertools import combinations

from solver.model import RosterModel, Seat
from solver.problem import Spacing


def add_spacing(model: RosterModel) -> None:
    """Two of the slots served by one person should start at least ``gap`` minutes apart, past turns included. Soft.

    For every person and pair of slots a, b: taken[a, o] + sum of taken[b, o'] with |start(o) - start(o')| < gap
    <= 1 + close[p, a, b]; each close is charged ``cost``. A past turn closer than ``gap`` charges the seat itself.
    """
    for rule in model.problem.spacings:
        for person in model.of_person:
            served = [model.of_slot[slot, person] for slot in rule.slots if model.of_slot[slot, person]]
            _add_past(model, rule, person, served)
            for one, other in combinations(served, 2):
                _add_pair(model, rule, one, other)


def _add_past(model: RosterModel, rule: Spacing, person: str, served: list[list[Seat]]) -> None:
    past = [start for name, start in rule.past if name == person]
    for seats in served:
        for seat in seats:
            for start in past:
                if abs(seat.option.start - start) < rule.gap:
                    model.charge(rule.cost, seat.taken)


def _add_pair(model: RosterModel, rule: Spacing, one: list[Seat], other: list[Seat]) -> None:
    starts = sorted({seat.option.start for seat in one})
    near = {start: [seat.taken for seat in other if abs(seat.option.start - start) < rule.gap] for start in starts}
    if not any(near.values()):
        return
    close = model.cp.new_bool_var("")
    model.charge(rule.cost, close)
    for start in starts:
        if near[start]:
            here = [seat.taken for seat in one if seat.option.start == start]
            model.cp.add(sum(here) + sum(near[start]) <= 1 + close)
