"""Writing a finished duty roster into its draft."""

from __future__ import annotations

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from rota.planning.duty_models import PlannedShift, Shift, ShiftAssignment
from rota.planning.duty_plan import PlannedDuty
from rota.planning.models import Finding, PlanVersion
from rota.planning.wanted import FindingValue
from solver.outcome import Outcome
from solver.problem import Level


def save_duty(
    db: Session,
    *,
    version: PlanVersion,
    plan: tuple[PlannedDuty, ...],
    findings: tuple[FindingValue, ...],
    outcome: Outcome,
) -> None:
    """Write the shifts with their people, the findings and what the solver says into an empty draft."""
    version.solver_status = outcome.status.value
    version.solver_seconds = round(outcome.seconds, 3)
    version.solver_cost = {row.level.name.lower(): row.cost for row in outcome.costs}
    version.solver_bound = sum(row.bound for row in outcome.costs if row.level is Level.FAIRNESS)
    _remember(db, version.month, plan)
    for table, rows in (
        (PlannedShift, [_planned(version, one) for one in plan]),
        (ShiftAssignment, [row for one in plan for row in _assignments(version, one)]),
        (Finding, [_finding(version, one) for one in findings]),
    ):
        if rows:
            db.execute(insert(table), rows)
    db.flush()


def _remember(db: Session, month: str, plan: tuple[PlannedDuty, ...]) -> None:
    known = set(db.scalars(select(Shift.id).where(Shift.id.in_([one.id for one in plan]))))
    fresh = [
        {"id": one.id, "month": month, "line": one.line, "shift_type": one.shift_type, "begins_on": one.begins_on}
        for one in plan
        if one.id not in known
    ]
    if fresh:
        db.execute(insert(Shift), fresh)


def _planned(version: PlanVersion, one: PlannedDuty) -> dict[str, object]:
    return {
        "version_id": version.id,
        "shift_id": one.id,
        "starts_at": one.starts_at,
        "ends_at": one.ends_at,
        "day_type": one.day_type,
        "status": one.status,
        "reason": one.reason,
        "sequence": 0,
    }


def _assignments(version: PlanVersion, one: PlannedDuty) -> list[dict[str, object]]:
    return [
        {
            "version_id": version.id,
            "shift_id": one.id,
            "post_id": duty.person.post.id,
            "person_id": duty.person.post.person,
            "role": duty.role,
            "is_pinned": False,
            "why": duty.why,
        }
        for duty in one.people
    ]


def _finding(version: PlanVersion, one: FindingValue) -> dict[str, object]:
    return {
        "version_id": version.id,
        "rule": one.rule,
        "severity": one.severity,
        "people": list(one.people),
        "text": one.text,
    }
