from dataclasses import replace
from datetime import date

import pytest

from exports import listing
from rota.errors import NotFoundError
from rota.planning.models import ReceptionStatus
from tests.exports.hard_release import by_id, hard_release
from tests.sample_release import reception, sample_release


@pytest.mark.parametrize(
    ("status", "is_public", "expected"),
    [
        (ReceptionStatus.PLANNED, True, True),
        (ReceptionStatus.UNFILLED, True, True),
        (ReceptionStatus.HELD, True, True),
        (ReceptionStatus.CANCELLED, True, False),
        (ReceptionStatus.PLANNED, False, False),
    ],
)
def test_cancelled_and_unannounced_receptions_are_not_listed(
    status: ReceptionStatus, *, is_public: bool, expected: bool
) -> None:
    assert listing.is_listed(reception(status=status, is_public=is_public)) is expected


def test_daily_offer_stands_apart_from_the_leaders() -> None:
    release = sample_release(county_receptions=2)
    director = replace(by_id(release, "RMON.2026-01"), rule="RDIR")
    release = replace(release, receptions=(by_id(release, "RMON.2026-00"), director))

    assert [one.id for one in listing.leader_receptions(release)] == ["RMON.2026-00"]
    assert listing.everyday_receptions(release) == (director,)


def test_receptions_are_found_by_town_and_village() -> None:
    release = hard_release()

    assert [one.town_code for one in listing.town_receptions(release)] == ["T01", "T02"]
    assert [one.id for one in listing.town_receptions(release, "T02")] == ["R15-TOWN.2026-12.T02"]
    assert len(listing.village_receptions(release, town_code="T01")) == 12
    assert {one.village_code for one in listing.village_receptions(release, village_code="V021")} == {"V021"}


def test_unknown_town_and_village_are_refused_by_name() -> None:
    release = sample_release()

    with pytest.raises(NotFoundError) as town:
        listing.get_town(release, "T99")
    with pytest.raises(NotFoundError) as village:
        listing.get_village(release, "V999")

    assert town.value.sentence.facts == {"code": "T99"}
    assert village.value.sentence.facts == {"code": "V999"}


def test_holidays_are_the_days_with_a_name() -> None:
    release = sample_release()
    first = replace(release.days[0], name="元旦")
    release = replace(release, days=(first, *release.days[1:]))

    assert listing.holiday_names(release) == {date(2026, 12, 1): "元旦"}
