"""Calendars over HTTP: validators, states, and what is remembered of a fetch."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from flask.testing import FlaskClient
from icalendar import Calendar
from sqlalchemy import event, select
from sqlalchemy.orm import Session
from werkzeug.http import http_date

from rota.publication.links import create_link, revoke_link
from rota.publication.models import CalendarLink, FeedScope
from rota.storage.engine import open_engine, transaction
from tests.rota.publication.released_rows import FIRST, SECOND, THIRD, Said
from tests.web.conftest import TODAY, Site, december
from web.app import create_app

PLACE = "/ical/place/PC01.ics"


def link_to(site: Site, scope: FeedScope = FeedScope.PERSON, code: str = "L13") -> str:
    with transaction(site.engine) as db:
        token = create_link(db, scope=scope, code=code, actor="clerk", now=FIRST)
    return f"/ical/{token}.ics"


def the_link(site: Site) -> CalendarLink:
    with Session(site.engine) as db:
        return db.scalars(select(CalendarLink)).one()


def test_place_calendar_is_sent_inline_with_strong_validators(client: FlaskClient) -> None:
    answer = client.get(PLACE)

    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert "Content-Disposition" not in answer.headers
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.headers["ETag"].startswith('"')
    assert answer.last_modified == FIRST
    assert [str(event["uid"]).split("@")[0] for event in Calendar.from_ical(answer.data).walk("VEVENT")] == [
        "RMON.2026-W50"
    ]
    assert "Set-Cookie" not in answer.headers


def test_last_modified_is_the_newest_change_of_the_events(client: FlaskClient) -> None:
    assert client.get("/ical/place/PV001.ics").last_modified == SECOND


def test_place_calendar_is_the_same_for_every_language(site: Site) -> None:
    assert site.client("zh-CN").get(PLACE).data == site.client("en").get(PLACE).data


@pytest.mark.parametrize(
    ("condition", "status"),
    [
        ("{etag}", 304),
        ("W/{etag}", 304),
        ('"other", {etag}', 304),
        ('"other",W/{etag}', 304),
        ("*", 304),
        ('"other"', 200),
        ('W/"other"', 200),
        ("", 200),
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_entity_tag_is_compared_in_all_its_forms(client: FlaskClient, method: str, condition: str, status: int) -> None:
    first = client.get(PLACE)

    answer = client.open(PLACE, method=method, headers={"If-None-Match": condition.format(etag=first.headers["ETag"])})

    assert answer.status_code == status
    assert answer.data == (b"" if status == 304 or method == "HEAD" else first.data)
    for name in ("ETag", "Last-Modified", "Cache-Control"):
        assert answer.headers[name] == first.headers[name]


@pytest.mark.parametrize(("seconds", "status"), [(-1, 200), (0, 304), (1, 304)])
def test_date_decides_when_there_is_no_entity_tag(client: FlaskClient, seconds: int, status: int) -> None:
    since = FIRST + timedelta(seconds=seconds)

    assert client.get(PLACE, headers={"If-Modified-Since": http(since)}).status_code == status


def test_entity_tag_outweighs_the_date(client: FlaskClient) -> None:
    headers = {"If-None-Match": '"other"', "If-Modified-Since": http(SECOND)}

    assert client.get(PLACE, headers=headers).status_code == 200


def test_head_tells_the_length_of_the_calendar(client: FlaskClient) -> None:
    assert client.head(PLACE).content_length == len(client.get(PLACE).data)


def test_release_changes_the_validators(site: Site, client: FlaskClient) -> None:
    before = client.get(PLACE)

    site.release(3, THIRD, Said(minutes=60, sequence=1), document=december(3))
    after = client.get(PLACE, headers={"If-None-Match": before.headers["ETag"]})

    assert after.status_code == 200
    assert after.last_modified == THIRD


@pytest.mark.parametrize("path", ["/ical/place/PC77.ics", "/ical/unknown.ics", "/ical/place/.ics", "/ical/a.b.ics"])
def test_unknown_calendar_is_not_found(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_link_serves_its_scope_privately(site: Site, client: FlaskClient) -> None:
    answer = client.get(link_to(site))

    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert [str(event["uid"]).split("@")[0] for event in Calendar.from_ical(answer.data).walk("VEVENT")] == [
        "RMON.2026-W50",
        "R15-TOWN.2026-12.T01",
    ]


def test_revoked_link_is_gone(site: Site, client: FlaskClient) -> None:
    path = link_to(site)
    with transaction(site.engine) as db:
        revoke_link(db, link_id=1, actor="clerk", now=SECOND)

    answer = client.get(path)

    assert answer.status_code == 410
    assert "withdrawn" in answer.text
    assert the_link(site).last_fetched_at is None


def test_fetch_is_remembered_with_the_client(site: Site, client: FlaskClient) -> None:
    client.get(link_to(site), headers={"User-Agent": "iOS/19 dataaccessd/1.0"})

    link = the_link(site)
    assert link.last_fetched_at == TODAY
    assert link.last_client == "iOS/19 dataaccessd/1.0"


@pytest.mark.parametrize(("seconds", "client_name"), [(59, "first"), (60, "second")])
def test_fetch_is_remembered_at_most_once_a_minute(site: Site, seconds: int, client_name: str) -> None:
    path = link_to(site)
    later = create_app(
        replace(site.settings, fixed_now=TODAY + timedelta(seconds=seconds)), engine=site.engine
    ).test_client()

    site.client().get(path, headers={"User-Agent": "first"})
    later.get(path, headers={"User-Agent": "second"})

    assert the_link(site).last_client == client_name


@pytest.mark.parametrize(
    ("asked", "alarms"), [("?alarm=30", 2), ("?alarm=0", 2), ("?alarm=10081", 0), ("?alarm=x", 0), ("", 0)]
)
def test_alarm_rings_only_when_asked_for(site: Site, client: FlaskClient, asked: str, alarms: int) -> None:
    calendar = Calendar.from_ical(client.get(link_to(site) + asked).data)

    assert len(calendar.walk("VALARM")) == alarms


def test_calendar_is_sent_though_the_fetch_cannot_be_noted(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    path = link_to(site)
    impatient = site_that_never_waits(site)

    with transaction(site.engine) as db, caplog.at_level(logging.WARNING, "rota.web"):
        db.scalars(select(CalendarLink)).one()
        answer = impatient.get(path)

    assert answer.status_code == 200
    assert [record.getMessage().split(" ", 1)[1] for record in caplog.records] == [
        "the fetch of link 1 was not noted: database is locked"
    ]


@pytest.mark.parametrize("is_known", [True, False])
def test_log_never_holds_the_token(site: Site, caplog: pytest.LogCaptureFixture, is_known: bool) -> None:
    path = link_to(site) if is_known else "/ical/not-a-token.ics"

    with caplog.at_level(logging.DEBUG):
        site.client().get(path)

    lines = [record.getMessage() for record in caplog.records if record.name == "rota.web.access"]
    assert len(lines) == 1
    assert "GET /ical/<token:token>.ics" in lines[0]
    assert path.removeprefix("/ical/").removesuffix(".ics") not in caplog.text


def site_that_never_waits(site: Site) -> FlaskClient:
    engine = open_engine(site.settings.database_url)
    event.listen(engine, "connect", lambda connection, _record: connection.execute("PRAGMA busy_timeout = 0"))
    return create_app(site.settings, engine=engine).test_client()


def http(instant: datetime) -> str:
    return http_date(instant)
