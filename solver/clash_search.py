"""The search for clashes, in the solving process: what cannot all hold, made as small as it gets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from ortools.sat.python import cp_model

from solver.answers import ClashAnswer, ClashJob, FoundClash, Lifted, PartJob, PartLimits
from solver.canonical import canonical
from solver.clash import Cause, CauseKind, Member
from solver.costs import cost_of
from solver.errors import SolverBugError
from solver.levels import Budget, set_parameters, solve_part
from solver.outcome import Placed
from solver.parts import decompose, with_slots
from solver.pinning import with_pins
from solver.plan import Plan
from solver.problem import Problem
from solver.rules.every import build_hard_model
from solver.stopping import StopSignal
from solver.switches import causes_of, lifted, needs_of
from solver.verification import verify

Test = Callable[[list[Cause]], bool]


def find_clashes(job: ClashJob, stop: StopSignal | None = None) -> ClashAnswer:
    """One clash for every role that the plan leaves short of people, in the order of the part; then the ways out,
    each with an equal part of what is left of the limits.
    """
    budget = Budget(job.limits, stop)
    found = [_explain(Fillable(job.part, job.placed, hole, budget)) for hole in _holes(job)]
    clashes = [clash for clash in found if clash is not None]
    members = dict.fromkeys(member for clash in clashes for member in clash.members)
    work = job.limits.deterministic_seconds / max(1, len(members))
    ways: dict[Member, Lifted | None] = {}
    for member in members:
        seconds = budget.seconds() / (len(members) - len(ways))
        limits = PartLimits(seconds=seconds, deterministic_seconds=work, seed=job.limits.seed)
        ways[member] = _lift(job.part, member, limits, budget.stop)
    return ClashAnswer(index=job.index, clashes=tuple(_with_ways(clash, ways) for clash in clashes))


def _holes(job: ClashJob) -> list[tuple[str, str] | None]:
    if job.placed is None:
        return [None]
    plan = Plan(with_pins(job.part), job.placed)
    return [
        (slot.id, role.name)
        for slot in plan.problem.slots
        for role in slot.roles
        if slot.id not in job.part.frozen and plan.missing(slot.id, role)
    ]


def _with_ways(clash: FoundClash, ways: Mapping[Member, Lifted | None]) -> FoundClash:
    lifts = (ways[member] for member in clash.members)
    return replace(clash, lifted=tuple(way for way in lifts if way is not None))


class Fillable:
    """Whether a part can be filled as in a plan and one person more, with some causes lifted."""

    def __init__(
        self, part: Problem, placed: tuple[Placed, ...] | None, hole: tuple[str, str] | None, budget: Budget
    ) -> None:
        """``hole`` is the (slot, role) that is to get the person more; None: any plan will do."""
        self.hole = hole
        self.is_sure = True
        self.causes = causes_of(part)
        self.needs = needs_of(part) if hole is not None else ()
        self._part = part
        self._budget = budget
        plan = Plan(with_pins(part), placed or ())
        self._seated = {seat: frozenset(people) for seat, people in plan.seated.items()}
        self._missing = {
            (slot.id, role.name): plan.missing(slot.id, role) - ((slot.id, role.name) == hole)
            for slot in plan.problem.slots
            for role in slot.roles
        }

    def without(self, off: Iterable[Cause]) -> bool | None:
        """Whether it can; None if the limits came first."""
        lifts = frozenset(off)
        asked = {
            (need.slot, need.role): self._missing[need.slot, need.role] for need in self.needs if need not in lifts
        }
        answer = self._solve(lifted(self._part, lifts), asked)
        self.is_sure = self.is_sure and answer is not None
        return answer

    def _solve(self, problem: Problem, asked: Mapping[tuple[str, str], int]) -> bool | None:
        if self._budget.work <= 0.001 or self._budget.stop.is_given():
            return None
        if problem.most_changes is None:
            wanted = {slot for slot, _ in asked} | set(problem.frozen)
            problem = with_slots(problem, wanted)
        model = build_hard_model(canonical(with_pins(problem)))
        for seat, missing in asked.items():
            if seat in model.missing:
                model.cp.add(model.missing[seat] <= missing)
            kept = model.pinned.get(seat, frozenset())
            pinned = [one.taken for one in model.of_role[seat] if one.person in kept]
            if kept and missing:
                model.cp.add(sum(pinned) >= len(kept & self._seated.get(seat, frozenset())))
        solver = cp_model.CpSolver()
        set_parameters(solver, self._budget, share=1.0)
        solver.parameters.linearization_level = 1
        with self._budget.stop.ending(solver.stop_search):
            status = solver.solve(model.cp)
        self._budget.work = max(0.001, self._budget.work - solver.response_proto.deterministic_time)
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return True
        return False if status == cp_model.INFEASIBLE else None


def _explain(fillable: Fillable) -> FoundClash | None:
    """The clash; None if there is none, so that the hole is a matter of cost or of the limits."""
    if fillable.without(()) is not False:
        return None
    every = [*fillable.needs, *fillable.causes]
    smallest = _smallest_clash(fillable, every)
    members = tuple(_member(fillable, cause, smallest, every) for cause in smallest)
    return FoundClash(hole=fillable.hole, members=members, lifted=(), proven=fillable.is_sure)


def _smallest_clash(fillable: Fillable, every: list[Cause]) -> list[Cause]:
    """Causes that clash when all others are lifted, none of which can be spared: needs elsewhere are spared first."""

    def clash(kept: list[Cause]) -> bool:
        return fillable.without(frozenset(every) - frozenset(kept)) is False

    rest = list(fillable.causes)
    needs = shrink(list(fillable.needs), lambda kept: clash([*kept, *rest]))
    return [*needs, *shrink(rest, lambda kept: clash([*needs, *kept]))]


def _member(fillable: Fillable, cause: Cause, clash: list[Cause], every: list[Cause]) -> Member:
    """The cause, with what has to be lifted beside it where it alone is not enough."""
    if fillable.without((cause,)):
        return Member(causes=(cause,))
    outside = [other for other in every if other not in clash]
    beside = shrink(outside, lambda kept: bool(fillable.without((cause, *kept))))
    return Member(causes=(cause, *beside) if fillable.is_sure else (cause,))


def shrink(items: list[Cause], holds: Test) -> list[Cause]:
    """The items, less everything that can be spared while ``holds`` stays true; earlier ones are spared first.

    ``holds`` is true of all items, and of every larger set of which it is true.
    """
    kept = list(items)
    step = len(kept)
    while step:
        index = 0
        while index < len(kept):
            fewer = kept[:index] + kept[index + step :]
            if holds(fewer):
                kept = fewer
            else:
                index += step
        step //= 2
    return kept


def _lift(part: Problem, member: Member, limits: PartLimits, stop: StopSignal) -> Lifted | None:
    """Solve again with the member lifted; None if no plan is found in time."""
    problem = lifted(part, member.causes)
    parts = decompose(canonical(with_pins(problem)))
    answers = [solve_part(PartJob(index=0, part=one, limits=limits), stop) for one in parts]
    placed = tuple(place for answer in answers for place in answer.placed)
    if not all(answer.found for answer in answers):
        return None
    breaches = verify(problem, placed)
    if breaches:
        raise SolverBugError(f"the way out {member} breaks {breaches[0]}")
    plan = Plan(with_pins(problem), placed)
    given_up = {(cause.slot, cause.role) for cause in member.causes if cause.kind is CauseKind.NEED}
    unfilled = sum(
        plan.missing(slot.id, role)
        for slot in plan.problem.slots
        for role in slot.roles
        if (slot.id, role.name) not in given_up
    )
    return Lifted(member=member, unfilled=unfilled, costs=tuple(cost.cost for cost in cost_of(problem, placed)))
