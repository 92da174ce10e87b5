"""Tables of the office: areas, units, people with dated posts, dated links, places, absences, wishes, loads.

``code`` is always the id of the imported list (T01, V009, U07, L01, T01L02, T01C03, S05, W02, PC01); it is what
the command line, the JSON documents and the workbook show.
"""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from rota.storage.base import Base
from rota.storage.columns import Code, Name, PrimaryKey, enum_column


class AreaLevel(StrEnum):
    COUNTY = "COUNTY"
    TOWN = "TOWN"
    VILLAGE = "VILLAGE"


class Area(Base):
    """The county (code COUNTY), a town (镇/区) or a village (村/社区)."""

    __tablename__ = "area"

    id: Mapped[PrimaryKey]
    code: Mapped[Code] = mapped_column(unique=True)
    level: Mapped[AreaLevel] = mapped_column(enum_column(AreaLevel))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("area.id"), index=True)
    name: Mapped[Name]
    kind: Mapped[str] = mapped_column(String(20), default="")
    population: Mapped[int | None]
    address: Mapped[str] = mapped_column(String(300), default="")
    phone: Mapped[str] = mapped_column(String(40), default="")
    distance_km: Mapped[int | None]
    # towns
    market_days: Mapped[str] = mapped_column(String(60), default="")
    secretary_code: Mapped[str | None] = mapped_column(String(40))
    head_code: Mapped[str | None] = mapped_column(String(40))
    petition_officer_code: Mapped[str | None] = mapped_column(String(40))
    # villages
    reception_place: Mapped[str] = mapped_column(String(300), default="")
    preferred_halfday: Mapped[str | None] = mapped_column(String(6))
    """TUE_AM and the like."""
    reachable_halfdays: Mapped[list[str]] = mapped_column(default=list)
    """The only half-days on which the village can be reached (ferry); empty means any."""
    minutes_from_town: Mapped[int | None]
    remark: Mapped[str] = mapped_column(String(500), default="")

    parent: Mapped[Area | None] = relationship(remote_side="Area.id", lazy="raise")


class Unit(Base):
    """A county unit (县直单位) with its contacts."""

    __tablename__ = "unit"

    id: Mapped[PrimaryKey]
    code: Mapped[Code] = mapped_column(unique=True)
    name: Mapped[Name]
    kind: Mapped[str] = mapped_column(String(40), default="")
    leader_in_charge_code: Mapped[str | None] = mapped_column(String(40))
    petition_contact: Mapped[str] = mapped_column(String(60), default="")
    contact_phone: Mapped[str] = mapped_column(String(40), default="")
    case_categories: Mapped[str] = mapped_column(String(300), default="")
    is_resident_in_joint_hall: Mapped[bool] = mapped_column(default=False)
    joins_fixed15: Mapped[bool] = mapped_column(default=True)


class Person(Base):
    """One human. To every rule a human with two posts is one person."""

    __tablename__ = "person"

    id: Mapped[PrimaryKey]
    name: Mapped[str] = mapped_column(String(60))
    gender: Mapped[str] = mapped_column(String(4), default="")
    birth_year: Mapped[int | None]


class PostKind(StrEnum):
    COUNTY_LEADER = "COUNTY_LEADER"
    UNIT_HEAD = "UNIT_HEAD"
    TOWN_LEADER = "TOWN_LEADER"
    TOWN_CADRE = "TOWN_CADRE"
    BUREAU_STAFF = "BUREAU_STAFF"
    LAWYER = "LAWYER"


class Post(Base):
    """A post held by a person from ``active_from`` to ``active_to``, both days included; None is open-ended.

    ``code`` is the imported id (L01, U07 for a unit's head, T01L02, T01C03, S05, W02).
    """

    __tablename__ = "post"
    __table_args__ = (
        CheckConstraint("active_to IS NULL OR active_from IS NULL OR active_to >= active_from", name="ends_not_before"),
    )

    id: Mapped[PrimaryKey]
    code: Mapped[Code] = mapped_column(unique=True)
    kind: Mapped[PostKind] = mapped_column(enum_column(PostKind))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    title: Mapped[Name]
    body: Mapped[str] = mapped_column(String(60), default="")
    """County leaders: one of the four bodies. Bureau staff: their section. Lawyers: their firm."""
    rank: Mapped[str] = mapped_column(String(40), default="")
    fields: Mapped[str] = mapped_column(String(500), default="")
    """Fields of responsibility (分管工作); lawyers: their specialities. Separated by ；"""
    area_id: Mapped[int | None] = mapped_column(ForeignKey("area.id"), index=True)
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    phone: Mapped[str] = mapped_column(String(40), default="")
    sort_order: Mapped[int] = mapped_column(default=0)
    active_from: Mapped[date | None]
    active_to: Mapped[date | None]
    remark: Mapped[str] = mapped_column(String(500), default="")
    # county leaders
    is_secretary: Mapped[bool] = mapped_column(default=False)
    is_county_head: Mapped[bool] = mapped_column(default=False)
    is_standing_committee: Mapped[bool] = mapped_column(default=False)
    is_vice_head: Mapped[bool] = mapped_column(default=False)
    in_monday_pool: Mapped[bool] = mapped_column(default=False)
    in_fixed15: Mapped[bool] = mapped_column(default=False)
    in_oncall_pool: Mapped[bool] = mapped_column(default=False)
    # town leaders
    in_halfday_pool: Mapped[bool] = mapped_column(default=False)
    # lawyers
    weekdays: Mapped[list[str]] = mapped_column(default=list)
    """Days on which a lawyer can sit: MON, TUE, …"""
    conflict_units: Mapped[list[str]] = mapped_column(default=list)
    max_days_month: Mapped[int | None]

    person: Mapped[Person] = relationship(lazy="raise")
    area: Mapped[Area | None] = relationship(lazy="raise")
    unit: Mapped[Unit | None] = relationship(lazy="raise")


