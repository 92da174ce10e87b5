"""A first plan without search: what stands when the search found nothing in its time."""

from __future__ import annotations

from operator import itemgetter

from solver.answers import PartAnswer, PartJob, Settled
from solver.costs import cost_of
from solver.outcome import Placed
from solver.pinning import pinned_options
from solver.plan import Plan
from solver.problem import Candidate, Option, Problem, Role, Slot


def first_plan(job: PartJob) -> PartAnswer:
    """Slot by slot the option that fills most seats, pinned people first, then the candidates by their own costs."""
    placed = fill(job.part)
    costs = cost_of(job.part, placed)
    levels = tuple(Settled(level=cost.level, cost=cost.cost, bound=0) for cost in costs)
    return PartAnswer(index=job.index, placed=placed, levels=levels, proven=False)


def fill(problem: Problem) -> tuple[Placed, ...]:
    """A plan that keeps every hard rule and every pin that the earlier pins leave possible."""
    plan = Plan(problem, ())
    pinned = pinned_options(problem)
    for slot in problem.slots:
        options = [option for option in slot.options if pinned.get(slot.id, option.key) == option.key]
        plan.option[slot.id] = max(((_worth(plan, slot, option), option) for option in options), key=itemgetter(0))[1]
        _fill(plan, slot, only_pinned=True)
    for slot in problem.slots:
        _fill(plan, slot, only_pinned=False)
    return plan.placed()


def _worth(plan: Plan, slot: Slot, option: Option) -> tuple[int, int, int]:
    """Pinned people who can come, others who can come, and how little the option itself costs."""
    able = [
        candidate.person in plan.pinned.get((slot.id, role.name), ())
        for role in slot.roles
        for candidate in role.candidates
        if plan.obstacle(slot, role, candidate.person, option) is None
    ]
    return sum(able), len(able), -sum(cost.weight for cost in option.costs)


def _fill(plan: Plan, slot: Slot, *, only_pinned: bool) -> None:
    for role in slot.roles:
        pinned = plan.pinned.get((slot.id, role.name), frozenset())
        for candidate in sorted(role.candidates, key=_rank):
            wanted = candidate.person in pinned or not only_pinned
            if wanted and _is_free(plan, slot, role, candidate):
                plan.seat(slot.id, role.name, candidate.person)


def _rank(candidate: Candidate) -> tuple[bool, list[tuple[int, int]]]:
    return candidate.reserve, sorted((cost.level, cost.weight) for cost in candidate.costs)


def _is_free(plan: Plan, slot: Slot, role: Role, candidate: Candidate) -> bool:
    return (
        candidate.person not in plan.seated[slot.id, role.name]
        and plan.obstacle(slot, role, candidate.person, plan.option[slot.id]) is None
    )
