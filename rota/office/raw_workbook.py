"""Opening a workbook: what kind of file it really is, how large its sheets are, and their cells."""

from __future__ import annotations

import html
import re
import zipfile
import zlib
from pathlib import Path

import python_calamine
from python_calamine import CalamineWorkbook, SheetTypeEnum

from rota.errors import BadInputError, Fault
from rota.office.lists import find_list_of_sheet
from rota.office.raw_sheets import MOST_ROWS, RawCounty, RawRow, RawSheet, raw_row, too_many_rows
from rota.words import Message, message

OLE_MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
ZIP_MAGIC = b"PK"
EXPLANATION_SHEET = "说明"
_CHUNK = 1 << 20
_TITLE_ROWS = 15
"""Title rows above the headings do not count against the limit."""
MOST_BYTES = 500_000_000
"""Of a workbook when unpacked."""


def open_workbook(file: Path) -> RawCounty:
    """Every list in the workbook ``file``; raises BadInputError when it is no workbook that can be opened."""
    _check_kind(file)
    sizes = _last_rows(file)
    sheets: list[RawSheet] = []
    notes: list[Message] = []
    unopened: list[tuple[str, Fault]] = []
    try:
        with CalamineWorkbook.from_path(file) as workbook:
            for meta in workbook.sheets_metadata:
                spec = find_list_of_sheet(meta.name)
                if spec is None or meta.typ is not SheetTypeEnum.WorkSheet:
                    if meta.name != EXPLANATION_SHEET:
                        notes.append(message("{name} was passed over: it is not one of the lists", name=meta.name))
                    continue
                rows = None if sizes.get(meta.name, 0) > MOST_ROWS + _TITLE_ROWS else _rows(workbook, meta.name)
                if rows is None or len(rows) > MOST_ROWS + 1:
                    unopened.append((spec.key, too_many_rows(meta.name)))
                else:
                    sheets.append(RawSheet(list_key=spec.key, name=meta.name, rows=rows))
    except python_calamine.PasswordError as error:
        raise _refused(file, _PASSWORD) from error
    except (python_calamine.CalamineError, zipfile.BadZipFile) as error:
        raise _refused(file, _DAMAGED) from error
    return RawCounty(sheets=tuple(sheets), notes=tuple(notes), unopened=tuple(unopened))


_PASSWORD = message("is protected by a password; open it, remove the password, save it, and import it again")
_DAMAGED = message(
    "is damaged and cannot be opened; open it in the spreadsheet program and save it anew, or send it again"
)
_OLD = message("is a workbook of the old .xls kind; save it as .xlsx and import it again")
_NO_WORKBOOK = message("is not a workbook; give a folder of CSV files or an .xlsx workbook")
_TOO_LARGE = message("is far too large for the lists of a county; check that it is the right workbook")
_EMPTY = message("is empty; give a folder of CSV files or an .xlsx workbook")


_UNPACKING_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
"""Whatever a spoilt archive makes the standard library raise."""


def _refused(file: Path, why: Message) -> BadInputError:
    return BadInputError(message("The lists cannot be read"), (Fault(source=file.name, text=why),))


def _check_kind(file: Path) -> None:
    with file.open("rb") as stream:
        head = stream.read(8)
        if head == OLE_MAGIC:
            is_encrypted = "EncryptedPackage".encode("utf-16-le") in stream.read()
            raise _refused(file, _PASSWORD if is_encrypted else _OLD)
    if not head:
        raise _refused(file, _EMPTY)
    if not head.startswith(ZIP_MAGIC):
        raise _refused(file, _NO_WORKBOOK)


def _last_rows(file: Path) -> dict[str, int]:
    """The last row with a value of each sheet, looked for no further than the limit and without loading the sheet."""
    try:
        with zipfile.ZipFile(file) as archive:
            if sum(part.file_size for part in archive.infolist()) > MOST_BYTES:
                raise _refused(file, _TOO_LARGE)
            if archive.testzip() is not None:
                raise _refused(file, _DAMAGED)
            names = archive.namelist()
            if "xl/workbook.xml" not in names:
                raise _refused(file, _NO_WORKBOOK)
            return {name: _last_row(archive, part) for name, part in _sheet_parts(archive) if part in names}
    except _UNPACKING_ERRORS as error:
        raise _refused(file, _DAMAGED) from error


def _sheet_parts(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    """(name of the sheet, its part in the archive)."""
    relations = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    targets = {
        _attribute(tag, "Id"): _attribute(tag, "Target").removeprefix("/xl/")
        for tag in re.findall(r"<Relationship\b[^>]*>", relations)
    }
    book = archive.read("xl/workbook.xml").decode("utf-8", "replace")
    return [
        (_attribute(tag, "name"), f"xl/{targets.get(_attribute(tag, 'r:id'), '')}")
        for tag in re.findall(r"<sheet\b[^>]*>", book)
    ]


def _attribute(tag: str, name: str) -> str:
    match = re.search(rf'\s{name}="([^"]*)"', tag)
    return html.unescape(match[1]) if match else ""


def _last_row(archive: zipfile.ZipFile, part: str) -> int:
    """The number of the last row with a value, or one beyond the limit."""
    count, last, rest = 0, 0, b""
    with archive.open(part) as stream:
        while last <= MOST_ROWS + _TITLE_ROWS and (chunk := stream.read(_CHUNK)):
            *rows, rest = (rest + chunk).split(b"<row")
            for row in filter(_has_value, rows):
                count, last = count + 1, max(count + 1, _row_number(row))
    return max(last, count + 1, _row_number(rest)) if _has_value(rest) else last


def _has_value(row: bytes) -> bool:
    return b"<v" in row or b"<is" in row


def _row_number(row: bytes) -> int:
    match = re.match(rb'[^>]*\sr="(\d+)"', row)
    return int(match[1]) if match else 0


def _rows(workbook: CalamineWorkbook, name: str) -> tuple[RawRow, ...]:
    cells = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    rows = (raw_row(number, list(row)) for number, row in enumerate(cells, start=1))
    return tuple(row for row in rows if row is not None)
