"""The audit trail: who did what to which thing, with the values before and after. Append only."""

from __future__ import annotations

from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from rota.storage.base import Base
from rota.storage.columns import PrimaryKey, UtcInstant


class AuditEntry(Base):
    """One write, in the same transaction as the write itself. Rows can be neither changed nor removed."""

    __tablename__ = "audit_entry"

    id: Mapped[PrimaryKey]
    at: Mapped[UtcInstant]
    actor: Mapped[str] = mapped_column(String(100))
    action: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str] = mapped_column(String(120))
    before: Mapped[dict[str, Any] | None]
    after: Mapped[dict[str, Any] | None]
    reason: Mapped[str | None] = mapped_column(String(1000))
