"""Re-planning a released duty roster: the past stands, and no more shifts change than must (C6)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from time import monotonic

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from rota.accounts.audit import record
from rota.errors import RuleBrokenError
from rota.planning.duty_document import list_shifts
from rota.planning.duty_explain import DutyView
from rota.planning.duty_generate import PreparedDuty, prepare_duty
from rota.planning.duty_models import PlannedShift, ShiftAssignment
from rota.planning.duty_plan import PlannedDuty, duty_balance, duty_findings, duty_totals, read_duty
from rota.planning.duty_saving import save_duty
from rota.planning.models import PlanVersion, ReceptionStatus, RosterKind
from rota.planning.replan_changes import list_changes
from rota.planning.replan_problem import keep_published
from rota.planning.replan_values import Replanned
from rota.planning.solving import NoPlanError, find_plan
from rota.planning.versions import find_release, replace_draft
from rota.words import message
from rota.workdays.months import Month
from solver.limits import Limits
from solver.outcome import Outcome, Progress, Status
from solver.problem import Problem

LEAST_SECONDS = 0.5
"""What is left at least for fairness once the number of changes is known."""


def replan_duty(
    db: Session,
    *,
    month: Month,
    limits: Limits,
    actor: str,
    now: datetime,
    most_changes: int | None = None,
    on_progress: Callable[[Progress], None] | None = None,
) -> Replanned:
    """A new draft that differs from the last release in as few shifts as possible; what has begun by ``now`` stands.

    At most ``most_changes`` shifts get other people; what then nobody can man is UNFILLED. Raises RuleBrokenError
    when the month's duty roster is not released, RotaError when the solver found no plan.
    """
    release = find_release(db, month, roster=RosterKind.DUTY)
    if release is None:
        raise RuleBrokenError(message("The duty roster of {month} is not released yet; plan it anew", month=str(month)))
    shifts = list_shifts(db, release)
    prepared = prepare_duty(db, month=month)
    past = frozenset(one.shift_id for one in shifts if one.starts_at <= now)
    known = {slot.id for slot in prepared.translation.problem.slots}
    published = {
        one.shift_id: tuple((row.role.value, str(row.person_id)) for row in one.assignments)
        for one in shifts
        if one.shift_id in known
    }
    prepared.translation.problem = keep_published(prepared.translation.problem, published, past, most_changes)
    outcome, is_proven = _fewest_changes(prepared.translation.problem, limits, on_progress)
    view = _view(prepared, outcome)
    plan = tuple(one for one in read_duty(prepared.translation, view.outcome, prepared.loads) if one.id not in past)
    version = replace_draft(db, month=month, actor=actor, now=now, roster=RosterKind.DUTY)
    version.seed = limits.seed
    _save(db, version, view, plan)
    _copy_past(db, release, version, past)
    changes = tuple(list_changes(view, plan, published))
    record(
        db,
        actor=actor,
        now=now,
        action="duty.replan",
        subject=str(month),
        after={"changes": [change.id for change in changes]},
    )
    return Replanned(
        roster=RosterKind.DUTY,
        version=version,
        release=release.number or 0,
        changes=changes,
        unfilled=tuple(one.id for one in plan if one.status is ReceptionStatus.UNFILLED),
        is_proven=is_proven,
    )


def _fewest_changes(
    problem: Problem, limits: Limits, on_progress: Callable[[Progress], None] | None
) -> tuple[Outcome, bool]:
    """The fairest plan of those with the fewest changes, and whether fewer are proved impossible.

    How many shifts must change is found first, without fairness and wishes; then it is the limit within which the
    fairest plan is sought. A search cut short so never changes more than it has to.
    """
    started = monotonic()
    fewest = find_plan(replace(problem, shares=(), spreads=()), limits, on_progress)
    kept = {published.slot: published.option for published in problem.published}
    count = sum(place.option != kept.get(place.slot, place.option) for place in fewest.placed)
    rest = replace(limits, seconds=max(LEAST_SECONDS, limits.seconds - (monotonic() - started)))
    try:
        fairest = find_plan(replace(problem, most_changes=count), rest, on_progress)
    except NoPlanError:
        fairest = fewest
    return fairest, fewest.status is Status.OPTIMAL


def _view(prepared: PreparedDuty, outcome: Outcome) -> DutyView:
    """The outcome without those of the past who are no longer on the list of staff."""
    known = prepared.translation.people
    placed = tuple(
        replace(place, people=tuple((role, person) for role, person in place.people if person in known))
        for place in outcome.placed
    )
    outcome = replace(outcome, placed=placed)
    return DutyView(
        prepared=prepared, outcome=outcome, totals=duty_totals(prepared.translation, outcome, prepared.loads)
    )


def _save(db: Session, version: PlanVersion, view: DutyView, plan: tuple[PlannedDuty, ...]) -> None:
    """Write what is still to come into the draft."""
    context, outcome = view.prepared.context, view.outcome
    save_duty(db, version=version, plan=plan, findings=duty_findings(context, plan), outcome=outcome)
    version.balance = duty_balance(view.prepared.translation, outcome, view.prepared.loads)


def _copy_past(db: Session, release: PlanVersion, version: PlanVersion, past: frozenset[str]) -> None:
    """What has begun, word for word as it was released."""
    for table in (PlannedShift.__table__, ShiftAssignment.__table__):
        columns = [column for column in table.columns if column.name != "id"]
        mine = (table.c.version_id == release.id, table.c.shift_id.in_(past))
        rows = db.execute(select(*columns).where(*mine).order_by(*table.primary_key)).mappings()
        copies = [{**row, "version_id": version.id} for row in rows]
        if copies:
            db.execute(insert(table), copies)  # type: ignore[arg-type]
    db.flush()
