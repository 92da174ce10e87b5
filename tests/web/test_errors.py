"""Pages for what goes wrong."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import NoReturn

import pytest
from flask.testing import FlaskClient

from rota.errors import BadInputError, ConflictError, NotAllowedError, NotFoundError, RotaError, RuleBrokenError
from rota.words import message
from tests.web.conftest import Site


def raising(error: Exception) -> Callable[[], NoReturn]:
    def view() -> NoReturn:
        raise error

    return view


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (NotFoundError, 404),
        (NotAllowedError, 403),
        (ConflictError, 409),
        (RuleBrokenError, 422),
        (BadInputError, 400),
        (RotaError, 400),
    ],
)
def test_refusal_of_the_office_keeps_its_sentence(empty_site: Site, kind: type[RotaError], status: int) -> None:
    empty_site.app.add_url_rule("/fails", view_func=raising(kind(message("Row {row} is <wrong>", row=7))))

    answer = empty_site.client().get("/fails")

    assert answer.status_code == status
    assert "Row 7 is &lt;wrong&gt;" in answer.text


def test_crash_is_logged_with_the_number_that_the_page_shows(
    empty_site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    empty_site.app.add_url_rule("/fails", view_func=raising(ZeroDivisionError("inner detail")))

    with caplog.at_level(logging.ERROR, "rota.web"):
        answer = empty_site.client().get("/fails")

    assert answer.status_code == 500
    assert "inner detail" not in answer.text
    assert answer.headers["X-Request-ID"] in answer.text
    assert [record.getMessage() for record in caplog.records] == [f"{answer.headers['X-Request-ID']} GET /fails"]
    assert "ZeroDivisionError: inner detail" in caplog.text


def test_missing_page_is_said_in_either_language(client: FlaskClient) -> None:
    english = client.get("/nothing-here")
    chinese = client.get("/nothing-here?lang=zh")

    assert english.status_code == chinese.status_code == 404
    assert "Page not found" in english.text
    assert "页面不存在" in chinese.text
    assert "nothing-here" not in english.text.replace('value="/nothing-here"', "")


def test_wrong_method_names_the_right_ones(client: FlaskClient) -> None:
    answer = client.get("/language")

    assert answer.status_code == 405
    assert set(answer.headers["Allow"].split(", ")) == {"POST", "OPTIONS"}


def test_large_form_is_refused(client: FlaskClient) -> None:
    answer = client.post("/language", data={"back_to": "x" * 70_000})

    assert answer.status_code == 413


@pytest.mark.parametrize("path", ["/", "/static/page.css", "/nothing-here", "/healthz", "/ical/place/PC01.ics"])
def test_each_answer_carries_the_fixed_headers(client: FlaskClient, path: str) -> None:
    with client.get(path) as answer:
        headers = answer.headers

    assert headers["Content-Security-Policy"] == (
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
    )
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert len(headers["X-Request-ID"]) == 12


def test_health_answers_when_the_database_does(empty_site: Site) -> None:
    client = empty_site.client()

    answer = client.get("/healthz")

    assert (answer.status_code, answer.text, answer.headers["Cache-Control"]) == (200, "ok\n", "no-store")
