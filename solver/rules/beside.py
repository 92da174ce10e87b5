"""Newcomers serve beside somebody who knows the work."""

from __future__ import annotations

from solver.model import RosterModel


def add_beside(model: RosterModel) -> None:
    """Where a junior serves in one of the rule's slots, a senior serves in the same slot, in any role (D-NEW).

    For every junior's seat: taken[s, o, ., junior] <= sum of taken[s, o, ., senior] over the seniors (people).
    """
    for beside in model.problem.besides:
        for slot in beside.slots:
            if slot not in model.frozen:
                seniors = [seat for person in beside.seniors for seat in model.of_slot[slot, person]]
                for person in beside.juniors:
                    for seat in model.of_slot[slot, person]:
                        model.cp.add(seat.taken <= sum(one.taken for one in seniors if one.option is seat.option))
