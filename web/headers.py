"""Headers that every answer carries: what a browser may do with it, and the number under which the log knows it."""

from __future__ import annotations

import secrets

from flask import Flask, Response, g

POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
"""No inline script, no inline style, nothing from another host."""

FIXED = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def init_headers(app: Flask) -> None:
    """Number each request of ``app`` and put the fixed headers on each answer."""
    app.before_request(_number)
    app.after_request(_add)


def request_id() -> str:
    """The number of the running request: shown on error pages and written in the log."""
    number: str = g.request_id
    return number


def _number() -> None:
    g.request_id = secrets.token_hex(6)


def _add(response: Response) -> Response:
    for name, value in FIXED.items():
        response.headers.setdefault(name, value)
    response.headers["X-Request-ID"] = request_id()
    if response.mimetype == "text/html":
        response.headers.setdefault("Cache-Control", "no-cache")
    return response
