"""Enough people stay at home."""

from __future__ import annotations

from ortools.sat.python import cp_model

from solver.model import RosterModel, Seat
from solver.plan import overlap
from solver.rules.one_place import cliques


def add_most_away(model: RosterModel) -> None:
    """In each window at most ``most`` of the rule's people serve in a slot that overlaps it.

    For every window w: sum_p away[p, w] <= most (people), where away[p, w] >= taken for each of p's seats that
    overlap w. Where all of p's seats in w exclude each other, away[p, w] is simply their sum.
    """
    for rule in model.problem.most_away:
        for start, end, most in rule.windows:
            mine = [_overlapping(model, person, start, end) for person in rule.people]
            able = [seats for seats in mine if seats]
            if len(able) > most:
                model.cp.add(sum(_away(model, seats) for seats in able) <= most)


def _overlapping(model: RosterModel, person: str, start: int, end: int) -> list[Seat]:
    return [seat for seat in model.of_person.get(person, ()) if overlap(seat.option, start, end)]


def _away(model: RosterModel, seats: list[Seat]) -> cp_model.LinearExprT:
    groups = cliques(seats)
    if len(groups) == 1 or len({seat.slot for seat in seats}) == 1:
        return sum(seat.taken for seat in seats)
    away = model.cp.new_bool_var("")
    for group in groups:
        model.cp.add(sum(seat.taken for seat in group) <= away)
    return away
