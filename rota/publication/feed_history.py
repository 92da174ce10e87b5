"""What one feed shows of one reception, decided from all releases of its month (DESIGN.md §6)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from rota.planning.models import ReceptionStatus
from rota.publication.feed_facts import Statement, Story
from rota.settings import ZONE

CANCELLED_DAYS = 60
"""How long a feed keeps what it took away, counted from the release that did so."""
PAST_DAYS = 90
"""How long a feed keeps what took place."""
_TAKES_PLACE = frozenset({ReceptionStatus.PLANNED, ReceptionStatus.HELD})


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The words of ``statement``, confirmed or cancelled, as of the change that made it so."""

    statement: Statement
    sequence: int
    changed_at: datetime
    is_cancelled: bool


def shown_in_feed(story: Story, belongs: Callable[[Statement], bool]) -> Shown | None:
    """The state of ``story`` in the feed to which only statements that ``belongs`` accepts belong.

    What once took place in the feed and no longer does (cancelled, given to somebody else, moved to another place,
    unfilled, left out) is shown cancelled, as it was last seen there, with the sequence and instant of the release
    that took it away. A release that leaves a reception out stores no sequence: the last one rises by one.
    """
    shown: Shown | None = None
    for released_at, statement in story.statements:
        if statement is not None and belongs(statement) and statement.status in _TAKES_PLACE:
            shown = _shown(statement, is_cancelled=False)
        elif statement is not None and belongs(statement) and statement.status is ReceptionStatus.CANCELLED:
            shown = _shown(statement, is_cancelled=True)
        elif shown is not None and not shown.is_cancelled:
            shown = Shown(
                statement=shown.statement,
                sequence=statement.sequence if statement else shown.sequence + 1,
                changed_at=statement.changed_at if statement else released_at,
                is_cancelled=True,
            )
    return shown


def _shown(statement: Statement, *, is_cancelled: bool) -> Shown:
    return Shown(
        statement=statement,
        sequence=statement.sequence,
        changed_at=statement.changed_at,
        is_cancelled=is_cancelled,
    )


def is_still_shown(shown: Shown, as_of: date) -> bool:
    """Whether a cancelled event is within its 60 days on ``as_of``; a confirmed one always is."""
    if not shown.is_cancelled:
        return True
    return shown.changed_at.astimezone(ZONE).date() + timedelta(days=CANCELLED_DAYS) >= as_of


def is_recent(shown: Shown, as_of: date) -> bool:
    """Whether the event ended on or after the 90th day before ``as_of``."""
    return shown.statement.ends_at.astimezone(ZONE).date() >= as_of - timedelta(days=PAST_DAYS)
