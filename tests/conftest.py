"""Fixtures that every room's tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest_plugins = ("tests.installations",)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of sample data beside the checkout."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    assert folder.is_dir(), f"the tests need the sample data in {folder}"
    return folder
