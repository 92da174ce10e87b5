"""Fresh databases of both kinds, with the schema that the migrations make."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, make_url, text

from rota.storage.engine import open_engine
from rota.storage.upgrade import upgrade_schema
from tests.rota.storage.postgres_server import running_server

_NUMBERS = count(1)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The address of a PostgreSQL server that lives as long as the tests."""
    with running_server() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An empty database of each kind."""
    if request.param == "sqlite":
        engine = open_engine(f"sqlite:///{tmp_path / 'rota.sqlite3'}")
    else:
        url = make_url(request.getfixturevalue("postgres_url"))
        name = f"rota{next(_NUMBERS)}"
        server = create_engine(url, isolation_level="AUTOCOMMIT")
        with server.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        server.dispose()
        engine = open_engine(url.set(database=name).render_as_string(hide_password=False))
    yield engine
    engine.dispose()


@pytest.fixture
def engine(empty_engine: Engine) -> Engine:
    """A database of each kind with the newest schema."""
    upgrade_schema(empty_engine)
    return empty_engine
