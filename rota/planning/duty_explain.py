"""Explaining one shift or day in charge: by which rule and share these people serve, and what speaks against others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy.orm import Session

from rota.errors import NotFoundError
from rota.planning.context import person_label
from rota.planning.duty_document import list_shifts
from rota.planning.duty_generate import PreparedDuty, prepare_duty
from rota.planning.duty_models import DutyRole, PlannedShift
from rota.planning.duty_plan import LEADER_TYPE, ROLE_WORDS, duty_cause_words, duty_totals
from rota.planning.explain import Explanation, Reason
from rota.planning.models import RosterKind
from rota.planning.versions import get_current
from rota.settings import ZONE
from rota.words import Message, message
from rota.workdays.months import Month
from solver.holes import list_holes
from solver.outcome import Alternative, Outcome, Placed, Status
from solver.pinning import with_pins
from solver.plan import Plan
from solver.problem import Level
from solver.reasons import candidates

COST_WORDS: dict[str, Message] = {
    "WISH": message("a wish"),
    "ABSENCE-PENDING": message("leave asked for"),
    "D-LEAD": message("the director takes the first day of a holiday"),
    "D-NEWYEAR": message("served at the turn of the lunar year before"),
    "D-NIGHTS": message("too many nights in that week"),
    "PUBLISHED": message("differs from what is published"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyView:
    """A month's duty roster in the solver's terms, with everybody's points of the year, in half points."""

    prepared: PreparedDuty
    outcome: Outcome
    totals: dict[str, int]

    def against(self, slot: str, one: Alternative, holder: str | None) -> Message:
        """Why somebody else does not serve there instead of ``holder``."""
        translation = self.prepared.translation
        if one.obstacle is not None:
            return duty_cause_words(translation, one.obstacle)
        worse = next(((level, rule) for level, rule, amount in one.changes if amount > 0), None)
        if worse is None:
            return message("would do as well")
        level, rule = worse
        if level is not Level.FAIRNESS or holder is None:
            return COST_WORDS.get(rule.partition(".")[0], message("breaks {rule}", rule=rule))
        item = translation.shifts.get(slot) or translation.days[slot]
        return message(
            "less fair: would come to {points} points this year, {other} comes to {theirs}",
            points=(self.totals[one.person] + item.weight) / 2,
            other=self.label(holder),
            theirs=self.totals[holder] / 2,
        )

    def label(self, person: str) -> str:
        return person_label(self.prepared.translation.people[person].post)

    def ranked(self, slot: str, role: str) -> tuple[Alternative, ...]:
        """Everybody for one role of the slot, best first."""
        return candidates(self.prepared.translation.problem, self.outcome, slot, role)


def view_duty(prepared: PreparedDuty, shifts: tuple[PlannedShift, ...]) -> DutyView:
    """The saved roster in the solver's terms, as far as the shifts and posts still are as the rules make them."""
    problem = prepared.translation.problem
    slots = {slot.id: slot for slot in problem.slots}
    placed = tuple(
        Placed(
            slot=one.shift_id,
            option=slots[one.shift_id].options[0].key,
            people=tuple(
                (row.role.value, str(row.person_id))
                for role in slots[one.shift_id].roles
                for row in one.assignments
                if row.role.value == role.name and str(row.person_id) in prepared.translation.people
            ),
        )
        for one in shifts
        if one.shift_id in slots
    )
    plan = Plan(with_pins(problem), placed)
    outcome = Outcome(
        status=Status.FEASIBLE,
        placed=placed,
        holes=list_holes(plan) if len(placed) == len(slots) else (),
        costs=(),
        seconds=0.0,
    )
    return DutyView(
        prepared=prepared, outcome=outcome, totals=duty_totals(prepared.translation, outcome, prepared.loads)
    )


def explain_shift(db: Session, *, month: Month, shift_id: str, person: str | None = None) -> Explanation:
    """The explanation of a shift of the month's current roster; with ``person`` (a post code) of that person alone.

    Raises NotFoundError for a shift that is not in the roster and a person whom nobody knows.
    """
    shifts = list_shifts(db, get_current(db, month, RosterKind.DUTY))
    planned = next((one for one in shifts if one.shift_id == shift_id), None)
    if planned is None:
        raise NotFoundError(message("{reception} is not in the plan of {month}", reception=shift_id, month=str(month)))
    view = view_duty(prepare_duty(db, month=month), shifts)
    leader = next((one for one in shifts if _leads(one, planned)), None)
    seats = tuple(reason for one in (planned, leader) if one is not None for reason in _seats(view, one))
    others = tuple(_others(view, planned))
    if person is not None:
        seats, others = _about(view, person, seats, others)
    return Explanation(reception=shift_id, when=_when(planned), seats=seats, others=others)


