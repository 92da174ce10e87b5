"""The hard rules of duty rosters and of re-planning, checked again in plain Python."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import combinations

from solver.costs import changes_of
from solver.outcome import FROZEN, Breach, Placed
from solver.plan import Plan, pause
from solver.problem import Problem
from solver.seated import Seated, by_person

MOST_CHANGES = "most_changes"
"""More of what is published changes than may."""


def frozen_breaches(problem: Problem, placed: tuple[Placed, ...]) -> Iterator[Breach]:
    """Every frozen slot that differs from what is published."""
    published = {one.slot: one for one in problem.published}
    for place in placed:
        if place.slot in problem.frozen:
            known = published[place.slot]
            if place.option != known.option or sorted(place.people) != sorted(known.people):
                people = sorted({person for _, person in frozenset(place.people) ^ frozenset(known.people)})
                yield Breach(rule=FROZEN, slots=(place.slot,), people=tuple(people))


def duty_breaches(problem: Problem, placed: tuple[Placed, ...], seats: tuple[Seated, ...]) -> Iterator[Breach]:
    """Rest, people apart, juniors beside seniors, and the number of changes."""
    yield from _rest(problem, seats)
    yield from _apart(problem, seats)
    yield from _beside(problem, seats)
    most = problem.most_changes
    if most is not None and changes_of(Plan(problem, placed)) > most:
        yield Breach(rule=MOST_CHANGES, slots=(), people=())


def are_past(seats: Collection[Seated]) -> bool:
    """Whether all of the seats lie in the frozen past, which nothing judges."""
    return all(seat.is_frozen for seat in seats)


def breach_above(rule: str, seats: Collection[Seated], most: int) -> Iterator[Breach]:
    """A breach if more than ``most`` people sit in the seats, and more than in the frozen past alone."""
    people = tuple(dict.fromkeys(seat.person for seat in seats))
    past = {seat.person for seat in seats if seat.is_frozen}
    if len(people) > max(most, len(past)):
        yield Breach(rule=rule, slots=tuple(dict.fromkeys(seat.slot.id for seat in seats)), people=people)


def _rest(problem: Problem, seats: tuple[Seated, ...]) -> Iterator[Breach]:
    for rest in problem.rests:
        slots = frozenset(rest.slots)
        for person, mine in by_person(seat for seat in seats if seat.slot.id in slots).items():
            for one, other in combinations(mine, 2):
                close = one.slot.id != other.slot.id and pause(one.option, other.option) < rest.minutes
                if close and not are_past((one, other)):
                    yield Breach(rule=rest.name, slots=(one.slot.id, other.slot.id), people=(person,))


def _apart(problem: Problem, seats: tuple[Seated, ...]) -> Iterator[Breach]:
    for apart in problem.aparts:
        for group in apart.groups:
            there = [seat for seat in seats if seat.slot.id in group and seat.person in apart.people]
            yield from breach_above(apart.name, there, 1)


def _beside(problem: Problem, seats: tuple[Seated, ...]) -> Iterator[Breach]:
    for beside in problem.besides:
        for slot in beside.slots:
            there = [seat for seat in seats if seat.slot.id == slot]
            juniors = tuple(seat.person for seat in there if seat.person in beside.juniors)
            if juniors and not are_past(there) and not any(seat.person in beside.seniors for seat in there):
                yield Breach(rule=beside.name, slots=(slot,), people=juniors)
