"""What one request can reach: the installation's settings, the clock and the database.

Reading pages call :func:`reading_db`: the connection is opened at the first call and closed when the request ends;
it never waits for a writer and cannot write. A request that writes does so in one block

    with writing_db() as db:
        verb(db, ..., actor=..., now=now())

which commits when the block ends well and leaves nothing behind when it does not, so that the answer is made only
after the write stands.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime

from flask import Flask, current_app, g
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from rota.settings import ZONE, Settings
from rota.storage.engine import reading, transaction

_KEY = "rota"


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """What all requests of one application share."""

    settings: Settings
    engine: Engine


def init_scope(app: Flask, installation: Installation) -> None:
    """Give ``app`` its installation, and each of its requests a database that is closed with it."""
    app.extensions[_KEY] = installation
    app.teardown_appcontext(_close)


def installation() -> Installation:
    """What the running application serves."""
    found: Installation = current_app.extensions[_KEY]
    return found


def now() -> datetime:
    """The instant of this request's first question, with the office's zone; the same for the whole request."""
    if "now" not in g:
        g.now = installation().settings.now().astimezone(ZONE)
    instant: datetime = g.now
    return instant


def reading_db() -> Session:
    """This request's database for reading: one moment's view of everything that was committed."""
    if "db" not in g:
        g.db = Session(reading(installation().engine), expire_on_commit=False, autoflush=False)
    db: Session = g.db
    return db


def writing_db() -> AbstractContextManager[Session]:
    """A transaction of its own, committed at the end of the block."""
    return transaction(installation().engine)


def _close(_error: BaseException | None) -> None:
    db: Session | None = g.pop("db", None)
    if db is not None:
        db.close()
