"""What must exist in a month before anybody is chosen: receptions with their times, seats and contenders."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from rota.planning.models import Role, Severity
from rota.planning.office_view import PostView
from rota.rules.specs import RuleSpec
from rota.words import Message
from solver.problem import Cost


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeOption:
    """One time at which a reception may take place; ``label`` is its half-day, e.g. TUE_AM."""

    key: str
    starts_at: datetime
    ends_at: datetime
    label: str = ""
    costs: tuple[Cost, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """A person whom the rule itself names: no choice is made."""

    post: PostView
    role: Role
    why: Message
    substitute_for: PostView | None = None
    is_pinned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """A person who may take a seat. ``options`` limits the times; empty means every time of the reception."""

    post: PostView
    substitute_for: PostView | None = None
    costs: tuple[Cost, ...] = ()
    options: tuple[str, ...] = ()
    is_reserve: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Somebody who would sit there by office but is kept from it, and by what."""

    post: PostView
    cause: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """``need`` people to be chosen for one role. A seat that ``must`` be filled leaves the reception UNFILLED."""

    role: Role
    need: int
    contenders: tuple[Contender, ...]
    kept: tuple[Kept, ...] = ()
    must: bool = True
    metric: str | None = None
    """The load that the seat adds to: monday_receptions, duty_days, village_halfdays, …"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One reception that must exist."""

    id: str
    rule: RuleSpec
    nominal_on: date
    options: tuple[TimeOption, ...]
    place_code: str | None
    town: str | None = None
    village: str | None = None
    unit: str | None = None
    moved_from: date | None = None
    reason: Message | None = None
    theme: str = ""
    sitting: tuple[Sitting, ...] = ()
    seats: tuple[Seat, ...] = ()
    kept: tuple[Kept, ...] = ()
    """For receptions whose people are named: those left out, and why."""
    is_cancelled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SkippedOccurrence:
    """An occurrence of a rule that does not take place."""

    rule: str
    nominal_on: date
    reason: Message
    area: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingValue:
    """Something that the planners should know; ``people`` are post codes."""

    rule: str
    severity: Severity
    text: Message
    people: tuple[str, ...] = ()
    reception: str | None = None


@dataclass(slots=True)
class Demand:
    """A month's receptions as they are collected, rule by rule."""

    wanted: list[Wanted] = field(default_factory=list)
    skipped: list[SkippedOccurrence] = field(default_factory=list)
    findings: list[FindingValue] = field(default_factory=list)

    def has(self, id_: str) -> bool:
        """Whether the reception stands already, left alone from the plan before."""
        return any(wanted.id == id_ for wanted in self.wanted)

    def seat_of(self, person: int, time: TimeOption) -> Wanted | None:
        """The reception at which ``person`` sits in that time, by its rule or by hand."""
        for wanted in self.wanted:
            own = wanted.options[0]
            is_met = own.starts_at < time.ends_at and time.starts_at < own.ends_at and not wanted.is_cancelled
            if is_met and any(sitting.post.person == person for sitting in wanted.sitting):
                return wanted
        return None
