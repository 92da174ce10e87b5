"""The JSON document of a month (DESIGN.md §5, ``rota show YYYY-MM --json``)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from rota.planning.duty_document import duty_rows, list_shifts
from rota.planning.models import Assignment, Finding, PlannedReception, PlanVersion, RosterKind, Skipped
from rota.planning.versions import find_current, get_current, list_receptions
from rota.settings import ZONE
from rota.words import word
from rota.workdays.months import Month


def month_document(db: Session, *, month: Month) -> dict[str, Any]:
    """The month's current state, receptions and duty together; sentences are in the reader's language.

    State and version are those of the receptions, or of the duty roster where there are no receptions. Raises
    NotFoundError for a month that was never generated.
    """
    duty = find_current(db, month, RosterKind.DUTY)
    version = find_current(db, month) or duty or get_current(db, month)
    versions = [one.id for one in (version, duty) if one is not None]
    findings = db.scalars(select(Finding).where(Finding.version_id.in_(versions)).order_by(Finding.id))
    skipped = db.scalars(select(Skipped).where(Skipped.version_id.in_(versions)).order_by(Skipped.id))
    return {
        "month": version.month,
        "state": version.state.value.lower(),
        "version": version.number,
        "receptions": [_reception(one) for one in list_receptions(db, version)],
        "duty": duty_rows(list_shifts(db, duty)) if duty is not None else [],
        "skipped": [_skipped(row) for row in skipped],
        "findings": [
            {"rule": row.rule, "severity": row.severity.value, "people": row.people, "text": word(row.text)}
            for row in findings
        ],
        "solver": _solver(version),
    }


def _reception(one: PlannedReception) -> dict[str, Any]:
    return {
        "id": one.reception_id,
        "rule": one.reception.rule,
        "place": one.place_code,
        "town": one.reception.town_code,
        "village": one.reception.village_code,
        "starts_at": one.starts_at.astimezone(ZONE).isoformat(),
        "ends_at": one.ends_at.astimezone(ZONE).isoformat(),
        "moved_from": one.moved_from.isoformat() if one.moved_from else None,
        "status": one.status.value,
        "reason": word(one.reason) if one.reason else None,
        "publish_by": one.publish_by.isoformat() if one.publish_by else None,
        "people": [_person(assignment) for assignment in one.assignments],
    }


def _person(assignment: Assignment) -> dict[str, Any]:
    return {
        "person": assignment.post.code,
        "role": assignment.role.value,
        "substitute_for": assignment.substitute_for.code if assignment.substitute_for else None,
        "pinned": assignment.is_pinned,
    }


def _skipped(row: Skipped) -> dict[str, Any]:
    return {"rule": row.rule, "date": row.nominal_on.isoformat(), "reason": word(row.reason)}


def _solver(version: PlanVersion) -> dict[str, Any]:
    return {
        "status": version.solver_status,
        "seconds": version.solver_seconds,
        "cost": version.solver_cost,
        "bound": version.solver_bound,
    }
