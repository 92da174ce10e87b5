"""Between planning and the solver: the only place where one speaks the other's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from rota.planning.context import Context, elsewhere
from rota.planning.models import Role
from rota.planning.problem_rules import list_most_per_person, list_same_patterns, list_shares, list_spacings
from rota.planning.town_home import list_most_away, town_people
from rota.planning.wanted import Contender, Seat, TimeOption, Wanted
from rota.rules.models import Who
from rota.words import Message, word
from solver import problem as engine
from solver.problem import Cost, Level

CHANGED = Cost(level=Level.CHANGES, rule="PUBLISHED", weight=1)


@dataclass(slots=True)
class Translation:
    """The problem with what is needed to read the answer: words for causes, posts for persons."""

    origin: datetime
    problem: engine.Problem
    wanted: Mapping[str, Wanted]
    causes: dict[str, Message] = field(default_factory=dict)

    def minutes(self, moment: datetime) -> int:
        """The solver's time of ``moment``: whole minutes since the origin."""
        return int((moment - self.origin).total_seconds()) // 60

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
    leaving = _leaving_town(wanted, _monday_contenders(open_))
    slots = tuple(_slot(translation, one, leaving) for one in open_)
    translation.problem = engine.Problem(
        people=_people(translation, context, wanted, open_),
        slots=slots,
        shares=list_shares(context, open_),
        most_per_person=list_most_per_person(open_),
        spacings=list_spacings(context, open_, translation.minutes),
        most_away=list_most_away(context, wanted, open_, translation.minutes),
        same_pattern=list_same_patterns(open_),
        published=_published(open_, published or {}),
    )
    return translation


def _midnight(context: Context) -> datetime:
    return context.office.halfday(context.month.first, "AM")[0]


def _slot(translation: Translation, wanted: Wanted, leaving: Mapping[int, Wanted]) -> engine.Slot:
    return engine.Slot(
        id=wanted.id,
        options=tuple(
            engine.Option(
                key=option.key,
                start=translation.minutes(option.starts_at),
                end=translation.minutes(option.ends_at),
                label=option.label,
                costs=option.costs,
            )
            for option in wanted.options
        ),
        roles=tuple(_role(translation, wanted, seat, leaving) for seat in wanted.seats),
    )


def _role(translation: Translation, wanted: Wanted, seat: Seat, leaving: Mapping[int, Wanted]) -> engine.Role:
    level = Level.UNFILLED if seat.must else Level.OFFICE_RULES
    barred = []
    for kept in seat.kept:
        key = f"kept:{kept.post.code}:{word(kept.cause, 'en')}"  # one absence is one cause wherever it matters
        translation.causes[key] = kept.cause
        barred.append(engine.Barred(person=str(kept.post.person), cause=key))
    candidates = []
    for one in seat.contenders:
        town_day = None if wanted.rule.who is Who.MONDAY_POOL else leaving.get(one.post.person)
        options = one.options if town_day is None else _beside(wanted, one, town_day)
        if town_day is not None and not options:
            key = f"at:{town_day.id}"
            translation.causes[key] = elsewhere(town_day.id)
            barred.append(engine.Barred(person=str(one.post.person), cause=key))
            continue
        candidates.append(
            engine.Candidate(person=str(one.post.person), costs=one.costs, options=options, reserve=one.is_reserve)
        )
    return engine.Role(
        name=seat.role.value,
        need=seat.need,
        candidates=tuple(candidates),
        unfilled=Cost(level=level, rule=wanted.rule.code, weight=1),
        barred=tuple(barred),
    )


def _beside(wanted: Wanted, contender: Contender, town_day: Wanted) -> tuple[str, ...]:
    """The contender's options that do not meet the town's reception."""
    taken = town_day.options[0]
    return tuple(
        option.key
        for option in wanted.options
        if (not contender.options or option.key in contender.options)
        and not (option.starts_at < taken.ends_at and taken.starts_at < option.ends_at)
    )


def _people(
    translation: Translation, context: Context, wanted: tuple[Wanted, ...], open_: tuple[Wanted, ...]
) -> tuple[engine.Person, ...]:
    """Everybody who may be chosen or is mentioned, with the receptions at which they sit by rule."""
    ids = {one.post.person for reception in open_ for seat in reception.seats for one in seat.contenders}
    ids |= {kept.post.person for reception in open_ for seat in reception.seats for kept in seat.kept}
    ids |= {post.person for town in context.office.towns for post in town_people(context, town)}
    busy: dict[int, list[engine.Busy]] = {person: [] for person in ids}
    monday = _monday_contenders(open_)
    for reception in wanted:
        option = reception.options[0]
        for sitting in reception.sitting:
            leaves_town = (sitting.post.person, option.starts_at.date()) in monday
            is_town_day = reception.rule.who is Who.TOWN_LINKED
            may_leave = is_town_day and leaves_town and not sitting.is_pinned
            if sitting.post.person not in busy or reception.is_cancelled or may_leave:
                continue
            key = f"at:{reception.id}"
            translation.causes[key] = elsewhere(reception.id)
            busy[sitting.post.person].append(
                engine.Busy(
                    start=translation.minutes(option.starts_at), end=translation.minutes(option.ends_at), cause=key
                )
            )
    return tuple(engine.Person(id=str(person), busy=tuple(rows)) for person, rows in sorted(busy.items()))


def _leaving_town(wanted: tuple[Wanted, ...], monday: frozenset[tuple[int, date]]) -> dict[int, Wanted]:
    """The town's reception that somebody may leave for the bureau's Monday, and for nothing else."""
    return {
        sitting.post.person: one
        for one in wanted
        if one.rule.who is Who.TOWN_LINKED and not one.is_cancelled
        for sitting in one.sitting
        if (sitting.post.person, one.options[0].starts_at.date()) in monday and not sitting.is_pinned
    }


def _monday_contenders(open_: tuple[Wanted, ...]) -> frozenset[tuple[int, date]]:
    """Who may be taken from a town's 15th to the bureau's Monday, and on which day."""
    return frozenset(
        (one.post.person, reception.options[0].starts_at.date())
        for reception in open_
        if reception.rule.who is Who.MONDAY_POOL
        for seat in reception.seats
        for one in seat.contenders
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
