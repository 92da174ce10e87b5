"""What stands in the cells of a notice's table: dates, hours, who, fields, places."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from exports.docx_table import TABLE_POINTS, Cell, Column, Line
from exports.half_days import HalfDays
from exports.wording import (
    EMPTY_CELL,
    TO_BE_ANNOUNCED,
    aligned_name,
    clock_range,
    companions,
    fields_text,
    half_day,
    hosts,
    is_open,
    moved_note,
    office_title,
    short_date,
    short_weekday,
    substitute_note,
    table_date,
    text_ems,
    village_place,
)
from rota.publication.values import Attendee, NoticeReception

NAME_FONT = "黑体"
MM_PER_EM = TABLE_POINTS * 25.4 / 72
LONGEST_TAB_MM = 42
DATES_EMS = 8
"""Characters that fit beside each other in the column of dates."""
EMPTY: Cell = (Line(text=EMPTY_CELL),)
WAITING: Cell = tuple(Line(text=part) for part in TO_BE_ANNOUNCED.replace("，", "，\n").split("\n"))

LEADER_COLUMNS = (
    Column(heading="日期", width_mm=26),
    Column(heading="时间", width_mm=27),
    Column(heading="接访领导及职务", width_mm=45),
    Column(heading="分管工作", width_mm=29, is_centred=False),
    Column(heading="接访地点", width_mm=29, is_centred=False),
)
EVERYDAY_COLUMNS = (
    Column(heading="日期", width_mm=40),
    Column(heading="时间", width_mm=27),
    Column(heading="接待人员", width_mm=39),
    Column(heading="接待地点", width_mm=50, is_centred=False),
)
PEOPLE_COLUMNS = (
    Column(heading="接访领导", width_mm=42),
    Column(heading="职务", width_mm=56, is_centred=False),
    Column(heading="分管工作", width_mm=58, is_centred=False),
)
TOWN_VILLAGE_COLUMNS = (
    Column(heading="村（社区）及地点", width_mm=38),
    Column(heading="接访时间", width_mm=46),
    Column(heading="接访领导及职务", width_mm=38),
    Column(heading="包村干部", width_mm=34),
)
VILLAGE_COLUMNS = (
    Column(heading="日期", width_mm=30),
    Column(heading="时间", width_mm=32),
    Column(heading="接访领导及职务", width_mm=50),
    Column(heading="包村干部", width_mm=44),
)


def town_columns(receptions: Sequence[NoticeReception]) -> tuple[Column, ...]:
    """Columns for :func:`town_row`; titles begin behind the longest name, if that is not too long."""
    names = [text_ems(aligned_name(person.name)) for one in receptions for person in hosts(one)]
    tab_mm = min((max(names, default=0) + 1) * MM_PER_EM, LONGEST_TAB_MM)
    return (
        Column(heading="日期和时间", width_mm=29),
        Column(heading="接访地点", width_mm=33, is_centred=False),
        Column(heading="接访领导及职务", width_mm=94, is_centred=False, tab_mm=tab_mm),
    )


def leader_row(reception: NoticeReception, holidays: dict[date, str]) -> tuple[Cell, ...]:
    """A row under :data:`LEADER_COLUMNS`."""
    return (
        date_cell(reception, holidays),
        time_cell(reception),
        hosts_cell(reception),
        fields_cell(reception),
        (Line(text=reception.place_name or EMPTY_CELL),),
    )


def everyday_row(reception: NoticeReception, holidays: dict[date, str]) -> tuple[Cell, ...]:
    """A row under :data:`EVERYDAY_COLUMNS`, low because there is one for nearly every day."""
    day = reception.starts_at.date()
    moved = moved_note(reception)
    return (
        (Line(text=table_date(day, holidays.get(day, "")), is_whole=True), *((Line(text=moved),) if moved else ())),
        (Line(text=clock_range(reception.starts_at, reception.ends_at), is_whole=True),),
        hosts_cell(reception),
        (Line(text=reception.place_name or EMPTY_CELL),),
    )


def town_row(reception: NoticeReception, holidays: dict[date, str]) -> tuple[Cell, ...]:
    """A row under :func:`town_columns`: one reception, each person on a line with the titles aligned."""
    people = tuple(
        Line(text=aligned_name(one.name), font=NAME_FONT, is_whole=True, tail=office_title(one) + substitute_note(one))
        for one in hosts(reception)
    )
    return (
        (*date_cell(reception, holidays), *time_cell(reception)),
        (Line(text=reception.town_name, font=NAME_FONT), Line(text=reception.place_name or EMPTY_CELL)),
        people or (WAITING if is_open(reception) else EMPTY),
    )


def person_row(attendee: Attendee) -> tuple[Cell, ...]:
    """A row under :data:`PEOPLE_COLUMNS`."""
    return (
        (name_line(attendee), *substitute_lines(attendee)),
        (Line(text=office_title(attendee) or EMPTY_CELL),),
        (Line(text=fields_text(attendee)),),
    )


def town_village_row(group: HalfDays) -> tuple[Cell, ...]:
    """A row under :data:`TOWN_VILLAGE_COLUMNS`: the equal half-days of one village."""
    return (
        (Line(text=group.first.village_name, font=NAME_FONT, is_whole=True), Line(text=village_place(group.first))),
        (Line(text=group.week_text, is_whole=True), *(Line(text=line) for line in group.dates_lines(DATES_EMS))),
        hosts_cell(group.first),
        companions_cell(group.first),
    )


def village_row(reception: NoticeReception, holidays: dict[date, str]) -> tuple[Cell, ...]:
    """A row under :data:`VILLAGE_COLUMNS`."""
    return (
        date_cell(reception, holidays),
        time_cell(reception),
        hosts_cell(reception),
        companions_cell(reception),
    )


def date_cell(reception: NoticeReception, holidays: dict[date, str]) -> Cell:
    """12月15日 over （周二，元旦）, and where it was moved from."""
    day = reception.starts_at.date()
    holiday = f"，{holidays[day]}" if day in holidays else ""
    lines = [Line(text=short_date(day), is_whole=True), Line(text=f"（{short_weekday(day)}{holiday}）")]
    if reception.moved_from:
        lines += [Line(text="（原定"), Line(text=f"{short_date(reception.moved_from)}）", is_whole=True)]
    return tuple(lines)


def time_cell(reception: NoticeReception) -> Cell:
    """上午 over 9:00—11:30."""
    hours = clock_range(reception.starts_at, reception.ends_at)
    return Line(text=half_day(reception.starts_at)), Line(text=hours, is_whole=True)


def hosts_cell(reception: NoticeReception) -> Cell:
    """Each host's name over the title; 待定，另行公告 while nobody is found."""
    if is_open(reception):
        return WAITING
    lines: list[Line] = []
    for one in hosts(reception):
        lines.append(name_line(one))
        if office_title(one):
            lines.append(Line(text=office_title(one)))
        lines.extend(substitute_lines(one))
    return tuple(lines) or EMPTY


def companions_cell(reception: NoticeReception) -> Cell:
    """Who accompanies, one name a line."""
    return tuple(Line(text=aligned_name(one.name), is_whole=True) for one in companions(reception)) or EMPTY


def fields_cell(reception: NoticeReception) -> Cell:
    """The theme, if there is one, and each host's fields of responsibility."""
    theme = (Line(text=f"专题：{reception.theme}"),) if reception.theme else ()
    fields = tuple(Line(text=fields_text(one)) for one in hosts(reception) if fields_text(one) != EMPTY_CELL)
    return (*theme, *fields) or EMPTY


def name_line(attendee: Attendee) -> Line:
    """The name, on a line of its own."""
    return Line(text=aligned_name(attendee.name), font=NAME_FONT, is_whole=True)


def substitute_lines(attendee: Attendee) -> Cell:
    """（代×××）on a line of its own, or nothing."""
    note = substitute_note(attendee)
    return (Line(text=note, is_whole=True),) if note else ()
