"""Frozen values that exports and pages are made from: only released facts, only what the public may see.

All instants are aware and in Asia/Shanghai. No phone number of a person, no petitioner, no absence reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from rota.office.models import AreaLevel
from rota.planning.models import ReceptionStatus, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeIdentity:
    """Who publishes, and where the public can turn to."""

    county: str
    city: str
    bureau: str
    issuer: str
    """Who signs notices (DOMAIN.md §13 A31)."""
    address: str
    hotline: str
    supervision_phone: str
    website: str
    wechat: str
    max_representatives: int
    collective_min_persons: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """One person at a reception, as the public may see them."""

    code: str
    name: str
    title: str
    fields: str
    """Fields of responsibility, separated by ；; empty when the post has none."""
    unit: str
    """Name of the unit for a unit's head, else empty."""
    role: Role
    rank_order: int
    """Order of leaders on official lists; lower first."""
    substitute_for: str | None
    """Name of the person replaced."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeReception:
    """One reception of a release."""

    id: str
    rule: str
    rule_name: str
    level: AreaLevel
    town_code: str | None
    town_name: str
    village_code: str | None
    village_name: str
    place_code: str | None
    place_name: str
    place_address: str
    place_phone: str
    """An office line, never a person's."""
    starts_at: datetime
    ends_at: datetime
    moved_from: date | None
    status: ReceptionStatus
    theme: str
    people: tuple[Attendee, ...]
    publish_by: date | None
    is_public: bool
    """Whether the rule's receptions are announced at all (RAPPT and ROUT are not)."""
    sequence: int
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DayLabel:
    """One day of the month as calendars and tables shade it."""

    day: date
    is_workday: bool
    name: str
    """Holiday name such as 元旦, else empty."""
    is_adjusted: bool
    """A weekend day that the arrangement makes a working day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VillageSheet:
    """What a village's notice needs besides its receptions."""

    code: str
    name: str
    place_code: str | None
    place_name: str
    place_phone: str
    town_code: str
    daily_text: str
    """The all-day line of RVIL-DAILY."""
    leader: Attendee | None
    cadres: tuple[Attendee, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TownSheet:
    """What a town's notice needs besides its receptions."""

    code: str
    name: str
    address: str
    phone: str
    place_code: str | None
    place_name: str
    villages: tuple[VillageSheet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthRelease:
    """One released month: everything that notices, tables and pages are made from.

    ``receptions`` are sorted by start, then id, and include cancelled and unfilled ones.
    """

    month: str
    """2026-12"""
    number: int
    released_at: datetime
    office: OfficeIdentity
    days: tuple[DayLabel, ...]
    """From the first to the last day of the month or of the receptions, whichever is wider."""
    towns: tuple[TownSheet, ...]
    receptions: tuple[NoticeReception, ...]
    public_url: str
    """Without a trailing slash. Pages: /m/2026-12 and below it /town/T01, /village/V001, /place/PC01, /person/L01."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEvent:
    """One event of a feed; texts are complete, in the language of the feed."""

    uid: str
    sequence: int
    changed_at: datetime
    """Release that last touched it: DTSTAMP and LAST-MODIFIED."""
    starts_at: datetime
    ends_at: datetime
    summary: str
    location: str
    description: str
    url: str
    is_cancelled: bool
    is_busy: bool
    """Whether the time counts as taken (TRANSP:OPAQUE)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """One calendar. ``alarm_minutes`` before the start rings an alarm; None means no alarm."""

    name: str
    description: str
    events: tuple[FeedEvent, ...]
    alarm_minutes: int | None = None
