from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from exports.notices.fonts import NoticeFonts
from exports.notices.poster import poster_facts, render_poster_pdf
from rota.planning.models import ReceptionStatus
from tests.exports.notices.conftest import Pages, is_within, type_sizes
from tests.exports.notices.month import LONG_TITLE, NAMES, crowded_month, with_receptions
from tests.sample_release import reception, sample_release

BODY_POINTS = 22
TITLE_POINTS = 60


@pytest.fixture(scope="module")
def crowded(fonts: NoticeFonts) -> Pages:
    return Pages(render_poster_pdf(release=crowded_month(), fonts=fonts))


def test_poster_is_a3_upright(crowded: Pages) -> None:
    sizes = {tuple(round(float(side) / 72 * 25.4) for side in page.mediabox[2:]) for page in crowded.reader.pages}

    assert sizes == {(297, 420)}


def test_type_is_large_enough_for_two_metres(fonts: NoticeFonts) -> None:
    page = Pages(render_poster_pdf(release=sample_release(), fonts=fonts)).reader.pages[0]

    smallest, *_, largest = type_sizes(page)

    assert smallest >= BODY_POINTS
    assert largest >= TITLE_POINTS


def test_every_sheet_has_title_header_and_number(crowded: Pages) -> None:
    count = len(crowded.texts)
    for number, text in enumerate(crowded.texts, start=1):
        joined = "".join(text.split())
        assert "岚汀县2026年12月县领导接待群众来访安排" in joined
        assert "接访地点" in joined
        assert f"第2版{number}/{count}" in joined


def test_rows_keep_clear_of_the_edges(crowded: Pages) -> None:
    assert all(is_within(page, left=16.9, right=16.9, top=5, bottom=60) for page in crowded.reader.pages)


def test_thirty_rows_and_all_towns_stand_on_the_sheets(crowded: Pages) -> None:
    for text in (
        LONG_TITLE,
        "待定，另行公告",
        "（代闵建铭）",
        "（原定12月15日）",
        "县领导到挂钩镇接访12月15日（周二）9:00—11:30",
    ):
        assert text in crowded.joined
    for day in range(1, 31):
        assert f"12月{day}日（周" in crowded.joined


@pytest.mark.parametrize("name", [name for name in NAMES if len(name) > 2])
def test_names_are_never_broken(crowded: Pages, name: str) -> None:
    broken = [line for line in crowded.lines() if line in {name[:cut] for cut in range(1, len(name))}]

    assert any(name in line for line in crowded.lines())
    assert broken == []


def test_towns_on_different_days_have_their_own_times(fonts: NoticeFonts) -> None:
    towns = [one for one in sample_release().receptions if one.rule == "R15-TOWN"]
    later = replace(
        towns[1],
        starts_at=towns[1].starts_at + timedelta(days=1),
        ends_at=towns[1].ends_at + timedelta(days=1),
        status=ReceptionStatus.UNFILLED,
        people=(),
    )

    joined = Pages(render_poster_pdf(release=with_receptions(towns[0], later), fonts=fonts)).joined

    assert "东漈镇12月16日（周三）9:00—11:30待定，另行公告" in joined


def test_month_without_receptions_says_so(fonts: NoticeFonts) -> None:
    assert "本月无县领导定点接访安排。" in Pages(render_poster_pdf(release=with_receptions(), fonts=fonts)).joined


def test_office_without_phones_has_no_line_for_them() -> None:
    release = with_receptions(reception(theme="土地"))
    release = replace(release, office=replace(release.office, hotline="", supervision_phone=""))

    facts = poster_facts(release)

    assert facts["lines"] == ("请携带有效身份证件；反映共同事项的，代表不超过5人。", "扫描二维码查看最新安排。")
    assert facts["rows"][0]["theme"] == "专题：土地"  # type: ignore[index,call-overload]
