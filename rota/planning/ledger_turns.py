"""The turns of a year: what the office's lists tell, and every seat of the releases and drafts since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from rota.planning.duty_demand import NEW_YEAR_WEIGHT, WEIGHTS, is_new_year, kind_of_day
from rota.planning.duty_loads import POINTS
from rota.planning.duty_models import DutyRole, PlannedShift, ShiftAssignment
from rota.planning.ledger_values import LedgerKind
from rota.planning.models import (
    Assignment,
    PlannedReception,
    PlanVersion,
    Reception,
    ReceptionStatus,
    Role,
    RosterKind,
    VersionState,
)
from rota.planning.office_view import LoadView, OfficeView
from rota.rules.models import Who
from rota.settings import ZONE
from rota.workdays.daytypes import DayType


class Standing(StrEnum):
    """How sure a turn is: told by a list, released and begun, released and still to come, or only in a draft."""

    CARRIED = "carried"
    SERVED = "served"
    PLANNED = "planned"
    DRAFTED = "drafted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """``count`` turns of one person in one kind, worth ``value`` together, spread evenly from first to last day."""

    kind: LedgerKind
    person: int
    standing: Standing
    first: date
    last: date
    count: int
    value: float
    instead_of: int | None = None
    """The human whose turn it was before it was taken over."""
    shift: str = ""
    """The shift or day in charge; empty for receptions and lists."""


RECEPTION_KINDS: dict[Who, LedgerKind] = {
    Who.MONDAY_POOL: LedgerKind.MONDAY,
    Who.SECRETARY: LedgerKind.FIXED15,
    Who.COUNTY_HEAD: LedgerKind.FIXED15,
    Who.PRINCIPALS: LedgerKind.FIXED15,
    Who.TOWN_LINKED: LedgerKind.TOWN15,
    Who.VILLAGE_LINKED: LedgerKind.VILLAGE,
    Who.COUNTY_LEADERS: LedgerKind.DAILY,
    Who.TOWN_PRINCIPALS: LedgerKind.TOWN,
    Who.TOWN_DEPUTIES: LedgerKind.TOWN,
    Who.BUREAU_LEADERS: LedgerKind.DIRECTOR,
    Who.LAWYERS: LedgerKind.LAWYER,
}
RECEPTION_METRICS: dict[str, LedgerKind] = {
    "monday_receptions": LedgerKind.MONDAY,
    "fixed15_hosted": LedgerKind.FIXED15,
    "fixed15_town_visits": LedgerKind.TOWN15,
    "village_halfdays": LedgerKind.VILLAGE,
    "daily_receptions": LedgerKind.DAILY,
    "town_receptions": LedgerKind.TOWN,
    "director_days": LedgerKind.DIRECTOR,
    "duty_days": LedgerKind.LAWYER,
}
LEADER_METRICS = {f"leader_{kind}": kind for kind in ("weekday", "weekend", "holiday")}
DUTY_METRICS = ("day_shifts", "night_shifts", "weekend_shifts", "holiday_shifts")


def year_turns(db: Session, office: OfficeView, *, year: int, now: datetime) -> tuple[Turn, ...]:
    """Every turn of the year. What a list of a person's loads covers is not counted a second time from a plan."""
    carried = (*_listed_receptions(office, year), *_listed_duty(office, year))
    covered: dict[tuple[LedgerKind, int], date] = {}
    for turn in carried:
        key = (turn.kind, turn.person)
        covered[key] = max(turn.last, covered.get(key, date.min))
    planned = (*_receptions(db, office, year, now), *_duty(db, office, year, now))
    return (*carried, *(turn for turn in planned if turn.first > covered.get((turn.kind, turn.person), date.min)))


def _of_year(office: OfficeView, year: int) -> tuple[LoadView, ...]:
    """The lists of loads whose period ends in the year."""
    return tuple(load for load in office.loads if load.ends_on.year == year)


def _listed_receptions(office: OfficeView, year: int) -> Iterator[Turn]:
    for load in _of_year(office, year):
        kind = RECEPTION_METRICS.get(load.metric)
        if kind is not None:
            yield _listed(load, kind, load.value, load.value)


def _listed_duty(office: OfficeView, year: int) -> Iterator[Turn]:
    listed: dict[int, dict[str, LoadView]] = {}
    for load in _of_year(office, year):
        if load.metric in LEADER_METRICS:
            yield _listed(load, LedgerKind.LEADER, load.value, load.value * POINTS[LEADER_METRICS[load.metric]] / 2)
        elif load.metric in DUTY_METRICS:
            listed.setdefault(load.person, {})[load.metric] = load
    for rows in listed.values():
        day, night, weekend, holiday = (rows[name].value if name in rows else 0 for name in DUTY_METRICS)
        sample = next(iter(rows.values()))
        counts = {"weekday": max(0, day + night - weekend - holiday), "weekend": weekend, "holiday": holiday}
        for name, count in counts.items():
            yield _listed(sample, LedgerKind(name), count, count)
        yield _listed(sample, LedgerKind.NIGHT, night, night)
        points = sum(POINTS[name] * count for name, count in counts.items()) / 2
        yield _listed(sample, LedgerKind.DUTY, sum(counts.values()), points)


def _listed(load: LoadView, kind: LedgerKind, count: int, value: float) -> Turn:
    return Turn(
        kind=kind,
        person=load.person,
        standing=Standing.CARRIED,
        first=load.starts_on,
        last=load.ends_on,
        count=count,
        value=value,
    )


