"""What changed between two versions of a month: new, moved, cancelled, other people, other place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Session

from rota.errors import NotFoundError
from rota.planning.duty_models import ShiftAssignment
from rota.planning.models import Assignment, PlannedReception, PlanVersion, ReceptionStatus, RosterKind
from rota.planning.versions import find_release
from rota.publication.items import Item, list_items
from rota.settings import ZONE
from rota.words import message
from rota.workdays.months import Month


class Change(StrEnum):
    """How a reception differs; one reception may differ in several ways."""

    NEW = "NEW"
    REMOVED = "REMOVED"
    MOVED = "MOVED"
    PLACE = "PLACE"
    PEOPLE = "PEOPLE"
    CANCELLED = "CANCELLED"
    RESTORED = "RESTORED"
    STATUS = "STATUS"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceptionState:
    """What one version says about a reception, as far as anybody outside can see it."""

    starts_at: datetime
    ends_at: datetime
    place: str | None
    status: ReceptionStatus
    people: frozenset[tuple[str, str, str | None]]
    """(post code, role, code of the post substituted for)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One reception that differs between two versions."""

    reception: str
    changes: tuple[Change, ...]
    before: ReceptionState | None
    after: ReceptionState | None


def state_of(planned: Item) -> ReceptionState:
    """The comparable state of a loaded reception or shift."""
    return ReceptionState(
        starts_at=planned.starts_at.astimezone(ZONE),
        ends_at=planned.ends_at.astimezone(ZONE),
        place=planned.place_code if isinstance(planned, PlannedReception) else None,
        status=planned.status,
        people=frozenset(_person(one) for one in planned.assignments),
    )


def _person(one: Assignment | ShiftAssignment) -> tuple[str, str, str | None]:
    substitute_for = one.substitute_for if isinstance(one, Assignment) else None
    return one.post.code, one.role.value, substitute_for.code if substitute_for else None


def compare(before: Sequence[Item], after: Sequence[Item]) -> tuple[Difference, ...]:
    """Every reception or shift that differs, in the order of the later version, removed ones last."""
    old = {one.item_id: state_of(one) for one in before}
    new = {one.item_id: state_of(one) for one in after}
    found = [
        Difference(reception=id_, changes=changes, before=old.get(id_), after=state)
        for id_, state in new.items()
        if (changes := _changes(old.get(id_), state))
    ]
    found += [
        Difference(reception=id_, changes=(Change.REMOVED,), before=state, after=None)
        for id_, state in old.items()
        if id_ not in new
    ]
    return tuple(found)


def _changes(before: ReceptionState | None, after: ReceptionState) -> tuple[Change, ...]:
    if before is None:
        return (Change.NEW,)
    found = []
    if (before.starts_at, before.ends_at) != (after.starts_at, after.ends_at):
        found.append(Change.MOVED)
    if before.place != after.place:
        found.append(Change.PLACE)
    if before.people != after.people:
        found.append(Change.PEOPLE)
    if before.status is not after.status:
        found.append(_status_change(before.status, after.status))
    return tuple(found)


def _status_change(before: ReceptionStatus, after: ReceptionStatus) -> Change:
    if after is ReceptionStatus.CANCELLED:
        return Change.CANCELLED
    if before is ReceptionStatus.CANCELLED:
        return Change.RESTORED
    return Change.STATUS


def diff_releases(
    db: Session, *, month: Month, older: int, newer: int, roster: RosterKind = RosterKind.RECEPTION
) -> tuple[Difference, ...]:
    """The differences between two numbered releases; raises NotFoundError for a number that does not exist."""
    return compare(
        list_items(db, _release(db, month, roster, older)), list_items(db, _release(db, month, roster, newer))
    )


def _release(db: Session, month: Month, roster: RosterKind, number: int) -> PlanVersion:
    version = find_release(db, month, number, roster)
    if version is None:
        raise NotFoundError(message("{month} has no version {number}", month=str(month), number=number))
    return version
