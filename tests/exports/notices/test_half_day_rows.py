from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from exports.notices.half_day_rows import half_day_rows
from rota.planning.models import ReceptionStatus
from tests.exports.notices.month import half_day
from tests.sample_release import attendee, sample_release

TOWN = sample_release().towns[0]
VILLAGE = TOWN.villages[2]
WEEKS = tuple(half_day(VILLAGE, TOWN, week) for week in range(5))


def times_of(*receptions: object) -> list[object]:
    rows = half_day_rows(receptions)  # type: ignore[arg-type]
    return [row["times"] for row in rows if isinstance(row, dict)]


def test_equal_weeks_read_as_one_line() -> None:
    assert times_of(*WEEKS) == [
        ({"lines": ("每周二上午8:30—12:00",), "dates": ("12月1日", "8日", "15日", "22日", "29日")},)
    ]


def test_three_weeks_are_every_week_two_are_not() -> None:
    assert times_of(*WEEKS[:3]) == [({"lines": ("每周二上午8:30—12:00",), "dates": ("12月1日", "8日", "15日")},)]
    assert times_of(*WEEKS[:2]) == [({"lines": ("周二上午8:30—12:00",), "dates": ("12月1日", "8日")},)]


def test_week_on_another_day_is_an_exception_of_the_same_row() -> None:
    other = replace(
        WEEKS[3], starts_at=WEEKS[3].starts_at + timedelta(days=1), ends_at=WEEKS[3].ends_at + timedelta(days=1)
    )

    assert times_of(*WEEKS[:3], other) == [
        (
            {"lines": ("每周二上午8:30—12:00",), "dates": ("12月1日", "8日", "15日")},
            {"lines": ("12月23日（周三）", "上午8:30—12:00", ""), "dates": ()},
        )
    ]


def test_moved_day_names_its_original_date() -> None:
    assert times_of(replace(WEEKS[0], moved_from=date(2026, 12, 3))) == [
        ({"lines": ("12月1日（周二）", "上午8:30—12:00", "（原定12月3日）"), "dates": ()},)
    ]


def test_substitute_has_a_row_of_their_own() -> None:
    other = replace(WEEKS[3], people=(attendee("T01L09", "李强", "副镇长", substitute_for="欧阳明"),))

    rows = half_day_rows((*WEEKS[:3], other))

    assert [row["people"] for row in rows if isinstance(row, dict)] == [
        ({"name": "欧阳明", "title": "副镇长", "note": ""},),
        ({"name": "李\u3000强", "title": "副镇长", "note": "（代欧阳明）"},),
    ]


def test_unfilled_half_day_has_nobody() -> None:
    (row,) = half_day_rows((replace(WEEKS[0], status=ReceptionStatus.UNFILLED, people=()),))

    assert isinstance(row, dict)
    assert (row["people"], row["cadres"], row["open"]) == ((), (), "待定，另行公告")
