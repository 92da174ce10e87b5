import io
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from exports.month_workbook import render_month_workbook
from exports.workbook_page import lines_of
from rota.planning.models import ReceptionStatus
from rota.publication.values import DayLabel, MonthRelease
from tests.exports.hard_release import LONG_NAME, LONG_TITLE, hard_release, with_changes
from tests.sample_release import sample_release


def opened(release: MonthRelease) -> Workbook:
    return load_workbook(io.BytesIO(render_month_workbook(release)))


def values(sheet: Worksheet) -> list[tuple[object, ...]]:
    return list(sheet.iter_rows(min_row=2, values_only=True))


def relabelled(release: MonthRelease, label: DayLabel) -> MonthRelease:
    return replace(release, days=tuple(label if one.day == label.day else one for one in release.days))


def test_sheets_stand_in_the_order_of_levels() -> None:
    assert opened(hard_release()).sheetnames == ["总览", "县级", "镇级", "村级总表", "村级", "人员次数", "未安排"]
    assert "未安排" not in opened(sample_release()).sheetnames


def test_county_sheet_has_real_dates_and_times() -> None:
    rows = values(opened(hard_release())["县级"])

    assert rows[0] == (
        *("日期", "星期", "开始", "结束", "接访类型", "接访人员", "职务", "分管工作", "陪同人员"),
        *("地点", "状态", "公示截止", "公示", "备注"),
    )
    assert rows[1] == (
        *(datetime(2026, 12, 1), "周二", time(9, 0), time(11, 30), "每周一县领导接访"),
        *(f"{LONG_NAME}（代闵建铭）", LONG_TITLE, "自然资源、住房和城乡建设", "—"),
        *("县群众来访接待中心（县信访局）一楼接访大厅", "已安排", datetime(2026, 11, 26), "是", ""),
    )


def test_town_sheet_keeps_each_person_with_the_title() -> None:
    rows = values(opened(sample_release())["镇级"])

    assert rows[1][4:7] == ("汀城镇", "县领导到挂钩镇接访", "危　𬱖　县委专职副书记\n危碧红　县发展和改革局局长")


def test_dates_are_shown_in_chinese() -> None:
    sheet = opened(sample_release())["县级"]

    assert (sheet["A3"].number_format, sheet["C3"].number_format) == ('m"月"d"日"', "h:mm")


def test_workbook_holds_what_notices_leave_out() -> None:
    rows = {row[5]: row for row in values(opened(hard_release())["县级"])}

    assert rows["欧阳停"][10] == "已取消"
    assert rows["司马秘"][12] == "否"
    assert rows["待定"][10] == "待定"
    assert rows["=危𬱖&"][13] == "专题：土地<征收>"
    assert rows["闵建铭"][13] == "（原定12月15日）"


def test_cancelled_rows_are_struck_through() -> None:
    sheet = opened(hard_release())["县级"]

    struck = {row[5].value for row in sheet.iter_rows(min_row=3) if row[0].font.strike}

    assert struck == {"欧阳停"}


def test_texts_that_look_like_formulas_stay_texts() -> None:
    names = ("=1+1", "+1", "-1", "@SUM(A1)", "{=1}", "http://example.invalid", "0599")
    changes = {f"RMON.2026-0{index}": {"place_name": name} for index, name in enumerate(names)}

    sheet = opened(with_changes(sample_release(), changes))["县级"]

    found = [sheet.cell(row, 10) for row in range(3, 10)]
    assert [cell.value for cell in found] == list(names)
    assert {cell.data_type for cell in found} == {"s"}
    assert [cell.hyperlink for cell in found] == [None] * 7


def test_rest_days_are_shaded_and_adjusted_ones_marked() -> None:
    adjusted = DayLabel(day=date(2026, 12, 5), is_workday=True, name="", is_adjusted=True)
    sheet = opened(relabelled(hard_release(), adjusted))["县级"]

    rows = {row[0].value: row for row in sheet.iter_rows(min_row=3)}
    shades = {day: rows[datetime(2026, 12, day)][0].fill.fgColor.rgb for day in (4, 5, 6)}

    assert shades == {4: "00000000", 5: "00000000", 6: "FFE4E4E4"}
    assert rows[datetime(2026, 12, 5)][1].value == "周六\n调休"


