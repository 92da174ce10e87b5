from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

import rota.accounts.models  # noqa: F401  the audit table must be known to the metadata
from rota.settings import ZONE
from rota.storage.base import Base
from rota.storage.engine import open_engine
from rota.workdays.daytypes import Workdays
from rota.workdays.imports import read_calendar_csv, read_windows_csv

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=ZONE)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Session]:
    engine = open_engine(f"sqlite:///{tmp_path / 'rota.sqlite3'}")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        yield session
    engine.dispose()


@pytest.fixture(scope="session")
def county_workdays(shared: Path) -> Workdays:
    """The sample county's calendar: 2025 and 2026 official, 2027 provisional."""
    folder = shared / "county"
    names = ("calendar_2025.csv", "calendar_2026.csv", "calendar_2027_provisional.csv")
    sheets = [read_calendar_csv((folder / name).read_bytes(), source_name=name) for name in names]
    windows = read_windows_csv((folder / "calendar_2027_uncertain_windows.csv").read_bytes(), source_name="windows")
    return Workdays(rows=tuple(row for sheet in sheets for row in sheet.rows), windows=windows)
