"""Nobody is in two places at once."""

from __future__ import annotations

from solver.model import RosterModel, Seat


def add_one_place(model: RosterModel) -> None:
    """A person serves in one slot and one role at any minute.

    For every person and every start t of one of their seats: sum of taken over seats with start <= t < end is <= 1
    (people). Options are half-open, so that one may end in the minute in which another starts.
    """
    for seats in model.of_person.values():
        for clique in cliques(seats):
            if len({(seat.slot, seat.role) for seat in clique}) > 1:
                model.cp.add_at_most_one(seat.taken for seat in clique)


def cliques(seats: list[Seat]) -> list[list[Seat]]:
    """The largest groups of seats that all share a minute; every seat is in one, every overlapping pair too."""
    found: list[list[Seat]] = []
    for start in sorted({seat.option.start for seat in seats}):
        group = [seat for seat in seats if seat.option.start <= start < seat.option.end]
        if found and all(seat in group for seat in found[-1]):
            found.pop()
        found.append(group)
    return found