@pytest.mark.parametrize(
    ("name", "frozen", "filtered"),
    [
        ("县级", "E3", "A2:N32"),
        ("镇级", "E3", "A2:M4"),
        ("村级", "E3", "A2:O22"),
        ("村级总表", "C3", "A2:H7"),
        ("人员次数", "C3", "A2:I43"),
    ],
)
def test_headings_are_frozen_filtered_and_repeated(name: str, frozen: str, filtered: str) -> None:
    release = hard_release()
    release = replace(release, receptions=tuple(one for one in release.receptions if one.id != "RMON.2026-29"))

    sheet = opened(release)[name]

    assert (sheet.freeze_panes, sheet.auto_filter.ref) == (frozen, filtered)
    assert sheet.print_title_rows == "$2:$2"


def test_every_sheet_prints_on_a4_across_one_page_with_the_version() -> None:
    for sheet in opened(hard_release()).worksheets:
        setup = sheet.page_setup
        assert (setup.paperSize, setup.orientation, setup.fitToHeight) == (9, "landscape", 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage is True  # one page wide is the format's default
        assert sheet.oddHeader.left.text == "岚汀县信访局　第1版　2026年11月20日发布"
        assert sheet.oddFooter.center.text == "第 &P 页　共 &N 页"


def test_ampersand_in_the_office_s_name_does_not_become_a_code() -> None:
    release = sample_release()
    release = replace(release, office=replace(release.office, bureau="信访&局"))

    assert "信访&&局" in opened(release)["总览"].oddHeader.left.text


def test_matrix_shows_a_village_s_weeks_beside_each_other() -> None:
    release = with_changes(
        hard_release(),
        {"RVIL-HALF.2026-W51.V013": {"status": ReceptionStatus.CANCELLED, "moved_from": date(2026, 12, 14)}},
    )
    rows = values(opened(release)["村级总表"])

    assert rows[0][4:6] == ("第49周\n11月30日—12月6日", "第50周\n12月7日—12月13日")
    assert rows[1][:6] == (
        *("汀城镇", "东门社区", "龚德文", "吕　荣", "1日（周二）上午\n龚德文"),
        "8日（周二）上午\n卢䶮（代龚德文）",
    )
    assert rows[2][5] == "8日（周二）上午\n待定，另行公告"
    assert rows[3][6] == "15日（周二）上午（原定12月14日）\n欧阳明 已取消"
    assert opened(release)["村级总表"]["G5"].font.strike is True


def test_village_without_a_leader_or_a_reception_keeps_its_row() -> None:
    release = sample_release()
    town = release.towns[0]
    lonely = replace(town.villages[0], code="V099", name="远村", leader=None, cadres=())
    release = replace(release, towns=(replace(town, villages=(lonely,)),))

    assert values(opened(release)["村级总表"])[1] == ("汀城镇", "远村", "—", "—", "—", "—", "—", "—")


def test_people_are_counted_by_rule_without_cancelled_receptions() -> None:
    release = with_changes(
        sample_release(county_receptions=2),
        {"RVIL-HALF.2026-W50.V011": {"status": ReceptionStatus.CANCELLED}},
    )
    rows = values(opened(release)["人员次数"])

    assert rows[0] == (
        *("编号", "姓名", "职务", "身份"),
        *("县长接访日", "县领导到挂钩镇接访", "每周一县领导接访", "镇领导下村接访", "合计"),
    )
    people = {row[0]: row for row in rows[1:-1]}
    assert people["L03"] == ("L03", "危　𬱖", "县委专职副书记", "接访", None, 2, None, None, 2)
    assert people["T01L01"] == ("T01L01", "龚德文", "副镇长", "接访", None, None, None, 3, 3)
    assert people["T01C01"][3] == "包村干部"
    assert rows[-1] == ("合计", None, None, None, 1, 4, 2, 38, 45)


def test_county_people_stand_before_town_people() -> None:
    codes = [row[0] for row in values(opened(sample_release(county_receptions=1))["人员次数"])[1:-1]]

    assert codes[:4] == ["L00", "L02", "L03", "U10"]


def test_unfilled_receptions_are_listed_apart() -> None:
    rows = values(opened(hard_release())["未安排"])

    assert [row[:6] for row in rows[1:]] == [
        (datetime(2026, 12, 2), "周三", time(9, 0), time(11, 30), "", ""),
        (datetime(2026, 12, 8), "周二", time(8, 30), time(12, 0), "汀城镇", "西门社区"),
    ]


def test_overview_is_a_wall_calendar() -> None:
    release = with_changes(sample_release(county_receptions=3), {"RMON.2026-02": {"rule": "RDIR"}})
    holiday = DayLabel(day=date(2026, 12, 2), is_workday=False, name="冬歇", is_adjusted=False)
    sheet = opened(relabelled(release, holiday))["总览"]

    assert [cell.value for cell in sheet[2]] == [f"星期{day}" for day in "一二三四五六日"]
    assert [cell.value for cell in sheet[3]][:3] == [None, datetime(2026, 12, 1), datetime(2026, 12, 2)]
    assert sheet["B3"].number_format == 'd"日"'
    assert sheet["C3"].number_format == 'd"日（冬歇）"'
    assert [cell.value for cell in sheet[4]][:4] == [None, "县级：董毅昌\n村级5场", "县级：危𬱖", "日常接待1场"]
    assert sheet["B8"].value == "镇级2场\n村级5场"
    assert [sheet[cell].fill.fgColor.rgb for cell in ("B4", "C4")] == ["00000000", "FFE4E4E4"]


def test_overview_names_who_is_still_to_be_found_and_leaves_cancelled_out() -> None:
    sheet = opened(hard_release())["总览"]

    assert sheet["C4"].value == f"县级：待定，另行公告\n县级：{LONG_NAME}"
    assert sheet["D4"].value is None


def test_overview_sums_each_kind_of_reception() -> None:
    rows = [row[:5] for row in values(opened(hard_release())["总览"])]

    start = rows.index(("接访类型", "场次", "其中待定", "已取消", "人次"))
    assert rows[start + 1 :] == [
        ("县长接访日", 1, 0, 0, 1),
        ("每周一县领导接访", 29, 1, 1, 28),
        ("县领导到挂钩镇接访", 2, 0, 0, 4),
        ("镇领导下村接访", 20, 1, 0, 19),
    ]


def test_days_of_another_month_name_it() -> None:
    release = sample_release()
    extra = DayLabel(day=date(2027, 1, 1), is_workday=False, name="元旦", is_adjusted=False)
    sheet = opened(replace(release, days=(*release.days, extra)))["总览"]

    assert (sheet["E11"].value, sheet["E11"].number_format) == (datetime(2027, 1, 1), 'm"月"d"日（元旦）"')


@pytest.mark.parametrize(
    ("text", "width", "expected"), [("", 10, 1), ("一二三四", 9, 1), ("一二三四五", 9, 2), ("一\n二", 9, 2)]
)
def test_row_height_follows_the_longest_cell(text: str, width: float, expected: int) -> None:
    assert lines_of(text, width) == expected


def test_no_telephone_number_is_in_the_workbook() -> None:
    texts = [
        str(cell)
        for sheet in opened(hard_release()).worksheets
        for row in sheet.iter_rows(values_only=True)
        for cell in row
    ]

    assert [text for text in texts if "0599" in text] == []


def test_same_release_gives_the_same_bytes() -> None:
    data = render_month_workbook(hard_release())

    assert data == render_month_workbook(hard_release())
    created = load_workbook(io.BytesIO(data)).properties.created
    assert created.replace(tzinfo=UTC) == datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
