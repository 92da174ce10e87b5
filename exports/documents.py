"""Notices as editable Word documents: the county's, a town's, a village's (GB/T 9704, DOMAIN.md §10.2)."""

from __future__ import annotations

import io
from typing import Any

import segno
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.shared import Mm, Pt

from exports import docx_cells as cells
from exports.docx_page import (
    BODY_POINTS,
    LINE_POINTS,
    SUBHEADING_FONT,
    TYPE_AREA_MM,
    add_body,
    add_heading,
    add_text,
    add_title,
    document_bytes,
    indent_characters,
    new_document,
)
from exports.docx_table import add_side_by_side, add_table
from exports.half_days import group_half_days
from exports.listing import (
    everyday_receptions,
    get_town,
    get_village,
    holiday_names,
    leader_receptions,
    town_receptions,
    village_receptions,
)
from exports.wording import (
    NOTHING_PLANNED,
    TO_BE_ANNOUNCED,
    Section,
    hosts,
    month_url,
    notice_title_lines,
    numbered,
    numbered_heading,
    opening_paragraph,
    page_note,
    places_section,
    signature_lines,
    standing_sections,
    text_ems,
    town_title_lines,
    town_url,
    version_label,
    village_opening,
    village_sections,
    village_title_lines,
    village_url,
    when_and_where,
)
from rota.publication.values import MonthRelease, NoticeReception

QR_MM = 24
SEAL_CHARACTERS = 4
"""The date of a sealed document stands this far from the right edge, so that the seal has room."""


def render_county_notice_docx(release: MonthRelease) -> bytes:
    """The county's month: leaders at the bureau, leaders at the towns, the everyday offer."""
    document = _start(release, notice_title_lines(release))
    add_body(document, opening_paragraph(release))
    add_heading(document, numbered_heading(0, "接访安排"))
    holidays = holiday_names(release)
    at_county, at_towns, everyday = leader_receptions(release), town_receptions(release), everyday_receptions(release)
    leader_rows = tuple(cells.leader_row(one, holidays) for one in at_county)
    town_rows = tuple(cells.town_row(one, holidays) for one in at_towns)
    everyday_rows = tuple(cells.everyday_row(one, holidays) for one in everyday)
    parts = (
        ("县领导到县信访局接访", cells.LEADER_COLUMNS, leader_rows),
        ("县领导到挂钩镇接访", cells.town_columns(at_towns), town_rows),
        ("日常接待", cells.EVERYDAY_COLUMNS, everyday_rows),
    )
    shown = [part for part in parts if part[2]]
    for heading, (_title, columns, rows) in zip(numbered([part[0] for part in shown]), shown, strict=True):
        add_heading(document, heading, font=SUBHEADING_FONT)
        add_table(document, columns, rows)
    if not shown:
        add_body(document, NOTHING_PLANNED)
    _add_sections(document, (*places_section((*at_county, *at_towns, *everyday)), *standing_sections(release)), first=1)
    return _finish(document, release, month_url(release))


def render_town_notice_docx(release: MonthRelease, town_code: str) -> bytes:
    """A town's month: county leaders at the town, its own leaders in the villages. NotFoundError for another code."""
    town = get_town(release, town_code)
    document = _start(release, town_title_lines(release, town))
    add_body(document, opening_paragraph(release, f"{town.name}领导干部"))
    at_town = town_receptions(release, town_code)
    add_heading(document, numbered_heading(0, "县领导到镇接访"))
    for reception in at_town:
        _add_people(document, reception)
    if not at_town:
        add_body(document, NOTHING_PLANNED)
    add_heading(document, numbered_heading(1, "镇领导到村接访"))
    groups = [
        group
        for village in town.villages
        for group in group_half_days(village_receptions(release, village_code=village.code))
    ]
    if groups:
        add_table(document, cells.TOWN_VILLAGE_COLUMNS, tuple(cells.town_village_row(group) for group in groups))
    else:
        add_body(document, NOTHING_PLANNED)
    _add_sections(document, (*places_section(at_town), *standing_sections(release)), first=2)
    return _finish(document, release, town_url(release, town_code))


def render_village_notice_docx(release: MonthRelease, village_code: str) -> bytes:
    """A village's month for its board: the half-days and the all-day line. NotFoundError for another code."""
    village = get_village(release, village_code)
    document = _start(release, village_title_lines(release, village), points=14, line_points=24)
    add_body(document, village_opening(release, village))
    add_heading(document, numbered_heading(0, "接访安排"))
    receptions = village_receptions(release, village_code=village_code)
    if receptions:
        holidays = holiday_names(release)
        add_table(document, cells.VILLAGE_COLUMNS, tuple(cells.village_row(one, holidays) for one in receptions))
    else:
        add_body(document, NOTHING_PLANNED)
    _add_sections(document, village_sections(release, village), first=1)
    return _finish(document, release, village_url(release, village_code))


def _start(
    release: MonthRelease,
    title_lines: tuple[str, ...],
    *,
    points: float = BODY_POINTS,
    line_points: float = LINE_POINTS,
) -> Any:
    document = new_document(
        title="".join(title_lines),
        author=release.office.issuer,
        released_at=release.released_at,
        points=points,
        line_points=line_points,
    )
    add_title(document, title_lines)
    if points == BODY_POINTS:
        document.add_paragraph()
    return document


def _add_people(document: Any, reception: NoticeReception) -> None:
    paragraph = add_body(document, when_and_where(reception))
    people = hosts(reception)
    if people:
        paragraph.paragraph_format.keep_with_next = True
        add_table(document, cells.PEOPLE_COLUMNS, tuple(cells.person_row(one) for one in people))
    else:
        add_body(document, f"接访领导：{TO_BE_ANNOUNCED}。")


def _add_sections(document: Any, sections: tuple[Section, ...], *, first: int) -> None:
    for index, section in enumerate(sections, start=first):
        add_heading(document, numbered_heading(index, section.heading))
        for text in section.paragraphs:
            add_body(document, text)


def _finish(document: Any, release: MonthRelease, url: str) -> bytes:
    """The QR code of the page on the left, issuer and date on the right with room for the seal; then the bytes."""
    left, right = add_side_by_side(document, (TYPE_AREA_MM / 2 - 20, TYPE_AREA_MM / 2 + 20))
    picture = io.BytesIO()
    segno.make(url, error="m", micro=False).save(picture, kind="png", scale=8, border=2)
    paragraph = left.paragraphs[0]
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    paragraph.paragraph_format.space_before = Pt(12)
    inline = paragraph.add_run().add_picture(io.BytesIO(picture.getvalue()), width=Mm(QR_MM))
    inline._inline.docPr.set("descr", f"{version_label(release)} {url}")  # noqa: SLF001 - python-docx sets no alt text
    caption = left.add_paragraph()
    caption.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    add_text(caption, page_note(release), points=9)
    issuer, day = signature_lines(release)
    overhang = (text_ems(issuer) - text_ems(day)) / 2
    right.paragraphs[0].paragraph_format.space_before = Pt(24)
    _add_signature(right.paragraphs[0], issuer, SEAL_CHARACTERS - overhang)
    _add_signature(right.add_paragraph(), day, max(SEAL_CHARACTERS, overhang))
    return document_bytes(document)


def _add_signature(paragraph: Any, text: str, right_characters: float) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    indent_characters(paragraph, right=max(right_characters, 0))
    add_text(paragraph, text)
