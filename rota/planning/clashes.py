"""What clashes in a month that cannot be filled, in words, and the cheapest ways out, each of them tried."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from rota.errors import RotaError
from rota.planning.context import person_label
from rota.planning.duty_document import list_shifts
from rota.planning.duty_explain import view_duty
from rota.planning.duty_generate import prepare_duty
from rota.planning.duty_models import DutyRole
from rota.planning.duty_plan import ROLE_WORDS, duty_cause_words
from rota.planning.explain import as_outcome
from rota.planning.generate import prepare
from rota.planning.models import Role, RosterKind
from rota.planning.office_view import OfficeView
from rota.planning.planned import cause_words
from rota.planning.solving import find_plan
from rota.planning.versions import find_current, get_current, list_receptions
from rota.words import Message, message
from rota.workdays.months import Month
from solver.clash import Cause, CauseKind, Clash, Member
from solver.clashes import explain_clashes
from solver.costs import cost_of
from solver.errors import SolverError
from solver.holes import list_holes
from solver.limits import Limits
from solver.outcome import Outcome
from solver.pinning import with_pins
from solver.plan import Plan
from solver.problem import Problem

CauseWords = Callable[[str], Message]

RULES: Mapping[str, Message] = {
    "D-REST": message("the rest between two duties of one person"),
    "D-NEW": message("newcomers serve only beside a senior colleague"),
    "D-SPOUSE": message("a couple never serves the same night"),
    "D-MAX-NIGHTS": message("nobody exceeds their most nights a month"),
    "D-MAX-SHIFTS": message("nobody exceeds their most duties a month"),
    "HOME-THIRD": message("a part of the town's leaders stays at home in every half-day"),
    "MOST-DAYS": message("nobody exceeds their most days a month"),
}

SEATS: Mapping[Role, Message] = {
    Role.HOST: message("host"),
    Role.COMPANION: message("companion"),
    Role.CADRE: message("village cadre"),
    Role.LAWYER: message("lawyer"),
    Role.USHER: message("usher"),
    Role.RECORDER: message("recorder"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WayOut:
    """One thing to let go. With it alone, ``unfilled`` seats of the month stay empty."""

    text: Message
    unfilled: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClashInWords:
    """Why one seat cannot be filled: things that cannot all hold, and what letting each of them go brings.

    ``is_smallest`` is False where the time limit came before the set was certain to be the smallest.
    """

    roster: RosterKind
    slot: str
    text: Message
    members: tuple[Message, ...]
    ways: tuple[WayOut, ...]
    is_smallest: bool


def month_clashes(db: Session, *, month: Month, limits: Limits) -> tuple[ClashInWords, ...]:
    """Every clash of the month's current plans, receptions before duty; none where every seat can be filled.

    Raises NotFoundError for a month that was never generated, RotaError when the solver crashed.
    """
    rosters = [kind for kind in RosterKind if find_current(db, month, kind) is not None]
    if not rosters:
        get_current(db, month)
    make = {RosterKind.RECEPTION: _reception_clashes, RosterKind.DUTY: _duty_clashes}
    return tuple(clash for kind in rosters for clash in make[kind](db, month, limits))


def _reception_clashes(db: Session, month: Month, limits: Limits) -> list[ClashInWords]:
    prepared = prepare(db, month=month)
    translation = prepared.translation
    saved = as_outcome(translation, list_receptions(db, get_current(db, month)))
    clashes = _clashes(translation.problem, saved, limits)
    words = _Words(prepared.context.office, lambda cause: cause_words(translation, cause))
    return [words.clash(RosterKind.RECEPTION, clash) for clash in clashes]


def _duty_clashes(db: Session, month: Month, limits: Limits) -> list[ClashInWords]:
    prepared = prepare_duty(db, month=month)
    translation = prepared.translation
    view = view_duty(prepared, list_shifts(db, get_current(db, month, RosterKind.DUTY)))
    clashes = _clashes(translation.problem, view.outcome, limits)
    words = _Words(prepared.context.office, lambda cause: duty_cause_words(translation, cause))
    return [words.clash(RosterKind.DUTY, clash) for clash in clashes]


def _clashes(problem: Problem, saved: Outcome, limits: Limits) -> tuple[Clash, ...]:
    """The clashes behind the holes of the saved plan; where it no longer fits the rules, of a new one."""
    try:
        if {place.slot for place in saved.placed} != {slot.id for slot in problem.slots}:
            return explain_clashes(problem, limits, find_plan(problem, limits, None))
        holes = list_holes(Plan(with_pins(problem), saved.placed))
        outcome = replace(saved, holes=holes, costs=cost_of(problem, saved.placed))
        return explain_clashes(problem, limits, outcome) if holes else ()
    except SolverError as error:
        raise RotaError(message("The solver stopped ({why}); please try again", why=str(error))) from error


class _Words:
    """Clashes of one roster in words."""

    def __init__(self, office: OfficeView, cause: CauseWords) -> None:
        self.people = {str(post.person): person_label(post) for post in reversed(office.posts)}
        self.cause = cause

    def clash(self, roster: RosterKind, clash: Clash) -> ClashInWords:
        assert clash.hole is not None  # a month planned anew has no limit on changes
        slot, role = clash.hole
        return ClashInWords(
            roster=roster,
            slot=slot,
            text=message("{shift} cannot have its {role}: these cannot all hold", shift=slot, role=_role(role)),
            members=tuple(self._member(member) for member in clash.members),
            ways=tuple(WayOut(text=self._way(way.member), unfilled=way.unfilled) for way in clash.relaxations),
            is_smallest=clash.proven,
        )

    def _member(self, member: Member) -> Message:
        return _joined([self._holds(cause) for cause in member.causes])

    def _way(self, member: Member) -> Message:
        return _joined([self._lifted(cause) for cause in member.causes])

    def _holds(self, cause: Cause) -> Message:
        if cause.kind is CauseKind.RULE:
            return _rule(cause.name)
        if cause.kind is CauseKind.TIME:
            return message("{person}: {why}", person=self._person(cause), why=self.cause(cause.name))
        if cause.kind is CauseKind.PIN:
            return message("{person} is set by hand for {shift}", person=self._person(cause), shift=cause.slot)
        return message("{shift} needs its {role}", shift=cause.slot, role=_role(cause.role))

    def _lifted(self, cause: Cause) -> Message:
        if cause.kind is CauseKind.RULE:
            return message("set aside the rule: {rule}", rule=_rule(cause.name))
        if cause.kind is CauseKind.TIME:
            why = self.cause(cause.name)
            return message("let {person} serve although: {why}", person=self._person(cause), why=why)
        if cause.kind is CauseKind.PIN:
            return message("take back that {person} is set for {shift}", person=self._person(cause), shift=cause.slot)
        return message("leave {shift} without its {role}", shift=cause.slot, role=_role(cause.role))

    def _person(self, cause: Cause) -> str:
        return self.people.get(cause.person, cause.person)


def _joined(parts: list[Message]) -> Message:
    return parts[0] if len(parts) == 1 else message("{all} together", all=tuple(parts))


def _rule(name: str) -> Message:
    code, _, rest = name.partition(".")
    text = RULES.get(code)
    if text is None:
        return message("rule {rule}", rule=name)
    return message("{text} ({group})", text=text, group=name if rest else code)


def _role(name: str) -> Message:
    return ROLE_WORDS[DutyRole(name)] if name in set(DutyRole) else SEATS[Role(name)]
