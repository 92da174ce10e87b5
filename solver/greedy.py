"""A first plan without search: what stands when the search found nothing in its time."""

from __future__ import annotations

from operator import itemgetter

from solver.answers import Job, PartAnswer, Settled
from solver.costs import changes_of, cost_of
from solver.outcome import Placed
from solver.pinning import pinned_options
from solver.plan import Plan
from solver.problem import Candidate, Option, Problem, Role, Slot


def first_plan(job: Job[PartAnswer]) -> PartAnswer:
    """Slot by slot the option that fills most seats, pinned people first, then the candidates by their own costs.

    Where the number of changes is limited and this plan has more, there is none.
    """
    placed = fill(job.part)
    most = job.part.most_changes
    if most is not None and changes_of(Plan(job.part, placed)) > most:
        return PartAnswer(index=job.index, placed=(), levels=(), proven=False, found=False)
    return priced(job, placed)


def priced(job: Job[PartAnswer], placed: tuple[Placed, ...]) -> PartAnswer:
    """A plan of which nothing is proven."""
    levels = tuple(Settled(level=cost.level, cost=cost.cost, bound=0) for cost in cost_of(job.part, placed))
    return PartAnswer(index=job.index, placed=placed, levels=levels, proven=False)


def fill(problem: Problem, placed: tuple[Placed, ...] = ()) -> tuple[Placed, ...]:
    """A plan that keeps every hard rule and every pin that the earlier pins leave possible; ``placed`` stands.

    Where the number of changes is limited, the published people come before the others. Those who need somebody
    beside them are tried again when the others sit.
    """
    plan = Plan(problem, placed)
    published = {one.slot: one for one in problem.published if problem.most_changes is not None}
    pinned = {slot: published[slot].option for slot in published} | pinned_options(problem)
    kept = {(slot, *seat) for slot, one in published.items() for seat in one.people}
    frozen = frozenset(problem.frozen)
    for slot in sorted(problem.slots, key=lambda slot: slot.id not in frozen):
        if slot.id not in plan.option:
            _choose(plan, slot, pinned.get(slot.id), is_frozen=slot.id in frozen)
    for only in (kept, None, None):
        for slot in problem.slots:
            _fill(plan, slot, only=only)
    return plan.placed()


def _choose(plan: Plan, slot: Slot, wanted: str | None, *, is_frozen: bool) -> None:
    """Give the slot its option, and seat those who sit there whatever comes."""
    options = [option for option in slot.options if option.key == wanted] or slot.options
    plan.option[slot.id] = max(((_worth(plan, slot, option), option) for option in options), key=itemgetter(0))[1]
    for role in slot.roles:
        if is_frozen:
            for candidate in role.candidates:
                plan.seat(slot.id, role.name, candidate.person)
    _fill(plan, slot, only={(slot.id, role.name, who) for role in slot.roles for who in plan.pinned_to(slot.id, role)})


def _worth(plan: Plan, slot: Slot, option: Option) -> tuple[int, int, int]:
    """Pinned people who can come, others who can come, and how little the option itself costs."""
    able = [
        candidate.person in plan.pinned_to(slot.id, role)
        for role in slot.roles
        for candidate in role.candidates
        if plan.obstacle(slot, role, candidate.person, option) is None
    ]
    return sum(able), len(able), -sum(cost.weight for cost in option.costs)


def _fill(plan: Plan, slot: Slot, *, only: set[tuple[str, str, str]] | None) -> None:
    for role in slot.roles:
        for candidate in sorted(role.candidates, key=_rank):
            wanted = only is None or (slot.id, role.name, candidate.person) in only
            if wanted and _is_free(plan, slot, role, candidate):
                plan.seat(slot.id, role.name, candidate.person)


def _rank(candidate: Candidate) -> tuple[bool, list[tuple[int, int]]]:
    return candidate.reserve, sorted((cost.level, cost.weight) for cost in candidate.costs)


def _is_free(plan: Plan, slot: Slot, role: Role, candidate: Candidate) -> bool:
    return (
        candidate.person not in plan.seated[slot.id, role.name]
        and plan.obstacle(slot, role, candidate.person, plan.option[slot.id]) is None
    )
