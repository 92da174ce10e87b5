"""Decisions that stand."""

from __future__ import annotations

from solver.model import PINS, RosterModel
from solver.pinning import pinned_options


def add_pins(model: RosterModel) -> None:
    """A pinned option is held; a pinned person sits in the role unless something hard forbids it.

    held[s, o] = 1 for a pinned option; sum_o taken[s, o, r, p] + broken = 1 for a pinned person, and broken pins
    (count) are minimised before every level.
    """
    for slot, option in sorted(pinned_options(model.problem).items()):
        model.cp.add(model.held[slot, option] == 1)
    for (slot, role), people in sorted(model.pinned.items()):
        for person in sorted(people):
            seats = [seat.taken for seat in model.of_slot[slot, person] if seat.role == role]
            broken = model.cp.new_bool_var("")
            model.cp.add_exactly_one([*seats, broken])
            model.aims[PINS].add(broken, 1, smallest=0 if seats else 1)
