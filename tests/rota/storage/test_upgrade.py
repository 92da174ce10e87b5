from __future__ import annotations

import importlib
import pkgutil

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, inspect, text

import rota
from rota.storage.base import Base
from rota.storage.engine import open_engine
from rota.storage.upgrade import downgrade_schema, is_current, is_ours, upgrade_schema


def load_all_tables() -> None:
    """Import every models.py, so that the metadata knows every table."""
    for found in pkgutil.walk_packages(rota.__path__, "rota."):
        if found.name.endswith(".models"):
            importlib.import_module(found.name)


def schema_of(engine: Engine) -> dict[str, object]:
    """Everything that the database says about its tables and its guards."""
    inspector = inspect(engine)
    is_sqlite = engine.dialect.name == "sqlite"
    triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger'" if is_sqlite else "SELECT tgname FROM pg_trigger"
    functions = (
        "SELECT 1 WHERE 1 = 0"
        if is_sqlite
        else ("SELECT proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'public'")
    )
    with engine.connect() as connection:
        names = {str(row[0]) for sql in (triggers, functions) for row in connection.execute(text(sql))}
    return {
        "guards": {name for name in names if not name.startswith("RI_")},
        "tables": {
            table: (
                [(column["name"], str(column["type"]), column["nullable"]) for column in inspector.get_columns(table)],
                sorted(str(index["name"]) for index in inspector.get_indexes(table)),
                sorted(str(key["name"]) for key in inspector.get_foreign_keys(table)),
                sorted(str(check["name"]) for check in inspector.get_check_constraints(table)),
            )
            for table in inspector.get_table_names()
        },
    }


def test_upgrade_makes_the_schema_that_the_models_describe(engine: Engine) -> None:
    load_all_tables()

    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_name": is_ours})
        differences = compare_metadata(context, Base.metadata)

    assert differences == []


def test_upgrade_can_be_taken_back_and_repeated(empty_engine: Engine) -> None:
    upgrade_schema(empty_engine)
    first = schema_of(empty_engine)

    downgrade_schema(empty_engine)
    bare = schema_of(empty_engine)
    upgrade_schema(empty_engine)

    assert set(bare["tables"]) == {"alembic_version"}  # type: ignore[call-overload]
    assert bare["guards"] == set()
    assert schema_of(empty_engine) == first


def test_each_migration_can_be_taken_back_alone(empty_engine: Engine) -> None:
    upgrade_schema(empty_engine, revision="0001")
    before = schema_of(empty_engine)
    upgrade_schema(empty_engine, revision="0002")

    downgrade_schema(empty_engine, revision="0001")

    assert schema_of(empty_engine) == before


def test_upgrade_says_whether_it_did_anything(empty_engine: Engine) -> None:
    assert upgrade_schema(empty_engine) is True
    assert upgrade_schema(empty_engine) is False


def test_a_database_is_current_only_at_the_newest_revision(empty_engine: Engine) -> None:
    found = [is_current(empty_engine)]
    for revision in ("0001", "head"):
        upgrade_schema(empty_engine, revision=revision)
        found.append(is_current(empty_engine))

    assert found == [False, False, True]


def test_asking_for_the_revision_does_not_wait_for_a_writer(engine: Engine) -> None:
    reader = open_engine(engine.url.render_as_string(hide_password=False))
    with engine.begin() as writing:
        writing.execute(text("UPDATE alembic_version SET version_num = version_num"))

        found = is_current(reader)
    reader.dispose()

    assert found is True


def test_a_failing_upgrade_leaves_nothing_behind(empty_engine: Engine) -> None:
    with empty_engine.begin() as connection:
        connection.execute(text("CREATE TABLE wish (id integer)"))  # in the way of the first migration
    before = schema_of(empty_engine)

    with pytest.raises(Exception, match="wish"):
        upgrade_schema(empty_engine)

    assert schema_of(empty_engine) == before


@pytest.mark.parametrize(
    ("name", "kind", "ours"),
    [
        ("plan_version", "table", True),
        ("huey_queue", "table", False),
        ("kv", "table", False),
        ("kv_something", "index", True),
        (None, "schema", True),
        (None, "table", True),
    ],
)
def test_tables_of_the_job_queue_are_not_ours(name: str | None, kind: str, ours: bool) -> None:
    assert is_ours(name, kind, {}) is ours
