"""Reading the office from the database into its frozen view."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from rota.office.models import (
    Absence,
    AbsenceStatus,
    Area,
    AreaLevel,
    DutyTerms,
    Link,
    Load,
    Post,
    ReceptionPoint,
    Unit,
    Wish,
)
from rota.office.settings import load_office_settings
from rota.planning.office_view import (
    AbsenceView,
    LinkView,
    LoadView,
    OfficeView,
    PostView,
    TownView,
    UnitView,
    VillageView,
    WishView,
)
from rota.rules.specs import load_rules
from rota.workdays.stored import load_workdays


def load_office(db: Session) -> OfficeView:
    """The whole office as it stands in the database."""
    posts = _posts(db)
    by_id = {post.id: post for post in posts}
    areas = db.scalars(select(Area).order_by(Area.code)).all()
    codes = {area.id: area.code for area in areas}
    points = db.scalars(select(ReceptionPoint).order_by(ReceptionPoint.code)).all()
    place_of_area = {point.area_id: point.code for point in reversed(points) if point.unit_id is None}
    place_of_unit = {point.unit_id: point.code for point in reversed(points) if point.unit_id is not None}
    return OfficeView(
        settings=load_office_settings(db),
        workdays=load_workdays(db),
        rules=load_rules(db),
        posts=posts,
        towns=tuple(_town(area, place_of_area) for area in areas if area.level is AreaLevel.TOWN),
        villages=tuple(_village(area, codes, place_of_area) for area in areas if area.level is AreaLevel.VILLAGE),
        units=tuple(_unit(row, place_of_unit) for row in db.scalars(select(Unit).order_by(Unit.code))),
        places={point.code: point.name for point in points},
        video_places=frozenset(point.code for point in points if "视频" in point.facilities),
        links=_links(db, by_id, codes),
        absences=_absences(db, by_id),
        wishes=tuple(
            WishView(person=by_id[row.post_id].person, day=row.day_on, kind=row.kind, weight=row.weight)
            for row in db.scalars(select(Wish).order_by(Wish.id))
        ),
        loads=tuple(
            LoadView(
                post_code=by_id[row.post_id].code,
                person=by_id[row.post_id].person,
                metric=row.metric,
                value=row.value,
                starts_on=row.starts_on,
                ends_on=row.ends_on,
            )
            for row in db.scalars(select(Load).order_by(Load.id))
        ),
    )


def _posts(db: Session) -> tuple[PostView, ...]:
    leaders = frozenset(db.scalars(select(DutyTerms.post_id).where(DutyTerms.duty_role == "leader")))
    rows = db.scalars(
        select(Post)
        .options(joinedload(Post.person), joinedload(Post.area), joinedload(Post.unit))
        .order_by(Post.kind, Post.sort_order, Post.code)
    )
    return tuple(
        PostView(
            id=row.id,
            code=row.code,
            kind=row.kind,
            person=row.person_id,
            name=row.person.name,
            title=row.title,
            town=row.area.code if row.area else None,
            unit=row.unit.code if row.unit else None,
            unit_name=row.unit.name if row.unit else "",
            sort_order=row.sort_order,
            active_from=row.active_from,
            active_to=row.active_to,
            is_secretary=row.is_secretary,
            is_county_head=row.is_county_head,
            is_standing_committee=row.is_standing_committee,
            in_monday_pool=row.in_monday_pool,
            in_fixed15=row.in_fixed15,
            in_oncall_pool=row.in_oncall_pool,
            in_halfday_pool=row.in_halfday_pool,
            is_duty_leader=row.id in leaders,
            gender=row.person.gender,
            weekdays=tuple(row.weekdays),
            conflict_units=tuple(row.conflict_units),
            max_days_month=row.max_days_month,
        )
        for row in rows
    )


def _town(area: Area, places: dict[int, str]) -> TownView:
    return TownView(
        code=area.code,
        name=area.name,
        market_days=area.market_days,
        secretary_code=area.secretary_code,
        head_code=area.head_code,
        place_code=places.get(area.id),
    )


def _village(area: Area, codes: dict[int, str], places: dict[int, str]) -> VillageView:
    assert area.parent_id is not None
    return VillageView(
        code=area.code,
        name=area.name,
        town=codes[area.parent_id],
        place_code=places.get(area.id),
        preferred_halfday=area.preferred_halfday,
        reachable_halfdays=tuple(area.reachable_halfdays),
    )


def _unit(row: Unit, places: dict[int, str]) -> UnitView:
    return UnitView(
        code=row.code,
        name=row.name,
        is_resident_in_joint_hall=row.is_resident_in_joint_hall,
        joins_fixed15=row.joins_fixed15,
        place_code=places.get(row.id),
    )


def _links(db: Session, posts: dict[int, PostView], codes: dict[int, str]) -> tuple[LinkView, ...]:
    rows = db.scalars(select(Link).order_by(Link.area_id, Link.role, Link.post_id))
    links = [
        LinkView(
            area=codes[row.area_id],
            post=posts[row.post_id],
            role=row.role,
            starts_on=row.starts_on,
            ends_on=row.ends_on,
        )
        for row in rows
    ]
    return tuple(sorted(links, key=lambda link: (link.area, link.role, link.post.sort_order, link.post.code)))


def _absences(db: Session, posts: dict[int, PostView]) -> tuple[AbsenceView, ...]:
    rows = db.scalars(
        select(Absence).where(Absence.status != AbsenceStatus.REFUSED).order_by(Absence.starts_on, Absence.code)
    )
    return tuple(
        AbsenceView(
            code=row.code,
            person=posts[row.post_id].person,
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            half=row.half,
            is_approved=row.status is AbsenceStatus.APPROVED,
        )
        for row in rows
    )
