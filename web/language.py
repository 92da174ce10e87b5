"""Which language a request is answered in, and the form that changes it.

In this order: ``?lang=`` in the address (this answer only), the reader's cookie, the browser's wish, the
installation's setting.
"""

from __future__ import annotations

from typing import Any, get_args
from urllib.parse import urlsplit

from flask import Blueprint, Flask, abort, redirect, request
from flask_babel import Babel
from flask_wtf import FlaskForm
from werkzeug import Response
from wtforms import HiddenField
from wtforms.validators import AnyOf

from rota.words import LANGUAGES, Language, Message, current_language, set_language, word
from web.scope import installation

COOKIE = "lang"
YEAR_SECONDS = 365 * 24 * 3600
_BY_TAG: dict[str, Language] = {"zh": "zh_CN", "en": "en"}
HTML_TAGS: dict[Language, str] = {"zh_CN": "zh-CN", "en": "en"}

blueprint = Blueprint("language", __name__)


class LanguageForm(FlaskForm):  # type: ignore[misc] # Flask-WTF has no types
    """The two buttons at the foot of each page."""

    language = HiddenField(validators=[AnyOf(get_args(Language))])
    back_to = HiddenField()


def init_language(app: Flask) -> None:
    """Word everything ``app`` answers in the reader's language; ``_("…")`` in templates is rota's catalogue."""
    Babel(app, locale_selector=current_language)
    app.before_request(_choose)
    app.jinja_env.globals["_"] = translate
    app.register_blueprint(blueprint)
    app.context_processor(_for_templates)


def translate(msgid: str, **facts: Any) -> str:
    """``msgid`` with its ``{facts}`` in the reader's language."""
    return word(Message(msgid, facts))


def _choose() -> None:
    asked = _BY_TAG.get(request.args.get("lang", "")[:2].lower())
    kept = _BY_TAG.get(request.cookies.get(COOKIE, "")[:2])
    wished = _BY_TAG.get(request.accept_languages.best_match(tuple(_BY_TAG)) or "")
    set_language(asked or kept or wished or installation().settings.language)


def _for_templates() -> dict[str, Any]:
    language = current_language()
    return {
        "language": language,
        "html_language": HTML_TAGS[language],
        "language_form": LanguageForm(
            formdata=None,
            language=next(other for other in LANGUAGES if other != language),
            back_to=request.path if request.method == "GET" else "/",
        ),
    }


@blueprint.post("/language")
def change() -> Response:
    """Keep the reader's choice for a year and go back to the page it was made on."""
    form = LanguageForm()
    if not form.validate():
        abort(400)
    answer = redirect(_own_path(form.back_to.data or "/"), code=303)
    answer.set_cookie(
        COOKIE,
        form.language.data,
        max_age=YEAR_SECONDS,
        httponly=True,
        samesite="Lax",
        secure=installation().settings.public_url.startswith("https:"),
    )
    return answer


def _own_path(address: str) -> str:
    """``address`` if it is a path on this host, else the start page: a form must not send people elsewhere."""
    parts = urlsplit(address)
    is_own = not parts.scheme and not parts.netloc and address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if is_own and address.isprintable() else "/"
