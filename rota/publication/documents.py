"""A release as the public sees it: names, titles and places as values, from the rows of the day it is published."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from rota.office.models import Area, AreaLevel, Link, LinkRole, Post, PostKind, ReceptionPoint
from rota.office.settings import OfficeSettings, load_office_settings
from rota.planning.models import Assignment, PlannedReception, PlanVersion, Role
from rota.planning.versions import list_receptions
from rota.publication.values import (
    Attendee,
    DayLabel,
    MonthRelease,
    NoticeReception,
    OfficeIdentity,
    TownSheet,
    VillageSheet,
)
from rota.rules.models import ReceptionRule, RuleKind
from rota.settings import ZONE
from rota.workdays.daytypes import DayType, Workdays
from rota.workdays.months import Month, parse_month
from rota.workdays.stored import load_workdays

_RANK_OF_KIND = {kind: 1000 * number for number, kind in enumerate(PostKind)}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rows:
    """The office's rows by which a version's codes become words."""

    rules: dict[str, ReceptionRule]
    areas: dict[str, Area]
    points: dict[str, ReceptionPoint]
    posts: dict[int, Post]


def _code(row: Area | ReceptionPoint) -> str:
    return row.code


def _load_rows(db: Session) -> _Rows:
    posts = db.scalars(select(Post).options(joinedload(Post.person), joinedload(Post.unit)))
    return _Rows(
        rules={rule.code: rule for rule in db.scalars(select(ReceptionRule))},
        areas={area.code: area for area in db.scalars(select(Area))},
        points={point.code: point for point in db.scalars(select(ReceptionPoint))},
        posts={post.id: post for post in posts},
    )


def build_document(db: Session, version: PlanVersion) -> MonthRelease:
    """The released month as values, from the rows of today."""
    assert version.released_at is not None
    assert version.number is not None
    settings = load_office_settings(db)
    workdays = load_workdays(db)
    rows = _load_rows(db)
    receptions = tuple(_reception(one, rows) for one in list_receptions(db, version))
    month = parse_month(version.month)
    return MonthRelease(
        month=version.month,
        number=version.number,
        released_at=version.released_at.astimezone(ZONE),
        office=_identity(settings),
        days=_days(month, receptions, workdays),
        towns=_towns(db, month, rows),
        receptions=receptions,
        public_url="",
    )


def _identity(settings: OfficeSettings) -> OfficeIdentity:
    return OfficeIdentity(
        county=settings.county,
        city=settings.city,
        bureau=settings.bureau_name,
        issuer=settings.notice_signer or settings.bureau_name,
        address=settings.bureau_address,
        hotline=settings.hotline,
        supervision_phone=settings.supervision_phone or settings.hotline,
        website=settings.website,
        wechat=settings.wechat,
        max_representatives=settings.max_representatives,
        collective_min_persons=settings.collective_min_persons,
    )


def _reception(one: PlannedReception, rows: _Rows) -> NoticeReception:
    assert one.changed_at is not None
    identity = one.reception
    rule = rows.rules.get(identity.rule)
    point = rows.points.get(one.place_code or "")
    town = rows.areas.get(identity.town_code or "")
    village = rows.areas.get(identity.village_code or "")
    people = sorted((_attendee(assignment, rows.posts) for assignment in one.assignments), key=_rank)
    return NoticeReception(
        id=identity.id,
        rule=identity.rule,
        rule_name=rule.name if rule else identity.rule,
        level=AreaLevel.VILLAGE if village else AreaLevel.TOWN if town else AreaLevel.COUNTY,
        town_code=identity.town_code,
        town_name=town.name if town else "",
        village_code=identity.village_code,
        village_name=village.name if village else "",
        place_code=one.place_code,
        place_name=point.name if point else (village.reception_place if village else ""),
        place_address=point.address if point else "",
        place_phone=point.phone if point else "",
        starts_at=one.starts_at.astimezone(ZONE),
        ends_at=one.ends_at.astimezone(ZONE),
        moved_from=one.moved_from,
        status=one.status,
        theme=one.theme,
        people=tuple(people),
        publish_by=one.publish_by,
        is_public=rule.is_published if rule else False,
        sequence=one.sequence,
        changed_at=one.changed_at.astimezone(ZONE),
    )


def _rank(attendee: Attendee) -> tuple[int, str]:
    return attendee.rank_order, attendee.code


def _attendee(assignment: Assignment, posts: dict[int, Post]) -> Attendee:
    substitute_for = posts.get(assignment.substitute_for_id or -1)
    return replace(
        attendee_of(posts[assignment.post_id]),
        role=assignment.role,
        substitute_for=substitute_for.person.name if substitute_for else None,
    )


def attendee_of(post: Post) -> Attendee:
    """A post's holder as the public may see them: name, title, fields, unit; no telephone."""
    return Attendee(
        code=post.code,
        name=post.person.name,
        title=post.title,
        fields=post.fields if post.kind in (PostKind.COUNTY_LEADER, PostKind.TOWN_LEADER) else "",
        unit=post.unit.name if post.unit else "",
        role=Role.CADRE if post.kind is PostKind.TOWN_CADRE else Role.HOST,
        rank_order=_RANK_OF_KIND[post.kind] + post.sort_order,
        substitute_for=None,
    )


