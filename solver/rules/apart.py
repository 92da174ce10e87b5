"""Some people never serve at the same time."""

from __future__ import annotations

from solver.model import RosterModel


def add_apart(model: RosterModel) -> None:
    """At most one of the rule's people serves in the slots of one group (D-SPOUSE).

    For every group: sum_p serves[p, group] <= 1 (people), serves[p, group] >= taken for each of p's seats there.
    """
    for apart in model.problem.aparts:
        for group in apart.groups:
            model.at_most_serve(
                [[seat for slot in group for seat in model.of_slot[slot, person]] for person in apart.people], 1
            )
