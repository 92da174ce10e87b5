"""The use case behind ``rota generate --kind duty``: shifts, problem, solver, draft."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from rota.accounts.audit import record
from rota.errors import RuleBrokenError
from rota.planning.context import Context
from rota.planning.duty_demand import Period, leader_days, month_shifts
from rota.planning.duty_loads import DutyLoads, Served, carried_duty
from rota.planning.duty_neighbours import before_receptions, load_served
from rota.planning.duty_people import DutyPerson, load_duty_people
from rota.planning.duty_plan import duty_balance, duty_findings, read_duty
from rota.planning.duty_problem import DutyTranslation, translate_duty
from rota.planning.duty_saving import save_duty
from rota.planning.load_office import load_office
from rota.planning.models import PlanVersion, ReceptionStatus, RosterKind
from rota.planning.neighbours import load_commitments
from rota.planning.solving import find_plan
from rota.planning.versions import replace_draft
from rota.rules.duty_models import SpecialPeriod
from rota.rules.duty_use_cases import get_pattern
from rota.words import message
from rota.workdays.months import Month
from solver import problem as engine
from solver.limits import Limits
from solver.outcome import Progress

LONG_LEAVE = 3
"""Leave of more than one day in so many is long: fairness does not compare that month."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedDuty:
    """Everything known before the solver runs."""

    context: Context
    translation: DutyTranslation
    loads: DutyLoads


def prepare_duty(db: Session, *, month: Month) -> PreparedDuty:
    """The month's shifts and the solver's problem. Raises RuleBrokenError without a pattern or staff."""
    office = load_office(db)
    receptions = load_commitments(db, month, with_own=True)
    if office.settings.duty_morning_after:
        receptions = before_receptions(receptions)
    context = Context(office=office, month=month, others=receptions)
    people = load_duty_people(db, context)
    pattern = get_pattern(db, office.settings.duty_pattern)
    if not people:
        raise RuleBrokenError(message("There is nobody on the list of the bureau's staff"))
    shifts = month_shifts(context, pattern, _periods(db))
    days = leader_days(context, shifts)
    served = tuple(one for one in load_served(db, month) if one.month != str(month))
    loads = carried_duty(context, people, served, _limited(context, people))
    translation = translate_duty(context, shifts, days, people, loads)
    translation.problem = _with_tail(translation, served, office.settings.duty_rest_hours)
    return PreparedDuty(context=context, translation=translation, loads=loads)


def _periods(db: Session) -> tuple[Period, ...]:
    return tuple(
        Period(name=row.name, starts_on=row.starts_on, ends_on=row.ends_on, standby=row.standby)
        for row in db.scalars(select(SpecialPeriod).order_by(SpecialPeriod.starts_on))
    )


def _limited(context: Context, people: tuple[DutyPerson, ...]) -> frozenset[int]:
    """People whom a limit, a ban or long leave keeps from an equal share of the month."""
    days = context.month.days()
    found = set()
    for one in people:
        away = sum(
            context.office.absence_of(one.post.person, *context.office.halfday(day, "AM")) is not None for day in days
        )
        is_kept = one.is_limited(days) or one.is_spared_nights(context)
        if is_kept or not all(one.post.is_active(day) for day in days) or away * LONG_LEAVE > len(days):
            found.add(one.post.person)
    return frozenset(found)


def _with_tail(translation: DutyTranslation, served: tuple[Served, ...], rest_hours: int) -> engine.Problem:
    """Shifts of the neighbouring months keep their people busy, with the rest around them (D-REST over the border)."""
    rest = timedelta(hours=rest_hours)
    busy: dict[str, list[engine.Busy]] = {}
    for one in served:
        key = f"served:{one.shift_id}"
        translation.causes[key] = message("rests before or after {shift}", shift=one.shift_id)
        busy.setdefault(str(one.person), []).append(
            engine.Busy(
                start=translation.minutes(one.starts_at - rest), end=translation.minutes(one.ends_at + rest), cause=key
            )
        )
    people = tuple(replace(person, busy=tuple(busy.get(person.id, ()))) for person in translation.problem.people)
    return replace(translation.problem, people=people)


def generate_duty(
    db: Session,
    *,
    month: Month,
    limits: Limits,
    actor: str,
    now: datetime,
    on_progress: Callable[[Progress], None] | None = None,
) -> PlanVersion:
    """Plan the month's duty roster and save it as its draft; what nobody can man is UNFILLED with the reasons."""
    prepared = prepare_duty(db, month=month)
    outcome = find_plan(prepared.translation.problem, limits, on_progress)
    plan = read_duty(prepared.translation, outcome, prepared.loads)
    findings = duty_findings(prepared.context, plan)
    version = replace_draft(db, month=month, actor=actor, now=now, roster=RosterKind.DUTY)
    version.seed = limits.seed
    save_duty(db, version=version, plan=plan, findings=findings, outcome=outcome)
    version.balance = duty_balance(prepared.translation, outcome, prepared.loads)
    record(
        db,
        actor=actor,
        now=now,
        action="duty.generate",
        subject=str(month),
        after={"shifts": len(plan), "unfilled": sum(one.status is ReceptionStatus.UNFILLED for one in plan)},
    )
    return version
