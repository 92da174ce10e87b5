"""Re-planning the receptions of a released month: what has begun stands, and as little changes as can."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from rota.accounts.audit import record
from rota.errors import RuleBrokenError
from rota.planning.generate import Prepared, assemble, prepare, share_balance
from rota.planning.models import PlannedReception, ReceptionStatus, RosterKind
from rota.planning.planned import Planned
from rota.planning.replan_problem import CHANGED_SHIFT
from rota.planning.replan_reasons import reception_changes
from rota.planning.replan_values import Replanned
from rota.planning.saving import Solved, save_draft
from rota.planning.solving import find_plan
from rota.planning.versions import find_release, list_receptions
from rota.settings import ZONE
from rota.words import message
from rota.workdays.months import Month
from solver.limits import Limits
from solver.outcome import Progress, Status
from solver.problem import Problem, Published

NO_LONGER = "gone"
"""The option of a published time at which a reception can no longer take place."""


def replan_month(
    db: Session,
    *,
    month: Month,
    limits: Limits,
    actor: str,
    now: datetime,
    most_changes: int | None = None,
    on_progress: Callable[[Progress], None] | None = None,
) -> Replanned:
    """A new draft of the receptions that moves and re-mans as few as possible of those published.

    ``most_changes`` limits how many published times are left and published people lost, those that are forced
    included; what the rules themselves name (the 15th in the towns) does not count. Raises RuleBrokenError when the
    month is not released, or more changes are forced.
    """
    release = find_release(db, month)
    if release is None:
        raise RuleBrokenError(
            message("The receptions of {month} are not released yet; plan them anew", month=str(month))
        )
    published = list_receptions(db, release)
    prepared = prepare(db, month=month, now=now)
    prepared.translation.problem = _kept(prepared, published, most_changes)
    outcome = find_plan(prepared.translation.problem, limits, on_progress)
    plan, findings = assemble(prepared, outcome)
    version = save_draft(
        db,
        month=month,
        context=prepared.context,
        plan=plan,
        skipped=tuple(prepared.demand.skipped),
        findings=findings,
        solved=Solved(outcome=outcome, seed=limits.seed, balance=share_balance(prepared, outcome)),
        actor=actor,
        now=now,
    )
    changes = tuple(reception_changes(prepared, outcome, published, plan))
    record(
        db,
        actor=actor,
        now=now,
        action="plan.replan",
        subject=str(month),
        after={"changes": [change.id for change in changes]},
    )
    return Replanned(
        roster=RosterKind.RECEPTION,
        version=version,
        release=release.number or 0,
        changes=changes,
        unfilled=_unfilled(plan),
        is_proven=outcome.status is Status.OPTIMAL,
    )


def _unfilled(plan: tuple[Planned, ...]) -> tuple[str, ...]:
    return tuple(one.wanted.id for one in plan if one.status is ReceptionStatus.UNFILLED)


def _kept(prepared: Prepared, published: tuple[PlannedReception, ...], most_changes: int | None) -> Problem:
    """The problem with the published times and people at the price of a change, whether they are possible or not."""
    problem, wanted = prepared.translation.problem, prepared.translation.wanted
    roles = {slot.id: {role.name for role in slot.roles} for slot in problem.slots}
    rows = []
    for one in published:
        if one.reception_id not in roles or one.status is ReceptionStatus.CANCELLED:
            continue
        starts_at = one.starts_at.astimezone(ZONE)
        options = wanted[one.reception_id].options
        option = next((option.key for option in options if option.starts_at == starts_at), NO_LONGER)
        seats = tuple((row.role.value, str(row.person_id)) for row in one.assignments)
        people = tuple(seat for seat in seats if seat[0] in roles[one.reception_id])
        rows.append(Published(slot=one.reception_id, option=option, people=people, cost=CHANGED_SHIFT))
    return replace(problem, published=tuple(rows), most_changes=most_changes)
