"""What changes from one release to the next."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from rota.errors import NotFoundError
from rota.planning.models import (
    PlannedReception,
    ReceptionStatus,
)
from rota.publication.differences import Change, ReceptionState, diff_releases
from rota.settings import ZONE
from rota.words import message
from tests.rota.planning.county_rows import (
    DECEMBER,
)
from tests.rota.publication.releasing import LATER, LATEST, MONDAY, draft_again, reception, release


@pytest.fixture
def db(december: Session) -> Session:
    return december


def _cancel(one: PlannedReception) -> None:
    one.status, one.reason = ReceptionStatus.CANCELLED, message("the hall is closed")


def _move(one: PlannedReception) -> None:
    one.starts_at += timedelta(hours=5)
    one.ends_at += timedelta(hours=5)


def _shorten(one: PlannedReception) -> None:
    one.ends_at -= timedelta(minutes=1)


def _elsewhere(one: PlannedReception) -> None:
    one.place_code = "PC01"


def _empty(one: PlannedReception) -> None:
    one.assignments.clear()
    one.status, one.reason = ReceptionStatus.UNFILLED, message("nobody")


def _reword(one: PlannedReception) -> None:
    one.reason, one.theme = message("in other words"), "x"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (_cancel, (Change.CANCELLED,)),
        (_move, (Change.MOVED,)),
        (_shorten, (Change.MOVED,)),
        (_elsewhere, (Change.PLACE,)),
        (_empty, (Change.PEOPLE, Change.STATUS)),
        (_reword, ()),
    ],
)
def test_each_kind_of_change_is_told(db: Session, change, expected: tuple[Change, ...]) -> None:
    release(db)
    draft_again(db)
    change(reception(db, "RLAW.2026-12-09"))
    db.flush()

    done = release(db, LATER)

    assert [one.changes for one in done.differences] == ([expected] if expected else [])
    assert diff_releases(db, month=DECEMBER, older=1, newer=2) == done.differences


def test_a_cancellation_is_taken_back(db: Session) -> None:
    _cancel(reception(db))
    release(db)
    draft_again(db)
    reception(db).status = ReceptionStatus.PLANNED

    (difference,) = release(db, LATER).differences

    assert difference.changes == (Change.RESTORED,)


def test_a_reception_left_out_is_told_and_comes_back_two_steps_later(db: Session) -> None:
    release(db)
    draft_again(db)
    lost = reception(db)
    db.delete(lost)
    db.flush()
    (gone,) = release(db, LATER).differences
    draft = draft_again(db)
    db.add(
        PlannedReception(
            version_id=draft.id,
            reception_id=MONDAY,
            starts_at=datetime(2026, 12, 7, 1, tzinfo=UTC),
            ends_at=datetime(2026, 12, 7, 3, 30, tzinfo=UTC),
            place_code="PC01",
            status=ReceptionStatus.PLANNED,
        )
    )
    db.flush()

    (back,) = release(db, LATEST).differences

    assert (gone.changes, gone.after, back.changes, back.before) == ((Change.REMOVED,), None, (Change.NEW,), None)
    assert (reception(db).sequence, reception(db).changed_at) == (2, LATEST)
    assert diff_releases(db, month=DECEMBER, older=2, newer=1)[0].after == ReceptionState(
        starts_at=datetime(2026, 12, 7, 9, tzinfo=ZONE),
        ends_at=datetime(2026, 12, 7, 11, 30, tzinfo=ZONE),
        place="PC01",
        status=ReceptionStatus.PLANNED,
        people=gone.before.people if gone.before else frozenset(),
    )


@pytest.mark.parametrize(("older", "newer"), [(1, 2), (3, 1)])
def test_a_version_that_does_not_exist_is_named(db: Session, older: int, newer: int) -> None:
    release(db)

    with pytest.raises(NotFoundError, match=str(max(older, newer))):
        diff_releases(db, month=DECEMBER, older=older, newer=newer)
