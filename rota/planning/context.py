"""What every demand rule looks at: the office, the month, and what the neighbouring months already hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property

from rota.planning.models import Role
from rota.planning.office_view import OfficeView, PostView
from rota.planning.wanted import Demand, Kept, TimeOption
from rota.rules.models import RestDayPolicy, Who
from rota.rules.specs import RuleSpec
from rota.settings import ZONE
from rota.words import Message, message
from rota.workdays.fixed_days import roll
from rota.workdays.months import Month

MORNING = (time(9, 0), time(11, 30))


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """One person on one reception of another month's current plan."""

    reception_id: str
    month: str
    rule: str
    person: int
    post_code: str
    role: Role
    substitute_for: str | None
    starts_at: datetime
    ends_at: datetime
    village: str | None


@dataclass(frozen=True, kw_only=True)
class Context:
    """One month to be planned. ``others`` are the commitments of the neighbouring months, at most a year back."""

    office: OfficeView
    month: Month
    others: tuple[Commitment, ...]

    @cached_property
    def others_by_person(self) -> Mapping[int, tuple[Commitment, ...]]:
        index: dict[int, list[Commitment]] = {}
        for commitment in self.others:
            index.setdefault(commitment.person, []).append(commitment)
        return {person: tuple(rows) for person, rows in index.items()}

    def obstacle(self, post: PostView, starts_at: datetime, ends_at: datetime) -> Message | None:
        """What keeps the holder of ``post`` from serving in that time: not in office, away, or elsewhere."""
        if not post.is_active(starts_at.date()):
            return message("not in office on that day")
        absence = self.office.absence_of(post.person, starts_at, ends_at)
        if absence is not None:
            return away(absence.starts_on, absence.ends_on)
        for other in self.others_by_person.get(post.person, ()):
            if other.starts_at < ends_at and starts_at < other.ends_at:
                return elsewhere(other.reception_id)
        return None

    def named_obstacle(self, demand: Demand, post: PostView, time: TimeOption) -> Message | None:
        """As :meth:`obstacle`, and also whatever the month's demand already names the person for."""
        seat = demand.seat_of(post.person, time)
        return self.obstacle(post, time.starts_at, time.ends_at) or (elsewhere(seat.id) if seat else None)

    def kept(self, demand: Demand, posts: tuple[PostView, ...], time: TimeOption) -> tuple[Kept, ...]:
        """Those of ``posts`` whom a rule cannot name for that time, each with the obstacle."""
        pairs = ((post, self.named_obstacle(demand, post, time)) for post in posts)
        return tuple(Kept(post=post, cause=cause) for post, cause in pairs if cause is not None)

    def rest_day_policy(self, rule: RuleSpec) -> RestDayPolicy:
        """The rule's policy, or the office's setting where the rule leaves it open."""
        if rule.rest_day_policy is not None:
            return rule.rest_day_policy
        if rule.is_weekly:
            return RestDayPolicy(self.office.settings.monday_on_rest_day)
        if rule.is_daily:
            return RestDayPolicy.SKIP
        return RestDayPolicy(self.office.settings.fixed_day_on_rest_day)

    def fixed_day(self) -> tuple[date, date]:
        """The month's 15th and the day to which the office's policy moves it (R15-TOWN follows it)."""
        nominal = date(self.month.year, self.month.number, 15)
        policy = RestDayPolicy(self.office.settings.fixed_day_on_rest_day)
        for rule in self.office.rules:
            if rule.is_active and rule.who in (Who.SECRETARY, Who.COUNTY_HEAD) and rule.rest_day_policy is not None:
                policy = rule.rest_day_policy
        return nominal, roll(nominal, policy.value, self.office.workdays) or nominal


def single_option(rule: RuleSpec, day: date) -> TimeOption:
    """The rule's hours on ``day``; 09:00–11:30 where the rule names none."""
    starts = rule.starts_at or MORNING[0]
    ends = rule.ends_at or MORNING[1]
    return TimeOption(
        key=day.isoformat(),
        starts_at=datetime.combine(day, starts, ZONE),
        ends_at=datetime.combine(day, ends, ZONE),
    )


def away(first: date, last: date) -> Message:
    """The obstacle of an absence. Its reason is nobody's business here."""
    if first == last:
        return message("away on {day}", day=first.isoformat())
    return message("away from {first} to {last}", first=first.isoformat(), last=last.isoformat())


def elsewhere(reception_id: str) -> Message:
    """The obstacle of being at another reception."""
    return message("already at {reception}", reception=reception_id)


def person_label(post: PostView) -> str:
    """How sentences name a person: the name with the id, e.g. 董毅昌（L13）."""
    return f"{post.name}（{post.code}）"
