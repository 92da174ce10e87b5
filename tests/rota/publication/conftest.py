"""A database in memory with the rows of a tiny county."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

import rota.accounts.models
import rota.publication.models  # noqa: F401 - the tables of both belong to the schema
from rota.storage.base import Base
from rota.storage.engine import open_engine
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
