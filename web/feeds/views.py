"""Calendars over HTTP: a public one per place, and one per link whose token is in the address (DESIGN.md §6)."""

from __future__ import annotations

import logging
from collections.abc import Callable, Hashable
from datetime import timedelta
from typing import TYPE_CHECKING

from flask import Blueprint, Response, abort, current_app, request
from flask.blueprints import BlueprintSetupState
from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError
from werkzeug.datastructures import Headers

from rota.office.settings import load_office_settings
from rota.planning.models import PlanVersion, VersionState
from rota.publication.feeds import place_feed
from rota.publication.links import feed_for_link, find_link, note_fetch
from rota.publication.models import CalendarLink
from rota.publication.values import Feed
from rota.words import in_language
from web.feeds.rendered import RenderedFeed, RenderedFeeds
from web.headers import request_id
from web.scope import installation, now, reading_db, writing_db

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

CONTENT_TYPE = "text/calendar; charset=utf-8"
KEPT_FEEDS = 400
NOTE_EVERY = timedelta(minutes=1)
LONGEST_ALARM_MINUTES = 7 * 24 * 60
_KEY = "rota.feeds"
blueprint = Blueprint("feeds", __name__)
logger = logging.getLogger("rota.web.feeds")


class CalendarResponse(Response):
    """An answer that keeps both validators when it is 304; Flask would send the entity tag only."""

    def get_wsgi_headers(self, environ: WSGIEnvironment) -> Headers:
        headers = super().get_wsgi_headers(environ)
        if "Last-Modified" in self.headers:
            headers["Last-Modified"] = self.headers["Last-Modified"]
        return headers


@blueprint.record_once
def _keep_rendered(state: BlueprintSetupState) -> None:
    state.app.extensions[_KEY] = RenderedFeeds(KEPT_FEEDS)


@blueprint.get("/ical/place/<code:code>.ics")
def place(code: str) -> Response:
    """What is held at one reception point; needs no token, because notices say the same."""
    rendered = _rendered(
        ("place", code),
        lambda: place_feed(
            reading_db(),
            place_code=code,
            as_of=now().date(),
            public_url=installation().settings.public_url,
            office_id=load_office_settings(reading_db()).office_id,
        ),
    )
    return _answer(rendered, cache_control="no-cache")


@blueprint.get("/ical/<token:token>.ics")
def link(token: str) -> Response:
    """The calendar of one link: 404 for a token that never was, 410 for a revoked one."""
    found = find_link(reading_db(), token)
    if found is None:
        abort(404)
    if found.revoked_at is not None:
        abort(410)
    alarm = _alarm_minutes()
    rendered = _rendered(
        (found.scope, found.code, alarm),
        lambda: feed_for_link(
            reading_db(),
            found,
            as_of=now().date(),
            public_url=installation().settings.public_url,
            office_id=load_office_settings(reading_db()).office_id,
            alarm_minutes=alarm,
        ),
    )
    _note(found, token)
    return _answer(rendered, cache_control="private, no-cache")


def _rendered(key: Hashable, make: Callable[[], Feed]) -> RenderedFeed:
    """The calendar ``key``, worded in the installation's language so that its bytes are the same for all."""
    kept: RenderedFeeds = current_app.extensions[_KEY]
    with in_language(installation().settings.language):
        return kept.get(key, (_newest_release(), now().date()), make)


def _newest_release() -> int | None:
    """The id of the version released last; it changes with every release and with nothing else."""
    newest = select(func.max(PlanVersion.id)).where(PlanVersion.state == VersionState.RELEASED)
    return reading_db().scalar(newest)


def _alarm_minutes() -> int | None:
    """Minutes before each event at which the subscriber wants an alarm: ``?alarm=30``. None means no alarm."""
    minutes = request.args.get("alarm", type=int)
    return minutes if minutes is not None and 0 <= minutes <= LONGEST_ALARM_MINUTES else None


def _note(found: CalendarLink, token: str) -> None:
    """Remember the fetch, at most once a minute. A database busy with a long write costs the note, not the calendar."""
    if found.last_fetched_at is not None and now() - found.last_fetched_at < NOTE_EVERY:
        return
    try:
        with writing_db() as db:
            fresh = find_link(db, token)
            if fresh is not None:
                note_fetch(db, fresh, now(), request.user_agent.string)
    except OperationalError as error:
        logger.warning("%s the fetch of link %d was not noted: %s", request_id(), found.id, error.orig)


def _answer(rendered: RenderedFeed, *, cache_control: str) -> Response:
    """The calendar, or 304 when the client's validators still hold."""
    response = CalendarResponse(rendered.data, content_type=CONTENT_TYPE)
    response.headers["ETag"] = rendered.etag
    response.headers["Cache-Control"] = cache_control
    response.last_modified = rendered.changed_at
    response.make_conditional(request)
    return response
