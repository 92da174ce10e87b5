"""Rows of a CSV file as people hand it in: any usual encoding, English or Chinese headings, stray blanks."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from rota.errors import BadInputError, Fault
from rota.words import Message, message

MAX_ROWS = 2000
"""More rows than any list of days has; a larger file is the wrong one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvRow:
    """One filled row: ``number`` counts from 1 with the heading, ``values`` has every column asked for."""

    number: int
    values: Mapping[str, str]


def read_csv_rows(
    data: bytes, *, source_name: str, headings: Mapping[str, tuple[str, ...]], optional: frozenset[str]
) -> tuple[CsvRow, ...]:
    """The filled rows of ``data``, blanks stripped and full-width signs narrowed.

    ``headings`` gives for each column the headings it may have. Columns that are ``optional`` read as "" where they
    are missing. Raises BadInputError for an unreadable or empty file and for missing, unknown or doubled columns.
    """
    lines = _lines(data, source_name)
    numbered = [(number, line) for number, line in enumerate(lines, start=1) if any(line)]
    if len(numbered) < 2:
        raise _refused(source_name, Fault(text=message("The file holds no rows"), source=source_name))
    if len(numbered) > MAX_ROWS:
        text = message("The file has {rows} rows; a calendar has at most {limit}", rows=len(numbered), limit=MAX_ROWS)
        raise _refused(source_name, Fault(text=text, source=source_name))
    heading_number, heading = numbered[0]
    places = _places(heading, heading_number, source_name, headings, optional)
    return tuple(
        CsvRow(number=number, values={column: _cell(line, places.get(column)) for column in headings})
        for number, line in numbered[1:]
    )


def _lines(data: bytes, source_name: str) -> list[list[str]]:
    try:
        return [[_plain(cell) for cell in line] for line in csv.reader(io.StringIO(_decode(data), newline=""))]
    except (UnicodeDecodeError, csv.Error) as error:
        text = message("The file is no CSV text in UTF-8 or GB18030")
        raise _refused(source_name, Fault(text=text, source=source_name)) from error


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def _plain(cell: str) -> str:
    """``cell`` without outer blanks; letters and digits narrowed, Chinese punctuation as it was."""
    narrowed = (
        unicodedata.normalize("NFKC", sign) if unicodedata.normalize("NFKC", sign).isalnum() else sign for sign in cell
    )
    return "".join(narrowed).strip()


def _cell(line: list[str], place: int | None) -> str:
    return line[place] if place is not None and place < len(line) else ""


def _places(
    heading: list[str],
    number: int,
    source_name: str,
    headings: Mapping[str, tuple[str, ...]],
    optional: frozenset[str],
) -> dict[str, int]:
    def fault(text: Message, column: str) -> Fault:
        return Fault(text=text, source=source_name, row=number, column=column)

    known = {name.lower(): column for column, names in headings.items() for name in (column, *names)}
    places: dict[str, int] = {}
    faults = []
    for place, name in enumerate(heading):
        column = known.get(name.lower())
        if not name:
            continue
        if column is None:
            faults.append(
                fault(message("This column is not known; the columns are {columns}", columns=tuple(headings)), name)
            )
        elif column in places:
            faults.append(fault(message("This column is there twice"), name))
        else:
            places[column] = place
    missing = [column for column in headings if column not in places and column not in optional]
    faults += [fault(message("This column is missing"), column) for column in missing]
    if faults:
        raise _refused(source_name, *faults)
    return places


def _refused(source_name: str, *faults: Fault) -> BadInputError:
    return BadInputError(message("“{name}” cannot be read", name=source_name), faults)
