"""The lexicographic optimum by trying everything; for tiny problems."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from solver.costs import cost_of
from solver.levels import without_reserve
from solver.outcome import Placed
from solver.pinning import with_pins
from solver.problem import Problem, Role, Slot
from solver.verification import verify


def best_cost(problem: Problem) -> tuple[int, ...] | None:
    """The least cost, level by level, over every plan that breaks no hard rule; reserve only where needed."""
    problem = with_pins(problem)
    first = without_reserve(problem)
    cost = _least(first)
    if first is not problem and (cost is None or cost[0] > 0):
        return _least(problem)
    return cost


def _least(problem: Problem) -> tuple[int, ...] | None:
    plans = (placed for placed in product(*map(_ways, problem.slots)) if not verify(problem, placed))
    return min((tuple(level.cost for level in cost_of(problem, placed)) for placed in plans), default=None)


def _ways(slot: Slot) -> list[Placed]:
    people = list(product(*(list(_choices(role)) for role in slot.roles)))
    return [
        Placed(slot=slot.id, option=option.key, people=tuple(pair for pairs in chosen for pair in pairs))
        for option in slot.options
        for chosen in people
    ]


def _choices(role: Role) -> Iterator[tuple[tuple[str, str], ...]]:
    names = [candidate.person for candidate in role.candidates]
    for count in range(role.need + 1):
        for chosen in combinations(names, count):
            yield tuple((role.name, name) for name in chosen)
