"""Only so much of what is published changes."""

from __future__ import annotations

from solver.model import RosterModel


def add_most_changes(model: RosterModel) -> None:
    """At most ``most_changes`` published options are left and published people lost, together.

    sum of left + what has left for certain <= most_changes (deviations), with the ``left`` of ``add_published``.
    """
    most = model.problem.most_changes
    if most is not None:
        model.cp.add(sum(model.left) + model.left_for_certain <= most)
