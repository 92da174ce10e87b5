import io
import zipfile
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from exports.documents import render_county_notice_docx, render_town_notice_docx, render_village_notice_docx
from rota.errors import NotFoundError
from rota.publication.values import MonthRelease
from tests.exports.hard_release import LONG_NAME, LONG_TITLE, by_id, hard_release, with_changes
from tests.sample_release import attendee, sample_release


def opened(data: bytes) -> Any:
    return Document(io.BytesIO(data))


def text_of(document: Any) -> str:
    return "\n".join("".join(one.itertext(qn("w:t"))) for one in document.element.body.iter(qn("w:p")))


def cells_of(table: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_page_is_laid_out_by_the_standard() -> None:
    document = opened(render_county_notice_docx(sample_release()))
    section = document.sections[0]
    lengths = (section.page_width, section.page_height, section.top_margin, section.left_margin)

    assert [round(one.mm) for one in lengths] == [210, 297, 37, 28]
    assert [round(one.mm) for one in (section.right_margin, section.bottom_margin)] == [26, 35]
    style = document.styles["Normal"]
    assert (style.font.size.pt, style.paragraph_format.line_spacing.pt) == (16, 28.95)
    assert style.element.xpath("./w:rPr/w:rFonts/@w:eastAsia") == ["仿宋_GB2312"]


def test_every_run_is_marked_as_chinese() -> None:
    document = opened(render_county_notice_docx(hard_release()))
    texts = [run for run in document.element.body.iter(qn("w:r")) if run.find(qn("w:t")) is not None]

    assert texts
    assert {tuple(run.xpath("./w:rPr/w:lang/@w:eastAsia")) for run in texts} == {("zh-CN",)}
    assert {mark.get(qn("w:eastAsia")) for mark in document.styles.element.iter(qn("w:lang"))} == {"zh-CN"}


def test_page_number_stands_outside_on_odd_and_even_pages() -> None:
    document = opened(render_county_notice_docx(sample_release()))
    section = document.sections[0]

    assert document.settings.odd_and_even_pages_header_footer is True
    footers = [section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]]
    assert [one.alignment.name for one in footers] == ["RIGHT", "LEFT"]
    assert [one.text for one in footers] == ["— 1 —", "— 1 —"]
    assert [one._p.xpath("string(.//w:instrText)") for one in footers] == ["PAGE", "PAGE"]


def test_title_is_centred_in_its_own_font() -> None:
    first, second = opened(render_county_notice_docx(sample_release())).paragraphs[:2]

    assert (first.text, second.text) == ("关于2026年12月县领导干部", "接待群众来访安排的公示")
    assert first.alignment.name == "CENTER"
    assert first.runs[0].font.size.pt == 22
    assert first._p.xpath(".//w:rFonts/@w:eastAsia") == ["方正小标宋简体"]


def test_county_table_shows_each_state_of_a_reception() -> None:
    table = opened(render_county_notice_docx(hard_release())).tables[0]
    rows = cells_of(table)

    assert rows[0] == ["日期", "时间", "接访领导及职务", "分管工作", "接访地点"]
    assert rows[1][:3] == ["12月1日\n（周二）", "上午\n9:00—11:30", f"{LONG_NAME}\n{LONG_TITLE}\n（代闵建铭）"]
    assert [row[2] for row in rows if row[0].startswith("12月2日")] == [
        "待定，\n另行公告",
        f"{LONG_NAME}\n县委常委、常务副县长",
    ]
    assert [row[0] for row in rows if "原定" in row[0]] == ["12月18日\n（周五）\n（原定\n12月15日）"]
    assert [row[3] for row in rows if "危𬱖&" in row[2]] == ["专题：土地<征收>\n自然资源、住房和城乡建设"]


def test_cancelled_and_unannounced_receptions_stay_out() -> None:
    release = hard_release()
    text = text_of(opened(render_county_notice_docx(release)))

    assert by_id(release, "RMON.2026-02").people[0].name == "欧阳停"
    assert by_id(release, "RMON.2026-03").people[0].name == "司马秘"
    assert "欧阳停" not in text
    assert "司马秘" not in text


def test_county_notice_lists_the_towns_with_people_on_lines() -> None:
    _leaders, towns, _end = opened(render_county_notice_docx(hard_release())).tables
    rows = cells_of(towns)

    assert rows[1] == [
        "12月15日\n（周二）\n上午\n9:00—11:30",
        "汀城镇\n汀城镇群众接待室",
        "危　𬱖\t县委专职副书记\n危碧红\t县发展和改革局局长",
    ]


def test_daily_offer_has_a_part_of_its_own() -> None:
    changes = {
        "RMON.2026-00": {"rule": "RDIR"},
        "RMON.2026-01": {"rule": "RJOINT", "people": (), "moved_from": date(2026, 12, 1)},
    }

    document = opened(render_county_notice_docx(with_changes(sample_release(), changes)))

    headings = [one.text for one in document.paragraphs if one.text.startswith("（")]
    assert headings[:3] == ["（一）县领导到县信访局接访", "（二）县领导到挂钩镇接访", "（三）日常接待"]
    hall = "县群众来访接待中心（县信访局）一楼接访大厅"
    assert cells_of(document.tables[2])[1:] == [
        ["12月1日（周二）", "9:00—11:30", "董毅昌\n县委常委、常务副县长", hall],
        ["12月2日（周三）\n（原定12月1日）", "9:00—11:30", "—", hall],
    ]


