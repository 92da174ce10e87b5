"""Between planning and the solver: the only place where one speaks the other's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from rota.office.models import PostKind
from rota.planning.context import Context, elsewhere
from rota.planning.loads import carried_loads
from rota.planning.models import Role
from rota.planning.office_view import PostView, TownView
from rota.planning.pools import pool_posts
from rota.planning.wanted import Contender, Seat, TimeOption, Wanted
from rota.rules.models import Who
from rota.words import Message
from solver import problem as engine
from solver.problem import Cost, Level

STABLE = Cost(level=Level.WISHES, rule="STABLE-HALFDAY", weight=8)
GAP = Cost(level=Level.WISHES, rule="MONDAY-GAP", weight=20)
CHANGED = Cost(level=Level.CHANGES, rule="PUBLISHED", weight=1)


@dataclass(slots=True)
class Translation:
    """The problem with what is needed to read the answer: words for causes, posts for persons."""

    origin: datetime
    problem: engine.Problem
    wanted: Mapping[str, Wanted]
    causes: dict[str, Message] = field(default_factory=dict)

    def contender(self, slot: str, role: str, person: str) -> Contender:
        """The contender behind the solver's answer."""
        seat = self.seat(slot, role)
        return next(one for one in seat.contenders if str(one.post.person) == person)

    def seat(self, slot: str, role: str) -> Seat:
        return next(seat for seat in self.wanted[slot].seats if seat.role.value == role)

    def option(self, slot: str, key: str) -> TimeOption:
        return next(option for option in self.wanted[slot].options if option.key == key)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedState:
    """What the last release says about a reception."""

    starts_at: datetime
    people: tuple[tuple[Role, int], ...]


def translate(
    context: Context, wanted: tuple[Wanted, ...], *, published: Mapping[str, PublishedState] | None = None
) -> Translation:
    """The solver's problem for all receptions that leave something to choose."""
    open_ = tuple(one for one in wanted if one.seats and not one.is_cancelled)
    origin = min((option.starts_at for one in open_ for option in one.options), default=_midnight(context))
    translation = Translation(
        origin=origin.replace(hour=0, minute=0),
        problem=engine.Problem(people=(), slots=()),
        wanted={one.id: one for one in open_},
    )
    slots = tuple(_slot(translation, one) for one in open_)
    translation.problem = engine.Problem(
        people=_people(translation, context, wanted, open_),
        slots=slots,
        shares=_shares(context, open_),
        most_per_person=_most_per_person(open_),
        spacings=_spacings(translation, context, open_),
        most_away=_most_away(translation, context, wanted, open_),
        same_pattern=_same_pattern(open_),
        published=_published(open_, published or {}),
    )
    return translation


def _midnight(context: Context) -> datetime:
    return context.office.halfday(context.month.first, "AM")[0]


def _minutes(translation: Translation, moment: datetime) -> int:
    return int((moment - translation.origin).total_seconds()) // 60


def _slot(translation: Translation, wanted: Wanted) -> engine.Slot:
    return engine.Slot(
        id=wanted.id,
        options=tuple(
            engine.Option(
                key=option.key,
                start=_minutes(translation, option.starts_at),
                end=_minutes(translation, option.ends_at),
                label=option.label,
                costs=option.costs,
            )
            for option in wanted.options
        ),
        roles=tuple(_role(translation, wanted, seat) for seat in wanted.seats),
    )


def _role(translation: Translation, wanted: Wanted, seat: Seat) -> engine.Role:
    level = Level.UNFILLED if seat.must else Level.OFFICE_RULES
    barred = []
    for kept in seat.kept:
        key = f"kept:{wanted.id}:{kept.post.code}"
        translation.causes[key] = kept.cause
        barred.append(engine.Barred(person=str(kept.post.person), cause=key))
    return engine.Role(
        name=seat.role.value,
        need=seat.need,
        candidates=tuple(
            engine.Candidate(person=str(one.post.person), costs=one.costs, options=one.options, reserve=one.is_reserve)
            for one in seat.contenders
        ),
        unfilled=Cost(level=level, rule=wanted.rule.code, weight=1),
        barred=tuple(barred),
    )


