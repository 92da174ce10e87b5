"""The month's notice as one web page that asks nothing of any host: inline style, inline QR code, no script."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date
from html import escape

import segno

from exports.half_days import HalfDays, group_half_days
from exports.listing import (
    everyday_receptions,
    holiday_names,
    leader_receptions,
    town_receptions,
    village_receptions,
)
from exports.web_style import STYLE
from exports.wording import (
    EMPTY_CELL,
    NOTHING_PLANNED,
    TO_BE_ANNOUNCED,
    Section,
    clock_range,
    companions,
    fields_text,
    half_day,
    hosts,
    is_open,
    month_url,
    moved_note,
    notice_title,
    notice_title_lines,
    numbered_heading,
    office_title,
    opening_paragraph,
    page_note,
    places_section,
    signature_lines,
    standing_sections,
    substitute_note,
    table_date,
    village_place,
    when_and_where,
)
from rota.publication.values import Attendee, MonthRelease, NoticeReception, TownSheet, VillageSheet

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
LEADER_HEADINGS = ("日期", "时间", "接访领导", "职务", "分管工作", "接访地点")
EVERYDAY_HEADINGS = ("日期", "时间", "接待人员", "职务", "业务专长", "接待地点")
TOWN_HEADINGS = ("接访领导", "职务", "分管工作")
VILLAGE_HEADINGS = ("村（社区）", "时间", "日期", "接访领导", "包村干部", "地点", "电话")


def render_notice_html(release: MonthRelease) -> str:
    """A complete page: county, towns (folded), villages, standing paragraphs, version and address."""
    title = notice_title(release)
    receptions = (*leader_receptions(release), *town_receptions(release), *everyday_receptions(release))
    sections = (*places_section(receptions), *standing_sections(release))
    body = "\n".join(
        (
            f"<h1>{''.join(f'<span>{escape(line)}</span>' for line in notice_title_lines(release))}</h1>",
            _paragraph(opening_paragraph(release)),
            _county(release),
            _towns(release),
            *(_section(index, part) for index, part in enumerate(sections, start=2)),
        )
    )
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"{body}\n</main>\n{_footer(release)}\n</body>\n</html>\n"
    )


def _county(release: MonthRelease) -> str:
    holidays = holiday_names(release)
    leaders, everyday = leader_receptions(release), everyday_receptions(release)
    tables = [_table("县领导到县信访局接访", LEADER_HEADINGS, [_leader_row(one, holidays) for one in leaders])]
    if everyday:
        tables.append(_table("日常接待", EVERYDAY_HEADINGS, [_leader_row(one, holidays) for one in everyday]))
    heading = f"<h2>{numbered_heading(0, '县级接访安排')}</h2>"
    return "\n".join(
        (f"<section>{heading}", *(tables if leaders or everyday else [_paragraph(NOTHING_PLANNED)]), "</section>")
    )


def _towns(release: MonthRelease) -> str:
    heading = f"<h2>{numbered_heading(1, '镇（区）、村（社区）接访安排')}</h2>"
    folded = [_town(release, town) for town in release.towns]
    return "\n".join((f"<section>{heading}", *(folded or [_paragraph(NOTHING_PLANNED)]), "</section>"))


def _town(release: MonthRelease, town: TownSheet) -> str:
    receptions = town_receptions(release, town.code)
    parts = [f"<details><summary>{escape(town.name)}</summary>"]
    for one in receptions:
        parts.append(_paragraph(when_and_where(one)))
        people = hosts(one)
        if people:
            caption = f"{town.name}{table_date(one.starts_at.date())}接访领导"
            parts.append(_table(caption, TOWN_HEADINGS, [_person_row(person) for person in people]))
        else:
            parts.append(_paragraph(f"接访领导：{TO_BE_ANNOUNCED}。"))
    rows = [
        _village_row(village, group)
        for village in town.villages
        for group in group_half_days(village_receptions(release, village_code=village.code))
    ]
    if rows:
        parts.append(_table(f"{town.name}领导干部到村接访", VILLAGE_HEADINGS, rows))
    if not rows and not receptions:
        parts.append(_paragraph(NOTHING_PLANNED))
    daily = sorted({village.daily_text for village in town.villages if village.daily_text})
    parts += [_paragraph(text.rstrip("。") + "。") for text in daily]
    return "\n".join((*parts, "</details>"))


def _leader_row(reception: NoticeReception, holidays: dict[date, str]) -> tuple[str, ...]:
    start = reception.starts_at
    people = hosts(reception)
    when = (table_date(start.date(), holidays.get(start.date(), "")), moved_note(reception))
    theme = [f"专题：{reception.theme}"] if reception.theme else []
    return (
        _lines(when),
        f"{half_day(start)}{_whole(clock_range(start, reception.ends_at))}",
        _names(people) if not is_open(reception) else escape(TO_BE_ANNOUNCED),
        _lines(office_title(one) for one in people),
        _lines([*theme, *(fields_text(one) for one in people)]),
        escape(reception.place_name or EMPTY_CELL),
    )


def _person_row(attendee: Attendee) -> tuple[str, ...]:
    return _names([attendee]), escape(office_title(attendee) or EMPTY_CELL), escape(fields_text(attendee))


def _village_row(village: VillageSheet, group: HalfDays) -> tuple[str, ...]:
    first = group.first
    return (
        escape(village.name),
        _whole(group.week_text),
        "、".join(_whole(part) for part in group.dates_text.split("、")),
        escape(TO_BE_ANNOUNCED) if is_open(first) else _names(hosts(first)),
        _names(companions(first)),
        escape(village_place(first) or EMPTY_CELL),
        _whole(village.place_phone or EMPTY_CELL),
    )


def _names(people: Iterable[Attendee]) -> str:
    """Names, each on a line of its own."""
    texts = (text for one in people for text in (one.name, substitute_note(one)) if text)
    return "<br>".join(_whole(text) for text in texts) or EMPTY_CELL


def _whole(text: str) -> str:
    """Text that no line break may divide."""
    return f'<span class="whole">{escape(text)}</span>'


def _lines(texts: Iterable[str]) -> str:
    return "<br>".join(escape(text) for text in texts if text and text != EMPTY_CELL) or EMPTY_CELL


def _table(caption: str, headings: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """``rows`` are markup already. The first cell of a row is its heading; on phones every row becomes a card."""
    head = "".join(f'<th scope="col">{heading}</th>' for heading in headings)
    lines = [f"<table><caption>{escape(caption)}</caption>", f"<thead><tr>{head}</tr></thead>", "<tbody>"]
    for first, *others in rows:
        cells = "".join(
            f'<td data-label="{heading}">{cell}</td>' for heading, cell in zip(headings[1:], others, strict=True)
        )
        lines.append(f'<tr><th scope="row">{first}</th>{cells}</tr>')
    return "\n".join((*lines, "</tbody></table>"))


def _section(index: int, section: Section) -> str:
    paragraphs = "".join(_paragraph(text) for text in section.paragraphs)
    return f"<section><h2>{numbered_heading(index, section.heading)}</h2>{paragraphs}</section>"


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _footer(release: MonthRelease) -> str:
    issuer, day = signature_lines(release)
    published = release.released_at.date().isoformat()
    url = month_url(release)
    code = io.BytesIO()
    segno.make(url, error="m", micro=False).save(code, kind="svg", xmldecl=False, scale=4, border=2, title="二维码")
    return (
        f'<footer><p class="sign">{escape(issuer)}<br><time datetime="{published}">{day}</time></p>'
        f'<div class="version">{code.getvalue().decode()}'
        f'<p>{escape(page_note(release))}<br><a href="{escape(url)}">{escape(url)}</a></p></div></footer>'
    )
