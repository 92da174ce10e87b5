from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from rota.office.models import Area, AreaLevel, ReceptionPoint
from rota.storage.engine import open_engine
from rota.storage.upgrade import upgrade_schema


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Session]:
    """A county that has only its three reception points."""
    engine = open_engine(f"sqlite:///{tmp_path / 'rota.sqlite3'}")
    upgrade_schema(engine)
    with Session(engine) as db:
        county = Area(code="COUNTY", level=AreaLevel.COUNTY, name="岚汀县")
        db.add(county)
        db.flush()
        db.add_all(ReceptionPoint(code=code, area_id=county.id, name=code) for code in ("PC01", "PC02", "PC03"))
        db.commit()
        yield db
    engine.dispose()