def _people(
    translation: Translation, context: Context, wanted: tuple[Wanted, ...], open_: tuple[Wanted, ...]
) -> tuple[engine.Person, ...]:
    """Everybody who may be chosen or is mentioned, with the receptions at which they sit by rule."""
    ids = {one.post.person for reception in open_ for seat in reception.seats for one in seat.contenders}
    ids |= {kept.post.person for reception in open_ for seat in reception.seats for kept in seat.kept}
    ids |= {post.person for town in context.office.towns for post in _town_people(context, town)}
    busy: dict[int, list[engine.Busy]] = {person: [] for person in ids}
    monday = _monday_contenders(open_)
    for reception in wanted:
        option = reception.options[0]
        for sitting in reception.sitting:
            leaves_town = (sitting.post.person, option.starts_at.date()) in monday
            is_town_day = reception.rule.who is Who.TOWN_LINKED
            if sitting.post.person not in busy or reception.is_cancelled or (is_town_day and leaves_town):
                continue
            key = f"at:{reception.id}"
            translation.causes[key] = elsewhere(reception.id)
            busy[sitting.post.person].append(
                engine.Busy(
                    start=_minutes(translation, option.starts_at), end=_minutes(translation, option.ends_at), cause=key
                )
            )
    return tuple(engine.Person(id=str(person), busy=tuple(rows)) for person, rows in sorted(busy.items()))


def _monday_contenders(open_: tuple[Wanted, ...]) -> frozenset[tuple[int, date]]:
    """Who may be taken from a town's 15th to the bureau's Monday, and on which day."""
    return frozenset(
        (one.post.person, reception.options[0].starts_at.date())
        for reception in open_
        if reception.rule.who is Who.MONDAY_POOL
        for seat in reception.seats
        for one in seat.contenders
    )


def _town_people(context: Context, town: TownView) -> tuple[PostView, ...]:
    return tuple(post for post in context.office.posts if post.town == town.code and post.kind is PostKind.TOWN_LEADER)


def _shares(context: Context, open_: tuple[Wanted, ...]) -> tuple[engine.FairShare, ...]:
    """One share per rule and town: the year's load of everybody in the pool."""
    groups: dict[tuple[str, str], list[Wanted]] = {}
    for one in open_:
        groups.setdefault((one.rule.code, one.town or ""), []).append(one)
    shares = []
    for (rule, town), receptions in sorted(groups.items()):
        seat = receptions[0].seats[0]
        if seat.metric is None:
            continue
        posts = {one.post.person: one.post for r in receptions for one in r.seats[0].contenders}
        carried = carried_loads(context, _share_pool(context, receptions[0], posts), seat.metric)
        shares.append(
            engine.FairShare(
                name=f"{rule}{'.' if town else ''}{town}",
                role=seat.role.value,
                slots=tuple(one.id for one in receptions),
                carried=tuple((str(one.post.person), one.value) for one in carried if one.post.person in posts),
            )
        )
    return tuple(shares)


def _share_pool(context: Context, wanted: Wanted, posts: Mapping[int, PostView]) -> tuple[PostView, ...]:
    """The pool over which a newcomer's average is taken: everybody of the rule's pool, or the town's leaders."""
    if wanted.rule.who is Who.VILLAGE_LINKED and wanted.town:
        town = context.office.town_by_code[wanted.town]
        pool = {post.person: post for post in _town_people(context, town)}
    else:
        town_view = context.office.town_by_code[wanted.town] if wanted.town else None
        pool = {post.person: post for post in pool_posts(context, wanted.rule, town_view)}
    return tuple({**pool, **posts}.values())


def _most_per_person(open_: tuple[Wanted, ...]) -> tuple[engine.MostPerPerson, ...]:
    slots: dict[int, list[str]] = {}
    posts: dict[int, PostView] = {}
    for one in open_:
        for contender in one.seats[0].contenders:
            if contender.post.max_days_month is not None:
                posts[contender.post.person] = contender.post
                slots.setdefault(contender.post.person, []).append(one.id)
    return tuple(
        engine.MostPerPerson(
            name="MOST-DAYS", person=str(person), slots=tuple(ids), most=posts[person].max_days_month or 0
        )
        for person, ids in sorted(slots.items())
    )


