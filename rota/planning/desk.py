"""One reception of a month's draft, opened for a change, with everything needed to check the change."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from rota.accounts.audit import record
from rota.errors import ConflictError, NotFoundError, RuleBrokenError
from rota.planning.context import Context, elsewhere, person_label
from rota.planning.duty_neighbours import everything_else
from rota.planning.load_office import load_office
from rota.planning.models import Assignment, Finding, PlannedReception, Reception, ReceptionStatus
from rota.planning.office_view import PostView
from rota.planning.versions import list_receptions, open_draft
from rota.rules.specs import RuleSpec
from rota.settings import ZONE
from rota.words import Message, message
from rota.workdays.months import Month, parse_month


class Desk:
    """One reception of the month's draft, opened for a change, with everything needed to check it."""

    def __init__(self, db: Session, reception_id: str, actor: str, now: datetime) -> None:
        self.db, self.actor, self.now = db, actor, now
        identity = db.get(Reception, reception_id)
        if identity is None:
            raise NotFoundError(message("There is no reception {reception}", reception=reception_id))
        self.month: Month = parse_month(identity.month)
        self.version = open_draft(db, month=self.month, actor=actor, now=now)
        self.receptions = list_receptions(db, self.version)
        self.context = Context(office=load_office(db), month=self.month, others=everything_else(db, self.month))
        self.planned = self._find(reception_id)

    def _find(self, reception_id: str) -> PlannedReception:
        for one in self.receptions:
            if one.reception_id == reception_id:
                return one
        raise NotFoundError(
            message("{reception} is not in the plan of {month}", reception=reception_id, month=str(self.month))
        )

    def post(self, code: str) -> PostView:
        found = self.context.office.post_by_code.get(code)
        if found is None:
            raise NotFoundError(message("There is nobody with the id {code}", code=code))
        return found

    @property
    def rule(self) -> RuleSpec | None:
        """The rule that made the reception; None when the office has dropped it since."""
        return self.context.office.rule_by_code.get(self.planned.reception.rule)

    def seat_of(self, code: str) -> Assignment:
        self.must_take_place()
        person = self.post(code).person
        for one in self.planned.assignments:
            if one.person_id == person:
                return one
        raise NotFoundError(
            message("{person} does not sit at {reception}", person=code, reception=self.planned.reception_id)
        )

    def must_take_place(self) -> None:
        if self.planned.status is ReceptionStatus.CANCELLED:
            raise ConflictError(message("{reception} is cancelled", reception=self.planned.reception_id))
        if self.planned.status is ReceptionStatus.HELD:
            raise RuleBrokenError(message("{reception} has been held", reception=self.planned.reception_id))

    def obstacle(self, post: PostView, starts_at: datetime, ends_at: datetime) -> Message | None:
        """What keeps the person from sitting here at that time, this month's other receptions included."""
        local = starts_at.astimezone(ZONE), ends_at.astimezone(ZONE)
        found = self.context.obstacle(post, *local)
        if found is not None:
            return found
        for one in self.receptions:
            if one.reception_id == self.planned.reception_id or one.status is ReceptionStatus.CANCELLED:
                continue
            is_there = any(seat.person_id == post.person for seat in one.assignments)
            if is_there and one.starts_at < ends_at and starts_at < one.ends_at:
                return elsewhere(one.reception_id)
        return None

    def close(self, action: str, reason: str, before: dict[str, Any], after: dict[str, Any]) -> None:
        """Write the change, settle what was found about the reception, and keep the trail."""
        self.db.flush()
        self.db.execute(
            delete(Finding).where(
                Finding.version_id == self.version.id, Finding.reception_id == self.planned.reception_id
            )
        )
        record(
            self.db,
            actor=self.actor,
            now=self.now,
            action=action,
            subject=self.planned.reception_id,
            before=before,
            after=after,
            reason=reason,
        )

    def must_be_free(self, post: PostView, starts_at: datetime, ends_at: datetime) -> None:
        """Raise RuleBrokenError with the obstacle when the person cannot sit here at that time."""
        obstacle = self.obstacle(post, starts_at, ends_at)
        if obstacle is not None:
            raise RuleBrokenError(
                message(
                    "{person} cannot sit at {reception} on {day}: {obstacle}",
                    person=person_label(post),
                    reception=self.planned.reception_id,
                    day=f"{starts_at.astimezone(ZONE):%Y-%m-%d %H:%M}",
                    obstacle=obstacle,
                )
            )
