from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from tests.rota.planning.county_rows import copied_county, write_county


@pytest.fixture(scope="session")
def county_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small county without any plan."""
    return write_county(tmp_path_factory.mktemp("county") / "rota.sqlite3", is_planned=False)


@pytest.fixture(scope="session")
def planned_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same county with the draft of December 2026."""
    return write_county(tmp_path_factory.mktemp("planned") / "rota.sqlite3", is_planned=True)


@pytest.fixture
def db(county_file: Path, tmp_path: Path) -> Iterator[Session]:
    with copied_county(county_file, tmp_path) as db:
        yield db


@pytest.fixture
def planned_db(planned_file: Path, tmp_path: Path) -> Iterator[Session]:
    with copied_county(planned_file, tmp_path) as db:
        yield db
