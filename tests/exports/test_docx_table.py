import pytest
from docx.shared import Pt

from exports.docx_page import BODY_FONT, new_document
from exports.docx_table import Column, Line, add_table, fitting_points
from tests.sample_release import RELEASED_AT

COLUMNS = (Column(heading="姓名", width_mm=60), Column(heading="职务", width_mm=96, is_centred=False, tab_mm=30))


def table_of(*lines: Line) -> object:
    document = new_document(title="公示", author="局", released_at=RELEASED_AT)
    return add_table(document, COLUMNS, (((Line(text="李　强"),), lines),))


@pytest.mark.parametrize(
    ("text", "width_mm", "expected"),
    [
        ("龚德文", 12.8, 12),  # 3 em of 12 pt are 12.7 mm
        ("龚德文", 12.6, 11.5),
        ("12", 4.3, 12),  # digits count half
        ("12月15日", 20.2, 12),  # 4 em and three gaps
        ("12月15日", 20, 11.5),
        ("龚" * 100, 20, 6),  # never smaller than readable
        ("", 20, 12),
    ],
)
def test_text_is_set_smaller_until_it_stands_on_one_line(text: str, width_mm: float, expected: float) -> None:
    assert fitting_points(text, width_mm) == expected


def test_header_repeats_and_rows_do_not_split() -> None:
    head, row = table_of(Line(text="副县长")).rows

    assert len(head._tr.xpath("./w:trPr/w:tblHeader")) == 1
    assert len(row._tr.xpath("./w:trPr/w:tblHeader")) == 0
    assert [len(one._tr.xpath("./w:trPr/w:cantSplit")) for one in (head, row)] == [1, 1]


def test_outer_line_is_twice_the_inner_one() -> None:
    table = table_of(Line(text="副县长"))

    sizes = {side: table._tbl.xpath(f"./w:tblPr/w:tblBorders/w:{side}/@w:sz") for side in ("top", "left", "insideH")}

    assert sizes == {"top": ["8"], "left": ["8"], "insideH": ["4"]}


def test_properties_stand_in_the_order_that_word_demands() -> None:
    table = table_of(Line(text="副县长"))

    names = [child.tag.split("}")[1] for child in table._tbl.tblPr]

    assert names == ["tblW", "jc", "tblBorders", "tblLayout", "tblCellMar", "tblLook"]


def test_columns_keep_their_width() -> None:
    table = table_of(Line(text="副县长"))

    assert table.autofit is False
    assert [round(cell.width.mm) for cell in table.rows[1].cells] == [60, 96]


def test_line_with_a_tail_hangs_at_the_tab() -> None:
    cell = table_of(Line(text="阿依努尔·买合木提", is_whole=True, tail="副县长")).rows[1].cells[1]
    (paragraph,) = cell.paragraphs

    assert paragraph.text == "阿依努尔·买合木提\t副县长"
    assert round(paragraph.paragraph_format.left_indent.mm) == 30
    assert [run.font.size for run in paragraph.runs] == [Pt(9), Pt(12)]


def test_body_cells_are_in_the_body_font_and_marked_chinese() -> None:
    (run,) = table_of(Line(text="副县长")).rows[1].cells[1].paragraphs[0].runs

    assert run._element.xpath("./w:rPr/w:rFonts/@w:eastAsia") == [BODY_FONT]
    assert run._element.xpath("./w:rPr/w:lang/@w:eastAsia") == ["zh-CN"]
