"""Draft, approved, released: what stops a month on its way out, and what a release freezes."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.orm import Session

from rota.accounts.models import AuditEntry
from rota.errors import ConflictError, NotFoundError, RuleBrokenError
from rota.office.models import Post
from rota.planning.models import (
    Assignment,
    Finding,
    PlannedReception,
    PlanVersion,
    ReceptionStatus,
    Role,
    Severity,
    VersionState,
)
from rota.planning.versions import find_release, get_current, list_receptions, open_draft
from rota.publication.differences import Change, ReceptionState, diff_releases
from rota.publication.months import list_released_months, load_month_release
from rota.publication.release import Release, approve_month, blockers, publish_month
from rota.settings import ZONE
from rota.storage.engine import transaction
from rota.words import message
from rota.workdays.months import Month
from tests.rota.planning.county_rows import (
    DECEMBER,
    NOW,
    add_absence,
    add_county,
    copied_county,
    generate,
    write_county,
)

LATER = datetime(2026, 11, 23, 16, 30, tzinfo=ZONE)
LATEST = datetime(2026, 11, 24, 10, 0, tzinfo=ZONE)
MONDAY = "RMON.2026-W50"
WAIT_SECONDS = 20


@pytest.fixture(scope="session")
def planned_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_county(tmp_path_factory.mktemp("planned") / "rota.sqlite3", is_planned=True)


@pytest.fixture
def db(planned_file: Path, tmp_path: Path) -> Iterator[Session]:
    """A county with the draft of December 2026."""
    with copied_county(planned_file, tmp_path) as db:
        yield db


def approve(db: Session, *, reason: str | None = None, month: Month = DECEMBER, now: datetime = NOW) -> PlanVersion:
    return approve_month(db, month=month, actor="boss", now=now, reason=reason)


def publish(
    db: Session,
    *,
    now: datetime = NOW,
    late_reason: str | None = "the lists came late",
    confirm_provisional: bool = False,
    month: Month = DECEMBER,
) -> Release:
    return publish_month(
        db, month=month, actor="boss", now=now, late_reason=late_reason, confirm_provisional=confirm_provisional
    )


def release(db: Session, now: datetime = NOW) -> Release:
    approve(db, now=now)
    return publish(db, now=now)


def reception(db: Session, id_: str = MONDAY, number: int | None = None) -> PlannedReception:
    """The reception in the current version, or in a release."""
    version = get_current(db, DECEMBER) if number is None else find_release(db, DECEMBER, number)
    assert version is not None
    return next(one for one in list_receptions(db, version) if one.reception_id == id_)


def draft_again(db: Session) -> PlanVersion:
    return open_draft(db, month=DECEMBER, actor="tester", now=LATER)


def hand_over(db: Session, id_: str = MONDAY) -> tuple[str, str]:
    """Give the Monday to another leader; returns who had it and who has it."""
    seat = reception(db, id_).assignments[0]
    before = seat.post.code
    other = next(code for code in ("L03", "L04", "L05") if code != before)
    post = db.scalars(select(Post).where(Post.code == other)).one()
    seat.post_id, seat.person_id = post.id, post.person_id
    db.flush()
    db.expire(seat)
    return before, other


def test_an_approved_month_says_who_and_when(db: Session) -> None:
    version = approve(db, reason="never asked for")

    assert (version.state, version.approved_at, version.approved_by, version.approval_reason) == (
        VersionState.APPROVED,
        NOW,
        "boss",
        None,
    )


def test_a_month_is_approved_once(db: Session) -> None:
    approve(db)

    with pytest.raises(ConflictError):
        approve(db)


def test_a_released_month_has_no_draft_to_approve(db: Session) -> None:
    release(db)

    with pytest.raises(ConflictError, match="1"):
        approve(db)


def test_a_month_that_was_never_generated_cannot_be_approved(db: Session) -> None:
    with pytest.raises(NotFoundError):
        approve(db, month=Month(2027, 1))


@pytest.mark.parametrize("reason", [None, "", "  "])
def test_holes_need_a_reason(db: Session, reason: str | None) -> None:
    for code in ("L03", "L04", "L05"):
        add_absence(db, code, date(2026, 12, 7))
    generate(db)

    with pytest.raises(RuleBrokenError, match=MONDAY):
        approve(db, reason=reason)

    assert get_current(db, DECEMBER).state is VersionState.DRAFT


def test_holes_are_approved_with_a_reason_that_is_kept(db: Session) -> None:
    for code in ("L03", "L04", "L05"):
        add_absence(db, code, date(2026, 12, 7))
    generate(db)

    version = approve(db, reason="nobody is there that Monday")

    assert len(blockers(db, version)) == 1
    assert version.approval_reason == "nobody is there that Monday"
    entry = db.scalars(select(AuditEntry).where(AuditEntry.action == "plan.approve")).one()
    assert (entry.subject, entry.actor, entry.reason) == ("2026-12", "boss", "nobody is there that Monday")


@pytest.mark.parametrize(("points", "shown", "more"), [(10, 10, False), (11, 10, True)])
def test_many_holes_are_counted(db: Session, points: int, shown: int, more: bool) -> None:
    version = get_current(db, DECEMBER)
    db.add_all(
        Finding(
            version_id=version.id,
            rule="RMON",
            severity=Severity.CONFIRM,
            people=[],
            text=message("point {number}", number=number),
        )
        for number in range(points)
    )
    db.flush()

    with pytest.raises(RuleBrokenError) as caught:
        approve(db)

    listed = caught.value.sentence.facts["points"]
    assert isinstance(listed, tuple)
    assert len(listed) == shown + more
    assert (listed[-1] == message("and {count} more", count=1)) is more


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
