"""One log line per request, without anything that was only guessed or is secret."""

from __future__ import annotations

import logging

import pytest

from tests.web.conftest import Site


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/m/2026-12", "GET /m/2026-12 200 "),
        ("/m/2026-12?lang=en", "GET /m/2026-12 200 "),
        ("/secret-guess", "GET (no such page) 404 "),
        ("/ical/geheim.ics", "GET /ical/<token:token>.ics 404 "),
    ],
)
def test_line_names_number_method_path_and_status(
    site: Site, caplog: pytest.LogCaptureFixture, path: str, shown: str
) -> None:
    with caplog.at_level(logging.INFO, "rota.web.access"):
        answer = site.client().get(path)

    (record,) = caplog.records
    assert record.getMessage().startswith(f"{answer.headers['X-Request-ID']} 127.0.0.1 {shown}")
