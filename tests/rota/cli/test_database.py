from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.installation import Installation


def test_init_makes_the_database_once(office: Installation) -> None:
    first, second = office.ok("init"), office.ok("init")

    assert first.stderr == f"The database is ready: sqlite:///{office.database}\n"
    assert second.stderr == f"The database was ready already: sqlite:///{office.database}\n"
    assert [office.ok("calendar", "show", year, "--json").json["status"] for year in ("2025", "2026", "2027")] == [
        "OFFICIAL",
        "OFFICIAL",
        "PROVISIONAL",
    ]


def test_two_installations_have_different_ids(office: Installation, tmp_path: Path) -> None:
    other = Installation(tmp_path / "other")
    for one in (office, other):
        one.ok("init")

    sql = "SELECT value FROM office_setting WHERE key = 'office_id'"
    assert len({*office.rows(sql), *other.rows(sql)}) == 2


def test_restore_brings_back_what_was_backed_up(small: Installation, tmp_path: Path) -> None:
    before = small.dump()
    small.ok("backup", tmp_path / "copy.sqlite3")
    small.ok("cancel", "RMON.2026-W51", "--reason", "x")
    changed = small.dump()

    said = small.ok("restore", tmp_path / "copy.sqlite3")

    kept = small.home / "rota.sqlite3.20261120-090000.before-restore"
    assert said.stderr.splitlines() == [
        f"The present database is kept as {kept}",
        f"Restored from {tmp_path / 'copy.sqlite3'}",
    ]
    assert small.dump() == before
    with closing(sqlite3.connect(kept)) as connection:
        assert tuple(connection.iterdump()) == changed


def test_restore_on_a_fresh_machine_needs_no_database(small: Installation, tmp_path: Path) -> None:
    small.ok("backup", tmp_path / "copy.sqlite3")
    fresh = Installation(tmp_path / "fresh")

    said = fresh.ok("restore", tmp_path / "copy.sqlite3")

    assert said.stderr == f"Restored from {tmp_path / 'copy.sqlite3'}\n"
    assert fresh.dump() == small.dump()


def test_backup_never_overwrites(small: Installation, tmp_path: Path) -> None:
    (tmp_path / "copy.sqlite3").write_text("mine", encoding="utf-8")

    said = small.run("backup", tmp_path / "copy.sqlite3")

    assert said.exit_code == 1
    assert said.stderr == f"Refused: {tmp_path / 'copy.sqlite3'} exists already; a backup never overwrites a file\n"
    assert (tmp_path / "copy.sqlite3").read_text(encoding="utf-8") == "mine"


def test_backup_without_a_database_is_refused(office: Installation, tmp_path: Path) -> None:
    said = office.run("backup", tmp_path / "copy.sqlite3")

    assert said.exit_code == 1
    assert said.stderr == f"Refused: There is no database at {office.database}\n"
    assert not (tmp_path / "copy.sqlite3").exists()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "There is no file {path}"),
        (b"", "{path} is damaged or not a backup of this program"),
        (b"a letter " * 1000, "{path} is not a database: file is not a database"),
    ],
)
def test_restore_refuses_what_is_no_backup(
    small: Installation, tmp_path: Path, content: bytes | None, sentence: str
) -> None:
    path, before = tmp_path / "copy.sqlite3", small.dump()
    if content is not None:
        path.write_bytes(content)

    said = small.run("restore", path)

    assert said.exit_code == 1
    assert said.stderr == f"Refused: {sentence.format(path=path)}\n"
    assert small.dump() == before


def test_backup_of_postgresql_is_left_to_its_own_tools(office: Installation, tmp_path: Path) -> None:
    other = office.with_variables(ROTA_DATABASE_URL="postgresql+psycopg://127.0.0.1/rota")

    said = other.run("backup", tmp_path / "copy.sqlite3")

    assert said.exit_code == 1
    assert "pg_dump" in said.stderr
