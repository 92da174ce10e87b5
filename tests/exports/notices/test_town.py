from __future__ import annotations

from dataclasses import replace

import pytest

from exports.notices.fonts import NoticeFonts
from exports.notices.town import render_town_notice_pdf, town_facts
from rota.errors import NotFoundError
from tests.exports.notices.conftest import Pages, is_within
from tests.exports.notices.month import NAMES, VILLAGES, crowded_month, half_day, with_receptions
from tests.sample_release import sample_release


@pytest.fixture(scope="module")
def crowded(fonts: NoticeFonts) -> Pages:
    return Pages(render_town_notice_pdf(release=crowded_month(), town_code="T05", fonts=fonts))


def test_notice_carries_visit_villages_daily_line_and_phone(crowded: Pages) -> None:
    for text in (
        "关于2026年12月龙湖生态旅游度假区领导干部接待群众来访安排的公示",
        "一、县领导到龙湖生态旅游度假区接访安排",
        "县应急管理局党组书记、局长",
        "每周二上午8:30—12:00（12月1日、8日、15日、22日）",
        "村（社区）两委干部全天候接待群众。",
        "电话：0599-5550333。",
        *VILLAGES,
    ):
        assert text in crowded.joined


@pytest.mark.parametrize("name", [name for name in NAMES[:6] if len(name) > 2])
def test_names_are_never_broken(crowded: Pages, name: str) -> None:
    broken = [line for line in crowded.lines() if line in {name[:cut] for cut in range(1, len(name))}]

    assert any(name in line for line in crowded.lines())
    assert broken == []


def test_rows_keep_to_the_type_area(crowded: Pages) -> None:
    margins = {"left": 25.9, "right": 25.9, "top": 36.9, "bottom": 34.9}

    assert all(is_within(page, **margins) for page in crowded.reader.pages)


def test_other_towns_villages_are_left_out(fonts: NoticeFonts) -> None:
    joined = Pages(render_town_notice_pdf(release=sample_release(), town_code="T02", fonts=fonts)).joined

    assert "上墩村" in joined
    assert "东门社区" not in joined


def test_town_without_receptions_says_so(fonts: NoticeFonts) -> None:
    joined = Pages(render_town_notice_pdf(release=with_receptions(), town_code="T01", fonts=fonts)).joined

    assert "一、镇领导和包村干部到村（社区）接访安排本月无到村（社区）接访安排。" in joined


def test_different_daily_lines_name_their_villages() -> None:
    release = sample_release()
    town = release.towns[0]
    villages = (
        replace(town.villages[0], daily_text="每日9:00—17:00接待"),
        replace(town.villages[1], daily_text=""),
        town.villages[2],
    )

    facts = town_facts(replace(release, towns=(replace(town, villages=villages),)), "T01")

    assert facts["sections"][0] == {  # type: ignore[index,call-overload]
        "heading": "三、村（社区）日常接待",
        "paragraphs": (
            "东门社区：每日9:00—17:00接待。",
            "䶮溪村：村（社区）两委干部全天候接待群众。",
        ),
    }


def test_town_without_daily_line_address_and_phone_has_no_such_sections() -> None:
    release = sample_release()
    town = replace(release.towns[0], villages=(), address="", place_name="", phone="")

    facts = town_facts(replace(release, towns=(town,), receptions=()), "T01")

    assert facts["sections"][0]["heading"] == "二、预约方式"  # type: ignore[index,call-overload]


def test_village_that_left_the_town_keeps_its_row() -> None:
    release = sample_release()
    town = release.towns[0]
    gone = half_day(town.villages[0], town, 0)
    later = replace(town, villages=town.villages[1:])

    facts = town_facts(replace(release, towns=(later,), receptions=(gone,)), "T01")

    assert [row["village"] for row in facts["villages"]["rows"]] == ["东门社区"]  # type: ignore[index,call-overload]


def test_unknown_town_is_an_error(fonts: NoticeFonts) -> None:
    with pytest.raises(NotFoundError):
        render_town_notice_pdf(release=sample_release(), town_code="T99", fonts=fonts)
