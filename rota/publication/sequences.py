"""The last SEQUENCE that any release of a month gave each reception."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from rota.planning.models import PlannedReception, PlanVersion, VersionState


def last_sequences(db: Session, month: str) -> dict[str, int]:
    """Reception id → its largest SEQUENCE so far; a reception that returns after an absence goes on from there.

    The release that left it out counted as one more (its feed said "cancelled"), so a return adds two.
    """
    rows = db.execute(
        select(PlannedReception.reception_id, func.max(PlannedReception.sequence))
        .join(PlanVersion, PlanVersion.id == PlannedReception.version_id)
        .where(PlanVersion.month == month, PlanVersion.state == VersionState.RELEASED)
        .group_by(PlannedReception.reception_id)
    )
    return {row[0]: row[1] for row in rows}
