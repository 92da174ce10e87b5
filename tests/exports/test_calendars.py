"""Calendars as two independent programs read them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from exports.calendars import etag_of, render_calendar
from rota.publication.values import Feed, FeedEvent

ZONE = ZoneInfo("Asia/Shanghai")
STARTS_AT = datetime(2026, 12, 7, 9, 0, tzinfo=ZONE)
EVENT = FeedEvent(
    uid="RMON.2026-W50@9f3c",
    sequence=2,
    changed_at=datetime(2026, 11, 20, 9, 0, tzinfo=ZONE),
    starts_at=STARTS_AT,
    ends_at=STARTS_AT + timedelta(minutes=150),
    summary="接访：董毅昌 副县长",
    location="县群众来访接待中心一楼接访大厅（岚汀县汀城镇岚源路88号）",
    description="每周一县领导接访\n接访领导：董毅昌 副县长",
    url="http://rota.example/m/2026-12#RMON.2026-W50",
    is_cancelled=False,
    is_busy=True,
)
AWKWARD_TEXTS = (
    "土地 & 房屋, 劳动; 医保: “其他”",
    "第一行\n第二行\n\n第四行",
    "下村接访🚩👨‍👩‍👧 危𬱖 卢䶮",
    "接" * 200,
    "back\\slash \\n \\, ^n ^^",
    '"quoted" <b>&amp;</b>',
)
EXPECTED = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Rota//Leaders receiving the public//ZH
CALSCALE:GREGORIAN
DESCRIPTION:县级
NAME:岚汀县接访安排
REFRESH-INTERVAL;VALUE=DURATION:PT1H
X-PUBLISHED-TTL:PT1H
X-WR-CALDESC:县级
X-WR-CALNAME:岚汀县接访安排
X-WR-TIMEZONE:Asia/Shanghai
BEGIN:VTIMEZONE
TZID:Asia/Shanghai
BEGIN:STANDARD
DTSTART:19700101T000000
TZNAME:+08
TZOFFSETFROM:+0800
TZOFFSETTO:+0800
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
SUMMARY:接访：董毅昌 副县长
DTSTART;TZID=Asia/Shanghai:20261207T090000
DTEND;TZID=Asia/Shanghai:20261207T113000
DTSTAMP:20261120T010000Z
UID:RMON.2026-W50@9f3c
SEQUENCE:2
DESCRIPTION:说明
LAST-MODIFIED:20261120T010000Z
LOCATION:大厅
STATUS:CONFIRMED
TRANSP:OPAQUE
URL:http://rota.example/m/2026-12#RMON.2026-W50
END:VEVENT
END:VCALENDAR
"""


def feed_of(*events: FeedEvent, name: str = "董毅昌接访日程", alarm_minutes: int | None = None) -> Feed:
    return Feed(name=name, description="只含已公布的安排", events=events, alarm_minutes=alarm_minutes)


def read_first(data: bytes) -> Any:
    """The first event as icalendar reads it."""
    return Calendar.from_ical(data).walk("VEVENT")[0]


def read_second(data: bytes) -> Any:
    """The first event as vobject reads it."""
    return vobject.readOne(data.decode("utf-8")).vevent


def test_calendar_is_written_property_by_property() -> None:
    feed = Feed(
        name="岚汀县接访安排", description="县级", events=(replace(EVENT, location="大厅", description="说明"),)
    )

    data = render_calendar(feed)

    lines = data.decode("utf-8").split("\r\n")
    begin = lines.index("BEGIN:VTIMEZONE")
    expected = EXPECTED.split("\n")
    assert (sorted(lines[:begin]), lines[begin:]) == (sorted(expected[:begin]), expected[begin:])


def test_calendar_is_the_same_bytes_each_time_and_in_any_order_of_events() -> None:
    later = replace(EVENT, uid="a", starts_at=STARTS_AT + timedelta(minutes=1))
    same_start = replace(EVENT, uid="RMON.2026-W50@9f3d")

    first = render_calendar(feed_of(EVENT, same_start, later))
    second = render_calendar(feed_of(later, same_start, EVENT))

    assert first == second
    assert [str(one["UID"]) for one in Calendar.from_ical(first).walk("VEVENT")] == [EVENT.uid, same_start.uid, "a"]


def test_calendar_without_events_or_description_is_still_readable() -> None:
    data = render_calendar(Feed(name="空", description="", events=()))

    assert (b"CALDESC" in data, Calendar.from_ical(data)["NAME"]) == (False, "空")
    assert vobject.readOne(data.decode("utf-8")).x_wr_calname.value == "空"


def test_event_without_place_description_or_address_leaves_them_out() -> None:
    event = read_first(render_calendar(feed_of(replace(EVENT, location="", description="", url=""))))

    assert {"LOCATION", "DESCRIPTION", "URL"} & set(event) == set()


def test_cancelled_event_says_so_and_blocks_no_time() -> None:
    data = render_calendar(feed_of(replace(EVENT, is_cancelled=True), alarm_minutes=30))

    event = read_first(data)
    assert (event["STATUS"], event["TRANSP"], event["SUMMARY"]) == (
        "CANCELLED",
        "TRANSPARENT",
        "【取消】接访：董毅昌 副县长",
    )
    assert b"VALARM" not in data


