"""What a version holds, whichever roster it is: receptions or shifts, each with a lasting id and a SEQUENCE."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from rota.planning.duty_document import list_shifts
from rota.planning.duty_models import PlannedShift
from rota.planning.models import PlannedReception, PlanVersion, RosterKind, VersionState
from rota.planning.versions import list_receptions

Item = PlannedReception | PlannedShift


def list_items(db: Session, version: PlanVersion | None) -> tuple[Item, ...]:
    """The receptions or shifts of the version with their people, by start and id; none without a version."""
    if version is None:
        return ()
    if version.roster is RosterKind.DUTY:
        return list_shifts(db, version)
    return list_receptions(db, version)


def last_sequences(db: Session, version: PlanVersion) -> dict[str, int]:
    """Item id → its largest SEQUENCE in any release of the version's month and roster so far.

    The release that left an item out counted as one more (its feed said "cancelled"), so a return adds two.
    """
    query = (
        select(PlannedShift.shift_id, func.max(PlannedShift.sequence))
        .join(PlanVersion, PlanVersion.id == PlannedShift.version_id)
        .group_by(PlannedShift.shift_id)
        if version.roster is RosterKind.DUTY
        else select(PlannedReception.reception_id, func.max(PlannedReception.sequence))
        .join(PlanVersion, PlanVersion.id == PlannedReception.version_id)
        .group_by(PlannedReception.reception_id)
    )
    rows = db.execute(
        query.where(
            PlanVersion.month == version.month,
            PlanVersion.roster == version.roster,
            PlanVersion.state == VersionState.RELEASED,
        )
    )
    return {row[0]: row[1] for row in rows}