class DutyTerms(Base):
    """What a member of the bureau's staff may do on the duty roster. Bans are stored without their cause."""

    __tablename__ = "duty_terms"

    post_id: Mapped[int] = mapped_column(ForeignKey("post.id"), primary_key=True)
    staff_type: Mapped[str] = mapped_column(String(20), default="")
    duty_role: Mapped[str] = mapped_column(String(20), default="")
    is_senior: Mapped[bool] = mapped_column(default=False)
    must_pair_senior: Mapped[bool] = mapped_column(default=False)
    no_night_from: Mapped[date | None]
    no_night_to: Mapped[date | None]
    no_duty_from: Mapped[date | None]
    no_duty_to: Mapped[date | None]
    max_nights_month: Mapped[int | None]
    max_shifts_month: Mapped[int | None]
    cannot_pair_with: Mapped[list[str]] = mapped_column(default=list)
    skills: Mapped[str] = mapped_column(String(200), default="")


class LinkRole(StrEnum):
    """Who is linked: a county leader or a unit to a town (挂钩), a town leader or a cadre to a village (包村)."""

    COUNTY_LEADER = "COUNTY_LEADER"
    UNIT_HEAD = "UNIT_HEAD"
    TOWN_LEADER = "TOWN_LEADER"
    VILLAGE_CADRE = "VILLAGE_CADRE"


class Link(Base):
    """A post's dated responsibility for an area, both days included; None is open-ended."""

    __tablename__ = "link"
    __table_args__ = (
        UniqueConstraint("area_id", "post_id", "role", "starts_on"),
        CheckConstraint("ends_on IS NULL OR starts_on IS NULL OR ends_on >= starts_on", name="ends_not_before"),
    )

    id: Mapped[PrimaryKey]
    area_id: Mapped[int] = mapped_column(ForeignKey("area.id"))
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id"), index=True)
    role: Mapped[LinkRole] = mapped_column(enum_column(LinkRole))
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]


class ReceptionPoint(Base):
    """A place where the public is received."""

    __tablename__ = "reception_point"

    id: Mapped[PrimaryKey]
    code: Mapped[Code] = mapped_column(unique=True)
    area_id: Mapped[int] = mapped_column(ForeignKey("area.id"), index=True)
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    name: Mapped[Name]
    address: Mapped[str] = mapped_column(String(300), default="")
    rooms: Mapped[int | None]
    seats: Mapped[int | None]
    facilities: Mapped[str] = mapped_column(String(500), default="")
    open_from: Mapped[time | None]
    open_to: Mapped[time | None]
    lunch: Mapped[str] = mapped_column(String(40), default="")
    phone: Mapped[str] = mapped_column(String(40), default="")
    has_led_screen: Mapped[bool] = mapped_column(default=False)
    has_tv_screen: Mapped[bool] = mapped_column(default=False)

    area: Mapped[Area] = relationship(lazy="raise")


class HalfDay(StrEnum):
    ALL = "ALL"
    AM = "AM"
    PM = "PM"


class AbsenceStatus(StrEnum):
    """APPROVED is a fact to every rule; PENDING is avoided where possible and always mentioned."""

    APPROVED = "APPROVED"
    PENDING = "PENDING"
    REFUSED = "REFUSED"


class Absence(Base):
    """A person away from ``starts_on`` to ``ends_on`` (both included), on each of these days all day or half of it."""

    __tablename__ = "absence"
    __table_args__ = (CheckConstraint("ends_on >= starts_on", name="ends_not_before"),)

    id: Mapped[PrimaryKey]
    code: Mapped[Code] = mapped_column(unique=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id"), index=True)
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    half: Mapped[HalfDay] = mapped_column(enum_column(HalfDay))
    kind: Mapped[str] = mapped_column(String(40), default="")
    status: Mapped[AbsenceStatus] = mapped_column(enum_column(AbsenceStatus))
    note: Mapped[str] = mapped_column(String(500), default="")


class WishKind(StrEnum):
    AVOID = "AVOID"
    PREFER = "PREFER"


class Wish(Base):
    """A person would rather not, or would like to, serve on a day; ``weight`` from 1 (slightly) to 10."""

    __tablename__ = "wish"
    __table_args__ = (UniqueConstraint("post_id", "day_on", "kind"),)

    id: Mapped[PrimaryKey]
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id"))
    day_on: Mapped[date]
    kind: Mapped[WishKind] = mapped_column(enum_column(WishKind))
    weight: Mapped[int]
    note: Mapped[str] = mapped_column(String(300), default="")


class Load(Base):
    """What a person has already carried in a period, as told by the office: the opening balance of fairness."""

    __tablename__ = "load"
    __table_args__ = (UniqueConstraint("post_id", "metric", "starts_on"),)

    id: Mapped[PrimaryKey]
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id"))
    metric: Mapped[str] = mapped_column(String(60))
    value: Mapped[int]
    starts_on: Mapped[date]
    ends_on: Mapped[date]


class OfficeSetting(Base):
    """One setting of the office that is not its default; see rota.office.settings for all of them."""

    __tablename__ = "office_setting"

    key: Mapped[str] = mapped_column(String(60), primary_key=True)
    value: Mapped[dict[str, Any]]
    """{"value": …}, so that any JSON value fits."""
