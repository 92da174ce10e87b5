"""What a plan costs, in plain Python."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from solver.outcome import LevelCost, Placed
from solver.pinning import with_pins
from solver.plan import Plan
from solver.problem import (
    Cost,
    FairShare,
    Level,
    MostPerPerson,
    Problem,
    Published,
    SamePattern,
    SmallestSpread,
    Spacing,
)

Charge = tuple[Level, str, int]
"""(level, rule, amount)"""


def cost_of(problem: Problem, placed: Iterable[Placed]) -> tuple[LevelCost, ...]:
    """The plan's cost at every level, computed from the problem alone. ``bound`` is 0: nothing is proven here."""
    charges = charges_of(Plan(with_pins(problem), placed))
    return tuple(
        LevelCost(
            level=level,
            cost=sum(amount for (at, _), amount in charges.items() if at == level),
            bound=0,
            by_rule=tuple(sorted((rule, amount) for (at, rule), amount in charges.items() if at == level and amount)),
        )
        for level in Level
    )


def charges_of(plan: Plan) -> dict[tuple[Level, str], int]:
    """(level, rule) → amount, for everything the plan is charged."""
    total: dict[tuple[Level, str], int] = defaultdict(int)
    for level, rule, amount in _charges(plan):
        total[level, rule] += amount
    return total


def _charges(plan: Plan) -> Iterator[Charge]:
    yield from _seats(plan)
    for share in plan.problem.shares:
        loads = loads_of(plan, share)
        yield Level.FAIRNESS, share.name, sum(load * load for load in loads.values())
    for spread in plan.problem.spreads:
        yield from _times(spread.cost, _spread(plan, spread))
    for most in plan.problem.most_per_person:
        if most.cost is not None:
            yield from _times(most.cost, _above(plan, most))
    for spacing in plan.problem.spacings:
        yield from _times(spacing.cost, _too_close(plan, spacing))
    for pattern in plan.problem.same_pattern:
        yield from _times(pattern.cost, _deviating(plan, pattern))
    for published in plan.problem.published:
        yield from _times(published.cost, _left(plan, published))


def changes_of(plan: Plan) -> int:
    """How many published options are left and published people lost."""
    return sum(_left(plan, published) for published in plan.problem.published)


def _times(cost: Cost, count: int) -> Iterator[Charge]:
    if count:
        yield cost.level, cost.rule, cost.weight * count


def _seats(plan: Plan) -> Iterator[Charge]:
    for slot in plan.problem.slots:
        for cost in plan.option[slot.id].costs:
            yield from _times(cost, 1)
        for role in slot.roles:
            yield from _times(role.unfilled, plan.missing(slot.id, role))
            seated = plan.seated[slot.id, role.name]
            for candidate in role.candidates:
                for cost in candidate.costs:
                    yield from _times(cost, seated.count(candidate.person))


def loads_of(plan: Plan, share: FairShare) -> dict[str, int]:
    """Everybody's total in the share: carried and in this plan."""
    loads: dict[str, int] = defaultdict(int)
    for person, load in share.carried:
        loads[person] += load
    _add_served(plan, share.roles, share.weight_of(), loads)
    return loads


def _add_served(plan: Plan, roles: tuple[str, ...], weights: Mapping[str, int], loads: dict[str, int]) -> None:
    for slot, weight in weights.items():
        for role in roles:
            for person in plan.seated.get((slot, role), ()):
                loads[person] += weight


def _spread(plan: Plan, spread: SmallestSpread) -> int:
    """The largest total less the smallest."""
    loads: dict[str, int] = defaultdict(int, spread.carried)
    _add_served(plan, spread.roles, dict(spread.weights), loads)
    totals = [loads[person] for person in spread.people]
    return max(totals) - min(totals) if totals else 0


def _above(plan: Plan, most: MostPerPerson) -> int:
    served = sum(
        most.person in plan.seated.get((slot, role.name), ()) for slot in most.slots for role in plan.slots[slot].roles
    )
    return max(0, served - most.most)


def _too_close(plan: Plan, spacing: Spacing) -> int:
    starts: dict[str, list[int]] = defaultdict(list)
    past: dict[str, list[int]] = defaultdict(list)
    for person, start in spacing.past:
        past[person].append(start)
    for id_ in spacing.slots:
        for role in plan.slots[id_].roles:
            for person in plan.seated[id_, role.name]:
                starts[person].append(plan.option[id_].start)
    among = sum(abs(a - b) < spacing.gap for times in starts.values() for a, b in combinations(times, 2))
    before = sum(abs(a - b) < spacing.gap for person, times in starts.items() for a in times for b in past[person])
    return among + before


def _deviating(plan: Plan, pattern: SamePattern) -> int:
    labels = Counter(plan.option[slot].label for slot in pattern.slots)
    return len(pattern.slots) - max(labels.values(), default=0)


def _left(plan: Plan, published: Published) -> int:
    gone = sum(person not in plan.seated[published.slot, role] for role, person in published.people)
    return gone + (plan.option[published.slot].key != published.option)
