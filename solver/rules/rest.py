"""People rest between their turns."""

from __future__ import annotations

from solver.model import RosterModel, cliques


def add_rest(model: RosterModel) -> None:
    """Between two of the rule's slots served by one person lie at least ``minutes``, from end to start (D-REST).

    For every person and every start t of one of their seats in the slots: sum of taken over seats with
    start <= t < end + minutes is <= 1 (people). A turn may start in the minute in which the rest ends.
    """
    for rest in model.problem.rests:
        slots = frozenset(rest.slots)
        for seats in model.of_person.values():
            for clique in cliques([seat for seat in seats if seat.slot in slots], rest.minutes):
                if len({seat.slot for seat in clique}) > 1:
                    model.at_most(clique, 1)
