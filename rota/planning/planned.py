"""A planned month as values: each reception with its time, its people and its state."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from rota.office.models import PostKind
from rota.planning.context import Context, person_label
from rota.planning.models import ReceptionStatus, Role, Severity
from rota.planning.translation import Translation
from rota.planning.wanted import FindingValue, Kept, Sitting, TimeOption, Wanted
from rota.planning.why import why_chosen
from rota.rules.models import Who
from rota.words import Message, message
from solver.outcome import ELSEWHERE, LIMIT, Hole, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One reception of a plan."""

    wanted: Wanted
    option: TimeOption
    people: tuple[Sitting, ...]
    status: ReceptionStatus
    reason: Message | None

    @property
    def starts_at(self) -> datetime:
        return self.option.starts_at

    @property
    def ends_at(self) -> datetime:
        return self.option.ends_at


def read_outcome(
    context: Context, wanted: tuple[Wanted, ...], translation: Translation, outcome: Outcome
) -> tuple[Planned, ...]:
    """The plan that the solver's answer means, in the order of the demand."""
    placed = {one.slot: one for one in outcome.placed}
    holes = {(hole.slot, hole.role): hole for hole in outcome.holes}
    plan = []
    for one in wanted:
        if one.id not in placed:
            plan.append(_named(one))
            continue
        answer = placed[one.id]
        people = [_chosen(translation, outcome, one, Role(role), person) for role, person in answer.people]
        missing = [holes[one.id, seat.role.value] for seat in one.seats if (one.id, seat.role.value) in holes]
        must = {seat.role.value for seat in one.seats if seat.must}
        unfilled = [hole for hole in missing if hole.role in must]
        plan.append(
            Planned(
                wanted=one,
                option=translation.option(one.id, answer.option),
                people=(*one.sitting, *people),
                status=ReceptionStatus.UNFILLED if unfilled else ReceptionStatus.PLANNED,
                reason=_hole_reason(context, translation, unfilled[0]) if unfilled else one.reason,
            )
        )
    return tuple(plan)


def _chosen(translation: Translation, outcome: Outcome, wanted: Wanted, role: Role, person: str) -> Sitting:
    contender = translation.contender(wanted.id, role.value, person)
    return Sitting(
        post=contender.post,
        role=role,
        substitute_for=contender.substitute_for,
        why=why_chosen(translation, outcome, wanted, role, contender),
    )


def _named(wanted: Wanted) -> Planned:
    """A reception whose people the rule names, or that stands as it is."""
    status = ReceptionStatus.PLANNED
    reason = wanted.reason
    if wanted.is_cancelled:
        status = ReceptionStatus.CANCELLED
    elif not wanted.sitting and wanted.rule.who is not Who.RESIDENT_UNITS:
        status = ReceptionStatus.UNFILLED
        reason = _nobody(wanted.kept, wanted.reason)
    return Planned(wanted=wanted, option=wanted.options[0], people=wanted.sitting, status=status, reason=reason)


def _nobody(kept: tuple[Kept, ...], reason: Message | None) -> Message:
    if not kept:
        return reason or message("nobody is linked or in office for it")
    people = tuple(_obstacle(person_label(one.post), one.cause) for one in kept)
    return message("nobody can sit: {people}", people=people)


def _obstacle(person: str, cause: Message) -> Message:
    return message("{person} – {cause}", person=person, cause=cause)


def _hole_reason(context: Context, translation: Translation, hole: Hole) -> Message:
    if not hole.obstacles:
        return message("nobody belongs to the pool on that day")
    first = {one.person: one.cause for one in reversed(hole.obstacles)}
    order = dict.fromkeys(one.person for one in hole.obstacles)
    people = tuple(_obstacle(_label(context, person), cause_words(translation, first[person])) for person in order)
    return message("nobody can sit: {people}", people=people)


def _label(context: Context, person: str) -> str:
    return person_label(next(post for post in context.office.posts if str(post.person) == person))


def cause_words(translation: Translation, cause: str) -> Message:
    """The words for one of the solver's causes."""
    if cause in translation.causes:
        return translation.causes[cause]
    if cause.startswith(ELSEWHERE):
        return message("already at {reception}", reception=cause.removeprefix(ELSEWHERE))
    if cause == LIMIT:
        return message("the time limit came before the search was over")
    if cause.startswith("HOME-THIRD"):
        return message("a third of the town's leaders must stay at home")
    if cause == "MOST-DAYS":
        return message("has reached the most days of the month")
    return message("not free at the times that remain")


def release_monday_hosts(plan: tuple[Planned, ...]) -> tuple[tuple[Planned, ...], tuple[FindingValue, ...]]:
    """Whoever is Monday's host on the day of the towns' receptions is not expected in the town (A3)."""
    hosts = {
        (sitting.post.person, one.starts_at.date()): one
        for one in plan
        if one.wanted.rule.who is Who.MONDAY_POOL and one.status is ReceptionStatus.PLANNED
        for sitting in one.people
    }
    changed = []
    findings = []
    for one in plan:
        if one.wanted.rule.who is not Who.TOWN_LINKED or one.status is not ReceptionStatus.PLANNED:
            changed.append(one)
            continue
        leaving = [sitting for sitting in one.people if (sitting.post.person, one.starts_at.date()) in hosts]
        staying = tuple(sitting for sitting in one.people if sitting not in leaving)
        for sitting in leaving:
            text = message(
                "{person} receives at the bureau as Monday's host on {day} and is not expected in the town",
                person=person_label(sitting.post),
                day=one.starts_at.date().isoformat(),
            )
            findings.append(
                FindingValue(rule=one.wanted.rule.code, severity=Severity.INFO, text=text, people=(sitting.post.code,))
            )
        if leaving and not any(sitting.post.kind is PostKind.COUNTY_LEADER for sitting in staying):
            findings.append(_no_leader_left(one))
        changed.append(one if not leaving else _without(one, staying))
    return tuple(changed), tuple(findings)


def _no_leader_left(one: Planned) -> FindingValue:
    text = message("No county leader is left for {reception}: Monday's host came from there", reception=one.wanted.id)
    return FindingValue(rule=one.wanted.rule.code, severity=Severity.WARNING, text=text, reception=one.wanted.id)


def _without(one: Planned, staying: tuple[Sitting, ...]) -> Planned:
    if staying:
        return replace(one, people=staying)
    return replace(
        one,
        people=(),
        status=ReceptionStatus.UNFILLED,
        reason=message("everybody linked to the town is away or receives at the bureau"),
    )
