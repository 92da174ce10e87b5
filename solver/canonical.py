"""One spelling of a problem, whatever order the caller listed things in. The solver sees nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from solver.problem import Cost, Problem, Role, Slot

Plain = TypeVar("Plain", str, tuple[str, int], tuple[str, str], tuple[str, ...], tuple[int, int, int])
Rule = TypeVar("Rule")


def canonical(problem: Problem) -> Problem:
    """The same problem with everything that has no order of its own sorted."""
    return replace(
        problem,
        people=tuple(sorted(problem.people, key=lambda person: person.id)),
        slots=tuple(sorted((_slot(slot) for slot in problem.slots), key=lambda slot: slot.id)),
        shares=_by_repr(
            replace(
                share,
                roles=_sorted(share.roles),
                slots=_sorted(share.slots),
                carried=_sorted(share.carried),
                weights=_sorted(share.weights),
            )
            for share in problem.shares
        ),
        most_per_person=_by_repr(replace(most, slots=_sorted(most.slots)) for most in problem.most_per_person),
        spacings=_by_repr(
            replace(spacing, slots=_sorted(spacing.slots), past=_sorted(spacing.past)) for spacing in problem.spacings
        ),
        most_away=_by_repr(
            replace(away, people=_sorted(away.people), windows=_sorted(away.windows)) for away in problem.most_away
        ),
        same_pattern=_by_repr(replace(pattern, slots=_sorted(pattern.slots)) for pattern in problem.same_pattern),
        rests=_by_repr(replace(rest, slots=_sorted(rest.slots)) for rest in problem.rests),
        aparts=_by_repr(
            replace(apart, people=_sorted(apart.people), groups=_sorted(_sorted(group) for group in apart.groups))
            for apart in problem.aparts
        ),
        besides=_by_repr(
            replace(
                beside,
                juniors=_sorted(beside.juniors),
                seniors=_sorted(beside.seniors),
                slots=_sorted(beside.slots),
            )
            for beside in problem.besides
        ),
        spreads=_by_repr(
            replace(
                spread,
                roles=_sorted(spread.roles),
                weights=_sorted(spread.weights),
                carried=_sorted(spread.carried),
                people=_sorted(spread.people),
            )
            for spread in problem.spreads
        ),
        frozen=_sorted(problem.frozen),
        pins=_by_repr(dict.fromkeys(problem.pins)),
        published=_by_repr(replace(published, people=_sorted(published.people)) for published in problem.published),
    )


def _slot(slot: Slot) -> Slot:
    options = (replace(option, costs=_costs(option.costs)) for option in slot.options)
    return replace(
        slot,
        options=tuple(sorted(options, key=lambda option: (option.start, option.end, option.key))),
        roles=tuple(sorted((_role(role) for role in slot.roles), key=lambda role: role.name)),
    )


def _role(role: Role) -> Role:
    candidates = (replace(c, costs=_costs(c.costs), options=_sorted(c.options)) for c in role.candidates)
    return replace(
        role, candidates=tuple(sorted(candidates, key=lambda candidate: candidate.person)), barred=_by_repr(role.barred)
    )


def _costs(costs: tuple[Cost, ...]) -> tuple[Cost, ...]:
    return tuple(sorted(costs, key=lambda cost: (cost.level, cost.rule, cost.weight)))


def _sorted(items: Iterable[Plain]) -> tuple[Plain, ...]:
    return tuple(sorted(items))


def _by_repr(items: Iterable[Rule]) -> tuple[Rule, ...]:
    return tuple(sorted(items, key=repr))
