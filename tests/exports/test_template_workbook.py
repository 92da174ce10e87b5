from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from exports.template_workbook import render_county_workbook, render_template
from rota.errors import BadInputError
from rota.office.cells import Period
from rota.office.county_lists import CountyLists, Row
from rota.office.lists import LISTS
from rota.office.reading import read_county
from rota.words import word

TODAY = date(2026, 11, 20)


def book_of(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def sheet_of(title: str) -> Worksheet:
    sheet = book_of(render_template())[title]
    assert isinstance(sheet, Worksheet)
    return sheet


def validations(title: str) -> dict[str, tuple[str | None, str | None]]:
    return {str(rule.sqref): (rule.type, rule.formula1) for rule in sheet_of(title).data_validations.dataValidation}


def test_template_is_always_the_same_bytes() -> None:
    assert render_template() == render_template()


def test_template_has_the_explanation_first_and_a_sheet_per_list() -> None:
    assert book_of(render_template()).sheetnames == ["说明", *(spec.title for spec in LISTS)]


def test_sheet_has_chinese_headings_frozen_and_explained() -> None:
    sheet = sheet_of("包村挂钩")

    assert [cell.value for cell in sheet[1]] == ["村编号", "人员编号", "角色", "自", "至"]
    assert sheet.freeze_panes == "A2"
    assert sheet["C1"].comment is not None
    assert sheet["C1"].comment.text == "挂钩镇领导或包村干部。"
    assert (sheet["A1"].fill.fgColor.rgb, sheet["D1"].fill.fgColor.rgb) == ("FFC00000", "FFD9E1F2")


def test_template_asks_for_nothing_about_petitioners() -> None:
    headings = [cell.value for cell in sheet_of("往年事项")[1]]

    assert [heading for heading in headings if str(heading).startswith(("信访人", "村"))] == []


def test_drop_downs_offer_choices_and_codes_of_other_sheets() -> None:
    assert validations("包村挂钩") == {
        "A2:A5001": ("list", "'村（社区）'!$A$2:$A$5001"),
        "C2:C5001": ("list", '"挂钩镇领导,包村干部"'),
        "D2:D5001": ("date", "18264"),
        "E2:E5001": ("date", "18264"),
    }
    assert validations("个人意愿")["D2:D5001"] == ("whole", "1")
    assert validations("接访点")["I2:I5001"][0] == "time"
    assert validations("县领导")["H2:H5001"] == ("list", '"是,否"')


def test_settings_sheet_names_every_setting_and_offers_its_choices() -> None:
    rules = validations("设置")
    names = {sheet.value: sheet.row for sheet in sheet_of("设置")["A"]}

    assert rules[f"B{names['15日逢周一']}"] == ("list", '"同日分室进行,15日主持人兼周一接访,周一接访改期"')
    assert rules[f"B{names['党政正职参加周一接访']}"] == ("list", '"是,否"')
    assert f"B{names['县名']}" not in rules


def test_explanation_tells_every_column_with_an_example() -> None:
    sheet = sheet_of("说明")
    told = {(row[0].value, row[2].value) for row in sheet.iter_rows() if row[2].value}

    wanted = {(spec.title, c.key) for spec in LISTS for c in spec.columns if not c.key.startswith("petitioner")}
    assert wanted - told == {("往年事项", "village_id")}
    assert [cell.value for cell in sheet[9]] == ["工作表", "列名", "文件夹导入时的列名", "内容", "必填", "说明", "示例"]


def test_empty_template_imports_as_empty(tmp_path: Path) -> None:
    path = tmp_path / "模板.xlsx"
    path.write_bytes(render_template())

    with pytest.raises(BadInputError) as caught:
        read_county(path)

    assert [(fault.source, fault.row) for fault in caught.value.faults] == [
        (title, None) for title in sorted(("乡镇", "县直单位", "县领导", "接访点", "村（社区）", "设置", "镇领导"))
    ]
    assert "县名" in "".join(word(fault.text, "en") for fault in caught.value.faults)


def test_sample_county_goes_round_through_the_workbook(shared: Path, tmp_path: Path) -> None:
    county = read_county(shared / "county", today=TODAY)
    path = tmp_path / "县.xlsx"
    path.write_bytes(render_county_workbook(county))

    again = read_county(path, today=TODAY)

    assert again == county
    assert again.notes == ()
    assert render_county_workbook(again) == path.read_bytes()


def test_every_kind_of_cell_is_shown_in_chinese() -> None:
    def row(**values: object) -> Row:
        return Row(values=values, source="", number=2, headings={})  # type: ignore[arg-type]

    period = Period(date(2026, 1, 1), date(2026, 11, 30))
    county = CountyLists(
        lists={
            "villages": (row(id="V001", preferred_halfday="TUE_AM", reachable_halfdays=("MON_AM", "SUN_PM")),),
            "lawyers": (row(id="W01", available_weekdays=("MON", "SUN"), conflict_units=("U01", "U02")),),
            "loads": (row(person_id="=1+1", metric="night_shifts", value=4, period=period),),
            "leaders": (row(id="L01", is_secretary=True, is_county_head=False, office_phone="0599-5550001"),),
        },
        settings={"county": "青石县", "notice_unit": "WORKDAY", "principals_in_monday_pool": True, "notice_days": 5},
    )

    book = book_of(render_county_workbook(county))

    assert [cell.value for cell in book["村（社区）"][2] if cell.value] == ["V001", "周二上午", "周一上午；周日下午"]
    assert [cell.value for cell in book["律师"][2] if cell.value] == ["W01", "周一；周日", "U01；U02"]
    assert [cell.value for cell in book["已承担工作量"][2] if cell.value] == [
        "=1+1",
        "夜班次数",
        4,
        "2026-01-01/2026-11-30",
    ]
    assert book["已承担工作量"]["B2"].data_type in ("s", "f")
    assert [cell.value for cell in book["县领导"][2] if cell.value] == ["L01", "是", "否", "0599-5550001"]
    assert [[cell.value for cell in line] for line in book["设置"].iter_rows(min_row=2)] == [
        ["县名", "青石县"],
        ["党政正职参加周一接访", "是"],
        ["提前公示天数", "5"],
        ["公示天数单位", "工作日"],
    ]
