"""Which language a page is answered in, and the form that changes it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from tests.web.conftest import Site
from web.app import create_app


def language_of(client: FlaskClient, path: str = "/healthless", **headers: str) -> str:
    found = re.search(r'<html lang="([^"]+)">', client.get(path, headers=headers).text)
    assert found
    return found[1]


def form_of(text: str) -> dict[str, str]:
    return dict(re.findall(r'<input id="\w+" name="(\w+)" type="hidden" value="([^"]*)">', text))


@pytest.mark.parametrize(
    ("wish", "language"),
    [("zh-CN,zh;q=0.9,en;q=0.8", "zh-CN"), ("en-GB,en", "en"), ("fr,en;q=0.5", "en"), ("fr", "zh-CN"), ("", "zh-CN")],
)
def test_browser_is_asked_before_the_installation(empty_site: Site, wish: str, language: str) -> None:
    app = create_app(replace(empty_site.settings, language="zh_CN"), engine=empty_site.engine)

    assert language_of(app.test_client(), "/", **{"Accept-Language": wish}) == language


def test_address_decides_for_one_answer_only(site: Site) -> None:
    client = site.client("en")

    assert language_of(client, "/?lang=zh") == "zh-CN"
    assert language_of(client, "/") == "en"


@pytest.mark.parametrize("asked", ["", "fr", "%00"])
def test_unknown_language_in_the_address_is_passed_over(site: Site, asked: str) -> None:
    assert language_of(site.client("en"), f"/?lang={asked}") == "en"


def test_form_keeps_the_choice_and_goes_back(site: Site) -> None:
    client = site.client("en")
    form = form_of(client.get("/m/2026-12/town/T01").text)

    answer = client.post("/language", data=form)

    assert form["language"] == "zh_CN"
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/m/2026-12/town/T01"
    assert language_of(client, "/") == "zh-CN"


@pytest.mark.parametrize("broken", [{"csrf_token": "x"}, {"language": "fr"}, {"csrf_token": ""}])
def test_form_refuses_what_it_did_not_offer(site: Site, broken: dict[str, str]) -> None:
    client = site.client("en")
    form = form_of(client.get("/").text)

    answer = client.post("/language", data={**form, **broken})

    assert answer.status_code == 400
    assert client.get_cookie("lang") is None


@pytest.mark.parametrize(
    ("back_to", "location"),
    [
        ("/m/2026-12", "/m/2026-12"),
        ("", "/"),
        ("//evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("https://evil.example/", "/"),
        ("m/2026-12", "/"),
        ("/a\tb", "/"),
    ],
)
def test_form_never_leads_to_another_host(site: Site, back_to: str, location: str) -> None:
    client = site.client("en")
    form = form_of(client.get("/").text)

    answer = client.post("/language", data={**form, "back_to": back_to})

    assert answer.headers["Location"] == location


@pytest.mark.parametrize(("public_url", "is_secure"), [("http://10.0.0.5:8000", False), ("https://xf.example", True)])
def test_cookies_are_for_https_only_where_the_office_uses_it(
    empty_site: Site, public_url: str, is_secure: bool
) -> None:
    app = create_app(replace(empty_site.settings, public_url=public_url), engine=empty_site.engine)
    client = app.test_client()
    base = public_url if is_secure else "http://localhost"
    page = client.get("/", base_url=base)

    answer = client.post("/language", data=form_of(page.text), base_url=base, headers={"Referer": f"{base}/"})

    cookies = [*page.headers.getlist("Set-Cookie"), *answer.headers.getlist("Set-Cookie")]
    assert [cookie.split("=")[0] for cookie in cookies] == ["session", "lang"]
    assert ["Secure" in cookie.split("; ") for cookie in cookies] == [is_secure, is_secure]
    assert ["SameSite=Lax" in cookie and "HttpOnly" in cookie for cookie in cookies] == [True, True]
