"""The office's own table of days: what the official arrangement says, year by year (DOMAIN.md §4)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from rota.storage.base import Base
from rota.storage.columns import Name, PrimaryKey, Text, UtcInstant, enum_column


class DayKind(StrEnum):
    """What the arrangement makes of a day that differs from the plain week."""

    OFF = "off"
    WORK = "work"


class CalendarStatus(StrEnum):
    """OFFICIAL comes from the State Council's notice; PROVISIONAL is computed from the law until it is out."""

    OFFICIAL = "OFFICIAL"
    PROVISIONAL = "PROVISIONAL"


class CalendarDay(Base):
    """One day that the holiday arrangement makes off or working, against the plain week or inside a holiday."""

    __tablename__ = "calendar_day"

    day_on: Mapped[date] = mapped_column(primary_key=True)
    kind: Mapped[DayKind] = mapped_column(enum_column(DayKind))
    name: Mapped[Name]
    is_statutory: Mapped[bool]
    status: Mapped[CalendarStatus] = mapped_column(enum_column(CalendarStatus))
    source: Mapped[Text]
    imported_by: Mapped[str] = mapped_column(String(100))
    imported_at: Mapped[UtcInstant]


class UncertainWindow(Base):
    """A stretch of a provisional year in which the official arrangement will probably move days."""

    __tablename__ = "uncertain_window"
    __table_args__ = (CheckConstraint("ends_on >= starts_on", name="ends_not_before_start"),)

    id: Mapped[PrimaryKey]
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    name: Mapped[Name]
    reason: Mapped[Text]
