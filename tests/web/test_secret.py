"""The key that signs cookies."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from rota.errors import BadInputError
from web.secret import load_or_make_secret


def test_key_is_made_once_and_only_for_the_owner(tmp_path: Path) -> None:
    home = tmp_path / "new"

    first, second = load_or_make_secret(home), load_or_make_secret(home)

    assert first == second
    assert len(first) == 32
    assert [file.name for file in home.iterdir()] == ["web-secret"]
    assert (home / "web-secret").stat().st_mode & 0o777 == 0o600


def test_two_installations_have_two_keys(tmp_path: Path) -> None:
    assert load_or_make_secret(tmp_path / "a") != load_or_make_secret(tmp_path / "b")


def test_processes_that_start_together_agree(tmp_path: Path) -> None:
    with ThreadPoolExecutor(16) as pool:
        keys = set(pool.map(lambda _: load_or_make_secret(tmp_path), range(64)))

    assert len(keys) == 1


def test_broken_key_is_said(tmp_path: Path) -> None:
    (tmp_path / "web-secret").write_bytes(b"short")

    with pytest.raises(BadInputError, match="web-secret"):
        load_or_make_secret(tmp_path)
