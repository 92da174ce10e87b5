"""The duty roster in the solver's terms: seats, rest, pairs, limits, and the shares of the year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from rota.office.models import WishKind
from rota.planning.context import Context
from rota.planning.duty_demand import LeaderDay, WantedShift, is_new_year
from rota.planning.duty_loads import DutyLoads
from rota.planning.duty_models import DutyRole
from rota.planning.duty_people import DutyPerson
from rota.rules.duty_patterns import DAY
from rota.words import Message
from rota.workdays.months import monday_of, week_name
from solver import problem as engine
from solver.problem import Cost, Level
from solver.rule_terms import Apart, Beside, FairShare, MostPerPerson, Rest, SmallestSpread

OFFICERS = ("main", "assist")
DIRECTOR_TITLE = "局长"


@dataclass(slots=True)
class DutyTranslation:
    """The solver's problem, with what is needed to read its answer."""

    origin: datetime
    problem: engine.Problem
    shifts: Mapping[str, WantedShift]
    days: Mapping[str, LeaderDay]
    people: Mapping[str, DutyPerson]
    causes: dict[str, Message] = field(default_factory=dict)

    def minutes(self, moment: datetime) -> int:
        return int((moment - self.origin).total_seconds()) // 60


def translate_duty(
    context: Context,
    shifts: tuple[WantedShift, ...],
    days: tuple[LeaderDay, ...],
    people: tuple[DutyPerson, ...],
    loads: DutyLoads,
) -> DutyTranslation:
    """The month's duty problem. ``loads`` are what everybody has carried, in half points and by kind."""
    first = min([*(one.starts_at for one in shifts), *(one.starts_at for one in days)])
    translation = DutyTranslation(
        origin=first.replace(hour=0, minute=0),
        problem=engine.Problem(people=(), slots=()),
        shifts={shift.id: shift for shift in shifts},
        days={day.id: day for day in days},
        people={str(one.post.person): one for one in people},
    )
    officers = tuple(one for one in people if one.role in OFFICERS)
    leaders = tuple(one for one in people if one.role == "leader")
    slots = [_shift_slot(translation, context, shift, officers) for shift in shifts]
    slots += [_leader_slot(translation, context, day, leaders, loads) for day in days]
    minutes = context.office.settings.duty_rest_hours * 60
    ids, day_ids = tuple(shift.id for shift in shifts), tuple(day.id for day in days)
    translation.problem = engine.Problem(
        people=tuple(engine.Person(id=str(one.post.person)) for one in people),
        slots=tuple(slots),
        rests=tuple(Rest(name="D-REST", slots=group, minutes=minutes) for group in (ids, day_ids) if len(group) > 1),
        aparts=tuple(_aparts(shifts, officers)),
        besides=_besides(ids, officers),
        most_per_person=tuple(_limits(context, shifts, days, people)),
        shares=tuple(_shares(shifts, days, officers, leaders, loads)),
        spreads=tuple(_spreads(shifts, days, officers, leaders, loads)),
    )
    return translation


def _shift_slot(
    translation: DutyTranslation, context: Context, shift: WantedShift, officers: tuple[DutyPerson, ...]
) -> engine.Slot:
    option = engine.Option(
        key="fixed", start=translation.minutes(shift.starts_at), end=translation.minutes(shift.ends_at)
    )
    main_only = context.office.settings.duty_main_regular_only
    able = {
        DutyRole.MAIN: tuple(one for one in officers if one.role == "main" and (one.is_regular or not main_only)),
        DutyRole.ASSIST: officers,
        DutyRole.STANDBY: officers,
    }
    needs = {DutyRole.MAIN: shift.main, DutyRole.ASSIST: shift.assist, DutyRole.STANDBY: shift.standby}
    roles = tuple(
        _role(translation, context, (shift.id, shift.starts_at, shift.ends_at), (role, needs[role]), able[role], shift)
        for role in needs
        if needs[role]
    )
    return engine.Slot(id=shift.id, options=(option,), roles=roles)


