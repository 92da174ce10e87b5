"""A4 pages of an official document in Word's format: margins, styles, page numbers, bytes (GB/T 9704-2012)."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

BODY_FONT = "仿宋_GB2312"
TITLE_FONT = "方正小标宋简体"
HEADING_FONT = "黑体"
SUBHEADING_FONT = "楷体_GB2312"
NUMBER_FONT = "宋体"
BODY_POINTS = 16
TITLE_POINTS = 22
TITLE_LINE_POINTS = 32
LINE_POINTS = 28.95
TYPE_AREA_MM = 156
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def new_document(
    *, title: str, author: str, released_at: datetime, points: float = BODY_POINTS, line_points: float = LINE_POINTS
) -> Any:
    """An empty document with the page, the styles, the page numbers and fixed properties.

    ``points`` and ``line_points`` are the size and the fixed line of running text.
    """
    document = Document()
    _set_properties(document, title=title, author=author, released_at=released_at)
    _set_language(document)
    _set_page(document)
    _set_body_style(document, points, line_points)
    _add_page_numbers(document)
    return document


def document_bytes(document: Any) -> bytes:
    """The .docx; the same content gives the same bytes (every entry is dated 1980)."""
    raw = io.BytesIO()
    document.save(raw)
    tidy = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(tidy, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, _ZIP_EPOCH), source.read(name), zipfile.ZIP_DEFLATED)
    return tidy.getvalue()


def set_font(element: Any, font: str, points: float | None) -> None:
    """Font and size of a run or style, for Latin and East Asian characters alike."""
    element.font.name = font
    if points is not None:
        element.font.size = Pt(points)
    fonts = element.font._element.get_or_add_rPr().get_or_add_rFonts()  # noqa: SLF001 - python-docx has no eastAsia
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{kind}"), font)


def add_text(paragraph: Any, text: str, *, font: str = BODY_FONT, points: float | None = None) -> Any:
    """A run of ``text``, marked as Chinese so that no Japanese glyph forms appear.

    It has the size of running text unless ``points`` says another.
    """
    run = paragraph.add_run(text)
    set_font(run, font, points)
    run._element.get_or_add_rPr().append(_language_mark())  # noqa: SLF001 - python-docx has no w:lang
    return run


def add_title(document: Any, lines: tuple[str, ...]) -> None:
    """The title, 22 pt, centred, one paragraph per line."""
    for line in lines:
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.keep_with_next = True
        paragraph.paragraph_format.line_spacing = Pt(TITLE_LINE_POINTS)
        add_text(paragraph, line, font=TITLE_FONT, points=TITLE_POINTS)


def add_heading(document: Any, text: str, *, font: str = HEADING_FONT) -> None:
    """A heading, two characters in, that stays with what follows."""
    paragraph = add_body(document, text, font=font)
    paragraph.paragraph_format.keep_with_next = True


def add_body(document: Any, text: str, *, font: str = BODY_FONT) -> Any:
    """A paragraph of running text whose first line is two characters in."""
    paragraph = document.add_paragraph()
    indent_characters(paragraph, first_line=2)
    add_text(paragraph, text, font=font)
    return paragraph


def indent_characters(paragraph: Any, *, first_line: float = 0, right: float = 0) -> None:
    """Indents counted in characters; programs that cannot count them take 16-point ones."""
    indent = paragraph._element.get_or_add_pPr().get_or_add_ind()  # noqa: SLF001 - python-docx has no w:*Chars
    for side, characters in (("firstLine", first_line), ("right", right)):
        if characters:
            indent.set(qn(f"w:{side}Chars"), str(round(characters * 100)))
            indent.set(qn(f"w:{side}"), str(round(characters * BODY_POINTS * 20)))


def _language_mark() -> Any:
    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), "zh-CN")
    mark.set(qn("w:eastAsia"), "zh-CN")
    return mark


def _set_properties(document: Any, *, title: str, author: str, released_at: datetime) -> None:
    stamp = released_at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    properties = document.core_properties
    properties.title = title
    properties.author = properties.last_modified_by = author
    properties.created = properties.modified = stamp
    properties.language = "zh-CN"
    properties.comments = properties.subject = properties.keywords = ""
    properties.revision = 1


def _set_language(document: Any) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for mark in defaults.iter(qn("w:lang")):
        mark.set(qn("w:val"), "zh-CN")
        mark.set(qn("w:eastAsia"), "zh-CN")
    settings = document.settings.element
    for mark in settings.iter(qn("w:themeFontLang")):
        mark.set(qn("w:val"), "zh-CN")
        mark.set(qn("w:eastAsia"), "zh-CN")
    document.settings.odd_and_even_pages_header_footer = True


def _set_page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(15), Mm(23)


def _set_body_style(document: Any, points: float, line_points: float) -> None:
    style = document.styles["Normal"]
    set_font(style, BODY_FONT, points)
    style.element.get_or_add_rPr().append(_language_mark())
    spacing = style.paragraph_format
    spacing.space_before = spacing.space_after = Pt(0)
    spacing.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    spacing.line_spacing = Pt(line_points)
    properties = style.element.get_or_add_pPr()
    for name in ("w:autoSpaceDE", "w:autoSpaceDN"):  # no gap between digits and Chinese characters
        switch = OxmlElement(name)
        switch.set(qn("w:val"), "0")
        properties.insert_element_before(switch, "w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind")


def _add_page_numbers(document: Any) -> None:
    section = document.sections[0]
    for footer, alignment in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.alignment = alignment
        indent = paragraph.paragraph_format
        indent.left_indent = indent.right_indent = Pt(14)
        indent.line_spacing_rule = WD_LINE_SPACING.SINGLE
        add_text(paragraph, "— ", font=NUMBER_FONT, points=14)
        _add_page_field(paragraph)
        add_text(paragraph, " —", font=NUMBER_FONT, points=14)


def _add_page_field(paragraph: Any) -> None:
    for kind in ("begin", "instruction", "separate", "shown", "end"):
        run = add_text(paragraph, "1" if kind == "shown" else "", font=NUMBER_FONT, points=14)
        if kind == "shown":
            continue
        if kind == "instruction":
            part = OxmlElement("w:instrText")
            part.text = "PAGE"
        else:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        run._element.append(part)  # noqa: SLF001 - python-docx has no fields
