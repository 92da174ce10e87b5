"""Loads are spread evenly."""

from __future__ import annotations

from itertools import pairwise

from ortools.sat.python import cp_model

from solver.model import RosterModel
from solver.parts import candidates_of
from solver.problem import FairShare, Level


def add_fair_share(model: RosterModel) -> None:
    """The sum over people of (carried + weight * slots served in the role) squared is charged at FAIRNESS. Soft.

    For every person: sum of taken = step[1] + … + step[n], step[k] >= step[k + 1]; step[k] costs
    (carried + weight * k)^2 - (carried + weight * (k - 1))^2. The costs grow with k, so the sum is the square even
    in the linear relaxation.
    """
    for share in model.problem.shares:
        carried = dict(share.carried)
        for person in sorted(candidates_of(share, model.problem.slots) | carried.keys()):
            _add_person(model, share, person, carried.get(person, 0))


def _add_person(model: RosterModel, share: FairShare, person: str, carried: int) -> None:
    aim = model.aims[Level.FAIRNESS]
    aim.add_constant(carried * carried)
    seats = [
        [seat.taken for seat in model.of_slot[slot, person] if seat.role == share.role]
        for slot in share.slots
        if any(seat.role == share.role for seat in model.of_slot[slot, person])
    ]
    if not seats:
        return
    steps: list[cp_model.IntVar] = []
    for count in range(1, len(seats) + 1):
        steps.append(model.cp.new_bool_var(""))
        after, before = carried + share.weight * count, carried + share.weight * (count - 1)
        aim.add(steps[-1], after * after - before * before)
    for earlier, later in pairwise(steps):
        model.cp.add_implication(later, earlier)
    model.cp.add(sum(taken for slot in seats for taken in slot) == sum(steps))
