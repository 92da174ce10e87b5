from __future__ import annotations

import struct
from dataclasses import replace

import pytest

from exports.notices.fonts import NoticeFonts
from exports.notices.tv import render_tv_pages_png, tv_facts
from rota.planning.models import ReceptionStatus
from tests.exports.notices.month import crowded_month, with_receptions
from tests.sample_release import attendee, reception, sample_release


def pixels(png: bytes) -> tuple[int, int]:
    """Width and height in the header of a PNG."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def cells(release: object, page: int, row: int) -> list[str]:
    facts = tv_facts(release)  # type: ignore[arg-type]
    return [cell["joint"].join(cell["parts"]) for cell in facts["pages"][page]["rows"][row]]  # type: ignore[index,call-overload,union-attr]


def test_pages_are_as_large_as_a_television(fonts: NoticeFonts) -> None:
    pages = render_tv_pages_png(release=crowded_month(), fonts=fonts)

    assert [pixels(page) for page in pages] == [(1920, 1080)] * 4


@pytest.mark.parametrize(("rows", "pages"), [(10, 1), (11, 2)])
def test_page_is_full_at_ten_rows(fonts: NoticeFonts, rows: int, pages: int) -> None:
    release = with_receptions(*(reception(id=f"RMON.{index}") for index in range(rows)))

    assert len(render_tv_pages_png(release=release, fonts=fonts)) == pages


def test_row_tells_date_hours_names_title_and_place() -> None:
    host = attendee(substitute_for="李强")

    assert cells(with_receptions(reception(people=(host,), theme="土地")), 0, 0) == [
        "12月7日（周一）",
        "9:00—11:30",
        "董毅昌（代李强）",
        "副县长（专题：土地）",
        "县群众来访接待中心（县信访局）一楼接访大厅",
    ]


def test_town_row_tells_the_county_leaders_alone() -> None:
    assert cells(sample_release(), 1, 0) == [
        "12月15日（周二）",
        "9:00—11:30",
        "汀城镇",
        "危𬱖",
        "汀城镇群众接待室",
    ]


def test_unfilled_reception_is_to_be_announced() -> None:
    release = with_receptions(reception(status=ReceptionStatus.UNFILLED, people=()))

    assert cells(release, 0, 0)[2:4] == ["待定，另行公告", ""]


def test_month_without_receptions_is_one_page_that_says_so(fonts: NoticeFonts) -> None:
    release = with_receptions()

    assert tv_facts(release)["pages"] == ({"subtitle": "本月无县领导定点接访安排", "header": (), "rows": ()},)
    assert len(render_tv_pages_png(release=release, fonts=fonts)) == 1


def test_office_without_phones_shows_its_name_alone() -> None:
    release = sample_release()
    release = replace(release, office=replace(release.office, hotline="", supervision_phone=""))

    assert tv_facts(release)["foot"] == ("岚汀县信访工作联席会议",)
