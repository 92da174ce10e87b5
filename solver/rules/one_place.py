"""Nobody is in two places at once."""

from __future__ import annotations

from solver.model import RosterModel, cliques


def add_one_place(model: RosterModel) -> None:
    """A person serves in one slot and one role at any minute.

    For every person and every start t of one of their seats: sum of taken over seats with start <= t < end is <= 1
    (people). Options are half-open, so that one may end in the minute in which another starts.
    """
    for seats in model.of_person.values():
        for clique in cliques(seats):
            if len({(seat.slot, seat.role) for seat in clique}) > 1:
                model.at_most(clique, 1)
