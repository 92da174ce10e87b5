"""What the releases said about receptions, read from the database in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, select, true
from sqlalchemy.orm import Session, aliased

from rota.office.models import Area, AreaLevel, Person, Post, PostKind, ReceptionPoint, Unit
from rota.planning.models import (
    Assignment,
    PlannedReception,
    PlanVersion,
    Reception,
    ReceptionStatus,
    Role,
    RosterKind,
    VersionState,
)
from rota.rules.models import ReceptionRule

UNANNOUNCED_RULES = frozenset({"RAPPT", "ROUT"})
"""Receptions that would point at a petitioner; not announced even when the rule's row is gone (DOMAIN.md §7.1)."""
_ROLES = tuple(Role)
_KINDS = tuple(PostKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """One person at a reception in one release. ``substitute_for`` is a name, empty for nobody."""

    person_id: int
    name: str
    title: str
    role: Role
    substitute_for: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What one release says about a reception; ``seats`` by role and rank."""

    starts_at: datetime
    ends_at: datetime
    place_code: str | None
    moved_from: date | None
    status: ReceptionStatus
    theme: str
    sequence: int
    changed_at: datetime
    seats: tuple[Seat, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One reception through all releases of its month, oldest first; None where a release does not name it."""

    id: str
    month: str
    rule: str
    town_code: str | None
    village_code: str | None
    statements: tuple[tuple[datetime, Statement | None], ...]
    """Instant of the release, and what it says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    code: str
    name: str
    address: str
    area_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class District:
    """An area: the county, a town or a village. ``room`` is where a village receives when it has no point."""

    code: str
    name: str
    level: AreaLevel
    parent_code: str | None
    room: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything that feeds are made from, by code."""

    stories: tuple[Story, ...]
    places: Mapping[str, Place]
    districts: Mapping[str, District]
    rule_names: Mapping[str, str]
    unannounced: frozenset[str]
    """Codes of rules whose receptions only the people who sit there may see."""


def load_facts(db: Session, *, months: ColumnElement[bool], of: ColumnElement[bool] | None = None) -> Facts:
    """The facts of the released versions that ``months`` (on PlanVersion) selects.

    ``of`` (on Reception) leaves other receptions unread.
    """
    rules = db.execute(select(ReceptionRule.code, ReceptionRule.name, ReceptionRule.is_published)).all()
    known = {code for code, _, _ in rules}
    return Facts(
        stories=_stories(db, months, true() if of is None else of),
        places=_places(db),
        districts=_districts(db),
        rule_names={code: name for code, name, _ in rules},
        unannounced=frozenset(code for code, _, is_published in rules if not is_published)
        | (UNANNOUNCED_RULES - known),
    )


def _places(db: Session) -> dict[str, Place]:
    points = select(ReceptionPoint.code, ReceptionPoint.name, ReceptionPoint.address, Area.code).join(
        Area, ReceptionPoint.area_id == Area.id
    )
    return {
        code: Place(code=code, name=name, address=address, area_code=area_code)
        for code, name, address, area_code in db.execute(points)
    }


def _districts(db: Session) -> dict[str, District]:
    parent = aliased(Area)
    areas = select(Area.code, Area.name, Area.level, parent.code, Area.reception_place).join(
        parent, Area.parent_id == parent.id, isouter=True
    )
    return {
        code: District(code=code, name=name, level=level, parent_code=parent_code, room=room)
        for code, name, level, parent_code, room in db.execute(areas)
    }


def _stories(db: Session, months: ColumnElement[bool], of: ColumnElement[bool]) -> tuple[Story, ...]:
    releases = _releases(db, months)
    version_ids = [version_id for versions in releases.values() for version_id, _ in versions]
    seats = _seats(db, version_ids, of)
    statements: dict[str, dict[int, Statement]] = defaultdict(dict)
    receptions: dict[str, Reception] = {}
    query = (
        select(PlannedReception, Reception)
        .join(Reception, PlannedReception.reception_id == Reception.id)
        .where(PlannedReception.version_id.in_(version_ids), of)
    )
    for planned, reception in db.execute(query):
        receptions[reception.id] = reception
        key = (planned.version_id, planned.reception_id)
        statements[reception.id][planned.version_id] = _statement(planned, seats.get(key, ()))
    return tuple(
        Story(
            id=one.id,
            month=one.month,
            rule=one.rule,
            town_code=one.town_code,
            village_code=one.village_code,
            statements=tuple(
                (released_at, statements[one.id].get(version_id)) for version_id, released_at in releases[one.month]
            ),
        )
        for one in receptions.values()
    )


def _releases(db: Session, months: ColumnElement[bool]) -> dict[str, list[tuple[int, datetime]]]:
    """Per month the released versions, oldest first, with their instants."""
    query = (
        select(PlanVersion.month, PlanVersion.id, PlanVersion.released_at)
        .where(PlanVersion.roster == RosterKind.RECEPTION, PlanVersion.state == VersionState.RELEASED, months)
        .order_by(PlanVersion.number)
    )
    releases: dict[str, list[tuple[int, datetime]]] = defaultdict(list)
    for month, version_id, released_at in db.execute(query):
        assert released_at is not None
        releases[month].append((version_id, released_at))
    return releases


def _statement(planned: PlannedReception, seats: Sequence[Seat]) -> Statement:
    assert planned.changed_at is not None  # every release sets it
    return Statement(
        starts_at=planned.starts_at,
        ends_at=planned.ends_at,
        place_code=planned.place_code,
        moved_from=planned.moved_from,
        status=planned.status,
        theme=planned.theme,
        sequence=planned.sequence,
        changed_at=planned.changed_at,
        seats=tuple(seats),
    )


def _seats(db: Session, version_ids: Sequence[int], of: ColumnElement[bool]) -> dict[tuple[int, str], list[Seat]]:
    absent_post, absent = aliased(Post), aliased(Person)
    query = (
        select(Assignment.version_id, Assignment.reception_id, Assignment.role, Person.id, Person.name)
        .add_columns(Post.title, Post.kind, Post.sort_order, Post.code, Unit.name, absent.name)
        .join(Reception, Assignment.reception_id == Reception.id)
        .join(Person, Assignment.person_id == Person.id)
        .join(Post, Assignment.post_id == Post.id)
        .join(Unit, Post.unit_id == Unit.id, isouter=True)
        .join(absent_post, Assignment.substitute_for_id == absent_post.id, isouter=True)
        .join(absent, absent_post.person_id == absent.id, isouter=True)
        .where(Assignment.version_id.in_(version_ids), of)
    )
    rows = db.execute(query).all()
    seats: dict[tuple[int, str], list[Seat]] = defaultdict(list)
    for version_id, reception_id, role, person_id, name, title, kind, _, _, unit, replaced in sorted(rows, key=_rank):
        seats[version_id, reception_id].append(
            Seat(
                person_id=person_id,
                name=name,
                title=f"{unit}{title}" if kind is PostKind.UNIT_HEAD and unit else title,
                role=role,
                substitute_for=replaced or "",
            )
        )
    return seats


def _rank(row: Any) -> tuple[int, int, int, str]:
    """Hosts first, county leaders before unit heads, then the order of the official list."""
    _, _, role, _, _, _, kind, sort_order, code, _, _ = row
    return (_ROLES.index(role), _KINDS.index(kind), sort_order, code)
