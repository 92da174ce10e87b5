from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.exc import DBAPIError, StatementError
from sqlalchemy.orm import Session

from rota.accounts.audit import record
from rota.accounts.models import AuditEntry
from rota.office.models import Wish
from rota.planning.models import Finding, PlannedReception, Severity
from rota.storage.engine import open_engine, reading, transaction
from rota.words import message
from tests.rota.storage.plan_rows import NINE, NOW, add_reception, add_version


def test_the_folder_of_a_database_file_is_made(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'a' / 'b' / 'rota.sqlite3'}")
    with engine.begin() as connection:
        mode = connection.scalar(text("PRAGMA journal_mode"))
        keys = connection.scalar(text("PRAGMA foreign_keys"))
    engine.dispose()

    assert (mode, keys) == ("wal", 1)
    assert (tmp_path / "a" / "b" / "rota.sqlite3").is_file()


def test_a_database_in_memory_needs_no_folder() -> None:
    engine = open_engine("sqlite:///:memory:")
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT 1")) == 1
    engine.dispose()


def test_a_transaction_commits_when_the_block_ends_well(engine: Engine) -> None:
    with transaction(engine) as db:
        record(db, actor="tester", now=NOW, action="test", subject="x")

    with transaction(engine) as db:
        assert db.scalars(select(AuditEntry.subject)).all() == ["x"]


def test_a_transaction_leaves_nothing_behind_when_the_block_fails(engine: Engine) -> None:
    with pytest.raises(RuntimeError), transaction(engine) as db:
        _record_and_fail(db)

    with transaction(engine) as db:
        assert db.scalars(select(AuditEntry)).all() == []


def _record_and_fail(db: Session) -> None:
    record(db, actor="tester", now=NOW, action="test", subject="x")
    db.flush()
    raise RuntimeError


def test_a_reading_engine_refuses_to_write(engine: Engine) -> None:
    with pytest.raises(DBAPIError, match=r"readonly|read-only"), transaction(reading(engine)) as db:
        record(db, actor="tester", now=NOW, action="test", subject="x")


def test_a_connection_can_write_again_after_it_has_read(engine: Engine) -> None:
    with transaction(reading(engine)) as db:
        assert db.scalars(select(AuditEntry)).all() == []

    with transaction(engine) as db:
        record(db, actor="tester", now=NOW, action="test", subject="x")

    with transaction(reading(engine)) as db:
        assert db.scalars(select(AuditEntry.subject)).all() == ["x"]


def test_a_reader_does_not_wait_for_a_writer(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'rota.sqlite3'}"
    writer, reader = open_engine(url), open_engine(url)
    with writer.begin() as connection:
        connection.execute(text("CREATE TABLE t (x integer)"))
    with writer.begin() as writing:
        writing.execute(text("INSERT INTO t VALUES (1)"))
        with reading(reader).connect() as connection:
            rows = connection.scalar(text("SELECT count(*) FROM t"))
    writer.dispose()
    reader.dispose()

    assert rows == 0


def test_foreign_keys_are_held(engine: Engine) -> None:
    with pytest.raises(DBAPIError, match=r"(?i)foreign key"), transaction(engine) as db:
        db.add(Wish(post_id=99, day_on=NINE.date(), kind="AVOID", weight=1))


def test_an_instant_comes_back_as_the_same_instant_in_utc(engine: Engine) -> None:
    at = datetime(2026, 12, 7, 9, 0, tzinfo=timezone(timedelta(hours=8)))
    with transaction(engine) as db:
        add_reception(db, add_version(db), "R1", at)

    with transaction(engine) as db:
        found = db.scalars(select(PlannedReception.starts_at)).one()

    assert (found, found.utcoffset()) == (at, timedelta(0))


def test_an_instant_without_a_zone_is_refused(engine: Engine) -> None:
    with pytest.raises(StatementError, match="an instant needs a zone"), transaction(engine) as db:
        record(db, actor="tester", now=datetime(2026, 12, 7, 9, 0), action="test", subject="x")


def test_a_sentence_and_its_absence_come_back_as_they_went(engine: Engine) -> None:
    sentence = message("{a} and {b}", a=message("x"), b=("1", 2))
    with transaction(engine) as db:
        version = add_version(db)
        db.add(Finding(version_id=version.id, rule="RMON", severity=Severity.INFO, people=["L03"], text=sentence))
        planned = add_reception(db, version, "R1")
        assert planned.reason is None

    with transaction(engine) as db:
        finding = db.scalars(select(Finding)).one()
        assert (finding.text, finding.people) == (sentence, ["L03"])
        assert db.scalars(select(PlannedReception.reason)).all() == [None]


def test_an_unknown_value_of_a_choice_is_refused_by_the_database(engine: Engine) -> None:
    with pytest.raises(DBAPIError, match=r"(?i)check constraint"), engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO plan_version"
                " (month, roster, state, is_current, created_at, created_by, solver_cost, balance)"
                " VALUES ('2026-12', 'TEA', 'DRAFT', true, '2026-11-20', 'x', '{}', '{}')"
            )
        )
