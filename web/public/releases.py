"""Opening released months for a page: the newest version, or an older one with what replaced it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from rota.publication.months import list_released_months, load_month_release
from rota.publication.values import MonthRelease
from web.scope import installation, reading_db

MONTHS_AHEAD = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedRelease:
    """A release as a page shows it.

    Attributes:
        release: what is shown.
        newest_number: the month's newest version.
        pinned_number: the version that the page's address names; None when it follows the newest.
    """

    release: MonthRelease
    newest_number: int
    pinned_number: int | None

    @property
    def is_superseded(self) -> bool:
        """Whether a later version has replaced what is shown."""
        return self.release.number < self.newest_number


def open_release(month: str, number: int | None) -> OpenedRelease:
    """Version ``number`` of ``month``, or its newest; raises NotFoundError for what was never released."""
    newest = _load(month)
    is_newest = number is None or number == newest.number
    shown = newest if is_newest else _load(month, number)
    return OpenedRelease(release=shown, newest_number=newest.number, pinned_number=number)


def released_months() -> tuple[str, ...]:
    """The months that have a release, the latest first."""
    return tuple(sorted(list_released_months(reading_db()), reverse=True))


def open_from(today: date) -> tuple[MonthRelease, ...]:
    """The newest versions of the months in which receptions of ``today`` and the days after it can be, in order.

    A weekly reception may belong to the month before: a week belongs to the month of its Thursday.
    """
    first = f"{today - timedelta(days=7):%Y-%m}"
    return tuple(_load(month) for month in sorted(released_months()) if month >= first)[:MONTHS_AHEAD]


def _load(month: str, number: int | None = None) -> MonthRelease:
    return load_month_release(reading_db(), month=month, number=number, public_url=installation().settings.public_url)
