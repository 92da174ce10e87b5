"""Validation of a set of rules that explains itself: each fault names the rule, the field and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rota.errors import BadInputError, Fault
from rota.rules.models import RestDayPolicy, RuleKind, Where, Who
from rota.rules.recurrence import occurrences
from rota.rules.specs import RuleSpec
from rota.words import Message, message

_WEEKLY_POLICIES = (RestDayPolicy.NEXT_WORKDAY_SAME_WEEK, RestDayPolicy.ANY_WORKDAY_OF_WEEK)
_PLACE_OF: dict[Who, Where] = {
    Who.TOWN_LINKED: Where.EACH_TOWN,
    Who.TOWN_PRINCIPALS: Where.EACH_TOWN,
    Who.TOWN_DEPUTIES: Where.EACH_TOWN,
    Who.VILLAGE_LINKED: Where.EACH_VILLAGE,
    Who.UNIT_HEAD: Where.EACH_UNIT,
}


def rule_faults(specs: tuple[RuleSpec, ...], *, places: frozenset[str]) -> tuple[Fault, ...]:
    """Everything wrong with the active rules, given the codes of the known reception points."""
    faults = [
        Fault(source=spec.code, column=column, text=text)
        for spec in specs
        if spec.is_active
        for column, text in _faults_of(spec, places)
    ]
    return (*faults, *_clashing_principals(specs))


def _faults_of(spec: RuleSpec, places: frozenset[str]) -> Iterator[tuple[str, Message]]:
    if spec.where is Where.POINT and spec.point_code not in places:
        yield (
            "point_code",
            message(
                "the reception point {code} is not in the list of places; add it there or change the rule",
                code=spec.point_code or "—",
            ),
        )
    if spec.starts_at and spec.ends_at and spec.starts_at >= spec.ends_at:
        yield "ends_at", message("the end is not after the start")
    if spec.kind is not RuleKind.GENERATES:
        return
    if spec.who is None:
        yield "who", message("a rule that makes receptions says who sits there")
    elif _PLACE_OF.get(spec.who, spec.where) is not spec.where:
        yield "where", message("{who} cannot be combined with {where}", who=spec.who.value, where=spec.where.value)
    if not spec.is_halfday and (spec.starts_at is None or spec.ends_at is None):
        yield "starts_at", message("the hours are missing")
    yield from _recurrence_faults(spec)


def _recurrence_faults(spec: RuleSpec) -> Iterator[tuple[str, Message]]:
    if spec.rrule is None:
        yield "rrule", message("a rule that makes receptions says when it recurs")
        return
    try:
        days = occurrences(spec.rrule, first=date(2026, 1, 1), last=date(2026, 12, 31))
    except BadInputError as error:
        yield "rrule", error.sentence
        return
    if not days:
        yield "rrule", message("it never happens in a year")
    if (spec.rest_day_policy is RestDayPolicy.SAME_AS_R15) is not (spec.who is Who.TOWN_LINKED):
        yield (
            "rest_day_policy",
            message("{policy} goes with {who} and with nobody else", policy="SAME_AS_R15", who=Who.TOWN_LINKED.value),
        )
    if (spec.rest_day_policy is RestDayPolicy.ANY_WORKDAY_OF_WEEK) is not spec.is_halfday:
        yield (
            "rest_day_policy",
            message("{policy} goes with half-days of the week and with nothing else", policy="ANY_WORKDAY_OF_WEEK"),
        )
    if spec.rest_day_policy in _WEEKLY_POLICIES and not spec.is_weekly:
        yield (
            "rest_day_policy",
            message("{policy} goes only with a weekly recurrence", policy=spec.rest_day_policy.value),
        )
    if spec.is_halfday and not spec.is_weekly:
        yield "rrule", message("a half-day rule recurs weekly")


def _clashing_principals(specs: tuple[RuleSpec, ...]) -> Iterator[Fault]:
    hosts = [
        spec
        for spec in specs
        if spec.is_active and spec.who in (Who.SECRETARY, Who.COUNTY_HEAD) and spec.rrule and spec.point_code
    ]
    for index, one in enumerate(hosts):
        for other in hosts[index + 1 :]:
            try:
                same = set(_year(one)) & set(_year(other))
            except BadInputError:
                continue  # named above as a fault of its own
            if one.point_code == other.point_code and one.starts_at == other.starts_at and same:
                yield Fault(
                    source=other.code,
                    column="rrule",
                    text=message(
                        "it meets {other} on {day} in the same room; give them different months",
                        other=one.code,
                        day=min(same).isoformat(),
                    ),
                )


def _year(spec: RuleSpec) -> tuple[date, ...]:
    return occurrences(spec.rrule or "", first=date(2026, 1, 1), last=date(2026, 12, 31))
