"""A county while it is being invented: its lists so far, and the twists asked for."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date

from tests.county.lists import Row
from tests.county.names import Names

MONTHS = ("2026-12", "2027-01", "2027-02", "2026-02", "2026-10")
"""The months that absences, arrivals and changes of links are spread over unless others are asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Twists:
    """What makes a generated county special; every default is the ordinary case.

    ``all_monday_pool_away_on`` is a date on which no member of the Monday pool can come; in the month
    ``principals_away_whole_month`` neither principal is free on any day; ``policy`` is the rest-day policy of the
    15th; the last town has one leader with ``one_leader_town``; the last village has neither leader nor cadre with
    ``village_without_link``; ``busy_leader`` gives one town leader a third village; ``cadre_absences`` adds leave of
    person type TOWN_CADRE, which the sample does not have.
    """

    months: tuple[str, ...] = MONTHS
    policy: str = "NEXT_WORKDAY"
    all_monday_pool_away_on: date | None = None
    principals_away_whole_month: str | None = None
    one_leader_town: bool = False
    village_without_link: bool = False
    busy_leader: bool = True
    cadre_absences: bool = False
    towns: int | None = None
    villages: int | None = None


@dataclass(slots=True)
class Draft:
    """The lists being filled, by file name without ending, and the one source of chance."""

    rng: random.Random
    names: Names
    twists: Twists
    fixed15: dict[str, date]
    """The date of the 15th's receptions of every month under the county's policy."""
    lists: dict[str, list[Row]] = field(default_factory=dict)
    county: str = ""
    phones: int = 0

    def phone(self) -> str:
        self.phones += 1
        return f"0599-555{self.phones:04}"

    def add(self, name: str, /, **row: object) -> Row:
        made = {key: "" if value is None else str(value) for key, value in row.items()}
        self.lists.setdefault(name, []).append(made)
        return made

    def rows(self, name: str, /, **wanted: str) -> list[Row]:
        """The rows of a list whose columns have the wanted values."""
        return [row for row in self.lists.get(name, []) if all(row[key] == value for key, value in wanted.items())]
