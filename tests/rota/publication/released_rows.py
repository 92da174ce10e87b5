"""Rows of a tiny county and of its releases, for tests of feeds and links. Every name is invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

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
from rota.rules.models import AbsencePolicy, ReceptionRule, RuleKind, Where
from rota.words import message

ZONE = ZoneInfo("Asia/Shanghai")
MONDAY = datetime(2026, 12, 7, 9, 0, tzinfo=ZONE)
FIRST = datetime(2026, 11, 20, 9, 0, tzinfo=ZONE)
SECOND = datetime(2026, 11, 25, 16, 30, tzinfo=ZONE)
THIRD = datetime(2026, 11, 27, 10, 0, tzinfo=ZONE)
CANARY = "信访人乙某金丝雀13900001111"
"""Stands wherever the database may hold what no feed may show."""


@dataclass(frozen=True, kw_only=True)
class Seated:
    code: str
    role: Role = Role.HOST
    instead_of: str | None = None


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a release says about one reception; ``changed_at`` None means the release's own instant."""

    id: str = "RMON.2026-W50"
    rule: str = "RMON"
    starts_at: datetime = MONDAY
    minutes: int = 150
    place: str | None = "PC01"
    seats: tuple[Seated, ...] = (Seated(code="L13"),)
    status: ReceptionStatus = ReceptionStatus.PLANNED
    sequence: int = 0
    changed_at: datetime | None = None
    moved_from: date | None = None
    theme: str = ""
    town: str | None = None
    village: str | None = None


VILLAGE_HALFDAY = Said(
    id="RVIL-HALF.2026-W50.V001",
    rule="RVIL-HALF",
    starts_at=datetime(2026, 12, 8, 14, 30, tzinfo=ZONE),
    minutes=180,
    place="PV001",
    seats=(Seated(code="T01C01", role=Role.CADRE), Seated(code="T01L01")),
    town="T01",
    village="V001",
)
TOWN_DAY = Said(
    id="R15-TOWN.2026-12.T01",
    rule="R15-TOWN",
    starts_at=datetime(2026, 12, 15, 9, 0, tzinfo=ZONE),
    place="PT01",
    seats=(Seated(code="U07"), Seated(code="L03"), Seated(code="L05"), Seated(code="L13")),
    town="T01",
)
APPOINTMENT = Said(
    id="RAPPT.2026-12.1",
    rule="RAPPT",
    starts_at=datetime(2026, 12, 9, 15, 0, tzinfo=ZONE),
    place="PC02",
    seats=(Seated(code="L03"),),
    theme=CANARY,
)


def add_office(db: Session) -> None:
    """A county with two towns, one village, four points, seven posts of six people, and four rules."""
    county = Area(code="COUNTY", level=AreaLevel.COUNTY, name="岚汀县", phone=CANARY)
    db.add(county)
    db.flush()
    town, other = (
        Area(code=code, level=AreaLevel.TOWN, name=name, parent_id=county.id, remark=CANARY)
        for code, name in (("T01", "汀城镇"), ("T02", "东漈镇"))
    )
    db.add_all((town, other))
    db.flush()
    village = Area(
        code="V001", level=AreaLevel.VILLAGE, name="东门社区", parent_id=town.id, reception_place="东门社区说事点"
    )
    unit = Unit(code="U07", name="县教育局", petition_contact=CANARY)
    db.add_all((village, unit))
    db.flush()
    for code, area, name, address in (
        ("PC01", county, "县群众来访接待中心一楼接访大厅", "汀城镇岚源路88号"),
        ("PC02", county, "县群众来访接待中心二楼接访室", "汀城镇岚源路88号"),
        ("PT01", town, "汀城镇群众接待室", ""),
        ("PV001", village, "汀城镇东门社区党群服务中心", "汀城镇东门社区"),
    ):
        db.add(ReceptionPoint(code=code, area_id=area.id, name=name, address=address, phone="0599-5550472"))
    for order, (name, posts) in enumerate(
        (
            ("董毅昌", (("L13", PostKind.COUNTY_LEADER, "副县长"),)),
            ("危𬱖", (("L03", PostKind.COUNTY_LEADER, "县委专职副书记"),)),
            ("龚德文", (("L05", PostKind.COUNTY_LEADER, "县委常委"), ("T01L01", PostKind.TOWN_LEADER, "党委书记"))),
            ("危碧红", (("U07", PostKind.UNIT_HEAD, "局长"),)),
            ("吕荣", (("T01C01", PostKind.TOWN_CADRE, "驻村工作队员"),)),
            ("佘萍静", (("W01", PostKind.LAWYER, "律师"),)),
        )
    ):
        person = Person(name=name)
        db.add(person)
        db.flush()
        for code, kind, title in posts:
            db.add(
                Post(
                    code=code,
                    kind=kind,
                    person_id=person.id,
                    title=title,
                    unit_id=unit.id if kind is PostKind.UNIT_HEAD else None,
                    sort_order=100 - order,
                    phone=CANARY,
                    remark=CANARY,
                )
            )
    for code, name, is_published in (
        ("RMON", "每周一县领导接访", True),
        ("R15-TOWN", "县领导到挂钩镇接访", True),
        ("RVIL-HALF", "镇领导下村接访", True),
        ("RAPPT", "重点约访", False),
    ):
        db.add(
            ReceptionRule(
                code=code,
                template_set="SEED001",
                kind=RuleKind.GENERATES,
                name=name,
                where=Where.ANY,
                absence_policy=AbsencePolicy.SUBSTITUTE,
                is_published=is_published,
                note=CANARY,
            )
        )
    db.flush()


def add_release(
    db: Session,
    number: int | None,
    released_at: datetime,
    *said: Said,
    month: str = "2026-12",
    roster: RosterKind = RosterKind.RECEPTION,
) -> None:
    """A released version that says all of ``said``; a draft when ``number`` is None."""
    version = PlanVersion(
        month=month,
        roster=roster,
        state=VersionState.DRAFT if number is None else VersionState.RELEASED,
        is_current=False,
        number=number,
        created_at=released_at,
        created_by=CANARY,
        released_at=None if number is None else released_at,
        late_reason=CANARY,
    )
    db.add(version)
    db.flush()
    posts = {post.code: post for post in db.scalars(select(Post))}
    for one in said:
        if db.get(Reception, one.id) is None:
            db.add(
                Reception(
                    id=one.id,
                    month=month,
                    rule=one.rule,
                    nominal_on=one.starts_at.date(),
                    town_code=one.town,
                    village_code=one.village,
                )
            )
            db.flush()
        db.add(_planned(version, one, released_at))
        db.flush()
        for seat in one.seats:
            db.add(
                Assignment(
                    version_id=version.id,
                    reception_id=one.id,
                    post_id=posts[seat.code].id,
                    person_id=posts[seat.code].person_id,
                    role=seat.role,
                    substitute_for_id=posts[seat.instead_of].id if seat.instead_of else None,
                    why=message(CANARY),
                )
            )
    db.flush()
    db.expire_all()


def _planned(version: PlanVersion, one: Said, released_at: datetime) -> PlannedReception:
    return PlannedReception(
        version_id=version.id,
        reception_id=one.id,
        starts_at=one.starts_at,
        ends_at=one.starts_at + timedelta(minutes=one.minutes),
        place_code=one.place,
        moved_from=one.moved_from,
        status=one.status,
        reason=message(CANARY),
        theme=one.theme,
        sequence=one.sequence,
        changed_at=one.changed_at or released_at,
    )
