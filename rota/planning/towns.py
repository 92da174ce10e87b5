"""Receptions in the towns: the 15th with the linked county leaders and unit heads (R15-TOWN), and town pools."""

from __future__ import annotations

from datetime import date

from rota.office.models import LinkRole
from rota.planning.context import Context, person_label, single_option
from rota.planning.models import Role, Severity
from rota.planning.office_view import PostView, TownView
from rota.planning.principals import rest_day_reason, turn_principals
from rota.planning.wanted import Demand, FindingValue, Kept, Sitting, Wanted
from rota.rules.recurrence import occurrences
from rota.rules.specs import RuleSpec
from rota.words import message


def want_town_days(context: Context, rule: RuleSpec, demand: Demand) -> None:
    """One reception per town on the county-wide date, with everybody linked to the town who is not away."""
    if not occurrences(rule.rrule or "", first=context.month.first, last=context.month.last):
        return
    at_bureau = turn_principals(context, context.fixed_day()[0])
    for town in context.office.towns:
        if demand.has(_reception_id(context, rule, town)):
            continue
        wanted = _town_day(context, demand, rule, town, at_bureau)
        demand.wanted.append(wanted)
        demand.findings += _findings(context, rule, town, wanted)


def _town_day(
    context: Context,
    demand: Demand,
    rule: RuleSpec,
    town: TownView,
    excused: frozenset[int],
) -> Wanted:
    nominal, day = context.fixed_day()
    option = single_option(rule, day)
    linked = _linked(context, town, day)
    kept: list[Kept] = []
    sitting: list[Sitting] = []
    seen = set(excused)
    for post in linked:
        if post.person in seen:
            continue
        seen.add(post.person)
        obstacle = context.named_obstacle(demand, post, option)
        if obstacle is not None:
            kept.append(Kept(post=post, cause=obstacle))
            continue
        why = message("linked to {town}", town=town.name)
        sitting.append(Sitting(post=post, role=Role.HOST, why=why))
    return Wanted(
        id=_reception_id(context, rule, town),
        rule=rule,
        nominal_on=nominal,
        options=(option,),
        place_code=town.place_code,
        town=town.code,
        moved_from=nominal if day != nominal else None,
        reason=rest_day_reason(nominal, day) if day != nominal else None,
        sitting=tuple(sitting),
        kept=tuple(kept),
    )


def _reception_id(context: Context, rule: RuleSpec, town: TownView) -> str:
    return f"{rule.code}.{context.month}.{town.code}"


def _linked(context: Context, town: TownView, day: date) -> tuple[PostView, ...]:
    """County leaders first; a human with two posts stands where the county post is linked."""
    links = context.office.links_by_area.get(town.code, ())
    joining = {unit.code for unit in context.office.units if unit.joins_fixed15}
    off_month = context.office.settings.off_month_principal_goes_to_town
    leaders = tuple(
        link.post
        for link in links
        if link.role is LinkRole.COUNTY_LEADER
        and link.is_active(day)
        and link.post.in_fixed15
        and (off_month or not link.post.is_principal)
    )
    leading = {
        link.post.person
        for link in context.office.links
        if link.role is LinkRole.COUNTY_LEADER and link.is_active(day) and link.post.in_fixed15
    }
    heads = tuple(
        link.post
        for link in links
        if link.role is LinkRole.UNIT_HEAD
        and link.is_active(day)
        and link.post.unit in joining
        and link.post.person not in leading
    )
    return leaders + heads


def _findings(context: Context, rule: RuleSpec, town: TownView, wanted: Wanted) -> list[FindingValue]:
    found = []
    present = {sitting.post.kind for sitting in wanted.sitting}
    for kind, text in (
        ("COUNTY_LEADER", message("No county leader can come to {town} on the 15th", town=town.name)),
        ("UNIT_HEAD", message("No head of a county unit can come to {town} on the 15th", town=town.name)),
    ):
        if kind not in present:
            people = tuple(kept.post.code for kept in wanted.kept if kept.post.kind == kind)
            found.append(FindingValue(rule=rule.code, severity=Severity.WARNING, text=text, people=people))
    for kept in wanted.kept:
        if kept.post.unit is not None:
            text = message(
                "{person} is away; a deputy of {unit} attends in {town}",
                person=person_label(kept.post),
                unit=kept.post.unit_name,
                town=town.name,
            )
            found.append(FindingValue(rule=rule.code, severity=Severity.INFO, text=text, people=(kept.post.code,)))
    option = wanted.options[0]
    for sitting in wanted.sitting:
        if context.office.pending_absence_of(sitting.post.person, option.starts_at, option.ends_at):
            text = message(
                "{person} has asked for leave on {day}; it is not approved yet",
                person=person_label(sitting.post),
                day=option.starts_at.date().isoformat(),
            )
            found.append(
                FindingValue(rule=rule.code, severity=Severity.WARNING, text=text, people=(sitting.post.code,))
            )
    return found