@pytest.mark.parametrize(("is_busy", "transparency"), [(True, "OPAQUE"), (False, "TRANSPARENT")])
def test_confirmed_event_takes_the_time_only_when_busy(is_busy: bool, transparency: str) -> None:
    event = read_first(render_calendar(feed_of(replace(EVENT, is_busy=is_busy))))

    assert (event["STATUS"], event["TRANSP"]) == ("CONFIRMED", transparency)


@pytest.mark.parametrize(("minutes", "before"), [(0, timedelta(0)), (1440, timedelta(days=-1))])
def test_alarm_rings_as_long_before_as_the_link_asks(minutes: int, before: timedelta) -> None:
    data = render_calendar(feed_of(EVENT, alarm_minutes=minutes))

    assert Calendar.from_ical(data).walk("VALARM")[0]["TRIGGER"].dt == before
    assert read_second(data).valarm.trigger.value == before


def test_calendar_has_no_alarm_unless_asked() -> None:
    assert b"VALARM" not in render_calendar(feed_of(EVENT))


@pytest.mark.parametrize("text", AWKWARD_TEXTS)
def test_awkward_texts_are_read_back_unchanged_by_both_libraries(text: str) -> None:
    data = render_calendar(feed_of(replace(EVENT, description=text)))

    assert str(read_first(data)["DESCRIPTION"]) == text
    assert read_second(data).description.value == text


def test_calendar_name_is_escaped_and_on_one_line() -> None:
    lines = render_calendar(feed_of(name="甲, 乙; 丙\\\n丁")).decode("utf-8").split("\r\n")

    named = [line for line in lines if line.startswith(("NAME", "X-WR-CALNAME"))]
    assert named == ["NAME:甲\\, 乙\\; 丙\\\\ 丁", "X-WR-CALNAME:甲\\, 乙\\; 丙\\\\ 丁"]


def test_control_characters_and_lone_surrogates_are_removed() -> None:
    text = "甲\x00\x07\x1b乙\x7f\x85丙\ud800丁\t戊\r\n己\r庚\u2028辛"

    event = read_first(render_calendar(feed_of(replace(EVENT, summary=text, description=text))))

    assert (str(event["DESCRIPTION"]), str(event["SUMMARY"])) == ("甲乙丙丁 戊\n己\n庚\n辛", "甲乙丙丁 戊 己 庚 辛")


def test_no_text_can_add_a_line_of_its_own() -> None:
    evil = "x\r\nATTENDEE:mailto:a@b.example\nMETHOD:REQUEST"
    event = replace(EVENT, uid=evil, summary=evil, location=evil, description=evil, url=evil)

    data = render_calendar(feed_of(event, name=evil))

    names = {line.split(":")[0].split(";")[0] for line in data.decode("utf-8").split("\r\n")}
    assert names & {"ATTENDEE", "METHOD"} == set()


@given(st.text(max_size=300), st.text(max_size=300))
def test_lines_are_at_most_75_octets_and_cut_inside_no_character(summary: str, description: str) -> None:
    data = render_calendar(feed_of(replace(EVENT, summary=summary, description=description), alarm_minutes=5))

    lines = data.split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert [line.decode("utf-8").encode("utf-8") for line in lines] == lines
    assert (b"\r" in b"".join(lines), b"\n" in b"".join(lines), lines[-1]) == (False, False, b"")


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=200))
def test_any_text_is_read_back_unchanged(text: str) -> None:
    event = read_first(render_calendar(feed_of(replace(EVENT, description=text, summary=text))))

    assert (str(event["DESCRIPTION"]), str(event["SUMMARY"])) == (text, text)


@given(
    st.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2060, 1, 1)).map(
        lambda value: value.replace(microsecond=0, tzinfo=UTC)
    ),
    st.integers(min_value=1, max_value=60 * 24),
    st.sampled_from((UTC, ZONE, ZoneInfo("America/New_York"))),
)
def test_both_libraries_read_the_same_instants(starts_at: datetime, minutes: int, zone: Any) -> None:
    ends_at = starts_at + timedelta(minutes=minutes)
    event = replace(
        EVENT,
        starts_at=starts_at.astimezone(zone),
        ends_at=ends_at.astimezone(zone),
        changed_at=starts_at.astimezone(zone),
    )

    data = render_calendar(feed_of(event))

    first, second = read_first(data), read_second(data)
    second_read = (second.dtstart, second.dtend, second.dtstamp, second.last_modified)
    expected = (starts_at, ends_at, starts_at, starts_at)
    assert tuple(first[name].dt for name in ("DTSTART", "DTEND", "DTSTAMP", "LAST-MODIFIED")) == expected
    assert tuple(line.value for line in second_read) == expected


def test_every_time_names_the_zone_that_the_calendar_describes() -> None:
    calendar = Calendar.from_ical(render_calendar(feed_of(EVENT, replace(EVENT, uid="b", is_cancelled=True))))

    used = {one[name].params["TZID"] for one in calendar.walk("VEVENT") for name in ("DTSTART", "DTEND")}
    assert (used, [str(one["TZID"]) for one in calendar.walk("VTIMEZONE")]) == ({"Asia/Shanghai"}, ["Asia/Shanghai"])
    assert b"CST" not in calendar.to_ical()


def test_tag_is_strong_quoted_and_changes_with_any_byte() -> None:
    assert etag_of(b"") == '"e3b0c44298fc1c149afbf4c8996fb924"'
    assert etag_of(b"a") != etag_of(b"b")
