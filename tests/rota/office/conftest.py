from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

import rota.accounts.models
import rota.office.models
import rota.planning.models
import rota.workdays.models  # noqa: F401  every table must be known to the metadata
from rota.storage.base import Base
from rota.storage.engine import open_engine


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Session]:
    """An empty database in its own file."""
    engine = open_engine(f"sqlite:///{tmp_path / 'rota.sqlite3'}")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        yield session
    engine.dispose()
