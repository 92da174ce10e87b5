"""The explanation sheet (说明) in front of the lists."""

from __future__ import annotations

from typing import Any

from rota.office.list_kinds import Column, Kind, ListSpec
from rota.office.raw_workbook import EXPLANATION_SHEET

_HOW_TO = (
    "一张工作表就是一份名单或清单，第一行是列名。红底的列必填，蓝底的列可以留空。",
    "不用的列可以删去，列的先后可以调换；多出的列不会读取。带“必填”的表必须有内容，其余的表可以留空。",
    "编号由县里自定（如 T01、V001、L01），全县不可重复；其他表用编号指代人和地方。",
    "一个人兼两职的，各占一行，并在“与何人同一”中填另一职务的编号。",
    "导入时全部检查，有一处错误就全部不导入，并逐条列出在哪张表、哪一行、哪一列、怎样改。",
    "请勿在任何表中填写信访人的姓名、电话、住址、证件号码。",
)
_KIND_TITLES = {
    Kind.TEXT: "文字",
    Kind.PERSON_NAME: "姓名",
    Kind.PHONE: "电话",
    Kind.CODE: "编号",
    Kind.CODES: "编号（可多个）",
    Kind.DATE: "日期",
    Kind.TIME: "时间",
    Kind.NUMBER: "整数",
    Kind.YES_NO: "是/否",
    Kind.CHOICE: "选择",
    Kind.HALFDAY: "半天",
    Kind.HALFDAYS: "半天（可多个）",
    Kind.WEEKDAYS: "星期（可多个）",
    Kind.LIST: "文字（可多个）",
    Kind.PERIOD: "期间",
}
_LINE_HEIGHT = 17
_SIGNS_PER_LINE = 29
"""Chinese signs that fit on one line of the column 说明."""
_HEADINGS = (
    ("工作表", 16),
    ("列名", 20),
    ("文件夹导入时的列名", 22),
    ("内容", 16),
    ("必填", 7),
    ("说明", 56),
    ("示例", 28),
)


def write_explanation(workbook: Any, specs: tuple[ListSpec, ...]) -> None:
    """Write the sheet: how to fill in the workbook, then every list and column with its meaning and an example."""
    sheet = workbook.add_worksheet(EXPLANATION_SHEET)
    title = workbook.add_format({"bold": True, "font_size": 16, "valign": "vcenter"})
    plain = workbook.add_format({"text_wrap": True, "valign": "top"})
    heading = workbook.add_format({"bold": True, "bg_color": "#D9E1F2", "border": 1, "align": "center"})
    for place, (name, width) in enumerate(_HEADINGS):
        sheet.set_column(place, place, width)
        sheet.write_string(len(_HOW_TO) + 2, place, name, heading)
    sheet.set_row(0, 30)
    sheet.merge_range(0, 0, 0, len(_HEADINGS) - 1, "县信访接访排班基础数据 · 填写说明", title)
    for row, sentence in enumerate(_HOW_TO, start=1):
        sheet.merge_range(row, 0, row, len(_HEADINGS) - 1, f"{row}. {sentence}", plain)
    _write_columns(workbook, sheet, specs, len(_HOW_TO) + 3)
    sheet.freeze_panes(len(_HOW_TO) + 3, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(len(_HOW_TO) + 2)


def _write_columns(workbook: Any, sheet: Any, specs: tuple[ListSpec, ...], row: int) -> None:
    border = {"border": 1, "text_wrap": True, "valign": "vcenter"}
    cell = workbook.add_format(border)
    band = workbook.add_format({**border, "bold": True, "bg_color": "#EDEDED"})
    must = workbook.add_format({**border, "bold": True, "font_color": "#C00000", "align": "center"})
    example = workbook.add_format({**border, "italic": True, "font_color": "#7F7F7F"})
    for spec in specs:
        sheet.write_string(row, 0, spec.title, band)
        duty = "（必填）" if spec.required else "（可留空）"
        sheet.merge_range(row, 1, row, len(_HEADINGS) - 1, f"{duty}{spec.note}", band)
        row += 1
        for column in spec.columns:
            if column.kind is Kind.UNREAD:
                continue
            sheet.set_row(row, _LINE_HEIGHT * (1 + len(_meaning(column)) // _SIGNS_PER_LINE))
            texts = (spec.title, column.title, column.key, _KIND_TITLES[column.kind])
            for place, text in enumerate(texts):
                sheet.write_string(row, place, text, cell)
            sheet.write_string(row, 4, "必填" if column.required else "", must)
            sheet.write_string(row, 5, _meaning(column), cell)
            sheet.write_string(row, 6, column.example, example)
            row += 1


def _meaning(column: Column) -> str:
    choices = "、".join(choice.title for choice in column.choices)
    if not choices or (column.kind is Kind.CHOICE and column.note):
        return column.note
    return f"{column.note}可填：{choices}。"
