"""The database refuses to change what is released, and the audit trail."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, delete, insert, select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from rota.accounts.audit import record
from rota.accounts.models import AuditEntry
from rota.planning.models import (
    Assignment,
    Finding,
    PlannedReception,
    PlanVersion,
    ReceptionStatus,
    RosterKind,
    Severity,
    Skipped,
    VersionState,
)
from rota.publication.models import ReleaseDocument
from rota.words import message
from tests.rota.storage.plan_rows import (
    HALF_PAST_ELEVEN,
    NINE,
    NOW,
    add_person,
    add_reception,
    add_version,
    release,
)

FROZEN = "a released version is frozen"
ONE_MINUTE = timedelta(minutes=1)


@pytest.fixture
def db(engine: Engine) -> Iterator[Session]:
    with Session(engine) as session:
        yield session


CHANGES: dict[str, Callable[[int, int], Any]] = {
    "add a reception": lambda version, _draft: insert(PlannedReception).values(
        version_id=version,
        reception_id="R2",
        starts_at=NINE,
        ends_at=HALF_PAST_ELEVEN,
        status=ReceptionStatus.PLANNED,
        theme="",
        sequence=0,
    ),
    "change a reception": lambda version, _draft: (
        update(PlannedReception).where(PlannedReception.version_id == version).values(theme="x")
    ),
    "take a reception away": lambda version, _draft: delete(PlannedReception).where(
        PlannedReception.version_id == version
    ),
    "carry a reception in": lambda version, draft: (
        update(PlannedReception).where(PlannedReception.version_id == draft).values(version_id=version)
    ),
    "add a seat": lambda version, _draft: insert(Assignment).values(
        version_id=version, reception_id="R1", post_id=2, person_id=2, role="HOST", is_pinned=False
    ),
    "change a seat": lambda version, _draft: (
        update(Assignment).where(Assignment.version_id == version).values(is_pinned=True)
    ),
    "take a seat away": lambda version, _draft: delete(Assignment).where(Assignment.version_id == version),
    "add a skipped day": lambda version, _draft: insert(Skipped).values(
        version_id=version, rule="RMON", nominal_on=NINE.date(), reason=message("x")
    ),
    "change a skipped day": lambda version, _draft: (
        update(Skipped).where(Skipped.version_id == version).values(rule="RLAW")
    ),
    "carry a skipped day in": lambda version, draft: (
        update(Skipped).where(Skipped.version_id == draft).values(version_id=version)
    ),
    "take a skipped day away": lambda version, _draft: delete(Skipped).where(Skipped.version_id == version),
    "add a finding": lambda version, _draft: insert(Finding).values(
        version_id=version, rule="RMON", severity=Severity.INFO, people=[], text=message("x")
    ),
    "change a finding": lambda version, _draft: (
        update(Finding).where(Finding.version_id == version).values(rule="RLAW")
    ),
    "take a finding away": lambda version, _draft: delete(Finding).where(Finding.version_id == version),
    "change the document": lambda version, _draft: (
        update(ReleaseDocument).where(ReleaseDocument.version_id == version).values(document=b"{}")
    ),
    "take the document away": lambda version, _draft: delete(ReleaseDocument).where(
        ReleaseDocument.version_id == version
    ),
    "take the version away": lambda version, _draft: delete(PlanVersion).where(PlanVersion.id == version),
    **{
        f"change {name}": lambda version, _draft, name=name, value=value: (
            update(PlanVersion)  # type: ignore[misc]
            .where(PlanVersion.id == version)
            .values({name: value})
        )
        for name, value in (
            ("month", "2027-01"),
            ("roster", RosterKind.DUTY),
            ("number", 2),
            ("state", VersionState.APPROVED),
            ("created_at", NOW + ONE_MINUTE),
            ("created_by", "somebody"),
            ("approved_at", NOW),
            ("approved_by", "somebody"),
            ("approval_reason", "because"),
            ("released_at", NOW + ONE_MINUTE),
            ("released_by", "somebody"),
            ("late_reason", "because"),
            ("seed", 7),
            ("solver_status", "OPTIMAL"),
        )
    },
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_released_version_is_frozen(db: Session, change: str) -> None:
    leader, version = add_person(db), add_version(db)
    add_person(db, "L04")
    planned = add_reception(db, version, "R1", people=(leader,))
    add_reception(db, version, "R2", NINE + timedelta(days=1))
    db.delete(db.get_one(PlannedReception, (version.id, "R2")))
    _add_notes(db, version)
    release(db, version)
    version.is_current = False
    db.add(ReleaseDocument(version_id=version.id, document=b"{}"))
    db.flush()
    draft = add_version(db)
    add_reception(db, draft, "R3", NINE + timedelta(days=2))
    _add_notes(db, draft)
    assert planned.version_id == version.id

    with pytest.raises(DBAPIError, match=FROZEN):
        db.execute(CHANGES[change](version.id, draft.id))


def _add_notes(db: Session, version: PlanVersion) -> None:
    db.add(Skipped(version_id=version.id, rule="RMON", nominal_on=NINE.date(), reason=message("x")))
    db.add(Finding(version_id=version.id, rule="RMON", severity=Severity.INFO, people=[], text=message("x")))
    db.flush()


def test_a_draft_can_be_changed_and_taken_away_with_everything_in_it(db: Session) -> None:
    leader, version = add_person(db), add_version(db)
    add_reception(db, version, "R1", people=(leader,))
    _add_notes(db, version)

    db.execute(delete(PlanVersion).where(PlanVersion.id == version.id))

    tables = (PlanVersion, PlannedReception, Assignment, Skipped, Finding)
    assert [len(db.scalars(select(table)).all()) for table in tables] == [0] * 5


def test_a_released_version_can_cease_to_be_current(db: Session) -> None:
    version = add_version(db)
    release(db, version)

    version.is_current = False
    db.flush()

    assert db.scalars(select(PlanVersion.is_current)).all() == [False]


@pytest.mark.parametrize("change", [update(AuditEntry).values(actor="somebody"), delete(AuditEntry)])
def test_the_audit_trail_is_append_only(db: Session, change: Any) -> None:
    record(db, actor="tester", now=NOW, action="test", subject="x")
    db.flush()

    with pytest.raises(DBAPIError, match="the audit trail is append only"):
        db.execute(change)
