"""Receptions added singly: RAPPT, ROUT, RTHEME, RVIDEO, RNIGHT. They take part in every conflict check."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from rota.errors import BadInputError, Fault, NotFoundError, RuleBrokenError
from rota.planning.context import Context
from rota.planning.desk import Desk
from rota.planning.duty_neighbours import everything_else
from rota.planning.load_office import load_office
from rota.planning.models import Assignment, PlannedReception, PlanVersion, Reception, ReceptionStatus, Role
from rota.planning.saving import publish_by_of
from rota.planning.versions import open_draft
from rota.rules.models import RuleKind, Where
from rota.rules.specs import RuleSpec
from rota.words import Message, message
from rota.workdays.months import Month


@dataclass(frozen=True, slots=True, kw_only=True)
class OnDemand:
    """One reception asked for. ``people`` are post codes, the first is the host, the others come along."""

    rule: str
    starts_at: datetime
    ends_at: datetime
    people: tuple[str, ...]
    place: str | None
    theme: str = ""


def add_on_demand(db: Session, *, month: Month, wanted: OnDemand, reason: str, actor: str, now: datetime) -> str:
    """Add the reception to the month's draft and return its id; every fault of the request is named."""
    version = open_draft(db, month=month, actor=actor, now=now)
    context = Context(office=load_office(db), month=month, others=everything_else(db, month))
    rule = context.office.rule_by_code.get(wanted.rule)
    if rule is None or rule.kind is not RuleKind.ON_DEMAND or not rule.is_active:
        codes = tuple(one.code for one in context.office.rules if one.kind is RuleKind.ON_DEMAND and one.is_active)
        raise NotFoundError(
            message("{rule} cannot be added singly; there are {choices}", rule=wanted.rule, choices=codes)
        )
    faults = tuple(Fault(column=column, text=text) for column, text in _faults(context, rule, month, wanted))
    if faults:
        raise BadInputError(message("The reception cannot be added"), faults)
    identity = _identity(db, month, rule, context, wanted)
    db.add(identity)
    db.flush()
    db.add(_planned(context, version, identity, rule, wanted))
    db.flush()
    _seat_everybody(Desk(db, identity.id, actor, now), wanted, reason)
    return identity.id


def _faults(context: Context, rule: RuleSpec, month: Month, wanted: OnDemand) -> list[tuple[str, Message]]:
    found = []
    if wanted.ends_at <= wanted.starts_at:
        found.append(("until", message("the end is not after the start")))
    if Month.of(wanted.starts_at.date()) != month:
        found.append(("at", message("{day} is not in {month}", day=f"{wanted.starts_at:%Y-%m-%d}", month=str(month))))
    if not wanted.people:
        found.append(("person", message("somebody must receive")))
    found += [
        ("person", message("there is nobody with the id {code}", code=code))
        for code in wanted.people
        if code not in context.office.post_by_code
    ]
    if wanted.place is not None and wanted.place not in context.office.places:
        found.append(("place", message("there is no reception point {code}", code=wanted.place)))
    if rule.code == "RVIDEO" and wanted.place not in context.office.video_places:
        found.append(("place", message("the place has no video terminal")))
    villages = {village.place_code for village in context.office.villages}
    if rule.where is Where.EACH_VILLAGE and wanted.place not in villages:
        found.append(("place", message("it takes place in a village; name the village's reception point")))
    if rule.code == "RTHEME" and not wanted.theme.strip():
        found.append(("theme", message("a thematic reception names its theme")))
    return found


def _identity(db: Session, month: Month, rule: RuleSpec, context: Context, wanted: OnDemand) -> Reception:
    known = set(db.scalars(select(Reception.id).where(Reception.month == str(month), Reception.rule == rule.code)))
    number = next(one for one in range(1, len(known) + 2) if f"{rule.code}.{month}.{one}" not in known)
    village = next((one for one in context.office.villages if wanted.place and one.place_code == wanted.place), None)
    town = next((one for one in context.office.towns if wanted.place and one.place_code == wanted.place), None)
    return Reception(
        id=f"{rule.code}.{month}.{number}",
        month=str(month),
        rule=rule.code,
        nominal_on=wanted.starts_at.date(),
        town_code=village.town if village else town.code if town else None,
        village_code=village.code if village else None,
        unit_code=None,
    )


def _planned(
    context: Context, version: PlanVersion, identity: Reception, rule: RuleSpec, wanted: OnDemand
) -> PlannedReception:
    return PlannedReception(
        version_id=version.id,
        reception_id=identity.id,
        starts_at=wanted.starts_at,
        ends_at=wanted.ends_at,
        place_code=wanted.place,
        moved_from=None,
        status=ReceptionStatus.PLANNED,
        reason=None,
        theme=wanted.theme,
        publish_by=publish_by_of(context, rule, wanted.starts_at),
        changed_at=None,
    )


def _seat_everybody(desk: Desk, wanted: OnDemand, reason: str) -> None:
    seen: set[int] = set()
    for index, code in enumerate(wanted.people):
        post = desk.post(code)
        desk.must_be_free(post, wanted.starts_at, wanted.ends_at)
        if post.person in seen:
            raise RuleBrokenError(message("{person} is named twice", person=code))
        seen.add(post.person)
        desk.db.add(
            Assignment(
                version_id=desk.version.id,
                reception_id=desk.planned.reception_id,
                post_id=post.id,
                person_id=post.person,
                role=Role.HOST if index == 0 else Role.COMPANION,
                is_pinned=True,
                why=message("set by hand: {reason}", reason=reason),
            )
        )
    desk.close("reception.add", reason, {}, {"people": list(wanted.people), "at": wanted.starts_at.isoformat()})
