"""Tables of official documents in Word's format: repeated header, rows that do not split, names never broken."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeAlias

from docx.enum.table import WD_ALIGN_VERTICAL, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from exports.docx_page import BODY_FONT, HEADING_FONT, add_text
from exports.wording import text_ems

TABLE_POINTS = 12
TABLE_LINE_POINTS = 17
CELL_MARGIN_MM = 1.2
MINIMUM_ROW_MM = 9
SMALLEST_POINTS = 6.0
OUTER_EIGHTHS = 8
INNER_EIGHTHS = 4
_MM_PER_POINT = 25.4 / 72


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column; ``tab_mm`` is where the tails of its lines begin."""

    heading: str
    width_mm: float
    is_centred: bool = True
    tab_mm: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One paragraph of a cell. ``is_whole`` text is set smaller rather than broken; ``tail`` follows at the tab."""

    text: str
    font: str = BODY_FONT
    is_whole: bool = False
    tail: str = ""


Cell: TypeAlias = "tuple[Line, ...]"


def add_table(document: Any, columns: tuple[Column, ...], rows: tuple[tuple[Cell, ...], ...]) -> Any:
    """A table over the type area's width, header row first and repeated on every page."""
    table = _bare_table(document, columns, len(rows) + 1, border=True)
    heading = tuple((Line(text=column.heading, font=HEADING_FONT),) for column in columns)
    _mark_row(table.rows[0], "w:tblHeader")
    for row, cells in zip(table.rows, (heading, *rows), strict=True):
        _mark_row(row, "w:cantSplit")
        row.height_rule, row.height = WD_ROW_HEIGHT_RULE.AT_LEAST, Mm(MINIMUM_ROW_MM)
        for cell, column, lines in zip(row.cells, columns, cells, strict=True):
            cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
            _fill(cell, column, lines, is_centred=column.is_centred or lines in heading)
    return table


def add_side_by_side(document: Any, widths_mm: tuple[float, float]) -> tuple[Any, Any]:
    """Two cells without lines that stay together on one page."""
    columns = tuple(Column(heading="", width_mm=width) for width in widths_mm)
    table = _bare_table(document, columns, 1, border=False)
    _mark_row(table.rows[0], "w:cantSplit")
    left, right = table.rows[0].cells
    return left, right


def fitting_points(text: str, width_mm: float, points: float = TABLE_POINTS) -> float:
    """The largest size up to ``points``, in half points, at which ``text`` stands on one line of ``width_mm``.

    Programs that ignore the wish for no gap between digits and Chinese characters add a quarter character there.
    """
    gaps = sum(one.isascii() != other.isascii() and (one + other).isalnum() for one, other in pairwise(text))
    room = width_mm / _MM_PER_POINT / max(text_ems(text) + gaps / 4, 1)
    return max(min(points, int(room * 2) / 2), SMALLEST_POINTS)


def _bare_table(document: Any, columns: tuple[Column, ...], n_rows: int, *, border: bool) -> Any:
    table = document.add_table(rows=n_rows, cols=len(columns))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    properties = table._tbl.tblPr  # noqa: SLF001 - python-docx has no borders and cell margins
    if border:
        properties.insert_element_before(_borders(), "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    properties.insert_element_before(_margins(), "w:tblLook")
    for column, spec in zip(table.columns, columns, strict=True):
        column.width = Mm(spec.width_mm)
    for row in table.rows:
        for cell, spec in zip(row.cells, columns, strict=True):
            cell.width = Mm(spec.width_mm)
    return table


def _borders() -> Any:
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        line.set(qn("w:val"), "single")
        line.set(qn("w:sz"), str(INNER_EIGHTHS if side.startswith("inside") else OUTER_EIGHTHS))
        line.set(qn("w:space"), "0")
        line.set(qn("w:color"), "000000")
        borders.append(line)
    return borders


def _margins() -> Any:
    margins = OxmlElement("w:tblCellMar")
    for side, size_mm in (("top", 0.5), ("left", CELL_MARGIN_MM), ("bottom", 0.5), ("right", CELL_MARGIN_MM)):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(round(size_mm / _MM_PER_POINT * 20)))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    return margins


def _mark_row(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001 - python-docx has no such mark


def _fill(cell: Any, column: Column, lines: Cell, *, is_centred: bool) -> None:
    room = column.width_mm - 2 * CELL_MARGIN_MM
    for index, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if is_centred else WD_ALIGN_PARAGRAPH.LEFT
        spacing = paragraph.paragraph_format
        spacing.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        spacing.line_spacing = Pt(TABLE_LINE_POINTS)
        width = column.tab_mm if line.tail else room
        points = fitting_points(line.text, width, TABLE_POINTS) if line.is_whole else TABLE_POINTS
        add_text(paragraph, line.text, font=line.font, points=points)
        if line.tail:
            spacing.left_indent, spacing.first_line_indent = Mm(column.tab_mm), -Mm(column.tab_mm)
            add_text(paragraph, f"\t{line.tail}", points=TABLE_POINTS)
