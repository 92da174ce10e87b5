"""Calendars kept in memory between requests, so that most polls are answered without touching the plan."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import datetime

from exports.calendars import etag_of, render_calendar
from rota.publication.values import Feed


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedFeed:
    """A calendar ready to send. ``changed_at`` is the newest change of its events; None when it has none."""

    data: bytes
    etag: str
    changed_at: datetime | None


class RenderedFeeds:
    """The calendars asked for most recently, at most ``limit``, safe for threads.

    A calendar is made again as soon as its ``stamp`` is another one: the stamp says which releases exist and what
    day it is, and nothing else changes what a feed holds.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._lock = threading.Lock()
        self._kept: OrderedDict[Hashable, tuple[Hashable, RenderedFeed]] = OrderedDict()

    def get(self, key: Hashable, stamp: Hashable, make: Callable[[], Feed]) -> RenderedFeed:
        """The calendar ``key`` as of ``stamp``; ``make`` is called when it is not here."""
        with self._lock:
            kept_stamp, kept = self._kept.get(key, (None, None))
            if kept is not None and kept_stamp == stamp:
                self._kept.move_to_end(key)
                return kept
        rendered = _render(make())
        with self._lock:
            self._kept[key] = (stamp, rendered)
            self._kept.move_to_end(key)
            while len(self._kept) > self._limit:
                self._kept.popitem(last=False)
        return rendered


def _render(feed: Feed) -> RenderedFeed:
    data = render_calendar(feed)
    changed_at = max((event.changed_at for event in feed.events), default=None)
    return RenderedFeed(data=data, etag=etag_of(data), changed_at=changed_at)