def _spacings(translation: Translation, context: Context, open_: tuple[Wanted, ...]) -> tuple[engine.Spacing, ...]:
    """Mondays of one leader lie at least the office's number of weeks apart; a day moved within its week counts."""
    found = []
    for rule in context.office.rules:
        slots = tuple(one.id for one in open_ if one.rule.code == rule.code and rule.who is Who.MONDAY_POOL)
        if not slots:
            continue
        people = {one.post.person for slot in slots for one in translation.wanted[slot].seats[0].contenders}
        past = tuple(
            (str(other.person), _minutes(translation, other.starts_at))
            for other in context.others
            if other.rule == rule.code and other.role is Role.HOST and other.person in people
        )
        gap = timedelta(weeks=context.office.settings.monday_gap_weeks) - timedelta(days=4)
        found.append(
            engine.Spacing(name="MONDAY-GAP", slots=slots, gap=int(gap.total_seconds()) // 60, past=past, cost=GAP)
        )
    return tuple(found)


def _most_away(
    translation: Translation, context: Context, wanted: tuple[Wanted, ...], open_: tuple[Wanted, ...]
) -> tuple[engine.MostAway, ...]:
    """At least a third of a town's leaders in office are at home in every half-day."""
    rules = []
    for town in context.office.towns:
        windows = {
            (option.starts_at, option.ends_at)
            for one in open_
            if one.town == town.code and one.rule.who is Who.VILLAGE_LINKED
            for option in one.options
        }
        people = tuple({str(post.person): None for post in _town_people(context, town)})
        rows = tuple(
            (
                _minutes(translation, starts_at),
                _minutes(translation, ends_at),
                room_to_leave(context, town.code, wanted, (starts_at, ends_at)),
            )
            for starts_at, ends_at in sorted(windows)
        )
        if rows:
            rules.append(engine.MostAway(name=f"HOME-THIRD.{town.code}", people=people, windows=rows))
    return tuple(rules)


def room_to_leave(context: Context, town: str, wanted: tuple[Wanted, ...], window: tuple[datetime, datetime]) -> int:
    """How many of the town's leaders may be in villages in that half-day, after those away or sitting elsewhere."""
    leaders = {post.person: post for post in context.office.town_leaders(town, window[0].date())}
    gone = {person for person, post in leaders.items() if context.obstacle(post, *window) is not None}
    place = context.office.town_by_code[town].place_code
    for reception in wanted:
        option = reception.options[0]
        if reception.place_code == place or reception.is_cancelled:
            continue  # at the town's own reception point one is at home
        if option.starts_at < window[1] and window[0] < option.ends_at:
            gone |= {sitting.post.person for sitting in reception.sitting if sitting.post.person in leaders}
    return max(0, len(leaders) - home_needed(context, len(leaders)) - len(gone))


def home_needed(context: Context, leaders: int) -> int:
    """A third of the leaders, rounded up; or the office's own percentage."""
    percent = context.office.settings.home_share_percent
    return -(-leaders // 3) if percent == 33 else -(-leaders * percent // 100)


def _same_pattern(open_: tuple[Wanted, ...]) -> tuple[engine.SamePattern, ...]:
    villages: dict[str, list[str]] = {}
    for one in open_:
        if one.village and one.rule.who is Who.VILLAGE_LINKED:
            villages.setdefault(one.village, []).append(one.id)
    return tuple(
        engine.SamePattern(name=f"STABLE.{village}", slots=tuple(slots), cost=STABLE)
        for village, slots in sorted(villages.items())
        if len(slots) > 1
    )


def _published(open_: tuple[Wanted, ...], published: Mapping[str, PublishedState]) -> tuple[engine.Published, ...]:
    rows = []
    for one in open_:
        state = published.get(one.id)
        if state is None:
            continue
        option = next((option for option in one.options if option.starts_at == state.starts_at), None)
        if option is None:
            continue
        known = {(seat.role, contender.post.person) for seat in one.seats for contender in seat.contenders}
        people = tuple((role.value, str(person)) for role, person in state.people if (role, person) in known)
        rows.append(engine.Published(slot=one.id, option=option.key, people=people, cost=CHANGED))
    return tuple(rows)
