"""What the planners should look at: the floors of RQUOTA, leave not yet approved, stand-ins, an unsure calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from rota.office.models import LinkRole, PostKind
from rota.planning.context import Context, person_label
from rota.planning.models import ReceptionStatus, Role, Severity
from rota.planning.planned import Planned
from rota.planning.wanted import FindingValue
from rota.rules.models import Who
from rota.words import message


def plan_findings(context: Context, plan: tuple[Planned, ...]) -> Iterator[FindingValue]:
    """Everything worth a look in a finished plan, holes first."""
    yield from _holes(plan)
    yield from _unsure_calendar(context, plan)
    yield from _pending(context, plan)
    yield from _stand_ins(plan)
    yield from _villages_without_cadre(plan)
    if any(rule.code == "RQUOTA" and rule.is_active for rule in context.office.rules):
        yield from _county_floor(context, plan)
        yield from _town_floor(context, plan)


def _holes(plan: tuple[Planned, ...]) -> Iterator[FindingValue]:
    for one in plan:
        if one.status is ReceptionStatus.UNFILLED and one.reason is not None:
            text = message(
                "{reception} on {day} has nobody: {reason}",
                reception=one.wanted.id,
                day=one.starts_at.date().isoformat(),
                reason=one.reason,
            )
            yield FindingValue(rule=one.wanted.rule.code, severity=Severity.CONFIRM, text=text, reception=one.wanted.id)


def _unsure_calendar(context: Context, plan: tuple[Planned, ...]) -> Iterator[FindingValue]:
    workdays = context.office.workdays
    touched: dict[str, int] = {}
    for one in plan:
        window = workdays.uncertain_window(one.starts_at.date())
        if window is not None:
            touched[window.name] = touched.get(window.name, 0) + 1
    for name, count in touched.items():
        text = message(
            "The official arrangement of {name} is not out yet: {count} receptions lie in days that may change",
            name=name,
            count=count,
        )
        yield FindingValue(rule="CALENDAR", severity=Severity.WARNING, text=text)
    years = {str(one.starts_at.year) for one in plan if workdays.status(one.starts_at.year).value == "PROVISIONAL"}
    for year in sorted(years):
        text = message("{year} is planned on a provisional calendar", year=year)
        yield FindingValue(rule="CALENDAR", severity=Severity.WARNING, text=text)


def _pending(context: Context, plan: tuple[Planned, ...]) -> Iterator[FindingValue]:
    for one in plan:
        if one.wanted.rule.who is Who.TOWN_LINKED:
            continue  # said where the town's day is made
        for sitting in one.people:
            if context.office.pending_absence_of(sitting.post.person, one.starts_at, one.ends_at):
                text = message(
                    "{person} has asked for leave on {day}; it is not approved yet",
                    person=person_label(sitting.post),
                    day=one.starts_at.date().isoformat(),
                )
                yield FindingValue(
                    rule=one.wanted.rule.code,
                    severity=Severity.WARNING,
                    text=text,
                    people=(sitting.post.code,),
                    reception=one.wanted.id,
                )


def _stand_ins(plan: tuple[Planned, ...]) -> Iterator[FindingValue]:
    for one in plan:
        for sitting in one.people:
            if sitting.substitute_for is not None and one.wanted.rule.who is Who.VILLAGE_LINKED:
                text = message(
                    "{person} stands in for {other} at {reception} on {day}",
                    person=person_label(sitting.post),
                    other=person_label(sitting.substitute_for),
                    reception=one.wanted.id,
                    day=one.starts_at.date().isoformat(),
                )
                people = (sitting.post.code, sitting.substitute_for.code)
                yield FindingValue(
                    rule=one.wanted.rule.code, severity=Severity.INFO, text=text, people=people, reception=one.wanted.id
                )


def _villages_without_cadre(plan: tuple[Planned, ...]) -> Iterator[FindingValue]:
    for one in plan:
        wants_cadre = any(seat.role is Role.CADRE for seat in one.wanted.seats)
        if wants_cadre and not any(sitting.role is Role.CADRE for sitting in one.people):
            text = message(
                "No cadre of the village is free at {reception} on {day}",
                reception=one.wanted.id,
                day=one.starts_at.date().isoformat(),
            )
            yield FindingValue(rule=one.wanted.rule.code, severity=Severity.WARNING, text=text, reception=one.wanted.id)


def _county_floor(context: Context, plan: tuple[Planned, ...]) -> Iterator[FindingValue]:
    """County leaders receive at least once a month (RQUOTA); the principals are county leaders too."""
    receiving = _served(plan)
    for post in context.office.posts:
        if post.kind is not PostKind.COUNTY_LEADER or not (post.in_fixed15 or post.is_principal):
            continue
        days = [day for day in context.month.days() if post.is_active(day)]
        if days and post.person not in receiving:
            text = message("{person} receives nowhere in {month}", person=person_label(post), month=str(context.month))
            yield FindingValue(rule="RQUOTA", severity=Severity.WARNING, text=text, people=(post.code,))


def _town_floor(context: Context, plan: tuple[Planned, ...]) -> Iterator[FindingValue]:
    """Town leaders with a village receive at least once in each week that has working days (RQUOTA)."""
    served: dict[int, set[date]] = {}
    for one in plan:
        if one.status is not ReceptionStatus.PLANNED:
            continue
        monday = one.starts_at.date() - timedelta(days=one.starts_at.weekday())
        for sitting in one.people:
            served.setdefault(sitting.post.person, set()).add(monday)
    weeks = [week for week in context.month.weeks() if context.office.workdays.workdays_of_week(week)]
    for post in context.office.posts:
        if post.kind is not PostKind.TOWN_LEADER or not post.in_halfday_pool:
            continue
        links = [
            link
            for link in context.office.links
            if link.role is LinkRole.TOWN_LEADER and link.post.person == post.person
        ]
        missed = [
            week
            for week in weeks
            if post.is_active(week)
            and any(link.is_active(week) for link in links)
            and week not in served.get(post.person, set())
        ]
        if missed:
            text = message(
                "{person} receives nowhere in the weeks from {weeks}",
                person=person_label(post),
                weeks=tuple(week.isoformat() for week in missed),
            )
            yield FindingValue(rule="RQUOTA", severity=Severity.WARNING, text=text, people=(post.code,))


def _served(plan: tuple[Planned, ...]) -> frozenset[int]:
    return frozenset(
        sitting.post.person for one in plan if one.status is ReceptionStatus.PLANNED for sitting in one.people
    )
