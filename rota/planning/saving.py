"""Writing a finished plan as the month's draft."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from rota.planning.context import Context
from rota.planning.models import Assignment, Finding, PlannedReception, PlanVersion, Skipped
from rota.planning.planned import Planned
from rota.planning.versions import remember_receptions, replace_draft
from rota.planning.wanted import FindingValue, SkippedOccurrence
from rota.rules.models import NoticeUnit
from rota.rules.specs import RuleSpec
from rota.workdays.deadlines import publish_by
from rota.workdays.months import Month
from solver.outcome import Outcome
from solver.problem import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Solved:
    """What is kept of the solver's run."""

    outcome: Outcome
    seed: int
    balance: dict[str, Any]


def save_draft(
    db: Session,
    *,
    month: Month,
    context: Context,
    plan: tuple[Planned, ...],
    skipped: tuple[SkippedOccurrence, ...],
    findings: tuple[FindingValue, ...],
    solved: Solved,
    actor: str,
    now: datetime,
) -> PlanVersion:
    """Replace the month's draft by ``plan``."""
    version = replace_draft(db, month=month, actor=actor, now=now)
    version.seed = solved.seed
    version.solver_status = solved.outcome.status.value
    version.solver_seconds = round(solved.outcome.seconds, 3)
    version.solver_cost = {row.level.name.lower(): row.cost for row in solved.outcome.costs}
    version.solver_bound = sum(row.bound for row in solved.outcome.costs if row.level is Level.FAIRNESS)
    version.balance = solved.balance
    if plan:
        remember_receptions(db, [_identity(month, one) for one in plan])
        db.execute(insert(PlannedReception), [_planned(version, context, one) for one in plan])
    assignments = [row for one in plan for row in _assignments(version, one)]
    if assignments:
        db.execute(insert(Assignment), assignments)
    if skipped:
        db.execute(insert(Skipped), [_skipped(version, one) for one in skipped])
    if findings:
        db.execute(insert(Finding), [_finding(version, one) for one in findings])
    db.flush()
    return version


def publish_by_of(context: Context, rule: RuleSpec | None, starts_at: datetime) -> date | None:
    """The last day on which the notice may be posted; None for rules that are not announced.

    Without a rule (the office dropped it) the office's settings decide.
    """
    if rule is not None and not rule.is_published:
        return None
    settings = context.office.settings
    days = rule.notice_days if rule is not None else None
    unit = rule.notice_unit if rule is not None else None
    return publish_by(
        starts_at.date(),
        notice_days=settings.notice_days if days is None else days,
        unit_is_workday=(unit or NoticeUnit(settings.notice_unit)) is NoticeUnit.WORKDAY,
        workdays=context.office.workdays,
    )


def _identity(month: Month, one: Planned) -> dict[str, object]:
    wanted = one.wanted
    return {
        "id": wanted.id,
        "month": str(month),
        "rule": wanted.rule.code,
        "nominal_on": wanted.nominal_on,
        "town_code": wanted.town,
        "village_code": wanted.village,
        "unit_code": wanted.unit,
    }


def _planned(version: PlanVersion, context: Context, one: Planned) -> dict[str, object]:
    return {
        "version_id": version.id,
        "reception_id": one.wanted.id,
        "starts_at": one.starts_at,
        "ends_at": one.ends_at,
        "place_code": one.wanted.place_code,
        "moved_from": one.wanted.moved_from,
        "status": one.status,
        "reason": one.reason,
        "theme": one.wanted.theme,
        "publish_by": publish_by_of(context, one.wanted.rule, one.starts_at),
        "sequence": 0,
    }


def _assignments(version: PlanVersion, one: Planned) -> list[dict[str, object]]:
    return [
        {
            "version_id": version.id,
            "reception_id": one.wanted.id,
            "post_id": sitting.post.id,
            "person_id": sitting.post.person,
            "role": sitting.role,
            "substitute_for_id": sitting.substitute_for.id if sitting.substitute_for else None,
            "is_pinned": sitting.is_pinned,
            "why": sitting.why,
        }
        for sitting in one.people
    ]


def _skipped(version: PlanVersion, one: SkippedOccurrence) -> dict[str, object]:
    return {
        "version_id": version.id,
        "rule": one.rule,
        "nominal_on": one.nominal_on,
        "area_code": one.area,
        "reason": one.reason,
    }


def _finding(version: PlanVersion, one: FindingValue) -> dict[str, object]:
    return {
        "version_id": version.id,
        "rule": one.rule,
        "reception_id": one.reception,
        "severity": one.severity,
        "people": list(one.people),
        "text": one.text,
    }
