"""What every command needs: the open database, who acts, and how results are printed."""

from __future__ import annotations

import getpass
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from sqlalchemy import Engine, make_url
from sqlalchemy.orm import Session

from rota.errors import RotaError
from rota.settings import Settings
from rota.storage.engine import open_engine, reading, transaction
from rota.storage.upgrade import is_current
from rota.words import Message, message, word


def actor() -> str:
    """Who runs the command, as the audit trail names them."""
    try:
        return f"cli:{getpass.getuser()}"
    except (KeyError, OSError):
        return "cli"


def office_engine(settings: Settings) -> Engine:
    """The engine of the office's database; refused when it was not initialised or is of another version."""
    if not _is_missing(settings.database_url):
        engine = open_engine(settings.database_url)
        if is_current(engine):
            return engine
        engine.dispose()
    raise RotaError(message("The database is not ready; run “rota init” first"))


def _is_missing(database_url: str) -> bool:
    """Whether an SQLite file is not there; opening it would leave an empty one behind."""
    url = make_url(database_url)
    return url.get_backend_name() == "sqlite" and bool(url.database) and not Path(str(url.database)).is_file()


@contextmanager
def office(settings: Settings, *, reads_only: bool = False) -> Iterator[Session]:
    """A transaction on the office's database: committed when the command succeeds, else nothing happened.

    One that ``reads_only`` never waits for another command; the database refuses what it would write.
    """
    engine = office_engine(settings)
    try:
        with transaction(reading(engine) if reads_only else engine) as db:
            yield db
    finally:
        engine.dispose()


as_json_option = click.option(
    "--json", "as_json", is_flag=True, help=word(message("Print one JSON document on standard output"))
)


def say(sentence: Message) -> None:
    """A message for the person, on standard error."""
    click.echo(word(sentence), err=True)


def print_json(document: Any) -> None:
    """One JSON document on standard output."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=1))
