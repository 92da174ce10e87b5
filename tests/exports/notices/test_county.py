from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from exports.notices.county import county_facts, render_county_notice_pdf
from exports.notices.fonts import NoticeFonts
from rota.planning.models import ReceptionStatus
from tests.exports.notices.conftest import Pages, footer_side, is_within
from tests.exports.notices.month import LONG_TITLE, NAMES, TOWNS, crowded_month, with_receptions
from tests.sample_release import attendee, reception, sample_release

MARGINS = {"left": 25.9, "right": 25.9, "top": 36.9, "bottom": 34.9}


@pytest.fixture(scope="module")
def crowded(fonts: NoticeFonts) -> Pages:
    return Pages(render_county_notice_pdf(release=crowded_month(), fonts=fonts))


def test_notice_carries_title_basis_ways_to_book_and_signature(fonts: NoticeFonts) -> None:
    joined = Pages(render_county_notice_pdf(release=sample_release(), fonts=fonts)).joined

    for text in (
        "关于2026年12月县领导干部接待群众来访安排的公示",
        "《信访工作条例》",
        "三、预约方式",
        "0599-5550000",
        "代表人数不超过5人",
        "0599-5559999",
        "岚汀县信访工作联席会议2026年11月20日",
        "第1版",
    ):
        assert text in joined


def test_moved_reception_names_its_original_date(fonts: NoticeFonts) -> None:
    assert (
        "12月18日（周五）（原定12月15日）"
        in Pages(render_county_notice_pdf(release=sample_release(), fonts=fonts)).joined
    )


def test_thirty_rows_all_stand_in_the_notice(crowded: Pages) -> None:
    for day in range(1, 31):
        assert f"12月{day}日（周" in crowded.joined


def test_table_header_is_repeated_on_each_page_of_the_table(crowded: Pages) -> None:
    with_header = ["分管工作" in "".join(text.split()) for text in crowded.texts]
    with_rows = ["9:00—11:30" in "".join(text.split()) and "群团" in text for text in crowded.texts]

    assert with_header == with_rows
    assert sum(with_header) > 2


def test_pages_are_numbered_odd_ones_right_even_ones_left(crowded: Pages) -> None:
    for number, page in enumerate(crowded.reader.pages, start=1):
        assert f"—{number}—" in "".join(page.extract_text().split())

    sides = [footer_side(page) for page in crowded.reader.pages]
    assert sides == [("right", "left")[index % 2] for index in range(len(sides))]


def test_every_page_is_a4(crowded: Pages) -> None:
    sizes = {tuple(round(float(side) / 72 * 25.4) for side in page.mediabox[2:]) for page in crowded.reader.pages}

    assert sizes == {(210, 297)}


@pytest.mark.parametrize("name", [name for name in NAMES if len(name) > 2])
def test_names_are_never_broken(crowded: Pages, name: str) -> None:
    broken = [line for line in crowded.lines() if line in {name[:cut] for cut in range(1, len(name))}]

    assert any(name in line for line in crowded.lines())
    assert broken == []


def test_two_character_names_are_spread_over_three(crowded: Pages) -> None:
    assert any(line.startswith("李\u3000强") for line in crowded.lines())
    assert any(line.startswith("危\u3000𬱖") for line in crowded.lines())


def test_long_titles_substitutes_and_towns_stand_in_full(crowded: Pages) -> None:
    for text in (LONG_TITLE, "魏晓胜（代闵建铭）", "待定，另行公告", "县发展和改革局党组书记、局长", *TOWNS):
        assert text in crowded.joined


def test_daily_offer_is_a_calendar_and_joint_windows_a_sentence(crowded: Pages) -> None:
    assert "律师值班接待" in crowded.joined
    assert "参加单位：县自然资源局、县人力资源和社会保障局、县司法局。" in crowded.joined


def test_cancelled_and_unannounced_receptions_are_left_out() -> None:
    release = with_receptions(
        reception(id="A", status=ReceptionStatus.CANCELLED),
        reception(id="B", is_public=False),
        reception(id="C", status=ReceptionStatus.HELD),
    )

    facts = county_facts(release)

    assert isinstance(facts["county"], dict)
    assert len(facts["county"]["rows"]) == 1


def test_month_without_receptions_says_so(fonts: NoticeFonts) -> None:
    pages = Pages(render_county_notice_pdf(release=with_receptions(), fonts=fonts))

    assert "本月无县领导定点接访安排。" in pages.joined
    assert "二、预约方式" in pages.joined


def test_towns_on_different_days_have_their_times_in_the_table(fonts: NoticeFonts) -> None:
    towns = [one for one in sample_release().receptions if one.rule == "R15-TOWN"]
    later = replace(
        towns[1],
        starts_at=towns[1].starts_at + timedelta(days=1),
        ends_at=towns[1].ends_at + timedelta(days=1),
        moved_from=towns[1].starts_at.date(),
    )

    joined = Pages(render_county_notice_pdf(release=with_receptions(towns[0], later), fonts=fonts)).joined

    assert "各镇（区）接访时间见下表。" in joined
    assert "东漈镇12月16日（周三）9:00—11:30（原定12月15日）" in joined


def test_theme_is_told_beside_the_field() -> None:
    facts = county_facts(with_receptions(reception(theme="土地")))

    assert isinstance(facts["county"], dict)
    assert facts["county"]["rows"][0]["fields"] == "专题：土地\u3000自然资源、住房和城乡建设"


def test_places_with_one_address_share_a_remark() -> None:
    place = replace(reception(id="A"), place_phone="")
    nowhere = replace(reception(id="B"), place_address="")

    facts = county_facts(with_receptions(place, nowhere))

    assert isinstance(facts["county"], dict)
    assert facts["county"]["addresses"] == ("县群众来访接待中心（县信访局）一楼接访大厅：岚汀县汀城镇岚源路88号。",)


def test_many_hosts_in_one_reception_go_on_to_the_next_page(fonts: NoticeFonts) -> None:
    hosts = tuple(
        attendee(f"L{index:02}", f"欧阳{chr(0x4E00 + index)}", LONG_TITLE, rank_order=index) for index in range(40)
    )

    pages = Pages(render_county_notice_pdf(release=with_receptions(reception(people=hosts)), fonts=fonts))

    assert [host.name for host in hosts if host.name not in pages.joined] == []
    assert all(is_within(page, **MARGINS) for page in pages.reader.pages)


def test_thirty_rows_keep_to_the_type_area(crowded: Pages) -> None:
    assert all(is_within(page, **MARGINS) for page in crowded.reader.pages)
