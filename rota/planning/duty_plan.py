"""A planned duty month as values: every shift and day in charge with its people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from rota.planning.context import Context, person_label
from rota.planning.duty_demand import LeaderDay, WantedShift
from rota.planning.duty_loads import DutyLoads
from rota.planning.duty_models import DutyRole
from rota.planning.duty_people import DutyPerson
from rota.planning.duty_problem import DutyTranslation
from rota.planning.models import ReceptionStatus, Severity
from rota.planning.wanted import FindingValue
from rota.rules.duty_models import DutyLine
from rota.words import Message, message
from rota.workdays.daytypes import DayType
from solver.outcome import ELSEWHERE, Hole, Outcome

LEADER_TYPE = "LEADER"


@dataclass(frozen=True, slots=True, kw_only=True)
class OnDuty:
    """One person in one role, and why."""

    person: DutyPerson
    role: DutyRole
    why: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedDuty:
    """One shift, or one day in charge (type LEADER), of a plan."""

    id: str
    line: DutyLine
    shift_type: str
    begins_on: date
    starts_at: datetime
    ends_at: datetime
    day_type: DayType
    people: tuple[OnDuty, ...]
    status: ReceptionStatus
    reason: Message | None


RULE_WORDS = {
    "D-REST": message("must rest between two duties"),
    "D-NEW": message("may serve only beside a senior colleague"),
    "D-MAX-NIGHTS": message("has reached the most nights of the month"),
    "D-MAX-SHIFTS": message("has reached the most duties of the month"),
}


ROLE_WORDS: dict[DutyRole, Message] = {
    DutyRole.MAIN: message("main officer"),
    DutyRole.ASSIST: message("assistant"),
    DutyRole.STANDBY: message("standby"),
    DutyRole.LEADER: message("leader of the day"),
}


def read_duty(translation: DutyTranslation, outcome: Outcome, loads: DutyLoads) -> tuple[PlannedDuty, ...]:
    """The roster that the solver's answer means."""
    points = duty_totals(translation, outcome, loads)
    holes = {hole.slot: hole for hole in reversed(outcome.holes)}
    plan = []
    for placed in outcome.placed:
        item: WantedShift | LeaderDay = translation.shifts.get(placed.slot) or translation.days[placed.slot]
        people = tuple(
            OnDuty(
                person=translation.people[person],
                role=DutyRole(role),
                why=_why(translation, points, translation.people[person], DutyRole(role)),
            )
            for role, person in placed.people
        )
        hole = holes.get(placed.slot)
        plan.append(
            PlannedDuty(
                id=placed.slot,
                line=DutyLine.DUTY,
                shift_type=item.spec.code if isinstance(item, WantedShift) else LEADER_TYPE,
                begins_on=item.begins_on,
                starts_at=item.starts_at,
                ends_at=item.ends_at,
                day_type=item.day_type,
                people=people,
                status=ReceptionStatus.PLANNED if hole is None else ReceptionStatus.UNFILLED,
                reason=None if hole is None else _hole_reason(translation, hole),
            )
        )
    return tuple(sorted(plan, key=lambda one: (one.starts_at, one.id)))


def duty_totals(translation: DutyTranslation, outcome: Outcome, loads: DutyLoads) -> dict[str, int]:
    """Everybody's points after the plan, in half points."""
    totals = {person: loads.points(one) for person, one in translation.people.items()}
    for placed in outcome.placed:
        item: WantedShift | LeaderDay = translation.shifts.get(placed.slot) or translation.days[placed.slot]
        for role, person in placed.people:
            if role != DutyRole.STANDBY.value:
                totals[person] += item.weight
    return totals


def duty_balance(translation: DutyTranslation, outcome: Outcome, loads: DutyLoads) -> dict[str, Any]:
    """Per share the smallest and largest yearly total, in points, among those whom fairness compares."""
    points = duty_totals(translation, outcome, loads)
    found: dict[str, Any] = {}
    for name, is_leader in (("D-FAIR", False), ("D-FAIR-LEADER", True)):
        totals = {
            one.post.code: points[person] / 2
            for person, one in translation.people.items()
            if (one.role == "leader") is is_leader and loads.is_comparable(one)
        }
        if totals:
            found[name] = {"least": min(totals.values()), "most": max(totals.values()), "totals": totals}
    return found


def _why(translation: DutyTranslation, points: dict[str, int], one: DutyPerson, role: DutyRole) -> Message:
    peers = [
        points[person]
        for person, other in translation.people.items()
        if (other.role == "leader") == (role is DutyRole.LEADER)
    ]
    return message(
        "{points} points of duty this year with this month; colleagues have {low}–{high}",
        points=points[str(one.post.person)] / 2,
        low=min(peers) / 2,
        high=max(peers) / 2,
    )


def _hole_reason(translation: DutyTranslation, hole: Hole) -> Message:
    first = {one.person: one.cause for one in reversed(hole.obstacles)}
    people = tuple(
        message(
            "{person} – {cause}",
            person=person_label(translation.people[person].post),
            cause=duty_cause_words(translation, first[person]),
        )
        for person in dict.fromkeys(one.person for one in hole.obstacles)
    )
    if not people:
        return message("nobody belongs to the pool on that day")
    return message("nobody can serve as {role}: {people}", role=ROLE_WORDS[DutyRole(hole.role)], people=people)


def duty_cause_words(translation: DutyTranslation, cause: str) -> Message:
    """The words for one of the solver's causes."""
    if cause in translation.causes:
        return translation.causes[cause]
    if cause.startswith(ELSEWHERE):
        return message("already at {reception}", reception=cause.removeprefix(ELSEWHERE))
    for name, text in RULE_WORDS.items():
        if cause.startswith(name):
            return text
    if cause.startswith("D-SPOUSE"):
        return message("the spouse is on duty that night")
    return message("not free in that time")


def duty_findings(context: Context, plan: tuple[PlannedDuty, ...]) -> tuple[FindingValue, ...]:
    """Holes to confirm, and the director and first deputy away together (D-AWAY)."""
    found = [
        FindingValue(
            rule="D-COVER",
            severity=Severity.CONFIRM,
            text=message(
                "{shift} on {day} is not fully manned: {reason}",
                shift=one.id,
                day=one.begins_on.isoformat(),
                reason=one.reason,
            ),
        )
        for one in plan
        if one.status is ReceptionStatus.UNFILLED and one.reason is not None
    ]
    heads = [post for post in context.office.posts if post.title.startswith("局长") and post.is_duty_leader]
    deputies = [post for post in context.office.posts if post.title == "副局长" and post.is_duty_leader]
    for day in context.month.days():
        noon = context.office.halfday(day, "AM")
        if (
            heads
            and deputies
            and all(context.office.absence_of(post.person, *noon) is not None for post in (heads[0], deputies[0]))
        ):
            text = message("The director and the first deputy are both away on {day}", day=day.isoformat())
            people = (heads[0].code, deputies[0].code)
            found.append(FindingValue(rule="D-AWAY", severity=Severity.WARNING, text=text, people=people))
    return tuple(found)
