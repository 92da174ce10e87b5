"""What the seats of one person can weigh together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

from solver.model import RosterModel, Seat


def serving(model: RosterModel, person: str, slots: Mapping[str, int], roles: tuple[str, ...]) -> list[Seat]:
    """The seats that a person may take in the roles of the slots."""
    return [seat for seat in model.of_person.get(person, ()) if seat.slot in slots and seat.role in roles]


def heaviest(model: RosterModel, seats: list[Seat], weights: Mapping[str, int]) -> int:
    """No plan loads the person of the seats with more than this: the least of three bounds.

    Every slot once; what fits into the month one after the other with the rest between them; the heaviest slots that
    a largest number allows. Frozen seats count in full.
    """
    kept = sum(weights[seat.slot] for seat in seats if seat.slot in model.frozen)
    free = [seat for seat in seats if seat.slot not in model.frozen]
    if not free:
        return kept
    slots = {seat.slot for seat in free}
    each = sorted((weights[slot] for slot in slots), reverse=True)
    bounds = [sum(each), _one_after_the_other(free, weights, _rest(model, slots))]
    bounds += [
        sum(each[: most.most])
        for most in model.problem.most_per_person
        if most.person == free[0].person and most.cost is None and slots <= frozenset(most.slots)
    ]
    return kept + min(bounds)


def _rest(model: RosterModel, slots: set[str]) -> int:
    return max((rest.minutes for rest in model.problem.rests if slots <= frozenset(rest.slots)), default=0)


def _one_after_the_other(seats: list[Seat], weights: Mapping[str, int], rest: int) -> int:
    """The heaviest choice of seats of which each ends at least ``rest`` before the next starts."""
    ordered = sorted(seats, key=lambda seat: seat.option.end)
    ends = [seat.option.end + rest for seat in ordered]
    best = [0]
    for index, seat in enumerate(ordered):
        before = bisect_right(ends, seat.option.start, hi=index)
        best.append(max(best[-1], best[before] + weights[seat.slot]))
    return best[-1]
