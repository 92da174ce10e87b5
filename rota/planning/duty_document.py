"""The duty part of a month's JSON document: every shift with its people, the day's leader included."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from rota.planning.duty_models import DutyRole, PlannedShift, ShiftAssignment
from rota.planning.duty_plan import LEADER_TYPE
from rota.planning.models import PlanVersion
from rota.settings import ZONE

ORDER = (DutyRole.MAIN, DutyRole.ASSIST, DutyRole.STANDBY, DutyRole.LEADER)


def list_shifts(db: Session, version: PlanVersion) -> tuple[PlannedShift, ...]:
    """Every shift and day in charge of the version with its people and their posts, by start and id."""
    rows = db.scalars(
        select(PlannedShift)
        .where(PlannedShift.version_id == version.id)
        .options(
            joinedload(PlannedShift.shift),
            selectinload(PlannedShift.assignments).joinedload(ShiftAssignment.post),
        )
        .order_by(PlannedShift.starts_at, PlannedShift.shift_id)
    )
    return tuple(rows)


def duty_rows(shifts: tuple[PlannedShift, ...]) -> list[dict[str, Any]]:
    """One entry per shift with its leader; a day in charge without a shift of its own stands alone."""
    leaders = {one.shift.begins_on: one for one in shifts if one.shift.shift_type == LEADER_TYPE}
    own = [one for one in shifts if one.shift.shift_type != LEADER_TYPE]
    led = {one.shift.begins_on for one in own}
    rows = [(one, leaders.get(one.shift.begins_on)) for one in own]
    rows += [(one, None) for day, one in leaders.items() if day not in led]
    return [_row(one, leader) for one, leader in sorted(rows, key=lambda row: (row[0].starts_at, row[0].shift_id))]


def _row(one: PlannedShift, leader: PlannedShift | None) -> dict[str, Any]:
    people = [*one.assignments, *(leader.assignments if leader else ())]
    return {
        "id": one.shift_id,
        "shift": one.shift.shift_type,
        "starts_at": one.starts_at.astimezone(ZONE).isoformat(),
        "ends_at": one.ends_at.astimezone(ZONE).isoformat(),
        "day_type": one.day_type.value,
        "people": [
            {"person": row.post.code, "role": row.role.value}
            for row in sorted(people, key=lambda row: (ORDER.index(row.role), row.id))
        ],
    }
