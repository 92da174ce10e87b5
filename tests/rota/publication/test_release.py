"""Draft, approved, released: what stops a month on its way out, and what a release freezes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.orm import Session

from rota.accounts.models import AuditEntry
from rota.errors import ConflictError, RuleBrokenError
from rota.planning.models import (
    Assignment,
    Finding,
    PlanVersion,
    ReceptionStatus,
    Role,
    VersionState,
)
from rota.planning.versions import find_release, get_current, list_receptions
from rota.publication.differences import Change
from rota.publication.months import list_released_months, load_month_release
from rota.settings import ZONE
from rota.storage.engine import transaction
from rota.words import message
from rota.workdays.months import Month
from tests.rota.planning.county_rows import (
    DECEMBER,
    NOW,
    add_absence,
    add_county,
    generate,
)
from tests.rota.publication.releasing import (
    LATER,
    LATEST,
    MONDAY,
    approve,
    draft_again,
    hand_over,
    publish,
    reception,
    release,
)

WAIT_SECONDS = 20


@pytest.fixture
def db(december: Session) -> Session:
    return december


def test_a_draft_cannot_be_released_unapproved(db: Session) -> None:
    with pytest.raises(ConflictError):
        publish(db)


def test_a_month_is_released_once(db: Session) -> None:
    release(db)

    with pytest.raises(ConflictError):
        publish(db)

    assert db.scalars(select(PlanVersion.number)).all() == [1]


def test_a_release_is_numbered_and_recorded(db: Session) -> None:
    done = release(db)

    version = done.version
    assert (version.number, version.state, version.released_at, version.released_by) == (
        1,
        VersionState.RELEASED,
        NOW,
        "boss",
    )
    assert {one.changes for one in done.differences} == {(Change.NEW,)}
    assert len(done.differences) == 46
    entry = db.scalars(select(AuditEntry).where(AuditEntry.action == "plan.publish")).one()
    assert (entry.subject, entry.after, entry.reason) == (
        "2026-12 v1",
        {"changed": 46, "late": 0, "provisional": False},
        None,
    )
    assert {(one.sequence, one.changed_at) for one in list_receptions(db, version)} == {(0, NOW)}


@pytest.mark.parametrize(("day", "is_late"), [(date(2026, 11, 25), False), (date(2026, 11, 26), True)])
def test_a_release_after_the_last_day_for_a_notice_is_late(db: Session, day: date, is_late: bool) -> None:
    """The first receptions are on 30 November: their notices hang on 25 November at the latest."""
    at = datetime(day.year, day.month, day.day, 23, 59, tzinfo=ZONE).astimezone(UTC)
    approve(db)

    if is_late:
        with pytest.raises(RuleBrokenError, match=r"RMON\.2026-W49"):
            publish(db, now=at, late_reason=" ")
        version = publish(db, now=at, late_reason="the lists came late").version
        assert version.late_reason == "the lists came late"
    else:
        assert publish(db, now=at, late_reason="not needed").version.late_reason is None


def test_nothing_is_late_that_nobody_holds_or_announces(db: Session) -> None:
    monday = reception(db, "RMON.2026-W49")
    monday.status, monday.reason = ReceptionStatus.UNFILLED, message("nobody")
    for one in list_receptions(db, get_current(db, DECEMBER)):
        if one is not monday:
            one.publish_by = None
    approve(db)

    assert publish(db, now=datetime(2026, 12, 30, 9, tzinfo=ZONE), late_reason=None).version.number == 1


def test_a_correction_is_late_only_for_what_it_changes(db: Session) -> None:
    release(db)
    draft_again(db)
    hand_over(db, "RMON.2026-W53")

    at = datetime(2026, 12, 10, 9, tzinfo=ZONE)
    approve(db, now=at)

    assert publish(db, now=at, late_reason=None).version.number == 2


def test_days_that_may_still_change_need_a_confirmation(db: Session) -> None:
    february = Month(2027, 2)
    generate(db, february)
    approve(db, month=february)

    with pytest.raises(RuleBrokenError, match="春节"):
        publish(db, month=february)

    done = publish(db, month=february, confirm_provisional=True)
    assert done.version.number == 1
    entry = db.scalars(select(AuditEntry).where(AuditEntry.action == "plan.publish")).one()
    assert entry.after is not None
    assert entry.after["provisional"] is True


def test_a_second_release_touches_only_what_changed(db: Session) -> None:
    release(db)
    draft_again(db)
    before, after = hand_over(db)

    done = release(db, LATER)

    assert done.version.number == 2
    (difference,) = done.differences
    assert (difference.reception, difference.changes) == (MONDAY, (Change.PEOPLE,))
    assert difference.before is not None
    assert difference.after is not None
    assert (difference.before.people, difference.after.people) == (
        frozenset({(before, "HOST", None)}),
        frozenset({(after, "HOST", None)}),
    )
    stamps = {one.reception_id: (one.sequence, one.changed_at) for one in list_receptions(db, done.version)}
    assert stamps.pop(MONDAY) == (1, LATER)
    assert set(stamps.values()) == {(0, NOW)}


def test_a_third_release_goes_on_counting(db: Session) -> None:
    release(db)
    draft_again(db)
    hand_over(db)
    release(db, LATER)
    draft_again(db)
    hand_over(db)

    done = release(db, LATEST)

    assert (reception(db).sequence, reception(db).changed_at, done.version.number) == (2, LATEST, 3)
    assert [number for number in (1, 2, 3) if reception(db, number=number).sequence == number - 1] == [1, 2, 3]


def test_a_release_without_a_change_touches_nothing(db: Session) -> None:
    release(db)
    draft_again(db)

    done = release(db, LATER)

    assert (done.version.number, done.differences) == (2, ())
    assert {(one.sequence, one.changed_at) for one in list_receptions(db, done.version)} == {(0, NOW)}


def test_a_copy_of_a_release_says_the_same(db: Session) -> None:
    add_absence(db, "T01L01", date(2026, 12, 7), date(2026, 12, 13))
    released = release(db).version
    generate(db)
    release(db, LATER)

    draft = draft_again(db)

    def rows(version: PlanVersion) -> list[tuple[object, ...]]:
        return [
            (
                one.reception_id,
                one.starts_at,
                one.status,
                one.reason,
                one.publish_by,
                [(seat.post_id, seat.role, seat.substitute_for_id, seat.why) for seat in one.assignments],
            )
            for one in list_receptions(db, version)
        ]

    second = find_release(db, DECEMBER, 2)
    assert second is not None
    assert rows(draft) == rows(second)
    assert (draft.solver_status, draft.seed, draft.balance) == (second.solver_status, second.seed, second.balance)
    found = select(Finding.text).order_by(Finding.id)
    assert (
        db.scalars(found.where(Finding.version_id == draft.id)).all()
        == db.scalars(found.where(Finding.version_id == second.id)).all()
    )
    assert (released.is_current, second.is_current, draft.is_current) == (False, False, True)


def test_released_months_are_listed(db: Session) -> None:
    assert list_released_months(db) == ()
    release(db)
    generate(db, Month(2027, 1))

    assert list_released_months(db) == ("2026-12",)


def test_two_releases_of_one_draft_at_once_make_one_version(postgres_engine: Engine) -> None:
    with transaction(postgres_engine) as db:
        add_county(db)
        generate(db)
        approve(db)

    def publish_too() -> None:
        with transaction(postgres_engine) as other:
            publish(other, now=LATER)

    with ThreadPoolExecutor(max_workers=1) as pool:
        with transaction(postgres_engine) as db:
            publish(db)
            answer = pool.submit(publish_too)
            _wait_until_blocked(postgres_engine)
        error = answer.exception()

    assert isinstance(error, ConflictError)
    with transaction(postgres_engine) as db:
        assert db.scalars(select(PlanVersion.number)).all() == [1]
        assert load_month_release(db, month="2026-12").released_at == NOW


def _wait_until_blocked(engine: Engine) -> None:
    deadline = datetime.now() + timedelta(seconds=WAIT_SECONDS)
    waiting = 0
    while not waiting:
        with engine.connect() as connection:
            waiting = connection.scalar(text("SELECT count(*) FROM pg_locks WHERE NOT granted")) or 0
        assert datetime.now() < deadline, "the second transaction never met the first"


def test_a_seat_of_a_release_belongs_to_it_alone(db: Session) -> None:
    first = release(db).version
    draft = draft_again(db)

    versions = set(db.scalars(select(Assignment.version_id).where(Assignment.role == Role.HOST)))
    assert versions == {first.id, draft.id}
