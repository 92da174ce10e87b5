"""Installations in every state of a month, made once per session and copied for each test that changes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.installation import Installation
from tests.marked_county import marked_county
from tests.small_office import small_office

MONTH = "2026-12"


@pytest.fixture
def office(tmp_path: Path) -> Installation:
    """A home folder without a database."""
    return Installation(tmp_path / "home")


@pytest.fixture(scope="session")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample county, with marks where nothing may be published. Not to be changed."""
    return marked_county(tmp_path_factory.mktemp("county") / "county")


@pytest.fixture(scope="session")
def imported_once(tmp_path_factory: pytest.TempPathFactory, county: Path) -> Installation:
    installation = Installation(tmp_path_factory.mktemp("imported"))
    installation.ok("import", county)
    return installation


@pytest.fixture(scope="session")
def planned_once(tmp_path_factory: pytest.TempPathFactory, imported_once: Installation) -> Installation:
    installation = imported_once.copy(tmp_path_factory.mktemp("planned"))
    installation.ok("generate", MONTH)
    return installation


@pytest.fixture(scope="session")
def released_once(tmp_path_factory: pytest.TempPathFactory, planned_once: Installation) -> Installation:
    installation = planned_once.copy(tmp_path_factory.mktemp("released"))
    installation.ok("approve", MONTH)
    installation.ok("publish", MONTH)
    return installation


@pytest.fixture(scope="session")
def files_once(tmp_path_factory: pytest.TempPathFactory, released_once: Installation) -> Path:
    """The folder that ``rota export`` writes for the released month. Not to be changed."""
    folder = tmp_path_factory.mktemp("files")
    released_once.ok("export", MONTH, "--out", folder)
    return folder / MONTH


@pytest.fixture
def imported(tmp_path: Path, imported_once: Installation) -> Installation:
    """The sample county's lists, no plan yet."""
    return imported_once.copy(tmp_path / "home")


@pytest.fixture
def planned(tmp_path: Path, planned_once: Installation) -> Installation:
    """The sample county with a draft of December 2026."""
    return planned_once.copy(tmp_path / "home")


@pytest.fixture
def released(tmp_path: Path, released_once: Installation) -> Installation:
    """The sample county with December 2026 released."""
    return released_once.copy(tmp_path / "home")


@pytest.fixture(scope="session")
def small_once(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    folder = tmp_path_factory.mktemp("small")
    installation = Installation(folder)
    installation.ok("import", small_office(folder / "county"))
    installation.ok("generate", MONTH)
    installation.ok("approve", MONTH)
    installation.ok("publish", MONTH)
    return installation


@pytest.fixture
def small(tmp_path: Path, small_once: Installation) -> Installation:
    """An office of two villages with December 2026 released; planning and printing it takes a moment only."""
    return small_once.copy(tmp_path / "home")
