"""Calendar links: addresses under which a person, place, town or the county can be subscribed to."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from rota.storage.base import Base
from rota.storage.columns import Code, PrimaryKey, UtcInstant, enum_column


class FeedScope(StrEnum):
    PERSON = "PERSON"
    PLACE = "PLACE"
    TOWN = "TOWN"
    COUNTY = "COUNTY"


class CalendarLink(Base):
    """One subscribable address. The token is shown once; only its digest is kept."""

    __tablename__ = "calendar_link"

    id: Mapped[PrimaryKey]
    token_digest: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    scope: Mapped[FeedScope] = mapped_column(enum_column(FeedScope))
    code: Mapped[Code]
    """A post's, reception point's or town's code; COUNTY for the whole county."""
    created_at: Mapped[UtcInstant]
    created_by: Mapped[str] = mapped_column(String(100))
    revoked_at: Mapped[UtcInstant | None]
    last_fetched_at: Mapped[UtcInstant | None]
    last_client: Mapped[str | None] = mapped_column(String(200))


class ReleaseDocument(Base):
    """A release exactly as it was published: names, titles and places of that day, as JSON of MonthRelease."""

    __tablename__ = "release_document"

    version_id: Mapped[int] = mapped_column(ForeignKey("plan_version.id"), primary_key=True)
    document: Mapped[bytes] = mapped_column(LargeBinary)
