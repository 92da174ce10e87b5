from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import msoffcrypto
import openpyxl
import pytest

from rota.errors import BadInputError
from rota.office.raw_sheets import MOST_ROWS
from rota.office.raw_workbook import OLE_MAGIC
from rota.office.reading import read_county
from rota.words import word
from tests.rota.office.small_county import TODAY, faults_of, read_small, told

Cell = str | float | bool | date | time | None

SHEETS: dict[str, list[list[Cell]]] = {
    "设置": [["项目", "值"], ["县名", "青石县"], ["信访局名称", "青石县信访局"], ["提前公示天数", 5]],
    "乡镇": [
        ["白沙、松溪两镇情况表", None, None],
        [None, None, None],
        ["名 称", "备忘", "编号（必填）"],
        [" 白沙镇\u3000", "x", "Ｔ０１"],
        [None, "  ", None],
        ["松溪镇", None, "T 02"],
    ],
    "村（社区）": [
        ["id", "town_id", "name", "linked_leader_id", "preferred_halfday"],
        ["V001", "T01", "上河村", "T01L01", "周二上午"],
        ["V002", "T02", "下河村", "T02L01", None],
    ],
    "县直单位": [
        ["编号", "名称", "负责人姓名", "负责人职务", "联系电话"],
        ["U01", "县教育局", "方\u3000一", "局长", 13800001111],
    ],
    " leaders ": [
        ["编号", "姓名", "职务", "县委书记", "县长", "挂钩乡镇编号", "参加15日接访", "任职自"],
        ["L01", "石 一", "县委书记", True, "否", "T01", 1, date(2024, 1, 1)],
        ["L02", "石二", "县长", "N", "√", "T02", "TRUE", 45292],
    ],
    "镇领导": [
        ["编号", "乡镇编号", "姓名", "职务", "出生年份"],
        ["T01L01", "T01", "白一", "书记", 1980],
        ["T01L02", "T01", "白二", "镇长", "１９８１"],
        ["T02L01", "T02", "松一", "书记", None],
        ["T02L02", "T02", "松二", "镇长", None],
    ],
    "接访点": [
        ["编号", "层级", "归属编号", "名称", "开门时间", "关门时间"],
        ["PC02", "县级", "COUNTY", "县接访室", time(9, 0), "11：30"],
        ["PT01", "镇级", "T01", "白沙镇接访室", 0.375, datetime(2026, 1, 1, 17, 30)],
    ],
    "请假外出": [
        ["编号", "人员编号", "自", "至"],
        ["A001", "L01", "2026年12月14日", 46373],
    ],
    "说明": [["随便写写"]],
    "草稿": [["编号"]],
}


