"""Enough people stay at home."""

from __future__ import annotations

from solver.model import RosterModel, Seat
from solver.plan import overlap


def add_most_away(model: RosterModel) -> None:
    """In each window at most ``most`` of the rule's people serve in a slot that overlaps it.

    For every window w: sum_p away[p, w] <= most (people), where away[p, w] >= taken for each of p's seats that
    overlap w. Where all of p's seats in w exclude each other, away[p, w] is simply their sum.
    """
    for rule in model.problem.most_away:
        for start, end, most in rule.windows:
            model.at_most_serve([_overlapping(model, person, start, end) for person in rule.people], most)


def _overlapping(model: RosterModel, person: str, start: int, end: int) -> list[Seat]:
    return [seat for seat in model.of_person.get(person, ()) if overlap(seat.option, start, end)]
