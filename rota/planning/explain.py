"""Explaining one reception: when and why it takes place, why these people, and what speaks against the others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from rota.errors import NotFoundError
from rota.planning.context import Context, person_label
from rota.planning.generate import Prepared, prepare
from rota.planning.models import PlannedReception, ReceptionStatus
from rota.planning.office_view import PostView
from rota.planning.planned import cause_words
from rota.planning.translation import Translation
from rota.planning.versions import get_current, list_receptions
from rota.planning.wanted import Wanted
from rota.settings import ZONE
from rota.words import Message, message
from rota.workdays.months import Month
from solver.outcome import Alternative, Outcome, Placed, Status
from solver.problem import Level
from solver.reasons import candidates


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One person and what is said about them."""

    code: str
    person: str
    why: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Everything said about one reception."""

    reception: str
    when: Message
    seats: tuple[Reason, ...]
    others: tuple[Reason, ...]


RULE_WORDS: dict[str, Message] = {
    "WISH": message("a wish"),
    "RQUOTA": message("receives elsewhere this month already"),
    "MONDAY-GAP": message("too soon after another Monday"),
    "ABSENCE-PENDING": message("leave asked for"),
    "VILLAGE-LINK": message("not the linked leader"),
    "STABLE-HALFDAY": message("another half-day than in the other weeks"),
    "PREFERRED-HALFDAY": message("far from the preferred half-day"),
    "LAST-MONTH": message("another half-day than last month"),
    "MARKET-DAY": message("market day"),
    "PUBLISHED": message("differs from what is published"),
    "R15-TOWN": message("leaves a town without a county leader on the 15th"),
}


def explain_reception(db: Session, *, month: Month, reception_id: str, person: str | None = None) -> Explanation:
    """The explanation of a reception of the month's current plan; with ``person`` (a post code) of that person alone.

    Raises NotFoundError for a reception that is not in the plan and a person whom nobody knows.
    """
    receptions = list_receptions(db, get_current(db, month))
    planned = next((one for one in receptions if one.reception_id == reception_id), None)
    if planned is None:
        raise NotFoundError(
            message("{reception} is not in the plan of {month}", reception=reception_id, month=str(month))
        )
    prepared = prepare(db, month=month)
    others = _others(prepared, receptions, planned)
    seats = tuple(
        Reason(
            code=one.post.code,
            person=person_label(prepared.context.office.post_by_id[one.post_id]),
            why=one.why or message("set by hand"),
        )
        for one in planned.assignments
    )
    if person is None:
        return Explanation(reception=reception_id, when=_when(planned), seats=seats, others=others)
    return _about(prepared.context, planned, person, seats, others)


def _about(
    context: Context, planned: PlannedReception, code: str, seats: tuple[Reason, ...], others: tuple[Reason, ...]
) -> Explanation:
    post = context.office.post_by_code.get(code)
    if post is None:
        raise NotFoundError(message("There is nobody with the id {code}", code=code))
    same = {one.code for one in context.office.posts if one.person == post.person}
    mine = tuple(one for one in seats if one.code in same)
    rest = tuple(one for one in others if one.code in same)
    if not mine and not rest:
        label = person_label(post)
        rest = (Reason(code=code, person=label, why=_outsider(context, planned, post)),)
    return Explanation(reception=planned.reception_id, when=_when(planned), seats=mine, others=rest)


def _outsider(context: Context, planned: PlannedReception, post: PostView) -> Message:
    """Why somebody was never asked: an obstacle of their own, else the rule does not name them."""
    obstacle = context.obstacle(post, planned.starts_at.astimezone(ZONE), planned.ends_at.astimezone(ZONE))
    return obstacle or message("does not belong to those whom {rule} seats", rule=planned.reception.rule)


def _when(planned: PlannedReception) -> Message:
    day: datetime = planned.starts_at.astimezone(ZONE)
    text = message("{reception}: {time}", reception=planned.reception_id, time=f"{day:%Y-%m-%d %H:%M}")
    if planned.reason is None:
        return text
    return message("{text}; {reason}", text=text, reason=planned.reason)


def _others(
    prepared: Prepared, receptions: tuple[PlannedReception, ...], planned: PlannedReception
) -> tuple[Reason, ...]:
    wanted = next((one for one in prepared.demand.wanted if one.id == planned.reception_id), None)
    if wanted is None:
        return ()
    left_out = tuple(
        Reason(code=kept.post.code, person=person_label(kept.post), why=kept.cause) for kept in wanted.kept
    )
    if not wanted.seats or planned.status is ReceptionStatus.CANCELLED:
        return left_out
    sitting = {one.post.code for one in planned.assignments}
    outcome = as_outcome(prepared.translation, receptions)
    found = other_contenders(prepared, outcome, wanted)
    return left_out + tuple(one for one in found if one.code not in sitting)


def other_contenders(prepared: Prepared, outcome: Outcome, wanted: Wanted) -> tuple[Reason, ...]:
    """Everybody for the first seat of a reception, best first, with what speaks against each; none if not placed."""
    if not wanted.seats or wanted.id not in {one.slot for one in outcome.placed}:
        return ()
    ranked = candidates(prepared.translation.problem, outcome, wanted.id, wanted.seats[0].role.value)
    return tuple(_reason(prepared, wanted, one) for one in ranked)


def as_outcome(translation: Translation, receptions: tuple[PlannedReception, ...]) -> Outcome:
    """The saved plan in the solver's terms, as far as the receptions still are as the rules make them."""
    placed = []
    for one in receptions:
        wanted = translation.wanted.get(one.reception_id)
        if wanted is None:
            continue
        option = next((option for option in wanted.options if option.starts_at == one.starts_at), None)
        if option is None:
            continue
        people = []
        for seat in wanted.seats:
            known = {contender.post.person for contender in seat.contenders}
            people += [
                (seat.role.value, str(row.person_id))
                for row in one.assignments
                if row.role is seat.role and row.person_id in known
            ]
        placed.append(Placed(slot=one.reception_id, option=option.key, people=tuple(people)))
    return Outcome(status=Status.FEASIBLE, placed=tuple(placed), holes=(), costs=(), seconds=0.0)


def _reason(prepared: Prepared, wanted: Wanted, one: Alternative) -> Reason:
    posts = prepared.context.office.posts
    codes = {str(contender.post.person): contender.post for seat in wanted.seats for contender in seat.contenders}
    codes |= {str(kept.post.person): kept.post for seat in wanted.seats for kept in seat.kept}
    post = codes.get(one.person) or next(post for post in posts if str(post.person) == one.person)
    return Reason(code=post.code, person=person_label(post), why=_against(prepared.translation, one))


def _against(translation: Translation, one: Alternative) -> Message:
    if one.obstacle is not None:
        return cause_words(translation, one.obstacle)
    worse = [(level, rule, amount) for level, rule, amount in one.changes if amount > 0]
    if not worse:
        return message("would do as well")
    level, rule, amount = worse[0]
    if level is Level.FAIRNESS:
        return message("less fair: the shares would lie further apart (by {amount})", amount=amount)
    return RULE_WORDS.get(rule, message("breaks {rule}", rule=rule))
