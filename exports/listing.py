"""Which receptions a public document lists, and in which groups. Cancelled and unannounced ones never appear."""

from __future__ import annotations

from datetime import date

from rota.errors import NotFoundError
from rota.office.models import AreaLevel
from rota.planning.models import ReceptionStatus
from rota.publication.values import DayLabel, MonthRelease, NoticeReception, TownSheet, VillageSheet
from rota.words import message

EVERYDAY_RULES = ("RDIR", "RLAW", "RJOINT", "RUNIT")
"""Reception by the bureau, lawyers and units: not by county leaders, so listed in a table of its own."""


def is_listed(reception: NoticeReception) -> bool:
    """Whether the public sees it: announced at all, and not cancelled."""
    return reception.is_public and reception.status is not ReceptionStatus.CANCELLED


def listed(release: MonthRelease, level: AreaLevel) -> tuple[NoticeReception, ...]:
    """Every listed reception of one level, by start."""
    return tuple(one for one in release.receptions if one.level is level and is_listed(one))


def leader_receptions(release: MonthRelease) -> tuple[NoticeReception, ...]:
    """County leaders at county level."""
    return tuple(one for one in listed(release, AreaLevel.COUNTY) if one.rule not in EVERYDAY_RULES)


def everyday_receptions(release: MonthRelease) -> tuple[NoticeReception, ...]:
    """Directors of the bureau, lawyers, units: the daily offer beside the leaders."""
    return tuple(one for one in listed(release, AreaLevel.COUNTY) if one.rule in EVERYDAY_RULES)


def town_receptions(release: MonthRelease, town_code: str | None = None) -> tuple[NoticeReception, ...]:
    """County leaders at the towns, or at one town."""
    return tuple(one for one in listed(release, AreaLevel.TOWN) if town_code in (None, one.town_code))


def village_receptions(
    release: MonthRelease, *, town_code: str | None = None, village_code: str | None = None
) -> tuple[NoticeReception, ...]:
    """Town leaders in the villages, of one town or one village if named."""
    return tuple(
        one
        for one in listed(release, AreaLevel.VILLAGE)
        if town_code in (None, one.town_code) and village_code in (None, one.village_code)
    )


def get_town(release: MonthRelease, town_code: str) -> TownSheet:
    """The town's sheet; NotFoundError for a code that the release does not know."""
    for town in release.towns:
        if town.code == town_code:
            return town
    raise NotFoundError(message("This release has no town {code}.", code=town_code))


def get_village(release: MonthRelease, village_code: str) -> VillageSheet:
    """The village's sheet; NotFoundError for a code that the release does not know."""
    for town in release.towns:
        for village in town.villages:
            if village.code == village_code:
                return village
    raise NotFoundError(message("This release has no village {code}.", code=village_code))


def holiday_names(release: MonthRelease) -> dict[date, str]:
    """The holiday's name for each day that has one."""
    return {label.day: label.name for label in release.days if label.name}


def day_labels(release: MonthRelease) -> dict[date, DayLabel]:
    """Each day's label."""
    return {label.day: label for label in release.days}
