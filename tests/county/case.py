"""One county, one month and its plan, as every check of the checker receives them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tests.county.lists import County, Days
from tests.county.plan import Plan, Reception, Violation


@dataclass(frozen=True, slots=True)
class Case:
    """What a check looks at; ``skipped`` holds (rule, date) of the document's skipped occurrences."""

    county: County
    days: Days
    month: str
    plan: Plan
    skipped: frozenset[tuple[str, date]]

    @property
    def fixed15(self) -> date:
        """The date of R15-TOWN, on which R15-SEC or R15-HEAD nominally falls after the rest-day policy."""
        return self.days.fixed15(self.month)


def hours_violations(one: Reception, hours: tuple[str, str]) -> list[Violation]:
    """Nothing when the reception keeps to the hours, given as HH:MM."""
    found = (f"{one.start:%H:%M}", f"{one.end:%H:%M}")
    if found == hours and one.start.date() == one.end.date():
        return []
    return [Violation("hours", one.id, f"{found} instead of {hours}")]


def place_violations(one: Reception, place: str, town: str | None, village: str | None) -> list[Violation]:
    """Nothing when the reception is at that point, in that town and village."""
    found, wanted = (one.place, one.town, one.village), (place, town, village)
    return [] if found == wanted else [Violation("place", one.id, f"{found} instead of {wanted}")]


def moved_violations(one: Reception, nominal: date, also: date | None = None) -> list[Violation]:
    """``moved_from`` is empty on the nominal date; elsewhere it names that date, or the other possible one."""
    origins = {None} if one.day == nominal else {nominal, also or nominal} - {one.day}
    if one.moved_from in origins:
        return []
    return [Violation("moved-from", one.id, f"on {one.day}, moved_from {one.moved_from}, nominally {nominal}")]
