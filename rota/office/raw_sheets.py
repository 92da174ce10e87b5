"""A county's lists before they are understood: rows of cells with their row numbers, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass

from rota.errors import Fault
from rota.office.cells import RawCell, is_blank
from rota.words import Message, message

MOST_ROWS = 20_000
"""No list of a county comes near this many rows; more means the wrong file or sheet."""


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row: its number as a spreadsheet shows it (the first is 1), and its cells from column A on."""

    number: int
    cells: tuple[RawCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RawSheet:
    """The rows of one list that are not blank. ``name`` is the file or sheet, as written there."""

    list_key: str
    name: str
    rows: tuple[RawRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RawCounty:
    """What was found, what was passed over and why, and what could not be opened.

    ``unopened`` are the keys of lists that could not be opened, each with its fault.
    """

    sheets: tuple[RawSheet, ...]
    notes: tuple[Message, ...]
    unopened: tuple[tuple[str, Fault], ...]


def raw_row(number: int, cells: list[RawCell]) -> RawRow | None:
    """A row, or None when all its cells are blank."""
    if all(is_blank(cell) for cell in cells):
        return None
    return RawRow(number, tuple(cells))


def too_many_rows(name: str) -> Fault:
    """The fault of a sheet or file with more than MOST_ROWS rows."""
    return Fault(
        source=name,
        text=message(
            "has more than {limit} rows, so nothing of it was read; check that it is the right list and remove what "
            "does not belong there",
            limit=MOST_ROWS,
        ),
    )