def _days(month: Month, receptions: tuple[NoticeReception, ...], workdays: Workdays) -> tuple[DayLabel, ...]:
    dates = [reception.starts_at.date() for reception in receptions]
    first, last = min([month.first, *dates]), max([month.last, *dates])
    return tuple(_day(first + timedelta(days=offset), workdays) for offset in range((last - first).days + 1))


def _day(day: date, workdays: Workdays) -> DayLabel:
    kind = workdays.day_type(day)
    return DayLabel(
        day=day,
        is_workday=workdays.is_workday(day),
        name=workdays.name(day),
        is_adjusted=kind is DayType.ADJUSTED_WORKDAY,
    )


def _towns(db: Session, month: Month, rows: _Rows) -> tuple[TownSheet, ...]:
    links = _links(db, month, rows.posts)
    areas = sorted(rows.areas.values(), key=_code)
    point_of = {point.area_id: point for point in sorted(rows.points.values(), key=_code, reverse=True)}
    daily = next((rule.note for rule in rows.rules.values() if rule.kind is RuleKind.TEXT and rule.is_active), "")
    return tuple(
        TownSheet(
            code=town.code,
            name=town.name,
            address=town.address,
            phone=town.phone,
            place_code=point_of[town.id].code if town.id in point_of else None,
            place_name=point_of[town.id].name if town.id in point_of else town.name,
            villages=tuple(
                _village(village, town, point_of.get(village.id), links.get(village.id, ()), daily)
                for village in areas
                if village.parent_id == town.id and village.level is AreaLevel.VILLAGE
            ),
        )
        for town in areas
        if town.level is AreaLevel.TOWN
    )


def _links(db: Session, month: Month, posts: dict[int, Post]) -> dict[int, tuple[tuple[LinkRole, Post], ...]]:
    """Village id → the posts linked to it on any day of the month, the earliest link first."""
    found: dict[int, list[tuple[LinkRole, Post]]] = {}
    for link in db.scalars(select(Link).order_by(Link.starts_on, Link.id)):
        if (link.starts_on or month.first) <= month.last and (link.ends_on or month.last) >= month.first:
            found.setdefault(link.area_id, []).append((link.role, posts[link.post_id]))
    return {area: tuple(rows) for area, rows in found.items()}


def _village(
    village: Area,
    town: Area,
    point: ReceptionPoint | None,
    linked: tuple[tuple[LinkRole, Post], ...],
    daily: str,
) -> VillageSheet:
    leaders = [post for role, post in linked if role is LinkRole.TOWN_LEADER]
    return VillageSheet(
        code=village.code,
        name=village.name,
        place_code=point.code if point else None,
        place_name=village.reception_place or (point.name if point else village.name),
        place_phone=(point.phone if point else "") or village.phone,
        town_code=town.code,
        daily_text=daily,
        leader=attendee_of(leaders[0]) if leaders else None,
        cadres=tuple(attendee_of(post) for role, post in linked if role is LinkRole.VILLAGE_CADRE),
    )