def _leads(one: PlannedShift, planned: PlannedShift) -> bool:
    return (
        one.shift.shift_type == LEADER_TYPE
        and one.shift_id != planned.shift_id
        and one.shift.begins_on == planned.shift.begins_on
    )


def _when(planned: PlannedShift) -> Message:
    first, last = planned.starts_at.astimezone(ZONE), planned.ends_at.astimezone(ZONE)
    text = message(
        "{shift}: from {first} to {last}",
        shift=planned.shift_id,
        first=f"{first:%Y-%m-%d %H:%M}",
        last=f"{last:%Y-%m-%d %H:%M}",
    )
    return text if planned.reason is None else message("{text}; {reason}", text=text, reason=planned.reason)


def _seats(view: DutyView, planned: PlannedShift) -> Iterator[Reason]:
    for row in planned.assignments:
        why = message("{role}: {why}", role=ROLE_WORDS[row.role], why=row.why or message("set by hand"))
        choice = _choice(view, planned, row.role, str(row.person_id))
        yield Reason(
            code=row.post.code,
            person=f"{view.label(str(row.person_id))}" if str(row.person_id) in view.totals else row.post.code,
            why=why if choice is None else message("{text}; {reason}", text=why, reason=choice),
        )


def _choice(view: DutyView, planned: PlannedShift, role: DutyRole, person: str) -> Message | None:
    """Under which rule the person was chosen, how many others could serve, and why the best of them does not."""
    slot = next((one for one in view.prepared.translation.problem.slots if one.id == planned.shift_id), None)
    if slot is None or role.value not in {known.name for known in slot.roles} or person not in view.totals:
        return None
    sitting = {str(row.person_id) for row in planned.assignments}
    free = [one for one in view.ranked(slot.id, role.value) if one.obstacle is None and one.person not in sitting]
    rule = "D-FAIR-LEADER" if role is DutyRole.LEADER else "D-FAIR"
    if not free:
        return message("nobody else can serve there")
    return message(
        "rule {rule}: {count} others could serve; {other}: {why}",
        rule=rule,
        count=len(free),
        other=view.label(free[0].person),
        why=view.against(slot.id, free[0], person),
    )


def _others(view: DutyView, planned: PlannedShift) -> Iterator[Reason]:
    """Everybody else once, at the role that suits them best, those with an obstacle last."""
    slot = next((one for one in view.prepared.translation.problem.slots if one.id == planned.shift_id), None)
    sitting = {str(row.person_id) for row in planned.assignments}
    found: dict[str, Reason] = {}
    ways = [
        (role.name, one) for role in (slot.roles if slot else ()) for one in view.ranked(planned.shift_id, role.name)
    ]
    for role, one in sorted(ways, key=lambda way: way[1].obstacle is not None):
        if one.person in sitting or one.person in found:
            continue
        holder = next((str(row.person_id) for row in planned.assignments if row.role.value == role), None)
        found[one.person] = Reason(
            code=view.prepared.translation.people[one.person].post.code,
            person=view.label(one.person),
            why=view.against(planned.shift_id, one, holder if holder in view.totals else None),
        )
    yield from found.values()


def _about(
    view: DutyView, code: str, seats: tuple[Reason, ...], others: tuple[Reason, ...]
) -> tuple[tuple[Reason, ...], tuple[Reason, ...]]:
    post = view.prepared.context.office.post_by_code.get(code)
    if post is None:
        raise NotFoundError(message("There is nobody with the id {code}", code=code))
    same = {one.code for one in view.prepared.context.office.posts if one.person == post.person}
    mine = tuple(one for one in seats if one.code in same)
    rest = tuple(one for one in others if one.code in same)
    if not mine and not rest:
        rest = (Reason(code=code, person=person_label(post), why=message("does not belong to those who serve there")),)
    return mine, rest
