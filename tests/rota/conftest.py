"""Fresh databases of both kinds, with the schema that the migrations make."""

from __future__ import annotations

import shutil
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


@pytest.fixture(scope="session")
def upgraded_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the newest schema, to be copied."""
    file = tmp_path_factory.mktemp("upgraded") / "rota.sqlite3"
    _upgrade(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def upgraded_postgres(postgres_url: str) -> str:
    """The name of a database with the newest schema, to be copied."""
    _upgrade(_create(postgres_url, "upgraded"))
    return "upgraded"


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An empty database of each kind."""
    if request.param == "sqlite":
        engine = open_engine(f"sqlite:///{tmp_path / 'rota.sqlite3'}")
    else:
        engine = open_engine(_create(request.getfixturevalue("postgres_url"), f"rota{next(_NUMBERS)}"))
    yield engine
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A database of each kind with the newest schema."""
    if request.param == "sqlite":
        file = shutil.copy(request.getfixturevalue("upgraded_sqlite"), tmp_path)
        engine = open_engine(f"sqlite:///{file}")
    else:
        engine = open_engine(_copy_of_upgraded(request))
    yield engine
    engine.dispose()


@pytest.fixture
def postgres_engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """A PostgreSQL database with the newest schema."""
    engine = open_engine(_copy_of_upgraded(request))
    yield engine
    engine.dispose()


def _copy_of_upgraded(request: pytest.FixtureRequest) -> str:
    template = request.getfixturevalue("upgraded_postgres")
    return _create(request.getfixturevalue("postgres_url"), f"rota{next(_NUMBERS)}", template=template)


def _create(server_url: str, name: str, *, template: str = "template1") -> str:
    url = make_url(server_url)
    server = create_engine(url, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
    server.dispose()
    return url.set(database=name).render_as_string(hide_password=False)


def _upgrade(url: str) -> None:
    engine = open_engine(url)
    upgrade_schema(engine)
    engine.dispose()
