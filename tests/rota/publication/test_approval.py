"""What stops a month before it is approved."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from rota.accounts.models import AuditEntry
from rota.errors import ConflictError, NotFoundError, RuleBrokenError
from rota.planning.models import (
    Finding,
    Severity,
    VersionState,
)
from rota.planning.versions import get_current
from rota.publication.release import blockers
from rota.words import message
from rota.workdays.months import Month
from tests.rota.planning.county_rows import (
    DECEMBER,
    NOW,
    add_absence,
    generate,
)
from tests.rota.publication.releasing import MONDAY, approve, release


@pytest.fixture
def db(december: Session) -> Session:
    return december


def test_an_approved_month_says_who_and_when(db: Session) -> None:
    version = approve(db, reason="never asked for")

    assert (version.state, version.approved_at, version.approved_by, version.approval_reason) == (
        VersionState.APPROVED,
        NOW,
        "boss",
        None,
    )


def test_a_month_is_approved_once(db: Session) -> None:
    approve(db)

    with pytest.raises(ConflictError):
        approve(db)


def test_a_released_month_has_no_draft_to_approve(db: Session) -> None:
    release(db)

    with pytest.raises(ConflictError, match="1"):
        approve(db)


def test_a_month_that_was_never_generated_cannot_be_approved(db: Session) -> None:
    with pytest.raises(NotFoundError):
        approve(db, month=Month(2027, 1))


@pytest.mark.parametrize("reason", [None, "", "  "])
def test_holes_need_a_reason(db: Session, reason: str | None) -> None:
    for code in ("L03", "L04", "L05"):
        add_absence(db, code, date(2026, 12, 7))
    generate(db)

    with pytest.raises(RuleBrokenError, match=MONDAY):
        approve(db, reason=reason)

    assert get_current(db, DECEMBER).state is VersionState.DRAFT


def test_holes_are_approved_with_a_reason_that_is_kept(db: Session) -> None:
    for code in ("L03", "L04", "L05"):
        add_absence(db, code, date(2026, 12, 7))
    generate(db)

    version = approve(db, reason="nobody is there that Monday")

    assert len(blockers(db, version)) == 1
    assert version.approval_reason == "nobody is there that Monday"
    entry = db.scalars(select(AuditEntry).where(AuditEntry.action == "plan.approve")).one()
    assert (entry.subject, entry.actor, entry.reason) == ("2026-12", "boss", "nobody is there that Monday")


@pytest.mark.parametrize(("points", "shown", "more"), [(10, 10, False), (11, 10, True)])
def test_many_holes_are_counted(db: Session, points: int, shown: int, more: bool) -> None:
    version = get_current(db, DECEMBER)
    db.add_all(
        Finding(
            version_id=version.id,
            rule="RMON",
            severity=Severity.CONFIRM,
            people=[],
            text=message("point {number}", number=number),
        )
        for number in range(points)
    )
    db.flush()

    with pytest.raises(RuleBrokenError) as caught:
        approve(db)

    listed = caught.value.sentence.facts["points"]
    assert isinstance(listed, tuple)
    assert len(listed) == shown + more
    assert (listed[-1] == message("and {count} more", count=1)) is more
