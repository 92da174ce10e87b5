"""Plans: versions of a month, the receptions in them, who sits there, what was skipped and what was found.

A :class:`Reception` is lasting: its id survives every re-planning, move and substitution. What a version says about
it stands in :class:`PlannedReception`. Versions are copied, never shared: a released one is frozen by the database.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from rota.office.models import Post
from rota.storage.base import Base
from rota.storage.columns import Code, PrimaryKey, UtcInstant, enum_column
from rota.words import Message


class RosterKind(StrEnum):
    RECEPTION = "RECEPTION"
    DUTY = "DUTY"


class VersionState(StrEnum):
    DRAFT = "DRAFT"
    APPROVED = "APPROVED"
    RELEASED = "RELEASED"


class ReceptionStatus(StrEnum):
    PLANNED = "PLANNED"
    UNFILLED = "UNFILLED"
    CANCELLED = "CANCELLED"
    HELD = "HELD"


class Role(StrEnum):
    HOST = "HOST"
    COMPANION = "COMPANION"
    CADRE = "CADRE"
    LAWYER = "LAWYER"
    USHER = "USHER"
    RECORDER = "RECORDER"


class Severity(StrEnum):
    """INFO explains, WARNING asks for a look, CONFIRM stops approval until somebody gives a reason."""

    INFO = "INFO"
    WARNING = "WARNING"
    CONFIRM = "CONFIRM"


class PlanVersion(Base):
    """One version of a month's roster: the draft, or a numbered release."""

    __tablename__ = "plan_version"
    __table_args__ = (
        UniqueConstraint("month", "roster", "number"),
        Index(
            "uq_plan_version_one_draft",
            "month",
            "roster",
            unique=True,
            sqlite_where=text("state <> 'RELEASED'"),
            postgresql_where=text("state <> 'RELEASED'"),
        ),
        Index(
            "uq_plan_version_one_current",
            "month",
            "roster",
            unique=True,
            sqlite_where=text("is_current"),
            postgresql_where=text("is_current"),
        ),
        CheckConstraint("(state = 'RELEASED') = (number IS NOT NULL)", name="number_when_released"),
    )

    id: Mapped[PrimaryKey]
    month: Mapped[str] = mapped_column(String(7))
    """2026-12"""
    roster: Mapped[RosterKind] = mapped_column(enum_column(RosterKind))
    state: Mapped[VersionState] = mapped_column(enum_column(VersionState))
    is_current: Mapped[bool] = mapped_column(default=True)
    """The month's newest version: the draft if there is one, else the last release."""
    number: Mapped[int | None]
    created_at: Mapped[UtcInstant]
    created_by: Mapped[str] = mapped_column(String(100))
    approved_at: Mapped[UtcInstant | None]
    approved_by: Mapped[str | None] = mapped_column(String(100))
    approval_reason: Mapped[str | None] = mapped_column(String(1000))
    released_at: Mapped[UtcInstant | None]
    released_by: Mapped[str | None] = mapped_column(String(100))
    late_reason: Mapped[str | None] = mapped_column(String(1000))
    seed: Mapped[int | None]
    solver_status: Mapped[str | None] = mapped_column(String(20))
    solver_seconds: Mapped[float | None] = mapped_column(Float)
    solver_cost: Mapped[dict[str, Any]] = mapped_column(default=dict)
    solver_bound: Mapped[float | None] = mapped_column(Float)
    balance: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """Fairness of the month: per metric the smallest and largest yearly total and who has them."""


class Reception(Base):
    """A reception's lasting identity: the rule's occurrence, e.g. RMON.2026-W50 or R15-TOWN.2026-12.T01."""

    __tablename__ = "reception"

    id: Mapped[str] = mapped_column(String(60), primary_key=True)
    month: Mapped[str] = mapped_column(String(7), index=True)
    rule: Mapped[Code]
    nominal_on: Mapped[date]
    """The date the rule names, before any rest-day policy; the week's Monday for half-days of a week."""
    town_code: Mapped[str | None] = mapped_column(String(40))
    village_code: Mapped[str | None] = mapped_column(String(40))
    unit_code: Mapped[str | None] = mapped_column(String(40))


