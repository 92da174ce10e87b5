"""The application factory: everything the web serves is put together here, and nothing happens before it is called."""

from __future__ import annotations

from flask import Flask
from flask_wtf.csrf import CSRFProtect
from sqlalchemy import Engine

from rota.settings import Settings
from rota.storage.engine import open_engine
from web import health
from web.access_log import init_access_log
from web.addresses import init_addresses
from web.errors import init_errors
from web.feeds import views as feeds
from web.headers import init_headers
from web.language import init_language
from web.public import pages
from web.scope import Installation, init_scope
from web.secret import load_or_make_secret
from web.wording import init_wording

MAX_FORM_BYTES = 64 * 1024


def create_app(settings: Settings, *, engine: Engine | None = None) -> Flask:
    """The office's web application for one installation.

    Args:
        settings: the installation. Its ``public_url`` decides whether cookies are for https only.
        engine: its database; opened from the settings unless given.
    """
    app = Flask(__name__)
    app.config.from_mapping(
        SECRET_KEY=load_or_make_secret(settings.home),
        MAX_CONTENT_LENGTH=MAX_FORM_BYTES,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.public_url.startswith("https:"),
        WTF_CSRF_TIME_LIMIT=None,
    )
    init_scope(app, Installation(settings=settings, engine=engine or open_engine(settings.database_url)))
    init_headers(app)
    init_access_log(app)
    init_language(app)
    init_errors(app)
    init_wording(app)
    init_addresses(app)
    CSRFProtect(app)
    for blueprint in (pages.blueprint, feeds.blueprint, health.blueprint):
        app.register_blueprint(blueprint)
    return app
