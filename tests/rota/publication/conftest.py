"""A database in memory with the rows of a tiny county, and one on disk with a month planned in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

import rota.accounts.models
import rota.publication.models  # noqa: F401 - the tables of both belong to the schema
from rota.storage.base import Base
from rota.storage.engine import open_engine
from tests.rota.planning.county_rows import copied_county, write_county
from tests.rota.publication.released_rows import add_office


@pytest.fixture
def db() -> Iterator[Session]:
    """A database session on a fresh county that has released nothing yet."""
    engine = open_engine("sqlite:///:memory:")
    Base.metadata.create_all(engine)
    with Session(engine) as db:
        add_office(db)
        yield db
    engine.dispose()


@pytest.fixture(scope="session")
def december_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small county with the draft of December 2026."""
    return write_county(tmp_path_factory.mktemp("december") / "rota.sqlite3", is_planned=True)


@pytest.fixture
def december(december_file: Path, tmp_path: Path) -> Iterator[Session]:
    """A database session on a copy of that county."""
    with copied_county(december_file, tmp_path) as db:
        yield db
