"""What a page lists: which receptions of a release, day by day. Pure selection, no database and no request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rota.errors import NotFoundError
from rota.office.models import AreaLevel
from rota.publication.values import Attendee, DayLabel, MonthRelease, NoticeReception, TownSheet, VillageSheet
from rota.settings import ZONE
from rota.words import message


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedDay:
    """One day of a page's table.

    ``village_count`` receptions in villages are only counted, because the page is about a wider area.
    """

    label: DayLabel
    receptions: tuple[NoticeReception, ...]
    village_count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPlace:
    """A reception point as pages name it; ``phone`` is an office line."""

    code: str
    name: str
    address: str
    phone: str


def public_receptions(release: MonthRelease) -> tuple[NoticeReception, ...]:
    """The receptions that are announced at all, in the release's order."""
    return tuple(one for one in release.receptions if one.is_public)


def day_of(reception: NoticeReception) -> date:
    """The day of ``reception`` in the office's zone."""
    return reception.starts_at.astimezone(ZONE).date()


def list_days(
    release: MonthRelease, receptions: Iterable[NoticeReception], *, with_empty: bool = False
) -> tuple[ListedDay, ...]:
    """``receptions`` by day; ``with_empty`` keeps the days of the release on which there is none."""
    return _days(release, receptions, with_empty=with_empty, villages=Counter())


def list_wide_days(release: MonthRelease, *, with_empty: bool = False) -> tuple[ListedDay, ...]:
    """The county's and the towns' receptions by day, those in villages as a number."""
    shown, villages = [], Counter[date]()
    for reception in public_receptions(release):
        if reception.level is AreaLevel.VILLAGE:
            villages[day_of(reception)] += 1
        else:
            shown.append(reception)
    return _days(release, shown, with_empty=with_empty, villages=villages)


def _days(
    release: MonthRelease, receptions: Iterable[NoticeReception], *, with_empty: bool, villages: Counter[date]
) -> tuple[ListedDay, ...]:
    by_day: dict[date, list[NoticeReception]] = {}
    for reception in receptions:
        by_day.setdefault(day_of(reception), []).append(reception)
    return tuple(
        ListedDay(label=label, receptions=tuple(by_day.get(label.day, ())), village_count=villages[label.day])
        for label in release.days
        if with_empty or label.day in by_day or villages[label.day]
    )


def get_town(release: MonthRelease, code: str) -> TownSheet:
    """The town with ``code``; raises NotFoundError."""
    for town in release.towns:
        if town.code == code:
            return town
    raise NotFoundError(message("There is no town {code} in this month.", code=code))


def get_village(release: MonthRelease, code: str) -> tuple[TownSheet, VillageSheet]:
    """The village with ``code`` and its town; raises NotFoundError."""
    for town in release.towns:
        for village in town.villages:
            if village.code == code:
                return town, village
    raise NotFoundError(message("There is no village {code} in this month.", code=code))


def get_place(release: MonthRelease, code: str) -> ListedPlace:
    """The place with ``code``, if any announced reception is held there; raises NotFoundError."""
    for place in list_places(public_receptions(release)):
        if place.code == code:
            return place
    raise NotFoundError(message("There is no reception at the place {code} in this month.", code=code))


def get_person(release: MonthRelease, code: str) -> Attendee:
    """The person with ``code``, if named at any announced reception; raises NotFoundError."""
    for reception in public_receptions(release):
        for person in reception.people:
            if person.code == code:
                return person
    raise NotFoundError(message("Nobody with the code {code} receives the public in this month.", code=code))


def list_places(receptions: Iterable[NoticeReception]) -> tuple[ListedPlace, ...]:
    """Where ``receptions`` are held, by code."""
    found: dict[str, ListedPlace] = {}
    for one in receptions:
        if one.place_code is not None and one.place_code not in found:
            found[one.place_code] = ListedPlace(
                code=one.place_code, name=one.place_name, address=one.place_address, phone=one.place_phone
            )
    return tuple(found[code] for code in sorted(found))
