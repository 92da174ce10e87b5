from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from exports.notices.pieces import common_time, day_note, frame, in_town_order, when
from rota.publication.values import DayLabel
from tests.exports.notices.month import crowded_month
from tests.sample_release import ZONE, reception, sample_release

NEW_YEAR = date(2027, 1, 1)


@pytest.mark.parametrize(
    ("name", "is_adjusted", "note"),
    [("元旦", False, "（元旦）"), ("元旦", True, "（调休上班）"), ("", False, "")],
)
def test_day_note_names_the_holiday_or_the_working_weekend(name: str, is_adjusted: bool, note: str) -> None:
    label = DayLabel(day=NEW_YEAR, is_workday=is_adjusted, name=name, is_adjusted=is_adjusted)
    release = replace(sample_release(), days=(label,))

    assert day_note(release, reception(starts_at=datetime(2027, 1, 1, 9, 0, tzinfo=ZONE))) == note


def test_day_that_the_release_does_not_label_has_no_note() -> None:
    assert day_note(sample_release(), reception(starts_at=datetime(2027, 2, 1, 9, 0, tzinfo=ZONE))) == ""


def test_when_gives_date_hours_and_the_original_date() -> None:
    one = reception(starts_at=datetime(2026, 12, 18, 9, 0, tzinfo=ZONE), moved_from=date(2026, 12, 15))

    assert when(sample_release(), one) == {
        "date": ("12月18日", "（周五）", ""),
        "moved": ("（原定", "12月15日）"),
        "time": "9:00—11:30",
        "open": "待定，另行公告",
    }


@pytest.mark.parametrize(("number", "replaced"), [(1, ""), (2, "替代第1版")])
def test_frame_says_which_version_it_replaces(number: int, replaced: str) -> None:
    framed = frame(sample_release(number=number), title=("公示",), url="http://example.org")

    assert framed["page_note"] == (f"第{number}版", replaced, "扫码查看", "最新安排")


def test_signature_date_has_no_leading_zeros() -> None:
    release = replace(sample_release(), released_at=datetime(2026, 1, 5, 9, 0, tzinfo=ZONE))

    assert frame(release, title=("公示",), url="http://example.org")["date"] == "2026年1月5日"


def test_common_time_is_told_only_when_all_are_at_the_same_time() -> None:
    release = sample_release()
    first, other = reception(id="A"), reception(id="B")

    assert common_time(release, (first, other)) == "12月7日（周一）9:00—11:30"
    assert common_time(release, (first, replace(other, moved_from=NEW_YEAR))) == ""
    assert common_time(release, ()) == ""


def test_town_receptions_follow_the_order_of_towns() -> None:
    release = crowded_month(rows=0)
    towns = [one for one in release.receptions if one.rule == "R15-TOWN"]

    ordered = in_town_order(release, reversed([*towns, reception(id="X", town=("T99", "外镇"))]))

    assert [one.town_code for one in ordered] == ["T01", "T02", "T03", "T04", "T05", "T99"]
