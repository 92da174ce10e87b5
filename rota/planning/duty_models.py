"""Shifts of the duty roster, as one version of a month has them. Versions are PlanVersion rows of roster DUTY."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from rota.office.models import Post
from rota.planning.models import ReceptionStatus
from rota.rules.duty_models import DutyLine
from rota.storage.base import Base
from rota.storage.columns import Code, PrimaryKey, UtcInstant, enum_column
from rota.words import Message
from rota.workdays.daytypes import DayType


class DutyRole(StrEnum):
    """LEADER is in charge of the day; MAIN and ASSIST hold the post; STANDBY is reachable."""

    LEADER = "LEADER"
    MAIN = "MAIN"
    ASSIST = "ASSIST"
    STANDBY = "STANDBY"


class Shift(Base):
    """A shift's lasting identity, e.g. WN.2026-12-01."""

    __tablename__ = "shift"

    id: Mapped[str] = mapped_column(String(60), primary_key=True)
    month: Mapped[str] = mapped_column(String(7), index=True)
    line: Mapped[DutyLine] = mapped_column(enum_column(DutyLine))
    shift_type: Mapped[Code]
    begins_on: Mapped[date]


class PlannedShift(Base):
    """What one version says about a shift: held from ``starts_at`` (inclusive) to ``ends_at`` (exclusive)."""

    __tablename__ = "planned_shift"
    __table_args__ = (CheckConstraint("ends_at > starts_at", name="ends_after_start"),)

    version_id: Mapped[int] = mapped_column(ForeignKey("plan_version.id", ondelete="CASCADE"), primary_key=True)
    shift_id: Mapped[str] = mapped_column(ForeignKey("shift.id"), primary_key=True)
    starts_at: Mapped[UtcInstant]
    ends_at: Mapped[UtcInstant]
    day_type: Mapped[DayType] = mapped_column(enum_column(DayType))
    status: Mapped[ReceptionStatus] = mapped_column(enum_column(ReceptionStatus))
    reason: Mapped[Message | None]
    sequence: Mapped[int] = mapped_column(default=0)
    changed_at: Mapped[UtcInstant | None]

    @property
    def item_id(self) -> str:
        """The shift's lasting id; receptions have the same name for theirs."""
        return self.shift_id

    shift: Mapped[Shift] = relationship(lazy="raise")
    assignments: Mapped[list[ShiftAssignment]] = relationship(
        lazy="raise", back_populates="planned", cascade="all, delete-orphan", order_by="ShiftAssignment.id"
    )


class ShiftAssignment(Base):
    """One person on one shift, in one version."""

    __tablename__ = "shift_assignment"
    __table_args__ = (
        ForeignKeyConstraint(
            ["version_id", "shift_id"],
            ["planned_shift.version_id", "planned_shift.shift_id"],
            ondelete="CASCADE",
        ),
        UniqueConstraint("version_id", "shift_id", "post_id"),
        Index("ix_shift_assignment_person_id_version_id", "person_id", "version_id"),
    )

    id: Mapped[PrimaryKey]
    version_id: Mapped[int]
    shift_id: Mapped[str] = mapped_column(String(60))
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    role: Mapped[DutyRole] = mapped_column(enum_column(DutyRole))
    is_pinned: Mapped[bool] = mapped_column(default=False)
    why: Mapped[Message | None]

    planned: Mapped[PlannedShift] = relationship(lazy="raise", back_populates="assignments")
    post: Mapped[Post] = relationship(lazy="raise", foreign_keys=[post_id])
