"""``rota init``, ``backup`` and ``restore``."""

from __future__ import annotations

import sqlite3
import uuid
from contextlib import closing
from datetime import datetime
from pathlib import Path

import click
from sqlalchemy import Engine, make_url

from rota.cli.runtime import actor, say
from rota.errors import RotaError
from rota.office.settings import load_office_settings, save_office_settings
from rota.settings import Settings
from rota.storage.engine import open_engine, transaction
from rota.storage.upgrade import upgrade_schema
from rota.words import message, word
from rota.workdays.seeding import seed_builtin


@click.command(help=word(message("Create or upgrade the database")))
@click.pass_obj
def init(settings: Settings) -> None:
    engine = open_engine(settings.database_url)
    changed = prepare_database(engine, now=settings.now())
    engine.dispose()
    if changed:
        say(message("The database is ready: {url}", url=_where(settings)))
    else:
        say(message("The database was ready already: {url}", url=_where(settings)))


def prepare_database(engine: Engine, *, now: datetime) -> bool:
    """Schema, built-in holiday years and the office's own random id; returns whether anything was new."""
    changed = upgrade_schema(engine)
    with transaction(engine) as db:
        years = seed_builtin(db, actor=actor(), now=now)
        if not load_office_settings(db).office_id:
            save_office_settings(db, values={"office_id": uuid.uuid4().hex})
    return changed or bool(years)


@click.command(help=word(message("Copy the database safely into one file, also while it is in use")))
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def backup(settings: Settings, file: Path) -> None:
    database = _sqlite_file(settings)
    if not database.is_file():
        raise RotaError(message("There is no database at {path}", path=str(database)))
    if file.exists():
        raise RotaError(message("{path} exists already; a backup never overwrites a file", path=str(file)))
    part = file.with_name(f"{file.name}.part")
    try:
        with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(part)) as target:
            source.backup(target)
    except sqlite3.Error as error:
        raise RotaError(message("{path} cannot be written: {why}", path=str(file), why=str(error))) from error
    _check(part)
    part.replace(file)
    say(message("Backup written: {path}", path=str(file)))


@click.command(help=word(message("Put a backup in the database's place; the present one is kept beside it")))
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def restore(settings: Settings, file: Path) -> None:
    if not file.is_file():
        raise RotaError(message("There is no file {path}", path=str(file)))
    _check(file)
    database = _sqlite_file(settings)
    database.parent.mkdir(parents=True, exist_ok=True)
    part = database.with_name(f"{database.name}.part")
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(part)) as target:
        source.backup(target)
    if database.exists():
        with closing(sqlite3.connect(database)) as present:
            present.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        kept = database.with_name(f"{database.name}.{settings.now():%Y%m%d-%H%M%S}.before-restore")
        database.replace(kept)
        say(message("The present database is kept as {path}", path=str(kept)))
    part.replace(database)
    say(message("Restored from {path}", path=str(file)))


def _check(file: Path) -> None:
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
            answer = connection.execute("PRAGMA integrity_check").fetchone()[0]
            known = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'plan_version'").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise RotaError(message("{path} is not a database: {why}", path=str(file), why=str(error))) from error
    if answer != "ok" or not known:
        raise RotaError(message("{path} is damaged or not a backup of this program", path=str(file)))


def _sqlite_file(settings: Settings) -> Path:
    url = make_url(settings.database_url)
    if url.get_backend_name() != "sqlite" or not url.database:
        raise RotaError(message("This works for SQLite; use the tools of PostgreSQL (pg_dump, pg_restore) instead"))
    return Path(url.database)


def _where(settings: Settings) -> str:
    return make_url(settings.database_url).render_as_string(hide_password=True)
