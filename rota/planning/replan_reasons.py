"""What a re-planned month of receptions changes, in words: what forced each change, and what spoke against others."""

from __future__ import annotations

from collections.abc import Iterator

from rota.planning.context import person_label
from rota.planning.explain import Reason, other_contenders
from rota.planning.generate import Prepared
from rota.planning.models import PlannedReception, ReceptionStatus
from rota.planning.planned import Planned
from rota.planning.replan_values import ForcedChange
from rota.settings import ZONE
from rota.words import Message, message
from solver.outcome import Outcome

Seats = tuple[tuple[str, str], ...]
"""(role, post code)"""


def reception_changes(
    prepared: Prepared, outcome: Outcome, published: tuple[PlannedReception, ...], plan: tuple[Planned, ...]
) -> Iterator[ForcedChange]:
    """Every published reception whose time or people change, and every one that is new."""
    before = {one.reception_id: one for one in published if one.status is not ReceptionStatus.CANCELLED}
    busy: dict[int, list[Planned]] = {}
    for one in plan:
        for sitting in one.people:
            busy.setdefault(sitting.post.person, []).append(one)
    for one in plan:
        old = before.get(one.wanted.id)
        if one.status is ReceptionStatus.CANCELLED:
            continue
        is_moved = old is None or old.starts_at != one.starts_at
        if old is None or is_moved or frozenset(_old_seats(old)) != frozenset(_seats(one)):
            yield _change(prepared, outcome, old, one, busy)


def _old_seats(one: PlannedReception) -> Seats:
    return tuple((row.role.value, row.post.code) for row in one.assignments)


def _seats(one: Planned) -> Seats:
    return tuple((sitting.role.value, sitting.post.code) for sitting in one.people)


def _change(
    prepared: Prepared, outcome: Outcome, old: PlannedReception | None, one: Planned, busy: dict[int, list[Planned]]
) -> ForcedChange:
    before = _old_seats(old) if old is not None else ()
    after = _seats(one)
    is_moved = old is not None and old.starts_at != one.starts_at
    lost = [
        row
        for row in (old.assignments if old is not None else ())
        if (row.role.value, row.post.code) not in after or (is_moved and _own_obstacle(prepared, old, row.post_id))
    ]
    return ForcedChange(
        id=one.wanted.id,
        when=_when(old, one),
        before=before,
        after=after,
        causes=tuple(
            Reason(
                code=row.post.code,
                person=person_label(prepared.context.office.post_by_id[row.post_id]),
                why=_cause(prepared, old, row.post_id, busy),
            )
            for row in lost
            if old is not None
        ),
        others=tuple(
            reason
            for reason in other_contenders(prepared, outcome, one.wanted)
            if reason.code not in {code for _, code in (*before, *after)}
        ),
        reason=one.reason,
    )


def _when(old: PlannedReception | None, one: Planned) -> Message:
    time = f"{one.starts_at:%Y-%m-%d %H:%M}"
    if old is None:
        return message("{reception}: new at {time}", reception=one.wanted.id, time=time)
    if old.starts_at == one.starts_at:
        return message("{reception}: {time}", reception=one.wanted.id, time=time)
    was = f"{old.starts_at.astimezone(ZONE):%Y-%m-%d %H:%M}"
    return message("{reception}: {time} instead of {was}", reception=one.wanted.id, time=time, was=was)


def _cause(prepared: Prepared, old: PlannedReception, post_id: int, busy: dict[int, list[Planned]]) -> Message:
    """What keeps somebody from the published time: an obstacle of their own, another reception, or the rule."""
    found = _own_obstacle(prepared, old, post_id)
    if found is not None:
        return found
    person = prepared.context.office.post_by_id[post_id].person
    for one in busy.get(person, ()):
        if one.wanted.id != old.reception_id and one.starts_at < old.ends_at and old.starts_at < one.ends_at:
            return message("is needed at {shifts}", shifts=(one.wanted.id,))
    return message("{rule} seats others now", rule=old.reception.rule)


def _own_obstacle(prepared: Prepared, old: PlannedReception | None, post_id: int) -> Message | None:
    """What keeps somebody from the published time, this month's other receptions aside."""
    if old is None:
        return None
    post = prepared.context.office.post_by_id[post_id]
    return prepared.context.obstacle(post, old.starts_at.astimezone(ZONE), old.ends_at.astimezone(ZONE))
