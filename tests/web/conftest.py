"""An installation in a temporary folder with two versions of December 2026, and a client that speaks English."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import msgspec
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, select

import rota.accounts.models  # noqa: F401 - its table belongs to the schema
from rota.planning.models import PlanVersion, ReceptionStatus
from rota.publication.models import ReleaseDocument
from rota.publication.values import MonthRelease
from rota.settings import Settings
from rota.storage.base import Base
from rota.storage.engine import open_engine, transaction
from tests.rota.publication.released_rows import FIRST, SECOND, TOWN_DAY, VILLAGE_HALFDAY, Said, add_office, add_release
from tests.sample_release import ZONE, attendee, reception, sample_release
from web.app import create_app

TODAY = datetime(2026, 12, 7, 8, 0, tzinfo=ZONE)
SECRET_NAME = "不公开人员"
CANCELLED = reception(
    id="RMON.CANCELLED", starts_at=datetime(2026, 12, 21, 9, 0, tzinfo=ZONE), status=ReceptionStatus.CANCELLED
)
UNFILLED = reception(
    id="RMON.UNFILLED", starts_at=datetime(2026, 12, 28, 9, 0, tzinfo=ZONE), status=ReceptionStatus.UNFILLED, people=()
)
SUBSTITUTED = reception(
    id="RMON.SUBSTITUTED",
    starts_at=datetime(2026, 12, 29, 9, 0, tzinfo=ZONE),
    theme="土地",
    people=(attendee(substitute_for="邹新"),),
)
HIDDEN = reception(
    id="RAPPT.HIDDEN",
    starts_at=datetime(2026, 12, 23, 9, 0, tzinfo=ZONE),
    is_public=False,
    place=("PC09", "不公开地点", ""),
    people=(attendee("L99", SECRET_NAME), attendee()),
)


@dataclass(frozen=True, kw_only=True)
class Site:
    """An application, its settings and its database."""

    settings: Settings
    engine: Engine
    app: Flask

    def client(self, language: str = "en") -> FlaskClient:
        client = self.app.test_client()
        client.environ_base["HTTP_ACCEPT_LANGUAGE"] = language
        return client

    def release(self, number: int, released_at: datetime, *said: Said, document: MonthRelease) -> None:
        """Add a release: ``said`` is what feeds read, ``document`` what pages read."""
        with transaction(self.engine) as db:
            add_release(db, number, released_at, *said, month=document.month)
            of_month = select(PlanVersion.id).where(PlanVersion.month == document.month, PlanVersion.number == number)
            frozen = ReleaseDocument(version_id=db.scalars(of_month).one(), document=msgspec.json.encode(document))
            db.add(frozen)


def december(number: int) -> MonthRelease:
    """The sample month with a cancelled, an unfilled, a substituted and an unannounced reception."""
    release = sample_release(number=number)
    receptions = (*release.receptions, CANCELLED, UNFILLED, SUBSTITUTED, HIDDEN)
    return replace(release, receptions=tuple(sorted(receptions, key=lambda one: (one.starts_at, one.id))))


@pytest.fixture
def empty_site(tmp_path: Path) -> Iterator[Site]:
    """An office that has released nothing."""
    settings = Settings(
        home=tmp_path, database_url=f"sqlite:///{tmp_path / 'rota.sqlite3'}", fixed_now=TODAY, language="en"
    )
    engine = open_engine(settings.database_url)
    Base.metadata.create_all(engine)
    with transaction(engine) as db:
        add_office(db)
    yield Site(settings=settings, engine=engine, app=create_app(settings, engine=engine))
    engine.dispose()


@pytest.fixture
def site(empty_site: Site) -> Site:
    """An office with two released versions of December 2026."""
    empty_site.release(1, FIRST, Said(), TOWN_DAY, VILLAGE_HALFDAY, document=december(1))
    moved = replace(VILLAGE_HALFDAY, minutes=120, sequence=1)
    unchanged = (replace(Said(), changed_at=FIRST), replace(TOWN_DAY, changed_at=FIRST))
    empty_site.release(2, SECOND, *unchanged, moved, document=december(2))
    return empty_site


@pytest.fixture
def client(site: Site) -> FlaskClient:
    """A browser that prefers English."""
    return site.client()
