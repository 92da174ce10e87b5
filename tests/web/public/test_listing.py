"""Which receptions a page lists."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from rota.errors import NotFoundError
from rota.publication.values import MonthRelease
from tests.sample_release import attendee, reception, sample_release
from web.public.listing import (
    day_of,
    get_person,
    get_place,
    get_town,
    get_village,
    list_days,
    list_places,
    list_wide_days,
    public_receptions,
)


def release_of(*receptions: object) -> MonthRelease:
    return replace(sample_release(), receptions=receptions)


def test_day_is_that_of_the_office_zone() -> None:
    late_in_utc = reception(starts_at=datetime(2026, 12, 6, 23, 0, tzinfo=UTC))

    assert day_of(late_in_utc) == date(2026, 12, 7)


def test_days_without_receptions_are_left_out_unless_wanted() -> None:
    release = release_of(reception())

    assert [listed.label.day for listed in list_days(release, release.receptions)] == [date(2026, 12, 7)]
    assert len(list_days(release, release.receptions, with_empty=True)) == 31


def test_wide_days_count_villages_instead_of_listing_them() -> None:
    release = sample_release(county_receptions=0)

    days = {listed.label.day.day: listed for listed in list_wide_days(release)}

    assert sorted(days) == [1, 8, 15, 18, 22]
    assert [one.id for one in days[15].receptions] == ["R15-TOWN.2026-12.T01", "R15-TOWN.2026-12.T02"]
    assert [days[day].village_count for day in (1, 8, 15, 18, 22)] == [5, 5, 5, 0, 5]


def test_receptions_that_are_not_announced_are_not_listed() -> None:
    shown, hidden = reception(), reception(id="RAPPT.1", is_public=False)

    assert public_receptions(release_of(shown, hidden)) == (shown,)


def test_place_and_person_of_an_unannounced_reception_are_unknown() -> None:
    hidden = reception(is_public=False, place=("PC09", "密", ""), people=(attendee("L99"),))

    with pytest.raises(NotFoundError):
        get_place(release_of(hidden), "PC09")
    with pytest.raises(NotFoundError):
        get_person(release_of(hidden), "L99")


def test_each_thing_is_found_by_its_code() -> None:
    release = sample_release()

    assert get_town(release, "T02").name == "东漈镇"
    assert [one.name for one in get_village(release, "V021")] == ["东漈镇", "上墩村"]
    assert get_place(release, "PT01").name == "汀城镇群众接待室"
    assert get_person(release, "U10").name == "危碧红"


@pytest.mark.parametrize("find", [get_town, get_village, get_place, get_person])
def test_unknown_code_is_not_found(find: object) -> None:
    with pytest.raises(NotFoundError, match="X7"):
        find(sample_release(), "X7")


def test_places_are_listed_once_by_code() -> None:
    second, first = reception(place=("P2", "乙", "")), reception(place=("P1", "甲", ""))
    nowhere = replace(reception(), place_code=None)

    assert [place.code for place in list_places((second, first, second, nowhere))] == ["P1", "P2"]
