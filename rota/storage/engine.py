"""Engines and transactions. SQLite runs in WAL mode with foreign keys on; readers never wait for a writer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.orm import Session


def open_engine(database_url: str) -> Engine:
    """An engine for ``database_url``; the folder of an SQLite file is made if it is missing."""
    url = make_url(database_url)
    if url.get_backend_name() != "sqlite":
        return create_engine(url)
    if url.database and url.database != ":memory:":
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, connect_args={"timeout": 30})
    event.listen(engine, "connect", _configure_sqlite)
    event.listen(engine, "begin", _begin)
    return engine


def reading(engine: Engine) -> Engine:
    """``engine`` for transactions that only read: they never wait for a writer, and the database refuses a write."""
    return engine.execution_options(rota_reads_only=True, postgresql_readonly=True)


def _configure_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # the driver's own BEGIN would come too late for _begin
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Any) -> None:
    reads_only = connection.get_execution_options().get("rota_reads_only", False)
    connection.exec_driver_sql(f"PRAGMA query_only = {'ON' if reads_only else 'OFF'}")
    connection.exec_driver_sql("BEGIN" if reads_only else "BEGIN IMMEDIATE")


@contextmanager
def transaction(engine: Engine) -> Iterator[Session]:
    """A database session that commits when the block ends well and leaves nothing behind when it does not."""
    with Session(engine, expire_on_commit=False) as db, db.begin():
        yield db
