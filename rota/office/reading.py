"""Reading a county's lists: a folder of CSV files or a workbook → CountyLists, or every fault at once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from rota.errors import BadInputError, Fault
from rota.office.cells import Value, is_blank, read_cell, sentence_without_value
from rota.office.checks import find_faults
from rota.office.county_lists import CountyLists, Row
from rota.office.dates import UnreadableError
from rota.office.headings import Headings, find_headings, heading_faults
from rota.office.list_kinds import Kind, ListSpec
from rota.office.lists import LISTS, get_list
from rota.office.posts import links_of_villages
from rota.office.raw_folder import open_folder
from rota.office.raw_sheets import MOST_ROWS, RawCounty, RawRow, RawSheet, too_many_rows
from rota.office.raw_workbook import open_workbook
from rota.office.settings_list import PASSED_OVER, find_setting, read_setting
from rota.words import Message, message

MOST_FAULTS = 200


def read_county(path: Path, *, today: date | None = None) -> CountyLists:
    """The lists in the folder or workbook ``path``, checked against each other.

    ``today`` adds the checks of who is in office now; without it they wait until the import. Raises
    BadInputError with every fault, sorted by file, row and column.
    """
    raw = _open(path)
    faults = list(raw.faults)
    notes = list(raw.notes)
    lists: dict[str, tuple[Row, ...]] = {}
    unreadable = {find.list_key for find in raw.sheets if not find.rows}
    for sheet in raw.sheets:
        rows, sheet_faults, sheet_notes = _read_sheet(sheet)
        faults += sheet_faults
        notes += sheet_notes
        if sheet_faults and not rows:
            unreadable.add(sheet.list_key)
        if rows:
            lists[sheet.list_key] = lists.get(sheet.list_key, ()) + rows
    unreadable |= {spec.key for spec in LISTS for fault in raw.faults if spec.has_sheet_name(_stem(fault.source))}
    found = frozenset(lists) | unreadable
    settings, settings_faults, settings_notes = _read_settings(lists.pop("settings", ()))
    faults += settings_faults
    county = CountyLists(lists=lists, settings=settings, notes=(*notes, *settings_notes))
    faults += _missing_lists(county, found)
    faults += find_faults(county, unreadable=frozenset(unreadable), today=today)
    refuse(faults)
    return county


def refuse(faults: Iterable[Fault]) -> None:
    """Raise BadInputError when there are faults: all of them sorted, those beyond MOST_FAULTS counted."""
    listed = sorted(dict.fromkeys(faults), key=lambda fault: (fault.source or "", fault.row or 0, fault.column or ""))
    if not listed:
        return
    rest = len(listed) - MOST_FAULTS
    if rest > 0:
        listed = [*listed[:MOST_FAULTS], Fault(text=message("and {count} more", count=rest))]
    raise BadInputError(message("The lists cannot be imported; nothing was changed"), tuple(listed))


def _open(path: Path) -> RawCounty:
    if path.is_dir():
        return open_folder(path)
    if path.is_file():
        return open_workbook(path)
    raise BadInputError(
        message("The lists cannot be read"),
        (Fault(source=str(path), text=message("does not exist; give a folder of CSV files or an .xlsx workbook")),),
    )


def _stem(source: str | None) -> str:
    return "" if source is None else source.removesuffix(".csv")


def _read_sheet(sheet: RawSheet) -> tuple[tuple[Row, ...], list[Fault], list[Message]]:
    spec = get_list(sheet.list_key)
    headings = find_headings(sheet, spec)
    faults = heading_faults(sheet, spec, headings)
    if headings is None:
        return (), faults, []
    body = [row for row in sheet.rows if row.number > headings.row.number]
    if len(body) > MOST_ROWS:
        return (), [too_many_rows(sheet.name)], []
    notes = _heading_notes(sheet, spec, headings)
    rows: list[Row] = []
    for raw in body:
        row, row_faults = _read_row(raw, spec, headings, sheet.name)
        faults += row_faults
        if row is not None:
            rows.append(row)
    return tuple(rows), faults, notes


def _heading_notes(sheet: RawSheet, spec: ListSpec, headings: Headings) -> list[Message]:
    notes = []
    if headings.unknown and spec.is_private:
        notes.append(message("{name}: {count} columns were not read", name=sheet.name, count=len(headings.unknown)))
    elif headings.unknown:
        notes.append(message("{name}: not read were the columns {columns}", name=sheet.name, columns=headings.unknown))
    passed = tuple(headings.names[c.key] for c in spec.columns if c.kind is Kind.UNREAD and c.key in headings.names)
    if passed:
        notes.append(
            message(
                "{name}: the columns about petitioners were neither read nor kept: {columns}",
                name=sheet.name,
                columns=passed,
            )
        )
    return notes


def _read_row(raw: RawRow, spec: ListSpec, headings: Headings, source: str) -> tuple[Row | None, list[Fault]]:
    values: dict[str, Value] = {}
    faults: list[Fault] = []

    def fault(key: str, text: Message) -> None:
        faults.append(Fault(source=source, row=raw.number, column=headings.names[key], text=text))

    for column in spec.columns:
        place = headings.places.get(column.key)
        if place is None:
            continue
        cell = raw.cells[place] if place < len(raw.cells) else None
        try:
            value = read_cell(cell, column)
        except UnreadableError as error:
            fault(column.key, sentence_without_value(column) if spec.is_private else error.text)
            continue
        if value is not None and value != ():
            values[column.key] = value
        elif column.required and is_blank(cell):
            fault(column.key, message("is blank; every row needs a value here"))
    if not values and not faults:
        return None, []
    return Row(values=values, source=source, number=raw.number, headings=headings.names, is_whole=not faults), faults


def _read_settings(rows: tuple[Row, ...]) -> tuple[dict[str, str | int | bool], list[Fault], list[Message]]:
    settings: dict[str, str | int | bool] = {}
    faults: list[Fault] = []
    notes: list[Message] = []
    for row in rows:
        name = row.text("key")
        item = find_setting(name)
        if item is None:
            if not PASSED_OVER.fullmatch(name):
                notes.append(
                    message("{name}: “{setting}” is not a setting and was not read", name=row.source, setting=name)
                )
            continue
        if not row.text("value"):
            continue
        try:
            settings[item.key] = read_setting(item, row.text("value"))
        except UnreadableError as error:
            faults.append(Fault(source=row.source, row=row.number, column=name, text=error.text))
    if rows and not settings.get("county"):
        faults.append(
            Fault(source=rows[0].source, text=message("the county's name is missing; enter it as “县名” (county)"))
        )
    return settings, faults, notes


def _missing_lists(county: CountyLists, found: frozenset[str]) -> list[Fault]:
    """Lists that a county needs and that are not among the ``found``, which hold rows or have faults of their own."""
    faults = [
        Fault(
            source=spec.title,
            text=message(
                "this list is missing or has no rows; a county needs it, as the sheet “{sheet}” or the file {file}",
                sheet=spec.title,
                file="county.yaml" if spec.key == "settings" else f"{spec.key}.csv",
            ),
        )
        for spec in LISTS
        if spec.required and spec.key not in found
    ]
    if {"villages"} <= found and "village_links" not in found and not links_of_villages(county):
        faults.append(
            Fault(
                source=get_list("village_links").title,
                text=message(
                    "nobody is linked to any village; hand in the sheet “包村挂钩” (village_links.csv) or fill in "
                    "“挂钩镇领导编号” (linked_leader_id) of the villages"
                ),
            )
        )
    return faults
