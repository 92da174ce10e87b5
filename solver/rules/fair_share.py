"""Loads are spread evenly."""

from __future__ import annotations

from itertools import pairwise
from math import gcd

from ortools.sat.python import cp_model

from solver.loads import heaviest, serving
from solver.model import RosterModel
from solver.parts import candidates_of
from solver.problem import FairShare, Level


def add_fair_share(model: RosterModel) -> None:
    """The sum over people of (carried + weights of the slots served in the roles) squared is charged at FAIRNESS. Soft.

    For every person, with g the greatest common divisor of the weights: sum of weight * taken = g * (step[1] + … +
    step[n]), step[k] >= step[k + 1]; step[k] costs (carried + g * k)^2 - (carried + g * (k - 1))^2. The costs grow
    with k, so the sum is the square even in the linear relaxation.
    """
    for share in model.problem.shares:
        carried = dict(share.carried)
        weights = share.weight_of()
        able = candidates_of(share.roles, weights, model.problem.slots)
        for person in sorted(able | carried.keys()):
            _add_person(model, share, weights, person, carried.get(person, 0))


def _add_person(model: RosterModel, share: FairShare, weights: dict[str, int], person: str, carried: int) -> None:
    aim = model.aims[Level.FAIRNESS]
    aim.add_constant(carried * carried)
    seats = serving(model, person, weights, share.roles)
    if not seats:
        return
    unit = gcd(*(weights[seat.slot] for seat in seats))
    steps: list[cp_model.IntVar] = []
    for count in range(1, heaviest(model, seats, weights) // unit + 1):
        steps.append(model.cp.new_bool_var(""))
        after, before = carried + unit * count, carried + unit * (count - 1)
        aim.add(steps[-1], after * after - before * before)
    for earlier, later in pairwise(steps):
        model.cp.add_implication(later, earlier)
    load = sum(seat.taken * (weights[seat.slot] // unit) for seat in seats)
    model.cp.add(load == sum(steps))
