"""The public pages, as a browser without scripts gets them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from flask.testing import FlaskClient

from rota.storage.engine import transaction
from tests.rota.publication.released_rows import FIRST, Said, add_release
from tests.sample_release import ZONE, reception, sample_release
from tests.web.conftest import SECRET_NAME, Site
from web.app import create_app

PAGES = (
    "/",
    "/m/2026-12",
    "/m/2026-12/town/T01",
    "/m/2026-12/village/V011",
    "/m/2026-12/place/PC01",
    "/m/2026-12/person/L13",
    "/m/2026-12/v/1",
    "/m/2026-12/v/1/town/T01",
    "/m/2026-12/v/2/village/V011",
)


def ids(text: str) -> list[str]:
    """The receptions that a page's table holds, in order."""
    return re.findall(r'<tr id="([^"]+)"', text)


@pytest.mark.parametrize("path", PAGES)
def test_page_is_complete_html_without_scripts_or_inline_styles(client: FlaskClient, path: str) -> None:
    answer = client.get(path)

    assert answer.status_code == 200
    assert answer.content_type == "text/html; charset=utf-8"
    assert answer.text.startswith('<!doctype html>\n<html lang="en">')
    assert re.findall(r"<script|<style|style=|\son[a-z]+=", answer.text) == []


@pytest.mark.parametrize("path", PAGES)
def test_page_shows_nothing_of_an_unannounced_reception(client: FlaskClient, path: str) -> None:
    text = client.get(path).text

    assert SECRET_NAME not in text
    assert "不公开地点" not in text
    assert "RAPPT.HIDDEN" not in text


@pytest.mark.parametrize(
    "path",
    [
        "/m/2026-11",
        "/m/2026-13",
        "/m/2026-12/v/3",
        "/m/2026-12/v/100000",
        "/m/2026-12/town/T99",
        "/m/2026-12/village/T01",
        "/m/2026-12/place/PC09",
        "/m/2026-12/person/L99",
        "/m/2026-12/person/%00",
        "/nowhere",
    ],
)
def test_unknown_address_is_not_found(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_draft_never_shows(empty_site: Site) -> None:
    empty_site.release(1, FIRST, Said(), document=sample_release())
    with transaction(empty_site.engine) as db:
        add_release(db, None, FIRST, Said(), month="2027-01")
    client = empty_site.client()

    assert client.get("/m/2027-01").status_code == 404
    assert "2027" not in client.get("/").text


def test_month_lists_county_and_towns_and_counts_villages(client: FlaskClient) -> None:
    text = client.get("/m/2026-12").text

    assert [one for one in ids(text) if not one.startswith("RMON")] == [
        "R15-TOWN.2026-12.T01",
        "R15-TOWN.2026-12.T02",
        "R15-HEAD.2026-12",
    ]
    assert text.count("And 5 in villages") == 4
    assert 'href="/m/2026-12/town/T02"' in text


def test_month_names_every_day_and_marks_rest_days_in_words(client: FlaskClient) -> None:
    text = client.get("/m/2026-12").text

    assert len(re.findall(r'id="d2026-12-\d\d"', text)) == 31
    assert text.count('class="label rest">rest day<') == 8


def test_states_are_said_in_words(client: FlaskClient) -> None:
    text = client.get("/m/2026-12").text
    rows = dict(re.findall(r'<tr id="([^"]+)"(.*?)</tr>', text, flags=re.DOTALL))

    assert ">cancelled<" in rows["RMON.CANCELLED"]
    assert rows["RMON.UNFILLED"].count(">to be announced<") == 2
    assert "in place of 邹新" in rows["RMON.SUBSTITUTED"]
    assert "：土地" in rows["RMON.SUBSTITUTED"]
    assert "moved from 15 Dec" in rows["R15-HEAD.2026-12"]


def test_town_lists_its_villages_receptions_only(client: FlaskClient) -> None:
    text = client.get("/m/2026-12/town/T02").text

    found = ids(text)
    assert len(found) == 9
    assert all(one.split(".")[-1].startswith(("T02", "V02")) for one in found)
    assert 'href="/m/2026-12/village/V022"' in text


def test_village_shows_who_is_there_every_day(client: FlaskClient) -> None:
    text = client.get("/m/2026-12/village/V011").text

    assert "村（社区）两委干部全天候接待群众" in text
    assert [one.split(".")[-1] for one in ids(text)] == ["V011"] * 4


def test_place_and_person_list_their_own(client: FlaskClient) -> None:
    at_place = ids(client.get("/m/2026-12/place/PC02").text)
    of_person = ids(client.get("/m/2026-12/person/L02").text)

    assert at_place == ["R15-HEAD.2026-12"]
    assert of_person == ["RMON.2026-02", "R15-HEAD.2026-12"]


def test_older_version_says_what_replaced_it_and_keeps_its_links(client: FlaskClient) -> None:
    text = client.get("/m/2026-12/v/1").text

    assert "Superseded by version 2" in text
    assert 'href="/m/2026-12/v/1/town/T01"' in text
    assert 'href="/m/2026-12"' in text


@pytest.mark.parametrize("path", ["/m/2026-12", "/m/2026-12/v/2"])
def test_newest_version_carries_no_banner(client: FlaskClient, path: str) -> None:
    text = client.get(path).text

    assert "Version 2" in text
    assert "Superseded" not in text


def test_calendar_box_gives_the_address_of_the_place(client: FlaskClient) -> None:
    text = client.get("/m/2026-12/village/V011").text

    assert "http://127.0.0.1:8000/ical/place/PV011.ics</code>" in text
    assert 'href="webcal://127.0.0.1:8000/ical/place/PV011.ics"' in text
    assert "do not download" in text


def test_start_page_shows_today_and_the_next_three_days(client: FlaskClient) -> None:
    text = client.get("/").text

    assert "Today, 7 December 2026 Mon" in text
    assert re.findall(r'id="d([0-9-]+)"', text) == ["2026-12-07", "2026-12-08", "2026-12-15", "2026-12-18"]
    assert 'href="/m/2026-12"' in text


def test_start_page_without_any_release_says_so(empty_site: Site) -> None:
    text = empty_site.client().get("/").text

    assert "No month has been released yet." in text
    assert "No reception is announced for today." in text


def test_start_page_finds_a_week_that_belongs_to_the_month_before(empty_site: Site) -> None:
    first_of_january = datetime(2027, 1, 1, 9, 0, tzinfo=ZONE)
    late = reception(id="LATE", starts_at=first_of_january)
    release = sample_release()
    label = replace(release.days[0], day=date(2027, 1, 1))
    empty_site.release(
        1, FIRST, Said(), document=replace(release, days=(*release.days, label), receptions=(*release.receptions, late))
    )
    settings = replace(empty_site.settings, fixed_now=first_of_january + timedelta(hours=1))

    text = create_app(settings, engine=empty_site.engine).test_client().get("/").text

    assert ids(text) == ["LATE"]
    assert 'href="/m/2026-12/place/PC01"' in text