def _leader_slot(
    translation: DutyTranslation,
    context: Context,
    day: LeaderDay,
    leaders: tuple[DutyPerson, ...],
    loads: DutyLoads,
) -> engine.Slot:
    option = engine.Option(key="fixed", start=translation.minutes(day.starts_at), end=translation.minutes(day.ends_at))
    role = _role(translation, context, (day.id, day.starts_at, day.ends_at), (DutyRole.LEADER, 1), leaders, None)
    if day.is_first_of_holiday:
        role = replace(role, candidates=tuple(_director_first(translation, one) for one in role.candidates))
    if is_new_year(day.begins_on):
        role = replace(role, candidates=tuple(_not_again(translation, loads, one) for one in role.candidates))
    return engine.Slot(id=day.id, options=(option,), roles=(role,))


def _role(
    translation: DutyTranslation,
    context: Context,
    slot: tuple[str, datetime, datetime],
    need: tuple[DutyRole, int],
    able: tuple[DutyPerson, ...],
    shift: WantedShift | None,
) -> engine.Role:
    id_, starts_at, ends_at = slot
    candidates, barred = [], []
    for one in able:
        obstacle = one.obstacle(context, starts_at, ends_at, is_night=shift is not None and shift.spec.is_night)
        if obstacle is None:
            costs = tuple(_costs(context, one, (starts_at, ends_at)))
            candidates.append(engine.Candidate(person=str(one.post.person), costs=costs))
        else:
            key = f"{id_}:{one.post.code}"
            translation.causes[key] = obstacle
            barred.append(engine.Barred(person=str(one.post.person), cause=key))
    return engine.Role(
        name=need[0].value,
        need=need[1],
        candidates=tuple(candidates),
        unfilled=Cost(level=Level.UNFILLED, rule="D-COVER", weight=1),
        barred=tuple(barred),
    )


def _costs(context: Context, one: DutyPerson, times: tuple[datetime, datetime]) -> Iterator[Cost]:
    first, last = times[0].date(), (times[1] - timedelta(seconds=1)).date()
    for wish in context.office.wishes:
        if wish.person == one.post.person and wish.day == times[0].date() and wish.kind is WishKind.AVOID:
            yield Cost(level=Level.WISHES, rule="WISH", weight=wish.weight)
    if any(
        not absence.is_approved and absence.starts_on <= last and first <= absence.ends_on
        for absence in context.office.absences_by_person.get(one.post.person, ())
    ):
        yield Cost(level=Level.OFFICE_RULES, rule="ABSENCE-PENDING", weight=1)


def _director_first(translation: DutyTranslation, candidate: engine.Candidate) -> engine.Candidate:
    """D-LEAD: the director takes the first day of each statutory holiday; anybody else is second best."""
    if translation.people[candidate.person].post.title.startswith(DIRECTOR_TITLE):
        return candidate
    price = Cost(level=Level.OFFICE_RULES, rule="D-LEAD", weight=1)
    return replace(candidate, costs=(*candidate.costs, price))


def _not_again(translation: DutyTranslation, loads: DutyLoads, candidate: engine.Candidate) -> engine.Candidate:
    """D-FAIR: 除夕 and 初一 not two years running."""
    if translation.people[candidate.person].post.code not in loads.new_year:
        return candidate
    price = Cost(level=Level.OFFICE_RULES, rule="D-NEWYEAR", weight=1)
    return replace(candidate, costs=(*candidate.costs, price))


