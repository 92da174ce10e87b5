"""The duty roster in the solver's terms: seats, rest, pairs, limits, and the shares of the year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from rota.planning.context import Context
from rota.planning.duty_demand import LeaderDay, WantedShift
from rota.planning.duty_loads import DutyLoads
from rota.planning.duty_people import DutyPerson
from rota.planning.duty_seats import DutyMonth, is_night, list_slots
from rota.rules.duty_patterns import DAY
from rota.words import Message
from rota.workdays.months import monday_of, week_name
from solver import problem as engine
from solver.problem import Cost, Level
from solver.rule_terms import Apart, Beside, FairShare, MostPerPerson, Rest, SmallestSpread

_Items = tuple[WantedShift, ...] | tuple[LeaderDay, ...]


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
    month = DutyMonth(context=context, shifts=shifts, days=days, people=people, loads=loads)
    causes: dict[str, Message] = {}
    groups = (tuple(shift.id for shift in shifts), tuple(day.id for day in days))
    minutes = context.office.settings.duty_rest_hours * 60
    problem = engine.Problem(
        people=tuple(engine.Person(id=str(one.post.person)) for one in people),
        slots=list_slots(month, causes),
        rests=tuple(
            Rest(name="D-REST", slots=group, minutes=minutes) for group in groups if len(group) > 1 and minutes
        ),
        aparts=tuple(_aparts(month)),
        besides=_besides(month),
        most_per_person=tuple(_limits(month)),
        shares=tuple(_shares(month)),
        spreads=tuple(_spreads(month)),
    )
    return DutyTranslation(
        origin=month.origin,
        problem=problem,
        shifts={shift.id: shift for shift in shifts},
        days={day.id: day for day in days},
        people={str(one.post.person): one for one in people},
        causes=causes,
    )


def _aparts(month: DutyMonth) -> Iterator[Apart]:
    """D-SPOUSE: never the same night."""
    nights: dict[date, list[str]] = {}
    for shift in month.shifts:
        if shift.spec.is_night:
            for offset in range(max(1, -(-shift.spec.minutes // DAY))):
                nights.setdefault(shift.begins_on + timedelta(days=offset), []).append(shift.id)
    groups = tuple(tuple(group) for _, group in sorted(nights.items()))
    seen = set()
    codes = {one.post.code: one for one in month.officers}
    for one in month.officers:
        for other in one.apart_from:
            pair = tuple(sorted((one.post.code, other)))
            if other in codes and pair not in seen:
                seen.add(pair)
                people = tuple(str(codes[code].post.person) for code in pair)
                yield Apart(name=f"D-SPOUSE.{'-'.join(pair)}", people=people, groups=groups)


def _besides(month: DutyMonth) -> tuple[Beside, ...]:
    """D-NEW: newcomers only beside a senior."""
    juniors = tuple(str(one.post.person) for one in month.officers if one.must_pair_senior)
    seniors = tuple(str(one.post.person) for one in month.officers if one.is_senior and not one.must_pair_senior)
    if not juniors:
        return ()
    return (Beside(name="D-NEW", juniors=juniors, seniors=seniors, slots=tuple(shift.id for shift in month.shifts)),)


def _limits(month: DutyMonth) -> Iterator[MostPerPerson]:
    """The most nights and duties of a month; more nights in a week than the office wants cost (D-REST)."""
    for one in month.people:
        person = str(one.post.person)
        items = month.days if one.role == "leader" else month.shifts
        own = tuple(item.id for item in items)
        nights = tuple(item.id for item in items if is_night(item))
        if one.max_nights_month is not None:
            yield MostPerPerson(name="D-MAX-NIGHTS", person=person, slots=nights, most=one.max_nights_month)
        if one.max_shifts_month is not None:
            yield MostPerPerson(name="D-MAX-SHIFTS", person=person, slots=own, most=one.max_shifts_month)
    most = month.context.office.settings.duty_nights_per_week
    price = Cost(level=Level.OFFICE_RULES, rule="D-NIGHTS", weight=1)
    for monday, ids in _nights_by_week(month):
        if len(ids) > most:
            for one in month.officers:
                name, person = f"D-NIGHTS.{week_name(monday)}", str(one.post.person)
                yield MostPerPerson(name=name, person=person, slots=ids, most=most, cost=price)


def _nights_by_week(month: DutyMonth) -> Iterator[tuple[date, tuple[str, ...]]]:
    weeks: dict[date, list[str]] = {}
    for shift in month.shifts:
        if is_night(shift):
            weeks.setdefault(monday_of(shift.begins_on), []).append(shift.id)
    for monday, ids in sorted(weeks.items()):
        yield monday, tuple(ids)


def _pools(month: DutyMonth) -> Iterator[tuple[str, _Items, tuple[DutyPerson, ...], tuple[str, ...]]]:
    """Officers and leaders, each with the ending of their rules' names, what they serve on, and in which roles."""
    for ending, items, people, roles in (
        ("", month.shifts, month.officers, ("MAIN", "ASSIST")),
        ("-LEADER", month.days, month.leaders, ("LEADER",)),
    ):
        if items and people:
            yield ending, items, people, roles


def _weights(items: _Items) -> tuple[tuple[str, int], ...]:
    return tuple((item.id, item.weight) for item in items)


def _carried(month: DutyMonth, people: tuple[DutyPerson, ...]) -> tuple[tuple[str, int], ...]:
    return tuple((str(one.post.person), month.loads.points(one)) for one in people)


def _shares(month: DutyMonth) -> Iterator[FairShare]:
    for ending, items, people, roles in _pools(month):
        yield FairShare(
            name=f"D-FAIR{ending}",
            roles=roles,
            slots=tuple(item.id for item in items),
            carried=_carried(month, people),
            weights=_weights(items),
        )


def _spreads(month: DutyMonth) -> Iterator[SmallestSpread]:
    """The distance between the most and the least loaded of those whom nothing keeps from an equal share."""
    for ending, items, people, roles in _pools(month):
        equal = tuple(one for one in people if month.loads.is_comparable(one))
        if len(equal) > 1:
            yield SmallestSpread(
                name=f"D-SPREAD{ending}",
                roles=roles,
                weights=_weights(items),
                carried=_carried(month, equal),
                people=tuple(str(one.post.person) for one in equal),
                cost=Cost(level=Level.FAIRNESS, rule=f"D-SPREAD{ending}", weight=100_000),
            )
