"""Opening a folder of CSV files and county.yaml."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import yaml

from rota.errors import Fault
from rota.office.lists import NOT_READ, READ_ELSEWHERE, find_list_of_file
from rota.office.raw_sheets import MOST_ROWS, RawCounty, RawRow, RawSheet, raw_row, too_many_rows
from rota.words import Message, message

MOST_BYTES = 50_000_000
SETTINGS_FILES = ("county.yaml", "county.yml")
MOST_SETTINGS = 1000


def open_folder(folder: Path) -> RawCounty:
    """Every list in ``folder``. Files that are no lists are named in the notes."""
    sheets: list[RawSheet] = []
    notes: list[Message] = []
    unopened: list[tuple[str, Fault]] = []
    for file in sorted(folder.iterdir()):
        if file.is_dir() or file.name.startswith((".", "~$")) or file.name.lower() in READ_ELSEWHERE:
            continue
        list_key = _list_key(file.name)
        if list_key is None:
            notes.append(_passed_over(file.name))
            continue
        sheet = _sheet(file, list_key)
        if isinstance(sheet, Fault):
            unopened.append((list_key, sheet))
        else:
            sheets.append(sheet)
    return RawCounty(sheets=tuple(sheets), notes=tuple(notes), unopened=tuple(unopened))


def _list_key(name: str) -> str | None:
    if name.lower() in SETTINGS_FILES:
        return "settings"
    spec = find_list_of_file(name)
    return None if spec is None else spec.key


def _sheet(file: Path, list_key: str) -> RawSheet | Fault:
    text = _read_text(file)
    if isinstance(text, Fault):
        return text
    if file.name.lower() in SETTINGS_FILES:
        return _settings_sheet(file.name, text)
    return _csv_sheet(file.name, list_key, text)


def _passed_over(name: str) -> Message:
    if name.lower() in NOT_READ:
        return message("{name} was passed over: it is not read with the lists", name=name)
    return message("{name} was passed over: it is not one of the lists", name=name)


def _read_text(file: Path) -> str | Fault:
    if file.stat().st_size > MOST_BYTES:
        return too_many_rows(file.name)
    content = file.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return Fault(source=file.name, text=message("is neither UTF-8 nor GB18030 text; save it again as “CSV UTF-8”"))


def _csv_sheet(name: str, list_key: str, text: str) -> RawSheet | Fault:
    rows: list[RawRow] = []
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline="")), start=1):
            row = raw_row(number, list(cells))
            if row is not None:
                rows.append(row)
            if len(rows) > MOST_ROWS + 1:
                return too_many_rows(name)
    except csv.Error:
        return Fault(source=name, text=message("is not a CSV file; save the list again as “CSV UTF-8”"))
    return RawSheet(list_key=list_key, name=name, rows=tuple(rows))


def _settings_sheet(name: str, text: str) -> RawSheet | Fault:
    """county.yaml as a sheet of names and values; nested names are joined with a dot, places in a list counted."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        return Fault(
            source=name,
            row=None if error.problem_mark is None else error.problem_mark.line + 1,
            text=message("is not a correct YAML file; check the indentation and the colons"),
        )
    except yaml.YAMLError:
        return Fault(source=name, text=message("is not a correct YAML file; check the indentation and the colons"))
    rows = [] if root is None else [RawRow(0, ("key", "value"))]
    for path, value, line in _entries(root, ()):
        rows.append(RawRow(line, (path, value)))
        if len(rows) > MOST_SETTINGS:
            return too_many_rows(name)
    return RawSheet(list_key="settings", name=name, rows=tuple(rows))


def _entries(node: yaml.Node | None, path: tuple[str, ...]) -> Iterator[tuple[str, str, int]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _entries(value, (*path, str(key.value)))
    elif isinstance(node, yaml.SequenceNode):
        for place, value in enumerate(node.value):
            yield from _entries(value, (*path, str(place)))
    elif isinstance(node, yaml.ScalarNode):
        is_null = node.tag == "tag:yaml.org,2002:null"
        yield ".".join(path), "" if is_null else str(node.value), node.start_mark.line + 1