def test_host_without_a_title_stands_alone() -> None:
    release = with_changes(sample_release(), {"RMON.2026-00": {"people": (attendee(title=""),)}})

    assert cells_of(opened(render_county_notice_docx(release)).tables[0])[1][2] == "董毅昌"


def test_month_without_receptions_says_so() -> None:
    release = replace(sample_release(), receptions=())
    documents = (
        render_county_notice_docx(release),
        render_town_notice_docx(release, "T01"),
        render_village_notice_docx(release, "V011"),
    )

    counts = [text_of(opened(data)).count("本月没有安排。") for data in documents]

    assert counts == [1, 2, 1]


def test_town_notice_lists_its_leaders_and_villages() -> None:
    document = opened(render_town_notice_docx(hard_release(), "T01"))
    people, villages, _end = document.tables

    assert "12月15日（星期二）上午9:00—11:30，地点：汀城镇群众接待室。" in [one.text for one in document.paragraphs]
    assert cells_of(people)[1:] == [
        ["危　𬱖", "县委专职副书记", "自然资源、住房和城乡建设"],
        ["危碧红", "县发展和改革局局长", "—"],
    ]
    assert cells_of(villages)[1:4] == [
        [
            "东门社区\n党群服务中心一楼接访室",
            "周二上午8:30—12:00\n12月1日、15日、\n22日",
            "龚德文\n副镇长",
            "吕　荣",
        ],
        ["东门社区\n党群服务中心一楼接访室", "周二上午8:30—12:00\n12月8日", "卢　䶮\n副镇长\n（代龚德文）", "吕　荣"],
        ["西门社区\n党群服务中心一楼接访室", "周二上午8:30—12:00\n12月1日、15日、\n22日", "卢　䶮\n副镇长", "吕　荣"],
    ]


def test_town_without_a_host_says_when_it_will_be_known() -> None:
    release = with_changes(sample_release(), {"R15-TOWN.2026-12.T01": {"people": ()}})

    assert "接访领导：待定，另行公告。" in text_of(opened(render_town_notice_docx(release, "T01")))


def test_village_notice_lists_its_half_days() -> None:
    document = opened(render_village_notice_docx(hard_release(), "V011"))

    assert cells_of(document.tables[0]) == [
        ["日期", "时间", "接访领导及职务", "包村干部"],
        ["12月1日\n（周二）", "上午\n8:30—12:00", "龚德文\n副镇长", "吕　荣"],
        ["12月8日\n（周二）", "上午\n8:30—12:00", "卢　䶮\n副镇长\n（代龚德文）", "吕　荣"],
        ["12月15日\n（周二）", "上午\n8:30—12:00", "龚德文\n副镇长", "吕　荣"],
        ["12月22日\n（周二）", "上午\n8:30—12:00", "龚德文\n副镇长", "吕　荣"],
    ]


def test_notice_ends_with_code_version_and_issuer() -> None:
    document = opened(render_village_notice_docx(sample_release(number=2), "V011"))
    left, right = document.tables[-1].rows[0].cells

    assert left._tc.xpath(".//wp:docPr/@descr") == ["第2版 http://127.0.0.1:8000/m/2026-12/v/2/village/V011"]
    assert left.paragraphs[1].text == "第2版　扫码可查是否为最新版"
    assert [one.text for one in right.paragraphs] == ["岚汀县信访工作联席会议", "2026年11月20日"]


def test_issuer_shorter_than_the_date_is_centred_over_it() -> None:
    release = sample_release()
    release = replace(release, office=replace(release.office, issuer="县信访局"))
    right = opened(render_county_notice_docx(release)).tables[-1].rows[0].cells[1]

    indents = [one._p.xpath("./w:pPr/w:ind/@w:rightChars") for one in right.paragraphs]

    assert indents == [["550"], ["400"]]


@pytest.mark.parametrize("release", [sample_release(), hard_release()], ids=["plain", "hard"])
def test_same_release_gives_the_same_bytes(release: MonthRelease) -> None:
    data = render_county_notice_docx(release)

    assert data == render_county_notice_docx(release)
    assert {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(data)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_properties_are_the_release_s_own() -> None:
    properties = opened(render_county_notice_docx(sample_release())).core_properties

    assert properties.title == "关于2026年12月县领导干部接待群众来访安排的公示"
    assert properties.author == "岚汀县信访工作联席会议"
    assert properties.created.replace(tzinfo=None) == datetime(2026, 11, 20, 1, 0)
    assert properties.comments == ""


def test_unknown_codes_are_refused() -> None:
    with pytest.raises(NotFoundError):
        render_town_notice_docx(sample_release(), "T99")
    with pytest.raises(NotFoundError):
        render_village_notice_docx(sample_release(), "V999")
