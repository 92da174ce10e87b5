"""Reading a county's lists: a folder of CSV files or a workbook → CountyLists, or every fault at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
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
from rota.office.settings_list import PASSED_OVER, SETTINGS_LIST, find_setting, read_setting
from rota.words import Message, message

MOST_FAULTS = 200


def read_county(path: Path, *, today: date | None = None) -> CountyLists:
    """The lists in the folder or workbook ``path``, checked against each other.

    ``today`` adds the checks of who is in office now; without it they wait until the import. Raises
    BadInputError with every fault, sorted by file, row and column.
    """
    raw = _open(path)
    sheets = [_read_sheet(sheet) for sheet in raw.sheets]
    faults = [fault for _, fault in raw.unopened] + [fault for sheet in sheets for fault in sheet.faults]
    rows = _rows_by_list(sheets)
    settings = _read_settings(rows.pop(SETTINGS_LIST.key, ()))
    county = CountyLists(
        lists=rows,
        settings=settings.values,
        notes=(*raw.notes, *(note for sheet in sheets for note in sheet.notes), *settings.notes),
    )
    unreadable = {key for key, _ in raw.unopened} | {sheet.list_key for sheet in sheets if not sheet.has_all_columns}
    has_rows = {sheet.list_key for sheet in sheets if sheet.rows}
    missing = {spec.key for spec in LISTS if spec.required} - has_rows - unreadable
    faults += [*settings.faults, *_missing_lists(county, missing, unreadable)]
    faults += find_faults(county, unreadable=frozenset(unreadable | missing), today=today)
    refuse(faults)
    return county


def _rows_by_list(sheets: Iterable[_Sheet]) -> dict[str, tuple[Row, ...]]:
    rows: dict[str, tuple[Row, ...]] = {}
    for sheet in sheets:
        if sheet.rows:
            rows[sheet.list_key] = rows.get(sheet.list_key, ()) + sheet.rows
    return rows


def refuse(faults: Iterable[Fault]) -> None:
    """Raise BadInputError when there are faults: all of them sorted, those beyond MOST_FAULTS counted."""
    listed = sorted(faults, key=lambda fault: (fault.source or "", fault.row or 0, fault.column or ""))
    if not listed:
        return
    rest = len(listed) - MOST_FAULTS
    if rest > 0:
        listed = [
            *listed[:MOST_FAULTS],
            Fault(text=message("there are {count} more; correct these first and import again", count=rest)),
        ]
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """What one sheet gave. ``has_all_columns`` is false when a required column or all headings are missing."""

    list_key: str
    rows: tuple[Row, ...] = ()
    faults: tuple[Fault, ...] = ()
    notes: tuple[Message, ...] = ()
    has_all_columns: bool = True


def _read_sheet(sheet: RawSheet) -> _Sheet:
    spec = get_list(sheet.list_key)
    headings = find_headings(sheet, spec)
    faults = heading_faults(sheet, spec, headings)
    if headings is None:
        return _Sheet(list_key=spec.key, faults=tuple(faults), has_all_columns=False)
    has_all_columns = all(not column.required or column.key in headings.places for column in spec.columns)
    body = [row for row in sheet.rows if row.number > headings.row.number]
    if len(body) > MOST_ROWS:
        return _Sheet(list_key=spec.key, faults=(too_many_rows(sheet.name),), has_all_columns=False)
    rows: list[Row] = []
    for raw in body:
        row, row_faults = _read_row(raw, spec, headings, sheet.name)
        faults += row_faults
        if row is not None:
            rows.append(row if has_all_columns else replace(row, is_whole=False))
    return _Sheet(
        list_key=spec.key,
        rows=tuple(rows),
        faults=tuple(faults),
        notes=tuple(_heading_notes(sheet, spec, headings)),
        has_all_columns=has_all_columns,
    )


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Settings:
    """The settings that were given, and what there is to say about them."""

    values: Mapping[str, str | int | bool]
    faults: tuple[Fault, ...]
    notes: tuple[Message, ...]


def _read_settings(rows: tuple[Row, ...]) -> _Settings:
    values: dict[str, str | int | bool] = {}
    faults: list[Fault] = []
    notes: list[Message] = []
    for row in rows:
        name = row.text("key")
        item = find_setting(name)
        if item is None and not PASSED_OVER.fullmatch(name):
            notes.append(
                message("{name}: “{setting}” is not a setting and was not read", name=row.source, setting=name)
            )
        if item is None or not row.text("value"):
            continue
        try:
            values[item.key] = read_setting(item, row.text("value"))
        except UnreadableError as error:
            faults.append(Fault(source=row.source, row=row.number, column=name, text=error.text))
    if rows and not values.get("county"):
        faults.append(
            Fault(source=rows[0].source, text=message("the county's name is missing; enter it as “县名” (county)"))
        )
    return _Settings(values=values, faults=tuple(faults), notes=tuple(notes))


def _missing_lists(county: CountyLists, missing: set[str], unreadable: set[str]) -> list[Fault]:
    faults = [
        Fault(
            source=spec.title,
            text=message(
                "this list is missing or has no rows; a county needs it, as the sheet “{sheet}” or the file {file}",
                sheet=spec.title,
                file="county.yaml" if spec.key == SETTINGS_LIST.key else f"{spec.key}.csv",
            ),
        )
        for spec in LISTS
        if spec.key in missing
    ]
    is_unlinked = county.rows("villages") and not links_of_villages(county)
    if is_unlinked and not unreadable & {"villages", "village_links"}:
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
