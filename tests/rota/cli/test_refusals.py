"""A database or a disk that does not play along: a sentence, never a trace."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from rota.cli.refusals import refusal
from rota.storage import engine
from tests.installation import Installation


def test_bug_is_not_hidden() -> None:
    assert refusal(KeyError("x")) is None
    assert refusal(ModuleNotFoundError("x", name="rota.bogus")) is None


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("bogus", "The address of the database is wrong: "),
        ("bogus://x", "The address of the database is wrong: "),
        ("postgresql+psycopg://nobody@127.0.0.1:1/rota", "The database does not answer: "),
    ],
)
def test_database_that_cannot_be_reached_is_a_sentence(office: Installation, url: str, sentence: str) -> None:
    said = office.with_variables(ROTA_DATABASE_URL=url).run("show", "2026-12")

    assert (said.exit_code, said.stdout) == (1, "")
    assert said.stderr.startswith(f"Refused: {sentence}")


def test_file_that_is_no_database_is_refused_and_kept(office: Installation) -> None:
    office.home.mkdir()
    office.database.write_bytes(b"this is a letter, not a database. " * 100)

    said = office.run("init")

    assert said.exit_code == 1
    assert said.stderr.startswith("Refused: The database does not answer: file is not a database")
    assert office.database.read_bytes() == b"this is a letter, not a database. " * 100


def test_home_that_is_a_file_is_a_sentence(office: Installation) -> None:
    office.home.write_text("", encoding="utf-8")

    said = office.run("init")

    assert said.exit_code == 1
    assert said.stderr.startswith("Refused: The computer refuses: ")


def test_database_held_by_another_writer_is_a_sentence_for_writers_and_nothing_for_readers(
    small: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = engine.create_engine

    def impatient(url: object, **options: object) -> object:
        return opened(url, **{**options, "connect_args": {"timeout": 0.1}})

    monkeypatch.setattr(engine, "create_engine", impatient)
    with closing(sqlite3.connect(small.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        refused = small.run("cancel", "RMON.2026-W51", "--reason", "x")
        shown = small.run("show", "2026-12")

    assert refused.exit_code == 1
    assert refused.stderr == "Refused: The database is busy with another command; try again in a moment\n"
    assert shown.exit_code == 0


def test_place_that_cannot_be_written_is_a_sentence(small: Installation, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    for arguments in (("export", "2026-12", "--out"), ("demo", "--out"), ("template",), ("backup",)):
        said = small.run(*arguments, tmp_path / "file" / "out")

        assert (said.exit_code, said.stdout) == (1, ""), arguments
        assert str(tmp_path / "file") in said.stderr
        assert "cannot be written" in said.stderr
