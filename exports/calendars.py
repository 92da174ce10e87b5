"""Calendars (RFC 5545) that phones and computers subscribe to: a feed in, bytes out (DESIGN.md §6).

Same feed, same bytes: nothing here reads a clock or draws a random number, so that an ETag over the bytes is true.
"""

from __future__ import annotations

import hashlib
import unicodedata
from datetime import UTC, datetime, timedelta

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneStandard, vDuration, vText, vUri

from rota.publication.values import Feed, FeedEvent
from rota.settings import ZONE

PRODUCT = "-//Rota//Leaders receiving the public//ZH"
REFRESH_EVERY = timedelta(hours=1)
CANCELLED_PREFIX = "【取消】"
_OFFSET = timedelta(hours=8)
_LINE_ENDS = str.maketrans({"\r": "\n", "\u2028": "\n", "\u2029": "\n", "\t": " "})


def render_calendar(feed: Feed) -> bytes:
    """``feed`` as an iCalendar stream: UTF-8, CRLF, lines of at most 75 octets, events by start and then UID.

    Times carry TZID=Asia/Shanghai. DTSTAMP and LAST-MODIFIED are the release that last touched the event.
    There is no METHOD, which would turn a subscription into an invitation, and no UID of the calendar itself.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for name in ("name", "x-wr-calname"):
        calendar.add(name, vText(_line(feed.name)))
    if feed.description:
        for name in ("description", "x-wr-caldesc"):
            calendar.add(name, vText(_text(feed.description)))
    calendar.add("x-wr-timezone", ZONE.key)
    calendar.add("refresh-interval", vDuration(REFRESH_EVERY), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH_EVERY))
    calendar.add_component(_timezone())
    for event in sorted(feed.events, key=lambda one: (one.starts_at, one.uid)):
        calendar.add_component(_event(event, feed.alarm_minutes))
    data: bytes = calendar.to_ical()
    return data


def etag_of(data: bytes) -> str:
    """A strong entity tag for ``data``, in its quotes: the first 32 hexadecimal digits of its SHA-256."""
    return f'"{hashlib.sha256(data).hexdigest()[:32]}"'


def _timezone() -> Timezone:
    """Asia/Shanghai as it has been since 1992: eight hours ahead, all year.

    The abbreviation is written +08, because many programs take CST for the central time of America.
    """
    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1970, 1, 1))  # noqa: DTZ001 - the standard wants local time without a zone here
    standard.add("tzoffsetfrom", _OFFSET)
    standard.add("tzoffsetto", _OFFSET)
    standard.add("tzname", "+08")
    timezone = Timezone()
    timezone.add("tzid", ZONE.key)
    timezone.add_component(standard)
    return timezone


def _event(event: FeedEvent, alarm_minutes: int | None) -> Event:
    entry = Event()
    summary = _line(f"{CANCELLED_PREFIX if event.is_cancelled else ''}{event.summary}")
    changed_at = event.changed_at.astimezone(UTC)
    entry.add("uid", vText(_line(event.uid)))
    entry.add("dtstamp", changed_at)
    entry.add("last-modified", changed_at)
    entry.add("sequence", event.sequence)
    entry.add("dtstart", event.starts_at.astimezone(ZONE))
    entry.add("dtend", event.ends_at.astimezone(ZONE))
    entry.add("status", "CANCELLED" if event.is_cancelled else "CONFIRMED")
    entry.add("transp", "OPAQUE" if event.is_busy and not event.is_cancelled else "TRANSPARENT")
    entry.add("summary", vText(summary))
    if event.location:
        entry.add("location", vText(_line(event.location)))
    if event.description:
        entry.add("description", vText(_text(event.description)))
    if event.url:
        entry.add("url", vUri(_line(event.url)))
    if alarm_minutes is not None and not event.is_cancelled:
        entry.add_component(_alarm(summary, alarm_minutes))
    return entry


def _alarm(summary: str, minutes: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", vText(summary))
    alarm.add("trigger", vDuration(-timedelta(minutes=minutes)))
    return alarm


def _text(value: str) -> str:
    """``value`` without control characters and lone surrogates, every kind of line end made a line feed."""
    unified = value.replace("\r\n", "\n").translate(_LINE_ENDS)
    return "".join(sign for sign in unified if sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cs"))


def _line(value: str) -> str:
    """``value`` as :func:`_text` gives it, on one line."""
    return " ".join(_text(value).split("\n"))
