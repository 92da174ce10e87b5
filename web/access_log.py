"""One log line per request, written by us because the server's own would hold the secret part of calendar addresses.

Where an address has a secret, or leads nowhere, the line shows the route's pattern instead of what was asked for.
"""

from __future__ import annotations

import logging
import time

from flask import Flask, Response, g, request

from web.headers import request_id

SECRET_PARTS = frozenset({"token"})
logger = logging.getLogger("rota.web.access")


def init_access_log(app: Flask) -> None:
    """Let ``app`` write one line per request."""
    app.before_request(_start)
    app.after_request(_write)


def shown_path() -> str:
    """The path of the running request as a log may show it."""
    if request.url_rule is None:
        return "(no such page)"
    if SECRET_PARTS & request.url_rule.arguments:
        return request.url_rule.rule
    return request.path


def _start() -> None:
    g.started_at = time.monotonic()


def _write(response: Response) -> Response:
    logger.info(
        "%s %s %s %s %d %.0f ms",
        request_id(),
        request.remote_addr or "-",
        request.method,
        shown_path(),
        response.status_code,
        1000 * (time.monotonic() - g.started_at),
    )
    return response
