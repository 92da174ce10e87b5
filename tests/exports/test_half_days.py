from dataclasses import replace
from datetime import date, datetime, timedelta

from exports.half_days import group_half_days
from exports.listing import village_receptions
from rota.publication.values import NoticeReception
from tests.exports.hard_release import hard_release
from tests.sample_release import ZONE, reception


def tuesdays(count: int, *, first: datetime = datetime(2026, 12, 1, 8, 30, tzinfo=ZONE)) -> list[NoticeReception]:
    return [
        reception(id=f"R.{week}", village=("V001", "东门社区"), starts_at=first + timedelta(weeks=week), minutes=210)
        for week in range(count)
    ]


def test_equal_half_days_read_as_one_line() -> None:
    (group,) = group_half_days(reversed(tuesdays(3)))

    assert group.week_text == "周二上午8:30—12:00"
    assert group.dates_text == "12月1日、8日、15日"


def test_month_is_named_again_when_it_changes() -> None:
    (group,) = group_half_days(tuesdays(3, first=datetime(2026, 12, 22, 8, 30, tzinfo=ZONE)))

    assert group.dates_text == "12月22日、29日、1月5日"


def test_moved_date_carries_its_note() -> None:
    first, second = tuesdays(2)

    (group,) = group_half_days((first, replace(second, moved_from=date(2026, 12, 7))))

    assert group.dates_text == "12月1日、8日（原定12月7日）"


def test_substitute_and_unfilled_weeks_stand_apart() -> None:
    release = hard_release()

    first = group_half_days(village_receptions(release, village_code="V011"))
    second = group_half_days(village_receptions(release, village_code="V012"))

    assert [group.dates_text for group in first] == ["12月1日、15日、22日", "12月8日"]
    assert [group.dates_text for group in second] == ["12月1日、15日、22日", "12月8日"]


def test_lines_of_dates_break_only_between_dates() -> None:
    (group,) = group_half_days(tuesdays(5))

    assert group.dates_lines(8) == ("12月1日、8日、", "15日、22日、29日")
    assert group.dates_lines(100) == ("12月1日、8日、15日、22日、29日",)
