"""Receptions of county units: the joint hall (RJOINT) and the unit heads' own days (RUNIT)."""

from __future__ import annotations

from datetime import date

from rota.office.models import PostKind
from rota.planning.context import Context, single_option
from rota.planning.models import Role
from rota.planning.office_view import PostView, UnitView
from rota.planning.principals import rest_day_reason
from rota.planning.wanted import Demand, Kept, Sitting, SkippedOccurrence, Wanted
from rota.rules.recurrence import occurrences
from rota.rules.specs import RuleSpec
from rota.words import message
from rota.workdays.fixed_days import roll


def want_joint_hall(context: Context, rule: RuleSpec, demand: Demand) -> None:
    """One reception per working day, manned by the resident units, who send their own staff."""
    units = tuple(unit for unit in context.office.units if unit.is_resident_in_joint_hall)
    for day in occurrences(rule.rrule or "", first=context.month.first, last=context.month.last):
        if context.office.workdays.is_workday(day):
            demand.wanted.append(
                Wanted(
                    id=f"{rule.code}.{day.isoformat()}",
                    rule=rule,
                    nominal_on=day,
                    options=(single_option(rule, day),),
                    place_code=rule.point_code,
                    theme="、".join(unit.name for unit in units),
                )
            )


def want_unit_days(context: Context, rule: RuleSpec, demand: Demand) -> None:
    """Each unit's head receives in the unit's own room."""
    for nominal in occurrences(rule.rrule or "", first=context.month.first, last=context.month.last):
        day = roll(nominal, context.rest_day_policy(rule).value, context.office.workdays)
        if day is None:
            reason = message("{day} is a rest day", day=nominal.isoformat())
            demand.skipped.append(SkippedOccurrence(rule=rule.code, nominal_on=nominal, reason=reason))
            continue
        for unit in context.office.units:
            option = single_option(rule, day)
            head = _head(context, unit, day)
            kept = context.kept(demand, (head,), option) if head else ()
            demand.wanted.append(
                Wanted(
                    id=f"{rule.code}.{nominal.isoformat()}.{unit.code}",
                    rule=rule,
                    nominal_on=nominal,
                    options=(option,),
                    place_code=unit.place_code,
                    unit=unit.code,
                    moved_from=nominal if day != nominal else None,
                    reason=rest_day_reason(nominal, day) if day != nominal else None,
                    sitting=_sitting(unit, head, kept),
                    kept=kept,
                )
            )


def _head(context: Context, unit: UnitView, day: date) -> PostView | None:
    """The unit's head on ``day``; where nobody is in office then, whoever was or will be."""
    heads = [post for post in context.office.posts if post.kind is PostKind.UNIT_HEAD and post.unit == unit.code]
    return next((post for post in heads if post.is_active(day)), heads[0] if heads else None)


def _sitting(unit: UnitView, head: PostView | None, kept: tuple[Kept, ...]) -> tuple[Sitting, ...]:
    if head is None or kept:
        return ()
    return (Sitting(post=head, role=Role.HOST, why=message("head of {unit}", unit=unit.name)),)
