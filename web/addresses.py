"""Parts of addresses: what a month, a code and a token may look like. Anything else is 404 before a view is asked."""

from __future__ import annotations

from flask import Flask
from werkzeug.routing import BaseConverter


class MonthPart(BaseConverter):
    """2026-12"""

    regex = r"[0-9]{4}-(?:0[1-9]|1[0-2])"


class CodePart(BaseConverter):
    """The id of an imported list: up to 40 signs without control characters."""

    regex = r"[^/\x00-\x1f\x7f]{1,40}"


class TokenPart(BaseConverter):
    """The secret part of a calendar address."""

    regex = r"[A-Za-z0-9_-]{1,128}"


def init_addresses(app: Flask) -> None:
    """Let ``app``'s routes use these parts."""
    app.url_map.converters.update(month=MonthPart, code=CodePart, token=TokenPart)
