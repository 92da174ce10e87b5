"""A person's turns lie well apart."""

from __future__ import annotations

from itertools import combinations

from ortools.sat.python import cp_model

from solver.model import RosterModel, Seat
from solver.problem import Spacing

TANGENTS = 3
"""How many tangents of the pair count are added for each run of slots that lie close together."""


def add_spacing(model: RosterModel) -> None:
    """Two of the slots served by one person should start at least ``gap`` minutes apart, past turns included. Soft.

    For every person and pair of slots a, b: taken[a, o] + sum of taken[b, o'] with |start(o) - start(o')| < gap
    <= 1 + close[p, a, b]; each close is charged ``cost``. A past turn closer than ``gap`` charges the seat itself.
    Where n of a run of slots that are all close to each other are served, n (n - 1) / 2 pairs are: if the run is all
    there is, steps count them; else sum of close >= m n - m (m + 1) / 2 for small m strengthens the relaxation.
    """
    for rule in model.problem.spacings:
        for person in model.of_person:
            served = [model.of_slot[slot, person] for slot in rule.slots if model.of_slot[slot, person]]
            _add_past(model, rule, person, served)
            runs = close_runs(served, rule.gap)
            if len(runs) == 1 and len(runs[0]) == len(served):
                _add_steps(model, rule, served)
            else:
                _add_pairs(model, rule, served, runs)


def close_runs(served: list[list[Seat]], gap: int) -> list[list[int]]:
    """The largest groups of slots (by index) whose starts all lie within ``gap`` of each other at any option."""
    spans = sorted(
        (min(seat.option.start for seat in seats), max(seat.option.start for seat in seats), index)
        for index, seats in enumerate(served)
    )
    runs: list[list[int]] = []
    for position, (first, _, _) in enumerate(spans):
        run = [index for _, last, index in spans[position:] if last - first < gap]
        if len(run) > 1 and not any(set(run) <= set(known) for known in runs):
            runs.append(run)
    return runs


def _add_past(model: RosterModel, rule: Spacing, person: str, served: list[list[Seat]]) -> None:
    past = [start for name, start in rule.past if name == person]
    for seats in served:
        for seat in seats:
            for start in past:
                if abs(seat.option.start - start) < rule.gap:
                    model.charge(rule.cost, seat.taken)


def _add_steps(model: RosterModel, rule: Spacing, served: list[list[Seat]]) -> None:
    steps = [model.cp.new_bool_var("") for _ in served]
    for number, step in enumerate(steps):
        if number:
            model.aims[rule.cost.level].add(step, rule.cost.weight * number)
            model.cp.add_implication(step, steps[number - 1])
    model.cp.add(sum(seat.taken for seats in served for seat in seats) == sum(steps))


def _add_pairs(model: RosterModel, rule: Spacing, served: list[list[Seat]], runs: list[list[int]]) -> None:
    close: dict[tuple[int, int], cp_model.IntVar] = {}
    for one, other in combinations(range(len(served)), 2):
        found = _add_pair(model, rule, served[one], served[other])
        if found is not None:
            close[one, other] = found
    for run in runs:
        pairs = sum(close[pair] for pair in combinations(sorted(run), 2))
        count = sum(seat.taken for index in run for seat in served[index])
        for slope in range(1, min(TANGENTS, len(run) - 1) + 1):
            model.cp.add(pairs >= slope * count - slope * (slope + 1) // 2)


def _add_pair(model: RosterModel, rule: Spacing, one: list[Seat], other: list[Seat]) -> cp_model.IntVar | None:
    """1 if the two slots are served too close together; None if they cannot be."""
    starts = sorted({seat.option.start for seat in one})
    near = {start: [seat.taken for seat in other if abs(seat.option.start - start) < rule.gap] for start in starts}
    if not any(near.values()):
        return None
    close = model.cp.new_bool_var("")
    model.charge(rule.cost, close)
    for start in starts:
        if near[start]:
            here = [seat.taken for seat in one if seat.option.start == start]
            model.cp.add(sum(here) + sum(near[start]) <= 1 + close)
    return close
