"""Why a roster cannot be filled: the clashes of a problem and the ways out."""

from __future__ import annotations

from collections.abc import Callable

from solver.answers import ClashAnswer, ClashJob, FoundClash, Lifted, PartLimits
from solver.clash import CauseKind, Clash, Relaxation
from solver.costs import cost_of
from solver.engine import solve
from solver.limits import Limits
from solver.outcome import Outcome, Status
from solver.parts import together, with_slots
from solver.pinning import with_pins
from solver.plan import Plan
from solver.problem import Level, Problem
from solver.switches import causes_of, lifted
from solver.workers import ShouldStop, run_parts

RunClashes = Callable[[tuple[ClashJob, ...], Limits, Callable[[ClashAnswer], None]], None]


def explain_clashes(
    problem: Problem, limits: Limits, outcome: Outcome | None = None, should_stop: ShouldStop | None = None
) -> tuple[Clash, ...]:
    """One clash for every hole of the best plan that cannot be avoided, by the order of the slots; empty if none.

    ``outcome`` is that of ``solve(problem, …)``, which is solved first if it is not given. A hole that is left because
    filling it would cost more elsewhere, or because the search stopped early, has no clash. ``limits`` hold once for
    the search of the clashes and their ways out. Raises as ``solve`` does.
    """
    if outcome is None:
        outcome = solve(problem, limits, should_stop=should_stop)

    def run(jobs: tuple[ClashJob, ...], within: Limits, on_answer: Callable[[ClashAnswer], None]) -> None:
        run_parts(jobs, processes=within.processes, on_answer=on_answer, should_stop=should_stop)

    return explain_through(run, problem, limits, outcome)


def explain_through(run: RunClashes, problem: Problem, limits: Limits, outcome: Outcome) -> tuple[Clash, ...]:
    """``explain_clashes`` with the parts searched by ``run``."""
    jobs = _jobs(problem, limits, outcome)
    answers: list[ClashAnswer] = []
    if jobs:
        run(jobs, limits, answers.append)
    found = [
        _clash(jobs[answer.index], clash, outcome)
        for answer in sorted(answers, key=lambda answer: answer.index)
        for clash in answer.clashes
    ]
    order = {slot.id: index for index, slot in enumerate(problem.slots)}
    return tuple(sorted(found, key=lambda clash: order[clash.hole[0]] if clash.hole else -1))


def _jobs(problem: Problem, limits: Limits, outcome: Outcome) -> tuple[ClashJob, ...]:
    """The parts that have a hole, as they would be with everybody let in everywhere."""
    part_limits = PartLimits(
        seconds=limits.seconds, deterministic_seconds=limits.deterministic_seconds, seed=limits.seed
    )
    if outcome.status in (Status.INFEASIBLE, Status.UNKNOWN):
        placed, short = None, None
    else:
        placed, short = outcome.placed, {hole.slot for hole in outcome.holes if hole.slot not in problem.frozen}
    times = tuple(cause for cause in causes_of(problem) if cause.kind is CauseKind.TIME)
    groups = together(with_pins(lifted(problem, times)))
    if short is None:
        changed = {one.slot for one in problem.published}
        chosen = (
            [group for group in groups if not changed.isdisjoint(group)] if problem.most_changes is not None else []
        )
    else:
        chosen = [group for group in groups if not short.isdisjoint(group)]
    return tuple(
        ClashJob(
            index=index,
            part=with_slots(problem, group),
            limits=part_limits,
            placed=None if placed is None else tuple(place for place in placed if place.slot in group),
        )
        for index, group in enumerate(chosen)
    )


def _clash(job: ClashJob, clash: FoundClash, outcome: Outcome) -> Clash:
    relaxations = (_relaxation(job, lift, outcome) for lift in clash.lifted)
    ranked = sorted(relaxations, key=lambda way: (way.unfilled, [cost for _, cost in way.costs]))
    return Clash(hole=clash.hole, members=clash.members, relaxations=tuple(ranked), proven=clash.proven)


def _relaxation(job: ClashJob, lift: Lifted, outcome: Outcome) -> Relaxation:
    """The part's way out, with the rest of the plan as it is."""
    unfilled, costs = lift.unfilled, lift.costs
    if job.placed is not None:
        plan = Plan(with_pins(job.part), job.placed)
        part = sum(plan.missing(slot.id, role) for slot in plan.problem.slots for role in slot.roles)
        unfilled += sum(hole.missing for hole in outcome.holes) - part
        before = cost_of(job.part, job.placed)
        costs = tuple(
            whole.cost - old.cost + new for whole, old, new in zip(outcome.costs, before, lift.costs, strict=True)
        )
    return Relaxation(member=lift.member, unfilled=unfilled, costs=tuple(zip(Level, costs, strict=True)))
