"""Who shares what with whom, day by day: office, long leave, bans, limits and, for villages, how many are linked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from rota.office.models import LinkRole, PostKind
from rota.planning.context import away
from rota.planning.duty_people import DutyPerson
from rota.planning.ledger_turns import Standing, Turn
from rota.planning.ledger_values import LedgerKind
from rota.planning.office_view import AbsenceView, OfficeView, PostView
from rota.rules.duty_patterns import ShiftSpec
from rota.words import Message, message
from rota.workdays.daytypes import DayType
from rota.workdays.months import Month

LONG_LEAVE_DAYS = 15
"""An absence of so many days and more is long: the person owes nothing for it (A28)."""
VILLAGES_A_WEEK = 2
"""Where villages alternate (A10), a leader with more visits so many a week."""
OFFICER_KINDS = (LedgerKind.DUTY, LedgerKind.WEEKDAY, LedgerKind.WEEKEND, LedgerKind.HOLIDAY, LedgerKind.NIGHT)
REST_DAYS = (DayType.HOLIDAY_REST, DayType.STATUTORY_HOLIDAY)
DAY_TYPES = {
    LedgerKind.WEEKDAY: (DayType.WORKDAY, DayType.ADJUSTED_WORKDAY),
    LedgerKind.WEEKEND: (DayType.WEEKEND,),
    LedgerKind.HOLIDAY: REST_DAYS,
    LedgerKind.NIGHT: tuple(DayType),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One person of a pool. ``weights`` has one number per day of the period: 1 for a day of full share, 0 for none.

    A newcomer weighs before ``arrived_on`` what they weigh on average since. ``most`` is the largest number of turns
    in the period.
    """

    post: PostView
    weights: tuple[float, ...]
    arrived_on: date | None
    most: int | None
    limits: tuple[Message, ...]

    @property
    def is_equal(self) -> bool:
        """Whether nothing keeps the member from an equal share of their days."""
        return not self.limits and any(self.weights)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """The people who share one kind of turns, and the turns of the year. The period is that of the turns."""

    kind: LedgerKind
    group: str
    first: date
    last: date
    members: tuple[Member, ...]
    turns: tuple[Turn, ...]


def list_pools(
    office: OfficeView, staff: tuple[DutyPerson, ...], pattern: tuple[ShiftSpec, ...], turns: tuple[Turn, ...]
) -> Iterator[Pool]:
    """Every pool that has a turn in the year."""
    by_kind: dict[LedgerKind, list[Turn]] = {}
    for turn in turns:
        by_kind.setdefault(turn.kind, []).append(turn)
    for kind in LedgerKind:
        groups = _people(office, staff, kind, frozenset(turn.person for turn in by_kind.get(kind, ())))
        for group, posts in sorted(groups.items()):
            people = {post.person for post in posts}
            mine = tuple(turn for turn in by_kind[kind] if turn.person in people)
            if mine:
                yield _Making(office, staff, pattern, kind, mine).pool(group, posts)


def _people(
    office: OfficeView, staff: tuple[DutyPerson, ...], kind: LedgerKind, serving: frozenset[int]
) -> Mapping[str, tuple[PostView, ...]]:
    """The pool of a kind by group: who belongs to it by office, and who has served in it."""
    groups: dict[str, dict[int, PostView]] = {}
    for post in _eligible(office, staff, kind, serving):
        group = (post.town or "") if kind in (LedgerKind.VILLAGE, LedgerKind.TOWN) else ""
        groups.setdefault(group, {}).setdefault(post.person, post)
    return {group: tuple(posts.values()) for group, posts in groups.items()}


def _eligible(
    office: OfficeView, staff: tuple[DutyPerson, ...], kind: LedgerKind, serving: frozenset[int]
) -> Iterator[PostView]:
    if not serving:
        return
    if kind in OFFICER_KINDS or kind is LedgerKind.LEADER:
        yield from (one.post for one in staff if (one.role == "leader") is (kind is LedgerKind.LEADER))
        return
    kinds = {
        LedgerKind.VILLAGE: PostKind.TOWN_LEADER,
        LedgerKind.TOWN: PostKind.TOWN_LEADER,
        LedgerKind.LAWYER: PostKind.LAWYER,
        LedgerKind.DIRECTOR: PostKind.BUREAU_STAFF,
    }
    for post in office.posts:
        belongs = {
            LedgerKind.MONDAY: post.in_monday_pool,
            LedgerKind.FIXED15: post.is_principal,
            LedgerKind.TOWN15: post.in_fixed15,
            LedgerKind.VILLAGE: post.in_halfday_pool,
            LedgerKind.DIRECTOR: post.is_duty_leader,
            LedgerKind.LAWYER: True,
        }.get(kind, False)
        if post.kind is kinds.get(kind, PostKind.COUNTY_LEADER) and (belongs or post.person in serving):
            yield post