def save(path: Path, sheets: dict[str, list[list[Cell]]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        if len([cell for cell in rows[0] if cell is not None]) == 1 and len(rows[0]) > 1:
            sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(rows[0]))
    book.save(path)
    return path


def test_messy_workbook_is_read(tmp_path: Path) -> None:
    county = read_county(save(tmp_path / "县.xlsx", SHEETS), today=TODAY)

    assert dict(county.settings) == {"county": "青石县", "bureau_name": "青石县信访局", "notice_days": 5}
    assert [dict(row.values) for row in county.rows("towns")] == [
        {"id": "T01", "name": "白沙镇"},
        {"id": "T02", "name": "松溪镇"},
    ]
    assert [row.number for row in county.rows("towns")] == [4, 6]
    assert dict(county.rows("units")[0].values) == {
        "id": "U01",
        "name": "县教育局",
        "head_name": "方一",
        "head_title": "局长",
        "contact_phone": "13800001111",
    }
    assert [row.values["name"] for row in county.rows("leaders")] == ["石一", "石二"]
    assert [(row.flag("is_secretary"), row.flag("is_county_head")) for row in county.rows("leaders")] == [
        (True, False),
        (False, True),
    ]
    assert {row.day("active_from") for row in county.rows("leaders")} == {date(2024, 1, 1)}
    assert [row.number_of("birth_year") for row in county.rows("town_leaders")] == [1980, 1981, None, None]
    assert [(row.clock("open_from"), row.clock("open_to")) for row in county.rows("reception_points")] == [
        (time(9, 0), time(11, 30)),
        (time(9, 0), time(17, 30)),
    ]
    assert [(row.day("date_from"), row.day("date_to")) for row in county.rows("absences")] == [
        (date(2026, 12, 14), date(2026, 12, 17))
    ]
    assert [word(note, "en") for note in county.notes] == [
        "草稿 was passed over: it is not one of the lists",
        "乡镇: not read were the columns 备忘",
    ]


def test_fault_names_sheet_row_and_column_as_written_there(tmp_path: Path) -> None:
    towns = [
        *SHEETS["乡镇"][:3],
        ["白沙镇", "x", "T01"],
        ["松溪镇", None, "T02"],
        ["注：以上数据由各镇提供", None, None],
    ]

    faults = faults_of(save(tmp_path / "县.xlsx", {**SHEETS, "乡镇": towns}))

    assert told(faults) == [("乡镇", 6, "编号（必填）", "is blank; every row needs a value here")]


@pytest.mark.parametrize(("rows", "is_refused"), [(MOST_ROWS, False), (50_000, True)])
def test_sheet_with_too_many_rows_is_refused(tmp_path: Path, rows: int, is_refused: bool) -> None:
    wishes: list[list[Cell]] = [["人员编号", "日期", "意愿"], *([["L99", "x", "y"]] * rows)]

    faults = faults_of(save(tmp_path / "县.xlsx", {**SHEETS, "个人意愿": wishes}))

    whole_sheet = [text for source, row, _, text in told(faults) if source == "个人意愿" and row is None]
    assert whole_sheet == (
        [
            (
                "has more than 20000 rows, so nothing of it was read; check that it is the right list and remove what "
                "does not belong there"
            )
        ]
        if is_refused
        else []
    )


def test_large_sheet_that_is_no_list_does_not_matter(tmp_path: Path) -> None:
    draft: list[list[Cell]] = [["x"]] * (MOST_ROWS + 20)

    assert faults_of(save(tmp_path / "县.xlsx", {**SHEETS, "草稿": draft})) == ()


def test_value_far_below_the_list_is_refused_without_reading_down_to_it(tmp_path: Path) -> None:
    path = save(tmp_path / "县.xlsx", SHEETS)
    book = openpyxl.load_workbook(path)
    book["乡镇"].cell(row=1_000_000, column=1, value="x")
    book.save(path)

    assert [(fault.source, fault.row) for fault in faults_of(path)] == [("乡镇", None)]


def refusal(path: Path) -> list[tuple[str | None, int | None, str | None, str]]:
    with pytest.raises(BadInputError) as caught:
        read_county(path)
    assert word(caught.value.sentence, "en") == "The lists cannot be read"
    return told(caught.value.faults)


def test_workbook_with_a_password_is_refused(tmp_path: Path) -> None:
    plain = save(tmp_path / "plain.xlsx", SHEETS)
    locked = tmp_path / "县.xlsx"
    with plain.open("rb") as source, locked.open("wb") as target:
        msoffcrypto.OfficeFile(source).encrypt("secret", target)

    assert refusal(locked) == [
        (
            "县.xlsx",
            None,
            None,
            "is protected by a password; open it, remove the password, save it, and import it again",
        )
    ]


def damaged(content: bytes) -> bytes:
    return content[: len(content) // 2]


def with_broken_part(content: bytes) -> bytes:
    at = content.index(b"xl/worksheets/sheet1.xml") + 60
    return content[:at] + bytes(byte ^ 0xFF for byte in content[at : at + 20]) + content[at + 20 :]


DAMAGED = "is damaged and cannot be opened; open it in the spreadsheet program and save it anew, or send it again"


@pytest.mark.parametrize("spoil", [damaged, with_broken_part])
def test_corrupt_workbook_is_refused(tmp_path: Path, spoil: object) -> None:
    path = save(tmp_path / "县.xlsx", SHEETS)
    assert callable(spoil)
    path.write_bytes(spoil(path.read_bytes()))

    assert refusal(path) == [("县.xlsx", None, None, DAMAGED)]


def test_workbook_whose_sheet_is_no_xml_is_refused(tmp_path: Path) -> None:
    path = save(tmp_path / "县.xlsx", SHEETS)
    content = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(content, "w") as target:
        for part in source.namelist():
            is_sheet = part == "xl/worksheets/sheet1.xml"
            target.writestr(part, b"<worksheet><sheetData><row" if is_sheet else source.read(part))
    path.write_bytes(content.getvalue())

    assert refusal(path) == [("县.xlsx", None, None, DAMAGED)]


NO_WORKBOOK = "is not a workbook; give a folder of CSV files or an .xlsx workbook"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty; give a folder of CSV files or an .xlsx workbook"),
        (b"id,name\n", NO_WORKBOOK),
        (OLE_MAGIC + bytes(600), "is a workbook of the old .xls kind; save it as .xlsx and import it again"),
        (b"PK\x05\x06" + bytes(18), NO_WORKBOOK),
    ],
    ids=["empty", "text", "xls", "zip of nothing"],
)
def test_other_files_are_refused(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "县.xlsx"
    path.write_bytes(content)

    assert refusal(path) == [("县.xlsx", None, None, sentence)]


def test_workbook_and_folder_give_equal_values(tmp_path: Path) -> None:
    folder = read_small(tmp_path / "folder")
    workbook = read_county(save(tmp_path / "县.xlsx", SHEETS), today=TODAY)

    assert workbook.settings == folder.settings
    assert [row.values["name"] for row in workbook.rows("villages")] == [
        row.values["name"] for row in folder.rows("villages")
    ]
