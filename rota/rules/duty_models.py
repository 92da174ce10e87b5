"""Duty rules as rows: patterns of shifts (D-PAT-A to E and free ones) and special periods (D-SPECIAL)."""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from rota.storage.base import Base
from rota.storage.columns import Code, Name, PrimaryKey, enum_column


class DutyLine(StrEnum):
    """DUTY is on site; STANDBY (备勤) is off site but reachable."""

    DUTY = "DUTY"
    STANDBY = "STANDBY"


class ShiftType(Base):
    """One kind of shift of a pattern: on which days it begins, how long it lasts, and how many people it wants."""

    __tablename__ = "shift_type"
    __table_args__ = (
        CheckConstraint("minutes > 0", name="minutes_positive"),
        CheckConstraint("main >= 0 AND assist >= 0 AND main + assist > 0", name="somebody_serves"),
    )

    pattern: Mapped[Code] = mapped_column(primary_key=True)
    code: Mapped[Code] = mapped_column(primary_key=True)
    name: Mapped[Name]
    line: Mapped[DutyLine] = mapped_column(enum_column(DutyLine), default=DutyLine.DUTY)
    day_types: Mapped[list[str]]
    """The day types on which it begins; all five where it begins every day."""
    weekdays: Mapped[list[str]] = mapped_column(default=list)
    """MON, …: begins on these weekdays only; empty means any."""
    starts_at: Mapped[time]
    minutes: Mapped[int]
    is_night: Mapped[bool]
    main: Mapped[int]
    assist: Mapped[int]
    has_leader: Mapped[bool] = mapped_column(default=True)


class SpecialPeriod(Base):
    """Days with reinforced staffing: a standby line beside every duty shift."""

    __tablename__ = "special_period"
    __table_args__ = (CheckConstraint("ends_on >= starts_on", name="ends_not_before"),)

    id: Mapped[PrimaryKey]
    name: Mapped[str] = mapped_column(String(100))
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    standby: Mapped[int] = mapped_column(default=1)
    """How many people stand by during each duty shift that begins in the period."""
