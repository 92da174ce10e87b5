"""What a re-planned duty roster changes, in words: what forced each change, and why nobody else stepped in."""

from __future__ import annotations

from collections.abc import Iterator

from rota.planning.duty_explain import DutyView
from rota.planning.duty_plan import PlannedDuty, duty_cause_words
from rota.planning.explain import Reason
from rota.planning.replan_problem import SeatList
from rota.planning.replan_values import ForcedChange
from rota.settings import ZONE
from rota.words import message


def list_changes(
    view: DutyView, plan: tuple[PlannedDuty, ...], published: dict[str, SeatList]
) -> Iterator[ForcedChange]:
    """Every shift that gets other people than published."""
    gains: dict[str, list[str]] = {}
    for one in plan:
        for duty in one.people:
            person = str(duty.person.post.person)
            if (duty.role.value, person) not in published.get(one.id, ()):
                gains.setdefault(person, []).append(one.id)
    for one in plan:
        before = published.get(one.id, ())
        after = tuple((duty.role.value, str(duty.person.post.person)) for duty in one.people)
        if frozenset(before) != frozenset(after):
            yield _change(view, one, before, after, gains)


def _change(
    view: DutyView, one: PlannedDuty, before: SeatList, after: SeatList, gains: dict[str, list[str]]
) -> ForcedChange:
    lost = tuple(seat for seat in before if seat not in after)
    gained = tuple(seat for seat in after if seat not in before)
    first, last = (f"{moment.astimezone(ZONE):%Y-%m-%d %H:%M}" for moment in (one.starts_at, one.ends_at))
    return ForcedChange(
        id=one.id,
        when=message(
            "{shift}: from {first} to {last}",
            shift=one.id,
            first=first,
            last=last,
        ),
        before=tuple((role, _code(view, person)) for role, person in before),
        after=tuple((role, _code(view, person)) for role, person in after),
        causes=tuple(_cause(view, one.id, seat, gains) for seat in lost),
        others=tuple(_others(view, one.id, gained, frozenset(person for _, person in (*before, *after)))),
        reason=one.reason,
    )


def _code(view: DutyView, person: str) -> str:
    return next((post.code for post in view.prepared.context.office.posts if str(post.person) == person), person)


def _cause(view: DutyView, slot: str, seat: tuple[str, str], gains: dict[str, list[str]]) -> Reason:
    role, person = seat
    ranked = {way.person: way for way in view.ranked(slot, role)}
    way = ranked.get(person)
    elsewhere = [id_ for id_ in gains.get(person, ()) if id_ != slot]
    obstacle = way.obstacle if way is not None else None
    if obstacle is not None and obstacle in view.prepared.translation.causes:
        why = duty_cause_words(view.prepared.translation, obstacle)
    elif elsewhere:
        why = message("is needed at {shifts}", shifts=tuple(elsewhere))
    elif slot in gains.get(person, ()):
        why = message("takes another role there")
    elif way is None:
        why = message("does not belong to those who serve there")
    else:
        why = view.against(slot, way, None)
    return Reason(code=_code(view, person), person=_label(view, person), why=why)


def _label(view: DutyView, person: str) -> str:
    return view.label(person) if person in view.prepared.translation.people else _code(view, person)


def _others(view: DutyView, slot: str, gained: SeatList, involved: frozenset[str]) -> Iterator[Reason]:
    """Everybody else for the first seat that is newly taken, best first."""
    for role, holder in gained[:1]:
        for way in view.ranked(slot, role):
            if way.person not in involved:
                why = view.against(slot, way, holder)
                yield Reason(code=_code(view, way.person), person=_label(view, way.person), why=why)
