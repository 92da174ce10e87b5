"""One feed's view of the facts: which receptions belong to it and how it titles them. No database here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial

from rota.office.models import AreaLevel
from rota.publication.feed_facts import Facts, Statement, Story
from rota.publication.feed_history import Shown, is_recent, is_still_shown, shown_in_feed
from rota.publication.feed_words import (
    FEED_DESCRIPTION,
    area_summary,
    description,
    local_summary,
    location,
    personal_summary,
)
from rota.publication.values import Feed, FeedEvent
from rota.settings import ZONE

Belongs = Callable[[Story, Statement], bool]
Summary = Callable[[Facts, Story, Statement], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Which part of the plan a feed shows, and where it is published; see rota.publication.feeds."""

    as_of: date
    months: Collection[str] | None
    public_url: str
    office_id: str

    def holds(self, shown: Shown) -> bool:
        """Whether a feed on ``as_of`` still has this event."""
        return is_still_shown(shown, self.as_of) and (self.months is not None or is_recent(shown, self.as_of))


def feed_of_person(facts: Facts, frame: Frame, stories: Iterable[Story], *, person_id: int, name: str) -> Feed:
    """Where one human sits, announced or not."""

    def sits_there(_: Story, statement: Statement) -> bool:
        return any(seat.person_id == person_id for seat in statement.seats)

    def summary(facts: Facts, story: Story, statement: Statement) -> str:
        return personal_summary(facts, story, statement, person_id)

    return _feed(f"{name}接访日程", _events(facts, frame, stories, sits_there, summary))


def feed_of_place(facts: Facts, frame: Frame, stories: Iterable[Story], *, code: str) -> Feed:
    """What is announced at the reception point ``code``."""

    def is_here(story: Story, statement: Statement) -> bool:
        return statement.place_code == code and story.rule not in facts.unannounced

    return _feed(f"{facts.places[code].name}接访安排", _events(facts, frame, stories, is_here, local_summary))


def feed_of_town(facts: Facts, frame: Frame, stories: Iterable[Story], *, code: str) -> Feed:
    """What is announced for the town ``code`` and its villages, or takes place at one of their points."""
    areas = {code} | {one.code for one in facts.districts.values() if one.parent_code == code}

    def is_in_town(story: Story, statement: Statement) -> bool:
        place = facts.places.get(statement.place_code or "")
        known = {story.town_code, story.village_code, place.area_code if place else None}
        return not known.isdisjoint(areas) and story.rule not in facts.unannounced

    return _feed(f"{facts.districts[code].name}接访安排", _events(facts, frame, stories, is_in_town, area_summary))


def feed_of_county(facts: Facts, frame: Frame, stories: Iterable[Story]) -> Feed:
    """What is announced at county and town level; villages have their towns' feeds."""
    names = [one.name for one in facts.districts.values() if one.level is AreaLevel.COUNTY]

    def is_above_villages(story: Story, _: Statement) -> bool:
        return story.village_code is None and story.rule not in facts.unannounced

    return _feed(f"{''.join(names)}领导接访安排", _events(facts, frame, stories, is_above_villages, area_summary))


def _feed(name: str, events: tuple[FeedEvent, ...]) -> Feed:
    return Feed(name=name, description=FEED_DESCRIPTION, events=events)


def _events(
    facts: Facts, frame: Frame, stories: Iterable[Story], belongs: Belongs, summary: Summary
) -> tuple[FeedEvent, ...]:
    shown = ((story, shown_in_feed(story, partial(belongs, story))) for story in stories)
    events = [
        _event(facts, frame, story, one, summary(facts, story, one.statement))
        for story, one in shown
        if one is not None and frame.holds(one)
    ]
    return tuple(sorted(events, key=lambda event: (event.starts_at, event.uid)))


def _event(facts: Facts, frame: Frame, story: Story, shown: Shown, summary: str) -> FeedEvent:
    statement = shown.statement
    is_announced = story.rule not in facts.unannounced
    return FeedEvent(
        uid=f"{story.id}@{frame.office_id}",
        sequence=shown.sequence,
        changed_at=shown.changed_at.astimezone(ZONE),
        starts_at=statement.starts_at.astimezone(ZONE),
        ends_at=statement.ends_at.astimezone(ZONE),
        summary=summary,
        location=location(facts, story, statement),
        description=description(facts, story, statement),
        url=f"{frame.public_url}/m/{story.month}#{story.id}" if is_announced else "",
        is_cancelled=shown.is_cancelled,
        is_busy=True,
    )
