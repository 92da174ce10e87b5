from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from exports.notices.fonts import NoticeFonts
from exports.notices.village import render_all_village_notices, render_village_notice_pdf, village_facts
from rota.errors import NotFoundError
from rota.planning.models import ReceptionStatus
from rota.publication.values import MonthRelease
from tests.exports.notices.conftest import Pages
from tests.exports.notices.month import LONG_TITLE, crowded_month, half_day, with_receptions
from tests.sample_release import sample_release


def month_of_one_village(weeks: int, *, title: str = "副镇长") -> MonthRelease:
    """A release in which the first village alone has ``weeks`` half-days."""
    release = crowded_month(rows=0)
    town = release.towns[4]
    village = town.villages[5]
    assert village.leader
    people = (replace(village.leader, title=title), *village.cadres)
    receptions = [half_day(village, town, 0, people=people, id=f"RVIL-HALF.{week}") for week in range(weeks)]
    return replace(
        release,
        receptions=tuple(
            replace(one, starts_at=one.starts_at + timedelta(days=day), ends_at=one.ends_at + timedelta(days=day))
            for day, one in enumerate(receptions)
        ),
    )


def test_notice_carries_half_days_daily_line_people_and_phones(fonts: NoticeFonts) -> None:
    joined = Pages(render_village_notice_pdf(release=sample_release(), village_code="V012", fonts=fonts)).joined

    for text in (
        "关于2026年12月领导干部到西门社区接待群众来访安排的公示",
        "12月1日（周二）8:30—12:00卢䶮副镇长",
        "12月22日（周二）",
        "村（社区）两委干部全天候接待群众",
        "联系领导卢䶮（汀城镇副镇长）",
        "包村干部吕荣",
        "0599-5550342",
        "0599-5550333",
        "0599-5550000",
        "0599-5559999",
    ):
        assert text in joined


@pytest.mark.parametrize(("weeks", "title"), [(0, ""), (5, LONG_TITLE), (13, "副镇长"), (10, LONG_TITLE)])
def test_notice_is_one_page(fonts: NoticeFonts, weeks: int, title: str) -> None:
    release = month_of_one_village(weeks, title=title)

    pages = Pages(render_village_notice_pdf(release=release, village_code="V055", fonts=fonts))

    assert len(pages.texts) == 1
    assert pages.joined.count("8:30—12:00") == weeks


def test_month_without_half_days_says_so(fonts: NoticeFonts) -> None:
    joined = Pages(render_village_notice_pdf(release=with_receptions(), village_code="V011", fonts=fonts)).joined

    assert "本月无汀城镇领导到东门社区定点接访安排。" in joined


def test_unfilled_half_day_is_to_be_announced(fonts: NoticeFonts) -> None:
    town = sample_release().towns[0]
    release = with_receptions(half_day(town.villages[0], town, 0, status=ReceptionStatus.UNFILLED, people=()))

    joined = Pages(render_village_notice_pdf(release=release, village_code="V011", fonts=fonts)).joined

    assert "12月1日（周二）8:30—12:00待定，另行公告" in joined


def test_village_without_leader_and_phones_has_no_empty_lines() -> None:
    release = sample_release()
    town = release.towns[0]
    bare = replace(town.villages[0], leader=None, cadres=(), place_phone="", daily_text="")
    release = replace(
        release,
        office=replace(release.office, hotline="", supervision_phone=""),
        towns=(replace(town, phone="", villages=(bare,)),),
    )

    lines = village_facts(release, "V011")["lines"]

    assert [line["label"] for line in lines] == ["接访地点", "注意事项"]  # type: ignore[union-attr,index,call-overload]


def test_all_notices_come_in_the_order_of_towns_and_equal_the_single_ones(fonts: NoticeFonts) -> None:
    release = sample_release()

    notices = dict(render_all_village_notices(release=release, fonts=fonts))

    assert list(notices) == ["V011", "V012", "V013", "V021", "V022"]
    assert notices["V022"] == render_village_notice_pdf(release=release, village_code="V022", fonts=fonts)


def test_unknown_village_is_an_error(fonts: NoticeFonts) -> None:
    with pytest.raises(NotFoundError):
        render_village_notice_pdf(release=sample_release(), village_code="V999", fonts=fonts)
