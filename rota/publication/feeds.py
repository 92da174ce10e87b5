"""Feeds of a person, a place, a town and the county, made from released versions only (DESIGN.md §6).

``months`` (2026-12 and so on) limits a feed to these months; without it a feed holds what ended within the past
90 days and everything to come. ``office_id`` is the part of the UIDs after the @, ``public_url`` the address of the
pages without a trailing slash. A person is one human: every post of theirs leads to the same receptions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date, timedelta

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from rota.errors import NotFoundError
from rota.office.models import Area, AreaLevel, Person, Post, ReceptionPoint
from rota.planning.models import Assignment, PlannedReception, PlanVersion, Reception
from rota.publication.feed_facts import Facts, Story, load_facts
from rota.publication.feed_history import PAST_DAYS
from rota.publication.feed_views import Frame, feed_of_county, feed_of_person, feed_of_place, feed_of_town
from rota.publication.models import FeedScope
from rota.publication.values import Feed
from rota.words import message

COUNTY_CODE = "COUNTY"
_LONGEST_MOVE = timedelta(days=62)
"""How far a reception may lie behind the first day of the month it belongs to."""


def person_feed(
    db: Session,
    *,
    post_code: str,
    as_of: date,
    public_url: str,
    office_id: str,
    months: Collection[str] | None = None,
) -> Feed:
    """Every reception of the human who holds the post; raises NotFoundError for an unknown code."""
    frame = Frame(as_of=as_of, months=months, public_url=public_url, office_id=office_id)
    posts = select(Person.id, Person.name).join(Post, Post.person_id == Person.id)
    person = db.execute(posts.where(Post.code == post_code)).one_or_none()
    if person is None:
        raise NotFoundError(message("There is no person with the number “{code}”", code=post_code))
    theirs = select(Assignment.reception_id).where(Assignment.person_id == person.id)
    facts = load_facts(db, months=_versions(frame), of=Reception.id.in_(theirs))
    return feed_of_person(facts, frame, facts.stories, person_id=person.id, name=person.name)


def place_feed(
    db: Session,
    *,
    place_code: str,
    as_of: date,
    public_url: str,
    office_id: str,
    months: Collection[str] | None = None,
) -> Feed:
    """Every announced reception at a reception point; raises NotFoundError for an unknown code."""
    frame = Frame(as_of=as_of, months=months, public_url=public_url, office_id=office_id)
    here = select(PlannedReception.reception_id).where(PlannedReception.place_code == place_code)
    facts = load_facts(db, months=_versions(frame), of=Reception.id.in_(here))
    if place_code not in facts.places:
        raise NotFoundError(message("There is no reception point with the number “{code}”", code=place_code))
    return feed_of_place(facts, frame, facts.stories, code=place_code)


def town_feed(
    db: Session,
    *,
    town_code: str,
    as_of: date,
    public_url: str,
    office_id: str,
    months: Collection[str] | None = None,
) -> Feed:
    """Every announced reception in a town and its villages; raises NotFoundError for an unknown code."""
    frame = Frame(as_of=as_of, months=months, public_url=public_url, office_id=office_id)
    facts = load_facts(db, months=_versions(frame), of=_in_town(town_code))
    district = facts.districts.get(town_code)
    if district is None or district.level is not AreaLevel.TOWN:
        raise NotFoundError(message("There is no town with the number “{code}”", code=town_code))
    return feed_of_town(facts, frame, facts.stories, code=town_code)


def county_feed(
    db: Session, *, as_of: date, public_url: str, office_id: str, months: Collection[str] | None = None
) -> Feed:
    """Every announced reception of the county and of the towns; those of villages are in the towns' feeds."""
    frame = Frame(as_of=as_of, months=months, public_url=public_url, office_id=office_id)
    facts = load_facts(db, months=_versions(frame), of=Reception.village_code.is_(None))
    return feed_of_county(facts, frame, facts.stories)


def all_feeds(
    db: Session, *, as_of: date, public_url: str, office_id: str, months: Collection[str] | None = None
) -> Iterator[tuple[FeedScope, str, Feed]]:
    """The county's feed, each town's, and that of each place and post with an event, read from the database once.

    Yields scope, code (COUNTY for the county) and feed, by code within a scope. Two posts of one human give the same
    feed twice, so that each is found under its own code.
    """
    frame = Frame(as_of=as_of, months=months, public_url=public_url, office_id=office_id)
    facts = load_facts(db, months=_versions(frame))
    yield FeedScope.COUNTY, COUNTY_CODE, feed_of_county(facts, frame, facts.stories)
    for code, district in sorted(facts.districts.items()):
        if district.level is AreaLevel.TOWN:
            yield FeedScope.TOWN, code, feed_of_town(facts, frame, facts.stories, code=code)
    at_place = _stories_by_place(facts)
    for code in sorted(facts.places):
        feed = feed_of_place(facts, frame, at_place[code], code=code)
        if feed.events:
            yield FeedScope.PLACE, code, feed
    of_person = _stories_by_person(facts)
    posts = select(Post.code, Person.id, Person.name).join(Person, Post.person_id == Person.id).order_by(Post.code)
    for code, person_id, name in db.execute(posts).all():
        feed = feed_of_person(facts, frame, of_person[person_id], person_id=person_id, name=name)
        if feed.events:
            yield FeedScope.PERSON, code, feed


def _versions(frame: Frame) -> ColumnElement[bool]:
    """The condition on PlanVersion that leaves out the months which cannot matter."""
    if frame.months is not None:
        return PlanVersion.month.in_(sorted(frame.months))
    return PlanVersion.month >= f"{frame.as_of - timedelta(days=PAST_DAYS) - _LONGEST_MOVE:%Y-%m}"


def _in_town(town_code: str) -> ColumnElement[bool]:
    """The condition on Reception of everything that concerned the town in any version."""
    town = select(Area.id).where(Area.code == town_code)
    areas = or_(Area.id.in_(town), Area.parent_id.in_(town))
    points = select(ReceptionPoint.code).join(Area, ReceptionPoint.area_id == Area.id).where(areas)
    at_points = select(PlannedReception.reception_id).where(PlannedReception.place_code.in_(points))
    return or_(
        Reception.town_code == town_code,
        Reception.village_code.in_(select(Area.code).where(areas)),
        Reception.id.in_(at_points),
    )


def _stories_by_place(facts: Facts) -> defaultdict[str, list[Story]]:
    stories: defaultdict[str, list[Story]] = defaultdict(list)
    for story in facts.stories:
        for code in {statement.place_code for _, statement in story.statements if statement}:
            if code is not None:
                stories[code].append(story)
    return stories


def _stories_by_person(facts: Facts) -> defaultdict[int, list[Story]]:
    stories: defaultdict[int, list[Story]] = defaultdict(list)
    for story in facts.stories:
        statements = [statement for _, statement in story.statements if statement]
        for person_id in {seat.person_id for statement in statements for seat in statement.seats}:
            stories[person_id].append(story)
    return stories