class _Making:
    """One kind's pool in the making."""

    def __init__(
        self,
        office: OfficeView,
        staff: tuple[DutyPerson, ...],
        pattern: tuple[ShiftSpec, ...],
        kind: LedgerKind,
        turns: tuple[Turn, ...],
    ) -> None:
        self.office, self.pattern, self.kind, self.turns = office, pattern, kind, turns
        self.terms = {one.post.person: one for one in staff} if kind in (*OFFICER_KINDS, LedgerKind.LEADER) else {}
        self.first = min(turn.first for turn in turns)
        self.last = max(turn.last for turn in turns)
        self.days = tuple(self.first + timedelta(days=offset) for offset in range((self.last - self.first).days + 1))
        listed = [turn for turn in turns if turn.standing is Standing.CARRIED]
        self.listed = frozenset(turn.person for turn in listed)
        self.listed_until = max((turn.last for turn in listed), default=None)

    def pool(self, group: str, posts: Iterable[PostView]) -> Pool:
        members = tuple(self._member(post) for post in posts if any(post.is_active(day) for day in self.days))
        return Pool(kind=self.kind, group=group, first=self.first, last=self.last, members=members, turns=self.turns)

    def _member(self, post: PostView) -> Member:
        arrived = self._arrival(post)
        leaves = self._long_leaves(post)
        weights = [self._weight(post, day, leaves) for day in self.days]
        if arrived is not None:
            before = min(len(weights), (arrived - self.first).days)
            since = weights[before:]
            weights[:before] = [sum(since) / len(since) if since else 1.0] * before
        limits = (*self._bans(post), *(away(leave.starts_on, leave.ends_on) for leave in leaves))
        return Member(
            post=post, weights=tuple(weights), arrived_on=arrived, most=self._most(post), limits=tuple(limits)
        )

    def _arrival(self, post: PostView) -> date | None:
        """When a newcomer's own days begin: the first in office, or the day after lists that do not know them (A27)."""
        if post.active_from is not None and post.active_from > self.first:
            return post.active_from
        if self.listed_until is not None and post.person not in self.listed and self.listed_until < self.last:
            return self.listed_until + timedelta(days=1)
        return None

    def _long_leaves(self, post: PostView) -> tuple[AbsenceView, ...]:
        return tuple(
            leave
            for leave in self.office.absences_by_person.get(post.person, ())
            if leave.is_approved
            and (leave.ends_on - leave.starts_on).days + 1 >= LONG_LEAVE_DAYS
            and leave.starts_on <= self.last
            and self.first <= leave.ends_on
        )

    def _weight(self, post: PostView, day: date, leaves: tuple[AbsenceView, ...]) -> float:
        if not post.is_active(day) or any(leave.starts_on <= day <= leave.ends_on for leave in leaves):
            return 0.0
        if self.kind is LedgerKind.VILLAGE:
            return float(self._villages(post, day))
        terms = self.terms.get(post.person)
        if terms is None:
            return 1.0
        if terms.no_duty.meets(day):
            return 0.0
        if terms.no_night.meets(day) and self.kind is not LedgerKind.LEADER:
            return 1.0 - self._night_share(day)
        return 1.0

    def _villages(self, post: PostView, day: date) -> int:
        linked = sum(
            link.role is LinkRole.TOWN_LEADER and link.post.person == post.person and link.is_active(day)
            for link in self.office.links
        )
        return min(linked, VILLAGES_A_WEEK) if self.office.settings.many_villages == "ALTERNATE" else linked

    def _night_share(self, day: date) -> float:
        """Which share of the kind's seats on such a day lies at night."""
        types = DAY_TYPES.get(self.kind, (self.office.workdays.day_type(day),))
        seats = [
            (spec.main + spec.assist, spec.is_night)
            for spec in self.pattern
            if any(one.value in spec.day_types for one in types)
            and (spec.is_night or self.kind is not LedgerKind.NIGHT)
        ]
        total = sum(count for count, _ in seats)
        return sum(count for count, is_night in seats if is_night) / total if total else 1.0

    def _most(self, post: PostView) -> int | None:
        terms = self.terms.get(post.person)
        if terms is None:
            return None
        found = []
        if self.kind in (LedgerKind.DUTY, LedgerKind.LEADER) and terms.max_shifts_month is not None:
            found.append(terms.max_shifts_month)
        if self.kind in (LedgerKind.NIGHT, LedgerKind.LEADER) and terms.max_nights_month is not None:
            found.append(terms.max_nights_month)
        months = {Month.of(day) for day in self.days}
        return min(found) * len(months) if found else None

    def _bans(self, post: PostView) -> Iterator[Message]:
        terms = self.terms.get(post.person)
        if terms is None:
            return
        for span, text in (
            (terms.no_duty, message("no duty")),
            (terms.no_night, message("no night duty")),
        ):
            days = [day for day in self.days if span.meets(day)]
            if days:
                yield message(
                    "{text} from {first} to {last}",
                    text=text,
                    first=days[0].isoformat(),
                    last=(span.last or days[-1]).isoformat(),
                )
        if terms.max_nights_month is not None:
            yield message("at most {count} nights a month", count=terms.max_nights_month)
        if terms.max_shifts_month is not None:
            yield message("at most {count} duties a month", count=terms.max_shifts_month)