class PlannedReception(Base):
    """What one version says about a reception."""

    __tablename__ = "planned_reception"
    __table_args__ = (CheckConstraint("ends_at > starts_at", name="ends_after_start"),)

    version_id: Mapped[int] = mapped_column(ForeignKey("plan_version.id", ondelete="CASCADE"), primary_key=True)
    reception_id: Mapped[str] = mapped_column(ForeignKey("reception.id"), primary_key=True)
    starts_at: Mapped[UtcInstant]
    ends_at: Mapped[UtcInstant]
    place_code: Mapped[str | None] = mapped_column(String(40))
    moved_from: Mapped[date | None]
    status: Mapped[ReceptionStatus] = mapped_column(enum_column(ReceptionStatus))
    reason: Mapped[Message | None]
    """Why it is unfilled, moved or cancelled."""
    theme: Mapped[str] = mapped_column(String(2000), default="")
    publish_by: Mapped[date | None]
    sequence: Mapped[int] = mapped_column(default=0)
    changed_at: Mapped[UtcInstant | None]
    """The release that last changed time, place, people or status; None in a draft."""

    @property
    def item_id(self) -> str:
        """The reception's lasting id; shifts have the same name for theirs."""
        return self.reception_id

    reception: Mapped[Reception] = relationship(lazy="raise")
    assignments: Mapped[list[Assignment]] = relationship(
        lazy="raise", back_populates="planned", cascade="all, delete-orphan", order_by="Assignment.id"
    )


class Assignment(Base):
    """One person on one reception, in one version."""

    __tablename__ = "assignment"
    __table_args__ = (
        ForeignKeyConstraint(
            ["version_id", "reception_id"],
            ["planned_reception.version_id", "planned_reception.reception_id"],
            ondelete="CASCADE",
        ),
        UniqueConstraint("version_id", "reception_id", "post_id"),
        Index("ix_assignment_person_id_version_id", "person_id", "version_id"),
    )

    id: Mapped[PrimaryKey]
    version_id: Mapped[int]
    reception_id: Mapped[str] = mapped_column(String(60))
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    role: Mapped[Role] = mapped_column(enum_column(Role))
    substitute_for_id: Mapped[int | None] = mapped_column(ForeignKey("post.id"))
    is_pinned: Mapped[bool] = mapped_column(default=False)
    why: Mapped[Message | None]

    planned: Mapped[PlannedReception] = relationship(lazy="raise", back_populates="assignments")
    post: Mapped[Post] = relationship(lazy="raise", foreign_keys=[post_id])
    substitute_for: Mapped[Post | None] = relationship(lazy="raise", foreign_keys=[substitute_for_id])


class Skipped(Base):
    """An occurrence of a rule that does not take place, and why."""

    __tablename__ = "skipped"

    id: Mapped[PrimaryKey]
    version_id: Mapped[int] = mapped_column(ForeignKey("plan_version.id", ondelete="CASCADE"), index=True)
    rule: Mapped[Code]
    nominal_on: Mapped[date]
    area_code: Mapped[str | None] = mapped_column(String(40))
    reason: Mapped[Message]


class Finding(Base):
    """Something the planners should know about a version."""

    __tablename__ = "finding"

    id: Mapped[PrimaryKey]
    version_id: Mapped[int] = mapped_column(ForeignKey("plan_version.id", ondelete="CASCADE"), index=True)
    rule: Mapped[Code]
    reception_id: Mapped[str | None] = mapped_column(ForeignKey("reception.id"))
    """The reception it is about, if it is about one; a decision by hand on that reception settles it."""
    severity: Mapped[Severity] = mapped_column(enum_column(Severity))
    people: Mapped[list[str]]
    text: Mapped[Message]
