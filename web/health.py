"""The address by which a watchdog learns whether the server can answer."""

from __future__ import annotations

from flask import Blueprint, Response
from sqlalchemy import text

from web.scope import reading_db

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def health() -> Response:
    """``ok`` when the database answers; otherwise the error page with status 500."""
    reading_db().execute(text("SELECT 1")).scalar_one()
    return Response("ok\n", content_type="text/plain; charset=utf-8", headers={"Cache-Control": "no-store"})
