"""What a request can reach."""

from __future__ import annotations

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import OperationalError

from rota.office.models import Unit
from rota.storage.engine import transaction
from tests.web.conftest import TODAY, Site
from web.scope import now, reading_db, writing_db


def test_request_keeps_one_database_and_closes_it(empty_site: Site) -> None:
    with empty_site.app.test_request_context("/"):
        db = reading_db()
        db.execute(text("SELECT 1"))

        assert reading_db() is db
        assert empty_site.engine.pool.checkedout() == 1
    assert empty_site.engine.pool.checkedout() == 0


def test_page_that_asks_nothing_opens_no_database(empty_site: Site) -> None:
    with empty_site.app.test_request_context("/"):
        empty_site.app.preprocess_request()

        assert empty_site.engine.pool.checkedout() == 0


def test_reading_waits_for_no_writer(empty_site: Site) -> None:
    with transaction(empty_site.engine) as writer:
        writer.add(Unit(code="U99", name="新"))
        writer.flush()

        with empty_site.app.test_request_context("/"):
            assert reading_db().scalars(select(Unit.code)).all() == ["U07"]


def test_reading_database_refuses_a_write_and_writing_ones_do_not(empty_site: Site) -> None:
    with empty_site.app.test_request_context("/"), pytest.raises(OperationalError, match="readonly"):
        reading_db().execute(text("UPDATE unit SET code = 'U08'"))

    with empty_site.app.test_request_context("/"), writing_db() as db:
        db.execute(text("UPDATE unit SET code = 'U08'"))

    with empty_site.app.test_request_context("/"):
        assert reading_db().scalars(select(Unit.code)).all() == ["U08"]


def test_now_is_the_installations(empty_site: Site) -> None:
    with empty_site.app.test_request_context("/"):
        assert now() == TODAY
