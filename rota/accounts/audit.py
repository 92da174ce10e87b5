"""Writing the audit trail."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from rota.accounts.models import AuditEntry


def record(
    db: Session,
    *,
    actor: str,
    now: datetime,
    action: str,
    subject: str,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    reason: str | None = None,
) -> None:
    """Add one entry. ``before`` and ``after`` hold only the values that changed and no personal case data."""
    db.add(AuditEntry(at=now, actor=actor, action=action, subject=subject, before=before, after=after, reason=reason))
