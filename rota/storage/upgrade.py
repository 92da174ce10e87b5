"""Bringing a database to the newest schema, step by step and reversibly."""

from __future__ import annotations

from importlib.resources import files

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, MetaData

from rota.storage.engine import reading

JOB_TABLES = ("huey_", "kv", "schedule", "task")


def is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """Whether a table belongs to the office's schema; the job queue keeps its own tables beside it."""
    return kind != "table" or name is None or not name.startswith(JOB_TABLES)


def upgrade_schema(engine: Engine, *, revision: str = "head") -> bool:
    """Upgrade to ``revision``; returns whether anything was done. All in one transaction."""
    with engine.begin() as connection:
        before = _revision(connection)
        command.upgrade(migration_config(connection), revision)
        return before != _revision(connection)


def downgrade_schema(engine: Engine, *, revision: str = "base") -> None:
    """Take the schema back to ``revision``."""
    with engine.begin() as connection:
        command.downgrade(migration_config(connection), revision)


def is_current(engine: Engine) -> bool:
    """Whether the database has the schema that this program expects."""
    with reading(engine).connect() as connection:
        scripts = ScriptDirectory.from_config(migration_config(connection))
        return _revision(connection) == scripts.get_current_head()


def migration_config(connection: Connection, *, metadata: MetaData | None = None) -> Config:
    """Alembic's configuration for ``connection``; ``metadata`` is needed only to compare or to write a migration."""
    config = Config()
    config.set_main_option("script_location", str(files("rota.storage") / "migrations"))
    config.attributes["connection"] = connection
    config.attributes["metadata"] = metadata
    return config


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()
