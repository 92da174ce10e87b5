"""Tables of earlier years, from the history lists: receptions, turns in villages, matters without their people."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from rota.office.models import AreaLevel
from rota.storage.base import Base
from rota.storage.columns import Code, PrimaryKey, enum_column


class PastReception(Base):
    """A reception of an earlier year, from the history list."""

    __tablename__ = "past_reception"
    __table_args__ = (Index("ix_past_reception_held_on", "held_on"),)

    id: Mapped[PrimaryKey]
    code: Mapped[Code] = mapped_column(unique=True)
    held_on: Mapped[date]
    rule: Mapped[Code]
    level: Mapped[AreaLevel] = mapped_column(enum_column(AreaLevel))
    place_code: Mapped[str] = mapped_column(String(40), default="")
    town_code: Mapped[str | None] = mapped_column(String(40))
    host_code: Mapped[str | None] = mapped_column(String(40))
    county_leaders: Mapped[int]
    unit_leaders: Mapped[int]
    batches: Mapped[int]
    persons: Mapped[int]
    notice_on: Mapped[date | None]


class PastVillageWeek(Base):
    """How many turns a town's leaders took in its villages in one week of an earlier year."""

    __tablename__ = "past_village_week"
    __table_args__ = (UniqueConstraint("week_on", "town_code"),)

    id: Mapped[PrimaryKey]
    week_on: Mapped[date]
    town_code: Mapped[Code]
    turns: Mapped[int]


class PastCase(Base):
    """A matter received in an earlier year, without anything that identifies the petitioner.

    Names, numbers and telephone of petitioners are read over on import and never stored here (DOMAIN.md §11).
    """

    __tablename__ = "past_case"

    id: Mapped[PrimaryKey]
    code: Mapped[Code] = mapped_column(unique=True)
    reception_code: Mapped[str | None] = mapped_column(String(40))
    received_on: Mapped[date]
    channel: Mapped[str] = mapped_column(String(20), default="")
    persons: Mapped[int]
    is_collective: Mapped[bool]
    is_repeat: Mapped[bool]
    category: Mapped[str] = mapped_column(String(60), default="")
    disposition: Mapped[str] = mapped_column(String(30), default="")
    unit_code: Mapped[str | None] = mapped_column(String(40))
    instructed_by: Mapped[str] = mapped_column(String(40), default="")
    forwarded_on: Mapped[date | None]
    due_on: Mapped[date | None]
    replied_on: Mapped[date | None]
    is_on_time: Mapped[bool | None]
    is_resolved: Mapped[bool | None]
    satisfaction: Mapped[str] = mapped_column(String(20), default="")
    is_confidential: Mapped[bool] = mapped_column(default=False)
