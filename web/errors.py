"""Pages for what goes wrong: a calm sentence, the request's number, no details."""

from __future__ import annotations

import logging

from flask import Flask, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from rota.errors import BadInputError, ConflictError, NotAllowedError, NotFoundError, RotaError, RuleBrokenError
from rota.words import Message, message
from web.access_log import shown_path
from web.headers import request_id

STATUS_OF: dict[type[RotaError], int] = {
    NotFoundError: 404,
    NotAllowedError: 403,
    ConflictError: 409,
    RuleBrokenError: 422,
    BadInputError: 400,
}
logger = logging.getLogger("rota.web.errors")


def init_errors(app: Flask) -> None:
    """Let ``app`` answer every error with a page of its own."""
    app.register_error_handler(CSRFError, _expired_form)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(RotaError, _refusal)
    app.register_error_handler(Exception, _crash)


def _refusal(error: RotaError) -> tuple[str, int]:
    status = next((status for kind, status in STATUS_OF.items() if isinstance(error, kind)), 400)
    return _page(status, error.sentence)


def _expired_form(_error: CSRFError) -> tuple[str, int]:
    return _page(400, message("This form is no longer valid. Open the page again and send it once more."))


def _http_error(error: HTTPException) -> tuple[str, int, list[tuple[str, str]]]:
    """The page for an error of the protocol, with headers that belong to it such as Allow."""
    status = error.code or 500
    kept = [(name, value) for name, value in error.get_headers() if name in ("Allow", "Retry-After")]
    return *_page(status, _sentence(status)), kept


def _crash(error: Exception) -> tuple[str, int]:
    logger.error("%s %s %s", request_id(), request.method, shown_path(), exc_info=error)
    return _page(500, _sentence(500))


def _sentence(status: int) -> Message:
    if status == 404:
        return message("There is nothing at this address. Perhaps it was mistyped, or it is not published yet.")
    if status == 410:
        return message("This address has been withdrawn. Ask the bureau for a new one.")
    if status >= 500:
        return message("Something went wrong on our side. Please try again in a moment.")
    return message("The server cannot do what was asked here.")


def _title(status: int) -> Message:
    if status == 404:
        return message("Page not found")
    if status == 410:
        return message("No longer available")
    if status >= 500:
        return message("A fault on our side")
    return message("This is not possible")


def _page(status: int, sentence: Message) -> tuple[str, int]:
    text = render_template("error.html", title=_title(status), sentence=sentence, request_id=request_id())
    return text, status
