"""Finding, copying and writing versions of a month. What is written here is a draft; releasing is publication's."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, insert, inspect, select
from sqlalchemy.orm import Session, joinedload, selectinload

from rota.errors import NotFoundError
from rota.planning.duty_models import PlannedShift, ShiftAssignment
from rota.planning.models import (
    Assignment,
    Finding,
    PlannedReception,
    PlanVersion,
    Reception,
    RosterKind,
    Skipped,
    VersionState,
)
from rota.storage.base import Base
from rota.words import message
from rota.workdays.months import Month, parse_month


def find_current(
    db: Session, month: Month, roster: RosterKind = RosterKind.RECEPTION, *, lock: bool = False
) -> PlanVersion | None:
    """The month's newest version: its draft, else its last release.

    With ``lock`` the row is read afresh and nobody else can change it before this transaction ends.
    """
    query = select(PlanVersion).where(
        PlanVersion.month == str(month), PlanVersion.roster == roster, PlanVersion.is_current.is_(True)
    )
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    return db.scalar(query)


def get_current(
    db: Session, month: Month, roster: RosterKind = RosterKind.RECEPTION, *, lock: bool = False
) -> PlanVersion:
    """As :func:`find_current`; raises NotFoundError when the month was never generated."""
    version = find_current(db, month, roster, lock=lock)
    if version is None:
        raise NotFoundError(
            message("There is no plan for {month} yet; make one with “rota generate {month}”", month=str(month))
        )
    return version


def find_release(
    db: Session, month: Month, number: int | None = None, roster: RosterKind = RosterKind.RECEPTION
) -> PlanVersion | None:
    """The month's release of that number, or its last one."""
    releases = select(PlanVersion).where(
        PlanVersion.month == str(month),
        PlanVersion.roster == roster,
        PlanVersion.state == VersionState.RELEASED,
    )
    if number is not None:
        return db.scalar(releases.where(PlanVersion.number == number))
    return db.scalar(releases.order_by(PlanVersion.number.desc()).limit(1))


def list_receptions(db: Session, version: PlanVersion) -> tuple[PlannedReception, ...]:
    """Every reception of the version with its identity, people and their posts, by start and id."""
    rows = db.scalars(
        select(PlannedReception)
        .where(PlannedReception.version_id == version.id)
        .options(
            joinedload(PlannedReception.reception),
            selectinload(PlannedReception.assignments).joinedload(Assignment.post),
            selectinload(PlannedReception.assignments).joinedload(Assignment.substitute_for),
        )
        .order_by(PlannedReception.starts_at, PlannedReception.reception_id)
    )
    return tuple(rows)


def open_draft(db: Session, *, month: Month, actor: str, now: datetime) -> PlanVersion:
    """The month's draft; if only a release exists, a new draft that copies it. An approval lapses."""
    version = get_current(db, month)
    if version.state is VersionState.RELEASED:
        return _copy(db, version, actor, now)
    lapse_approval(version)
    return version


def lapse_approval(version: PlanVersion) -> None:
    """Whatever changes after approval must be approved anew."""
    if version.state is VersionState.APPROVED:
        version.state = VersionState.DRAFT
        version.approved_at = version.approved_by = version.approval_reason = None


def replace_draft(
    db: Session, *, month: Month, actor: str, now: datetime, roster: RosterKind = RosterKind.RECEPTION
) -> PlanVersion:
    """An empty draft in the place of the month's present draft, if it has one."""
    current = find_current(db, month, roster)
    if current is not None and current.state is not VersionState.RELEASED:
        db.execute(delete(PlanVersion).where(PlanVersion.id == current.id))
        db.expunge(current)
    elif current is not None:
        current.is_current = False
    db.flush()
    return _new_draft(db, month, roster, actor, now)


def _new_draft(db: Session, month: Month, roster: RosterKind, actor: str, now: datetime) -> PlanVersion:
    draft = PlanVersion(
        month=str(month),
        roster=roster,
        state=VersionState.DRAFT,
        is_current=True,
        created_at=now,
        created_by=actor,
    )
    db.add(draft)
    db.flush()
    return draft


def _copy(db: Session, release: PlanVersion, actor: str, now: datetime) -> PlanVersion:
    release.is_current = False
    db.flush()
    draft = _new_draft(db, parse_month(release.month), release.roster, actor, now)
    draft.seed = release.seed
    draft.solver_status = release.solver_status
    draft.solver_seconds = release.solver_seconds
    draft.solver_cost = release.solver_cost
    draft.solver_bound = release.solver_bound
    draft.balance = release.balance
    for table in (PlannedReception, Assignment, PlannedShift, ShiftAssignment, Skipped, Finding):
        _copy_rows(db, table, release.id, draft.id)
    db.flush()
    return draft


def _copy_rows(db: Session, table: type[Base], source: int, target: int) -> None:
    """The rows of one table of version ``source`` again under ``target``, in their old order, with new ids."""
    columns = [column for column in inspect(table).columns if column.name != "id"]
    order = [column for column in inspect(table).primary_key if column.name != "version_id"]
    version = inspect(table).columns["version_id"]
    rows = db.execute(select(*columns).where(version == source).order_by(*order)).mappings()
    copies = [{**row, "version_id": target} for row in rows]
    if copies:
        db.execute(insert(table.__table__), copies)  # type: ignore[arg-type]


def remember_receptions(db: Session, rows: list[dict[str, object]]) -> None:
    """Add the lasting identities that are not known yet."""
    known = set(db.scalars(select(Reception.id).where(Reception.id.in_([row["id"] for row in rows]))))
    fresh = [row for row in rows if row["id"] not in known]
    if fresh:
        db.execute(insert(Reception), fresh)
