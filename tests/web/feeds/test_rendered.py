"""Calendars kept between requests."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from rota.publication.values import Feed, FeedEvent
from web.feeds.rendered import RenderedFeeds


class Maker:
    """Makes a feed and counts how often."""

    def __init__(self, *changed_at: datetime) -> None:
        self.calls = 0
        self.changed_at = changed_at

    def __call__(self) -> Feed:
        self.calls += 1
        events = tuple(
            FeedEvent(
                uid=f"{number}@office",
                sequence=0,
                changed_at=instant,
                starts_at=instant,
                ends_at=instant,
                summary="接访",
                location="",
                description="",
                url="",
                is_cancelled=False,
                is_busy=True,
            )
            for number, instant in enumerate(self.changed_at)
        )
        return Feed(name="接访", description="", events=events)


def test_calendar_is_made_once_per_stamp() -> None:
    feeds, make = RenderedFeeds(limit=2), Maker()

    first, again, other = (feeds.get("a", stamp, make) for stamp in (1, 1, 2))

    assert make.calls == 2
    assert first is again
    assert first == other


def test_oldest_calendar_goes_when_there_are_too_many() -> None:
    feeds, make = RenderedFeeds(limit=2), Maker()

    for key in ("a", "b", "a", "c"):
        feeds.get(key, 1, make)

    assert make.calls == 3
    feeds.get("a", 1, make)
    assert make.calls == 3
    feeds.get("b", 1, make)
    assert make.calls == 4


@pytest.mark.parametrize(
    ("days", "newest"),
    [((), None), ((3,), datetime(2026, 12, 3, tzinfo=UTC)), ((9, 4), datetime(2026, 12, 9, tzinfo=UTC))],
)
def test_newest_change_of_the_events_is_the_calendars(days: tuple[int, ...], newest: datetime | None) -> None:
    make = Maker(*(datetime(2026, 12, day, tzinfo=UTC) for day in days))

    assert RenderedFeeds(limit=1).get("a", 1, make).changed_at == newest
