"""The office as planning sees it: frozen, indexed, without a database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property

from rota.office.models import HalfDay, LinkRole, PostKind, WishKind
from rota.office.settings import OfficeSettings
from rota.rules.specs import RuleSpec
from rota.settings import ZONE
from rota.workdays.daytypes import Workdays

NOON = time(12, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class PostView:
    """One post; ``person`` is the human's id, the same for two posts of one human."""

    id: int
    code: str
    kind: PostKind
    person: int
    name: str
    title: str
    town: str | None
    unit: str | None
    unit_name: str
    sort_order: int
    active_from: date | None
    active_to: date | None
    is_secretary: bool
    is_county_head: bool
    is_standing_committee: bool
    in_monday_pool: bool
    in_fixed15: bool
    in_oncall_pool: bool
    in_halfday_pool: bool
    is_duty_leader: bool
    gender: str = ""
    weekdays: tuple[str, ...]
    conflict_units: tuple[str, ...]
    max_days_month: int | None

    @property
    def is_principal(self) -> bool:
        return self.is_secretary or self.is_county_head

    def is_active(self, day: date) -> bool:
        """Whether the post is held on ``day``."""
        return (self.active_from is None or self.active_from <= day) and (
            self.active_to is None or day <= self.active_to
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsenceView:
    """One absence of a human; pending ones are avoided, approved ones are facts."""

    code: str
    person: int
    starts_on: date
    ends_on: date
    half: HalfDay
    is_approved: bool

    def meets(self, starts_at: datetime, ends_at: datetime) -> bool:
        """Whether the absence covers any of the time (within one day); mornings end at noon."""
        day = starts_at.date()
        if not self.starts_on <= day <= self.ends_on:
            return False
        if self.half is HalfDay.AM:
            return starts_at.time() < NOON
        if self.half is HalfDay.PM:
            return ends_at.time() > NOON
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView:
    """A post's dated responsibility for an area."""

    area: str
    post: PostView
    role: LinkRole
    starts_on: date | None
    ends_on: date | None

    def is_active(self, day: date) -> bool:
        """Whether link and post both hold on ``day``."""
        return (
            (self.starts_on is None or self.starts_on <= day)
            and (self.ends_on is None or day <= self.ends_on)
            and self.post.is_active(day)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TownView:
    code: str
    name: str
    market_days: str
    secretary_code: str | None
    head_code: str | None
    place_code: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VillageView:
    code: str
    name: str
    town: str
    place_code: str | None
    preferred_halfday: str | None
    reachable_halfdays: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitView:
    code: str
    name: str
    is_resident_in_joint_hall: bool
    joins_fixed15: bool
    place_code: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WishView:
    person: int
    day: date
    kind: WishKind
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadView:
    post_code: str
    person: int
    metric: str
    value: int
    starts_on: date
    ends_on: date


@dataclass(frozen=True, kw_only=True)
class OfficeView:
    """Everything planning needs to know of the office."""

    settings: OfficeSettings
    workdays: Workdays
    rules: tuple[RuleSpec, ...]
    posts: tuple[PostView, ...]
    towns: tuple[TownView, ...]
    villages: tuple[VillageView, ...]
    units: tuple[UnitView, ...]
    places: Mapping[str, str]
    """Reception point code → name."""
    video_places: frozenset[str]
    links: tuple[LinkView, ...]
    absences: tuple[AbsenceView, ...]
    wishes: tuple[WishView, ...]
    loads: tuple[LoadView, ...]

    @cached_property
    def post_by_code(self) -> Mapping[str, PostView]:
        return {post.code: post for post in self.posts}

    @cached_property
    def post_by_id(self) -> Mapping[int, PostView]:
        return {post.id: post for post in self.posts}

    @cached_property
    def town_by_code(self) -> Mapping[str, TownView]:
        return {town.code: town for town in self.towns}

    @cached_property
    def rule_by_code(self) -> Mapping[str, RuleSpec]:
        return {rule.code: rule for rule in self.rules}

    @cached_property
    def absences_by_person(self) -> Mapping[int, tuple[AbsenceView, ...]]:
        index: dict[int, list[AbsenceView]] = {}
        for absence in self.absences:
            index.setdefault(absence.person, []).append(absence)
        return {person: tuple(rows) for person, rows in index.items()}

    @cached_property
    def links_by_area(self) -> Mapping[str, tuple[LinkView, ...]]:
        index: dict[str, list[LinkView]] = {}
        for link in self.links:
            index.setdefault(link.area, []).append(link)
        return {area: tuple(rows) for area, rows in index.items()}

    def absence_of(self, person: int, starts_at: datetime, ends_at: datetime) -> AbsenceView | None:
        """The approved absence that keeps ``person`` away in that time, if any."""
        return self._absence(person, starts_at, ends_at, is_approved=True)

    def pending_absence_of(self, person: int, starts_at: datetime, ends_at: datetime) -> AbsenceView | None:
        """The absence asked for but not yet approved in that time, if any."""
        return self._absence(person, starts_at, ends_at, is_approved=False)

    def _absence(self, person: int, starts_at: datetime, ends_at: datetime, *, is_approved: bool) -> AbsenceView | None:
        for absence in self.absences_by_person.get(person, ()):
            if absence.is_approved is is_approved and absence.meets(starts_at, ends_at):
                return absence
        return None

    def town_leaders(self, town: str, day: date) -> tuple[PostView, ...]:
        """The leaders of a town in office on ``day``, in official order."""
        return tuple(
            post
            for post in self.posts
            if post.kind is PostKind.TOWN_LEADER and post.town == town and post.is_active(day)
        )

    def halfday(self, day: date, label: str) -> tuple[datetime, datetime]:
        """Start and end of the office's AM or PM on ``day``."""
        chosen = self.settings
        if label == "AM":
            return _at(day, chosen.am_starts), _at(day, chosen.am_ends)
        if chosen.summer_from <= f"{day:%m-%d}" <= chosen.summer_to:
            return _at(day, chosen.summer_pm_starts), _at(day, chosen.summer_pm_ends)
        return _at(day, chosen.pm_starts), _at(day, chosen.pm_ends)


def _at(day: date, clock: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), ZONE)