def _versions(db: Session, roster: RosterKind, year: int) -> dict[int, bool]:
    """The version in force of each month that can hold days of the year → whether it is a draft.

    A month's last release is in force even where a newer draft lies beside it.
    """
    rows = db.execute(
        select(PlanVersion.month, PlanVersion.id, PlanVersion.state, PlanVersion.number).where(
            PlanVersion.roster == roster,
            PlanVersion.month >= f"{year - 1}-12",
            PlanVersion.month <= f"{year + 1}-01",
        )
    ).all()
    newest: dict[str, tuple[bool, int, int]] = {}
    for month, id_, state, number in rows:
        found = (state is VersionState.RELEASED, number or 0, id_)
        newest[month] = max(found, newest.get(month, (False, -1, 0)))
    return {id_: not is_released for is_released, _, id_ in newest.values()}


def _standing(starts_at: datetime, now: datetime, *, is_draft: bool) -> Standing:
    if is_draft:
        return Standing.DRAFTED
    return Standing.SERVED if starts_at <= now else Standing.PLANNED


def _receptions(db: Session, office: OfficeView, year: int, now: datetime) -> Iterator[Turn]:
    versions = _versions(db, RosterKind.RECEPTION, year)
    rows = db.execute(
        select(PlannedReception.version_id, PlannedReception.starts_at, Reception.rule, Assignment)
        .join(Reception, Reception.id == PlannedReception.reception_id)
        .join(
            Assignment,
            (Assignment.version_id == PlannedReception.version_id)
            & (Assignment.reception_id == PlannedReception.reception_id),
        )
        .where(PlannedReception.version_id.in_(versions), PlannedReception.status != ReceptionStatus.CANCELLED)
        .order_by(PlannedReception.starts_at, Assignment.id)
    )
    for version, starts_at, rule, seat in rows:
        spec = office.rule_by_code.get(rule)
        kind = RECEPTION_KINDS.get(spec.who) if spec is not None and spec.who is not None else None
        day = starts_at.astimezone(ZONE).date()
        if kind is None or day.year != year or seat.role not in (Role.HOST, Role.LAWYER):
            continue
        other = office.post_by_id[seat.substitute_for_id].person if seat.substitute_for_id else None
        standing = _standing(starts_at, now, is_draft=versions[version])
        yield Turn(
            kind=kind,
            person=seat.person_id,
            standing=standing,
            first=day,
            last=day,
            count=1,
            value=1,
            instead_of=other,
        )


def _duty(db: Session, office: OfficeView, year: int, now: datetime) -> Iterator[Turn]:
    versions = _versions(db, RosterKind.DUTY, year)
    before = _first_released(db, year)
    rows = db.execute(
        select(PlannedShift, ShiftAssignment.person_id, ShiftAssignment.role)
        .join(
            ShiftAssignment,
            (ShiftAssignment.version_id == PlannedShift.version_id)
            & (ShiftAssignment.shift_id == PlannedShift.shift_id),
        )
        .where(PlannedShift.version_id.in_(versions), PlannedShift.status != ReceptionStatus.CANCELLED)
        .order_by(PlannedShift.starts_at, ShiftAssignment.id)
    ).all()
    now_on: dict[tuple[str, DutyRole], list[int]] = {}
    for planned, person, role in rows:
        now_on.setdefault((planned.shift_id, role), []).append(person)
    for planned, person, role in rows:
        day = planned.starts_at.astimezone(ZONE).date()
        if day.year != year or role is DutyRole.STANDBY:
            continue
        seat = (planned.shift_id, role)
        gone = [one for one in before.get(seat, ()) if one not in now_on[seat]]
        came = [one for one in now_on[seat] if one not in before.get(seat, ())]
        taken = dict(zip(came, gone, strict=False))
        standing = _standing(planned.starts_at, now, is_draft=versions[planned.version_id])
        for kind, value in _duty_kinds(office, planned, role):
            yield Turn(
                kind=kind,
                person=person,
                standing=standing,
                first=day,
                last=day,
                count=1,
                value=value,
                instead_of=taken.get(person),
                shift=planned.shift_id,
            )


def _duty_kinds(office: OfficeView, planned: PlannedShift, role: DutyRole) -> Iterator[tuple[LedgerKind, float]]:
    starts_at, ends_at = planned.starts_at.astimezone(ZONE), planned.ends_at.astimezone(ZONE)
    day_type: DayType = office.workdays.day_type(starts_at.date())
    points = (NEW_YEAR_WEIGHT if is_new_year(starts_at.date()) else WEIGHTS[day_type]) / 2
    if role is DutyRole.LEADER:
        yield LedgerKind.LEADER, points
        return
    yield LedgerKind.DUTY, points
    yield LedgerKind(kind_of_day(day_type)), 1
    if ends_at.date() > starts_at.date() and (ends_at - starts_at).days < 2:
        yield LedgerKind.NIGHT, 1


def _first_released(db: Session, year: int) -> dict[tuple[str, DutyRole], tuple[int, ...]]:
    """Who was on each shift when its month was first released."""
    rows = db.execute(
        select(ShiftAssignment.shift_id, ShiftAssignment.role, ShiftAssignment.person_id)
        .join(PlanVersion, PlanVersion.id == ShiftAssignment.version_id)
        .where(
            PlanVersion.roster == RosterKind.DUTY,
            PlanVersion.number == 1,
            PlanVersion.month >= f"{year - 1}-12",
            PlanVersion.month <= f"{year + 1}-01",
        )
        .order_by(ShiftAssignment.id)
    )
    found: dict[tuple[str, DutyRole], tuple[int, ...]] = {}
    for shift, role, person in rows:
        found[shift, role] = (*found.get((shift, role), ()), person)
    return found