def _aparts(shifts: tuple[WantedShift, ...], officers: tuple[DutyPerson, ...]) -> Iterator[Apart]:
    """D-SPOUSE: never the same night."""
    nights: dict[date, list[str]] = {}
    for shift in shifts:
        if shift.spec.is_night:
            for offset in range(max(1, -(-shift.spec.minutes // DAY))):
                nights.setdefault(shift.begins_on + timedelta(days=offset), []).append(shift.id)
    groups = tuple(tuple(group) for _, group in sorted(nights.items()))
    seen = set()
    codes = {one.post.code: one for one in officers}
    for one in officers:
        for other in one.apart_from:
            pair = tuple(sorted((one.post.code, other)))
            if other in codes and pair not in seen:
                seen.add(pair)
                people = tuple(str(codes[code].post.person) for code in pair)
                yield Apart(name=f"D-SPOUSE.{'-'.join(pair)}", people=people, groups=groups)


def _besides(slots: tuple[str, ...], officers: tuple[DutyPerson, ...]) -> tuple[Beside, ...]:
    """D-NEW: newcomers only beside a senior."""
    juniors = tuple(str(one.post.person) for one in officers if one.must_pair_senior)
    seniors = tuple(str(one.post.person) for one in officers if one.is_senior and not one.must_pair_senior)
    if not juniors:
        return ()
    return (Beside(name="D-NEW", juniors=juniors, seniors=seniors, slots=slots),)


def _limits(
    context: Context, shifts: tuple[WantedShift, ...], days: tuple[LeaderDay, ...], people: tuple[DutyPerson, ...]
) -> Iterator[MostPerPerson]:
    nights = tuple(shift.id for shift in shifts if shift.spec.is_night)
    every = tuple(shift.id for shift in shifts)
    weeks: dict[date, list[str]] = {}
    for shift in shifts:
        if shift.spec.is_night:
            weeks.setdefault(monday_of(shift.begins_on), []).append(shift.id)
    most = context.office.settings.duty_nights_per_week
    price = Cost(level=Level.OFFICE_RULES, rule="D-NIGHTS", weight=1)
    for one in people:
        person = str(one.post.person)
        own = tuple(day.id for day in days) if one.role == "leader" else every
        own_nights = own if one.role == "leader" else nights
        if one.max_nights_month is not None:
            yield MostPerPerson(name="D-MAX-NIGHTS", person=person, slots=own_nights, most=one.max_nights_month)
        if one.max_shifts_month is not None:
            yield MostPerPerson(name="D-MAX-SHIFTS", person=person, slots=own, most=one.max_shifts_month)
        if one.role != "leader":
            for monday, ids in sorted(weeks.items()):
                if len(ids) > most:
                    name = f"D-NIGHTS.{week_name(monday)}"
                    yield MostPerPerson(name=name, person=person, slots=tuple(ids), most=most, cost=price)


def _weights(items: tuple[WantedShift, ...] | tuple[LeaderDay, ...]) -> tuple[tuple[str, int], ...]:
    return tuple((item.id, item.weight) for item in items)


def _shares(
    shifts: tuple[WantedShift, ...],
    days: tuple[LeaderDay, ...],
    officers: tuple[DutyPerson, ...],
    leaders: tuple[DutyPerson, ...],
    loads: DutyLoads,
) -> Iterator[FairShare]:
    for name, items, people, roles in (
        ("D-FAIR", shifts, officers, ("MAIN", "ASSIST")),
        ("D-FAIR-LEADER", days, leaders, ("LEADER",)),
    ):
        if items and people:
            yield FairShare(
                name=name,
                roles=roles,
                slots=tuple(item.id for item in items),
                carried=tuple((str(one.post.person), loads.points(one)) for one in people),
                weights=_weights(items),
            )


def _spreads(
    shifts: tuple[WantedShift, ...],
    days: tuple[LeaderDay, ...],
    officers: tuple[DutyPerson, ...],
    leaders: tuple[DutyPerson, ...],
    loads: DutyLoads,
) -> Iterator[SmallestSpread]:
    """The distance between the most and the least loaded of those whom nothing keeps from an equal share."""
    for name, items, people, roles in (
        ("D-SPREAD", shifts, officers, ("MAIN", "ASSIST")),
        ("D-SPREAD-LEADER", days, leaders, ("LEADER",)),
    ):
        equal = tuple(one for one in people if loads.is_comparable(one))
        if items and len(equal) > 1:
            yield SmallestSpread(
                name=name,
                roles=roles,
                weights=_weights(items),
                carried=tuple((str(one.post.person), loads.points(one)) for one in equal),
                people=tuple(str(one.post.person) for one in equal),
                cost=Cost(level=Level.FAIRNESS, rule=name, weight=100_000),
            )
