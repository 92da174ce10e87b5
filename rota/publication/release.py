"""Approving and releasing a month: draft → approved → released, frozen and numbered (DESIGN.md §7)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from rota.accounts.audit import record
from rota.errors import ConflictError, RuleBrokenError
from rota.planning.duty_models import PlannedShift
from rota.planning.models import (
    Finding,
    PlannedReception,
    PlanVersion,
    ReceptionStatus,
    RosterKind,
    Severity,
    VersionState,
)
from rota.planning.versions import find_release, get_current
from rota.publication.differences import Difference, compare
from rota.publication.items import Item, last_sequences, list_items
from rota.publication.months import store_document
from rota.settings import ZONE
from rota.words import Message, message
from rota.workdays.daytypes import Workdays
from rota.workdays.months import Month
from rota.workdays.stored import load_workdays

SHOWN = 10
DUTY_DUE_DAY = 25
"""D-PUB: next month's duty roster is released by this day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """What a release did."""

    version: PlanVersion
    differences: tuple[Difference, ...]


def blockers(db: Session, version: PlanVersion) -> tuple[Message, ...]:
    """What somebody must confirm with a reason before the version can be approved."""
    rows = db.scalars(
        select(Finding)
        .where(Finding.version_id == version.id, Finding.severity == Severity.CONFIRM)
        .order_by(Finding.id)
    )
    return tuple(row.text for row in rows)


def approve_month(
    db: Session,
    *,
    month: Month,
    actor: str,
    now: datetime,
    reason: str | None = None,
    roster: RosterKind = RosterKind.RECEPTION,
) -> PlanVersion:
    """Approve the month's draft. Holes and proposed substitutes need a ``reason``, which is kept."""
    version = get_current(db, month, roster, lock=True)
    if version.state is VersionState.RELEASED:
        raise ConflictError(
            message("{month} is released as version {number}; there is no draft", month=str(month), number=_no(version))
        )
    if version.state is VersionState.APPROVED:
        raise ConflictError(message("{month} is approved already", month=str(month)))
    open_points = blockers(db, version)
    if open_points and not (reason or "").strip():
        raise RuleBrokenError(
            message(
                "{month} cannot be approved without a reason (--reason): {points}",
                month=str(month),
                points=_some(open_points),
            )
        )
    version.state = VersionState.APPROVED
    version.approved_at, version.approved_by = now, actor
    version.approval_reason = reason if open_points else None
    record(db, actor=actor, now=now, action="plan.approve", subject=str(month), reason=version.approval_reason)
    db.flush()
    return version


def publish_month(
    db: Session,
    *,
    month: Month,
    actor: str,
    now: datetime,
    late_reason: str | None = None,
    confirm_provisional: bool = False,
    roster: RosterKind = RosterKind.RECEPTION,
) -> Release:
    """Release the approved draft as the next version and freeze it.

    Refused when a notice could no longer hang in time, or a duty roster comes after the 25th of the month before
    (D-PUB), and no ``late_reason`` is given; and when something lies in days that the missing holiday arrangement may
    still change and ``confirm_provisional`` is not set.
    """
    version = get_current(db, month, roster, lock=True)
    if version.state is VersionState.RELEASED:
        raise ConflictError(
            message(
                "{month} is released already as version {number}; nothing has changed since",
                month=str(month),
                number=_no(version),
            )
        )
    if version.state is VersionState.DRAFT:
        raise ConflictError(message("{month} is not approved yet; run “rota approve {month}”", month=str(month)))
    previous = find_release(db, month, None, roster)
    items, before = list_items(db, version), list_items(db, previous)
    differences = compare(before, items)
    touched = {one.reception for one in differences if one.after is not None}
    fresh = [one for one in items if one.item_id in touched]
    late = _late(fresh, month, now)
    if late is not None and not (late_reason or "").strip():
        raise RuleBrokenError(late)
    _check_calendar(load_workdays(db), fresh, is_confirmed=confirm_provisional)
    _stamp(items, {one.item_id: one for one in before}, last_sequences(db, version), touched, now)
    db.flush()  # the rows are written before the version freezes them
    version.state = VersionState.RELEASED
    version.number = (previous.number or 0) + 1 if previous else 1
    version.released_at, version.released_by = now, actor
    version.late_reason = late_reason if late else None
    db.flush()
    if roster is RosterKind.RECEPTION:
        store_document(db, version)
    record(
        db,
        actor=actor,
        now=now,
        action="plan.publish",
        subject=f"{month} {'duty ' if roster is RosterKind.DUTY else ''}v{version.number}",
        after={"changed": len(differences), "late": late is not None, "provisional": confirm_provisional},
        reason=version.late_reason,
    )
    return Release(version=version, differences=differences)


def _late(items: list[Item], month: Month, now: datetime) -> Message | None:
    """Why releasing ``items`` now is late; None when it is not."""
    today = now.astimezone(ZONE).date()
    due_on = month.previous().first.replace(day=DUTY_DUE_DAY)
    if any(isinstance(one, PlannedShift) for one in items) and today > due_on:
        return message(
            "The duty roster of {month} was due on {day}; give a reason (--late-reason) to release it late",
            month=str(month),
            day=due_on.isoformat(),
        )
    late = [
        one
        for one in items
        if isinstance(one, PlannedReception)
        and one.publish_by is not None
        and one.publish_by < today
        and one.status is not ReceptionStatus.UNFILLED
    ]
    return _late_sentence(late) if late else None


def _late_sentence(late: list[PlannedReception]) -> Message:
    rows = tuple(
        message("{reception} (by {day})", reception=one.reception_id, day=one.publish_by.isoformat())
        for one in late
        if one.publish_by
    )
    return message(
        "{count} receptions can no longer be announced in time; give a reason (--late-reason) to release them late: "
        "{receptions}",
        count=len(late),
        receptions=_some(rows),
    )


def _check_calendar(workdays: Workdays, receptions: list[Item], *, is_confirmed: bool) -> None:
    days = sorted({one.starts_at.astimezone(ZONE).date() for one in receptions})
    windows = {day: window for day in days if (window := workdays.uncertain_window(day)) is not None}
    if not windows or is_confirmed:
        return
    names = tuple(dict.fromkeys(window.name for window in windows.values()))
    raise RuleBrokenError(
        message(
            "The official holiday arrangement ({names}) is not out yet and {days} days of this month may still "
            "change, from {first} to {last}; confirm with --confirm-provisional to release all the same",
            names=names,
            days=len(windows),
            first=min(windows).isoformat(),
            last=max(windows).isoformat(),
        )
    )


def _stamp(
    items: tuple[Item, ...], before: Mapping[str, Item], ever: Mapping[str, int], touched: set[str], now: datetime
) -> None:
    """SEQUENCE rises by one and LAST-MODIFIED is now for what the release touches; the rest stays as it was.

    ``before`` is the release before, ``ever`` the largest SEQUENCE that each item ever had.
    """
    for one in items:
        old = before.get(one.item_id)
        if one.item_id not in touched and old is not None:
            one.sequence, one.changed_at = old.sequence, old.changed_at
        elif old is not None:
            one.sequence, one.changed_at = old.sequence + 1, now
        else:
            returned = ever.get(one.item_id)
            one.sequence, one.changed_at = (0 if returned is None else returned + 2), now


def _some(rows: tuple[Message, ...]) -> tuple[Message, ...]:
    if len(rows) <= SHOWN:
        return rows
    return (*rows[:SHOWN], message("and {count} more", count=len(rows) - SHOWN))


def _no(version: PlanVersion) -> int:
    return version.number or 0
