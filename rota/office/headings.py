"""Finding the row of headings, and which column each cell of it names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from rota.errors import Fault
from rota.office.cells import RawCell, plain, written
from rota.office.list_kinds import ListSpec
from rota.office.raw_sheets import RawRow, RawSheet
from rota.words import message

_FIRST_ROWS = 15
"""Titles, remarks and blank rows may stand above the headings, down to this row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Headings:
    """Where the columns stand: ``places`` column key → index of the cell, ``names`` column key → as written."""

    row: RawRow
    places: Mapping[str, int]
    names: Mapping[str, str]
    unknown: tuple[str, ...]
    twice: tuple[str, ...]


def find_headings(sheet: RawSheet, spec: ListSpec) -> Headings | None:
    """The headings of ``sheet``: the row among the first ones that names the most columns of ``spec``."""
    known = {plain(name).casefold(): column.key for column in spec.columns for name in (column.key, column.title)}
    candidates = [_headings(row, known) for row in sheet.rows if row.number <= _FIRST_ROWS]
    enough = min(2, len(spec.columns))
    good = [headings for headings in candidates if len(headings.places) >= enough]
    return max(good, key=lambda headings: len(headings.places), default=None)


def _headings(row: RawRow, known: Mapping[str, str]) -> Headings:
    places: dict[str, int] = {}
    names: dict[str, str] = {}
    unknown: list[str] = []
    twice: list[str] = []
    for index, cell in enumerate(row.cells):
        name = _heading(cell)
        key = known.get(name)
        if key is None:
            unknown += [written(cell)] if name else []
        elif key in places:
            twice.append(written(cell))
        else:
            places[key], names[key] = index, written(cell)
    return Headings(row=row, places=places, names=names, unknown=tuple(unknown), twice=tuple(twice))


def _heading(cell: RawCell) -> str:
    """A heading without the marks that people put on it: blanks, stars, colons, （必填）."""
    return re.sub(r"\((必填|选填|可空|required)\)|[*:]", "", plain(cell).casefold())


def heading_faults(sheet: RawSheet, spec: ListSpec, headings: Headings | None) -> list[Fault]:
    """What is wrong with the headings: none at all, a required one missing, one there twice."""
    titles = tuple(f"{column.title}（{column.key}）" for column in spec.columns if column.required)
    if not sheet.rows:
        return [
            Fault(
                source=sheet.name,
                text=message(
                    "is empty; it needs a row of headings, at least {columns}, and the rows below", columns=titles
                ),
            )
        ]
    if headings is None:
        return [
            Fault(
                source=sheet.name,
                text=message(
                    "has no row of headings in its first {count} rows; put one above the rows, with at least {columns}",
                    count=_FIRST_ROWS,
                    columns=titles,
                ),
            )
        ]
    missing = [
        Fault(
            source=sheet.name,
            row=headings.row.number or None,
            column=column.title if headings.names.keys() & _titles_used(spec, headings) else column.key,
            text=message("this column is missing; add it with a value in every row"),
        )
        for column in spec.columns
        if column.required and column.key not in headings.places
    ]
    repeated = [
        Fault(
            source=sheet.name,
            row=headings.row.number or None,
            column=name,
            text=message("this column is there twice; keep one of them"),
        )
        for name in headings.twice
    ]
    return missing + repeated


def _titles_used(spec: ListSpec, headings: Headings) -> set[str]:
    """Keys of the columns that are named in Chinese in this sheet."""
    return {column.key for column in spec.columns if headings.names.get(column.key) == column.title}
