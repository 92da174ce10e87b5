"""What a feed shows of a reception through the releases of its month."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from rota.planning.models import ReceptionStatus, Role
from rota.publication.feed_facts import Seat, Statement, Story
from rota.publication.feed_history import Shown, is_recent, is_still_shown, shown_in_feed
from tests.rota.publication.released_rows import FIRST, MONDAY, SECOND, THIRD, ZONE

OLD = Seat(person_id=1, name="董毅昌", title="副县长", role=Role.HOST, substitute_for="")
NEW = replace(OLD, person_id=2, name="危𬱖", substitute_for="董毅昌")
PLANNED = Statement(
    starts_at=MONDAY,
    ends_at=MONDAY + timedelta(minutes=150),
    place_code="PC01",
    moved_from=None,
    status=ReceptionStatus.PLANNED,
    theme="",
    sequence=0,
    changed_at=FIRST,
    seats=(OLD,),
)
HELD = replace(PLANNED, status=ReceptionStatus.HELD)
HANDED_ON = replace(PLANNED, sequence=1, changed_at=SECOND, seats=(NEW,))
CANCELLED = replace(PLANNED, sequence=1, changed_at=SECOND, status=ReceptionStatus.CANCELLED)


def story(*statements: Statement | None) -> Story:
    return Story(
        id="RMON.2026-W50",
        month="2026-12",
        rule="RMON",
        town_code=None,
        village_code=None,
        statements=tuple(zip((FIRST, SECOND, THIRD), statements, strict=False)),
    )


def seats_old(statement: Statement) -> bool:
    return OLD in statement.seats


def shown(statement: Statement, sequence: int, changed_at: datetime, *, is_cancelled: bool) -> Shown:
    return Shown(statement=statement, sequence=sequence, changed_at=changed_at, is_cancelled=is_cancelled)


CONFIRMED = shown(PLANNED, 0, FIRST, is_cancelled=False)


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        ((PLANNED,), CONFIRMED),
        ((PLANNED, PLANNED), CONFIRMED),
        ((HELD,), shown(HELD, 0, FIRST, is_cancelled=False)),
        ((HANDED_ON,), None),
        ((replace(PLANNED, status=ReceptionStatus.UNFILLED),), None),
        ((CANCELLED,), shown(CANCELLED, 1, SECOND, is_cancelled=True)),
        ((PLANNED, CANCELLED), shown(CANCELLED, 1, SECOND, is_cancelled=True)),
        ((PLANNED, CANCELLED, replace(CANCELLED, seats=())), shown(CANCELLED, 1, SECOND, is_cancelled=True)),
        ((PLANNED, HANDED_ON), shown(PLANNED, 1, SECOND, is_cancelled=True)),
        (
            (PLANNED, HANDED_ON, replace(HANDED_ON, sequence=2, changed_at=THIRD)),
            shown(PLANNED, 1, SECOND, is_cancelled=True),
        ),
        ((PLANNED, None), shown(PLANNED, 1, SECOND, is_cancelled=True)),
        ((PLANNED, None, None), shown(PLANNED, 1, SECOND, is_cancelled=True)),
        ((None, PLANNED), CONFIRMED),
        (
            (PLANNED, replace(PLANNED, sequence=1, changed_at=SECOND, status=ReceptionStatus.UNFILLED)),
            shown(PLANNED, 1, SECOND, is_cancelled=True),
        ),
    ],
)
def test_story_is_shown_as_the_feed_last_knew_it(
    statements: tuple[Statement | None, ...], expected: Shown | None
) -> None:
    assert shown_in_feed(story(*statements), seats_old) == expected


def test_person_taken_back_sees_it_confirmed_again() -> None:
    back = replace(PLANNED, sequence=2, changed_at=THIRD)

    assert shown_in_feed(story(PLANNED, HANDED_ON, back), seats_old) == shown(back, 2, THIRD, is_cancelled=False)


@pytest.mark.parametrize(("as_of", "is_shown"), [(date(2027, 1, 24), True), (date(2027, 1, 25), False)])
def test_cancelled_event_stays_sixty_days(as_of: date, is_shown: bool) -> None:
    cancelled_at = datetime(2026, 11, 25, 23, 59, tzinfo=ZONE)

    assert is_still_shown(shown(PLANNED, 1, cancelled_at, is_cancelled=True), as_of) is is_shown
    assert is_still_shown(shown(PLANNED, 1, cancelled_at, is_cancelled=False), as_of) is True


@pytest.mark.parametrize(("as_of", "is_kept"), [(date(2027, 3, 7), True), (date(2027, 3, 8), False)])
def test_past_event_stays_ninety_days(as_of: date, is_kept: bool) -> None:
    assert is_recent(CONFIRMED, as_of) is is_kept
