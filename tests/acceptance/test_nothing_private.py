"""Marks in every private cell of the lists: none of them in any file, name or sentence that the program gives out."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest

from tests.installation import Installation, copy_folder
from tests.installations import MONTH
from tests.marked_county import HISTORY, PERSONAL

MARKS = (*HISTORY, *PERSONAL)
PATTERNS = {mark: re.compile(rf"{mark}\d{{5}}") for mark in MARKS}


def contents(path: Path) -> Iterator[str]:
    """Everything readable in a file: itself, the parts of an archive, the text of a PDF and what it says of itself."""
    data = path.read_bytes()
    yield data.decode("utf-8", errors="replace")
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for part in archive.infolist():
                yield part.filename
                yield archive.read(part).decode("utf-8", errors="replace")
    if data.startswith(b"%PDF"):
        reader = pypdf.PdfReader(io.BytesIO(data))
        yield str(reader.metadata)
        for page in reader.pages:
            yield page.extract_text()


def marks_in(texts: Iterator[str]) -> set[str]:
    return {mark for text in texts for mark, pattern in PATTERNS.items() if pattern.search(text)}


def test_marks_are_in_the_lists_and_found_where_they_are(county: Path, tmp_path: Path) -> None:
    """So that finding nothing means something."""
    found = {mark for path in county.glob("*.csv") for mark in marks_in(contents(path))}
    with zipfile.ZipFile(tmp_path / "book.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("sheet.xml", f"<v>{HISTORY[0]}00001</v>")

    assert found == set(MARKS)
    assert marks_in(contents(tmp_path / "book.xlsx")) == {HISTORY[0]}


def test_no_exported_file_holds_anything_private(files_once: Path) -> None:
    paths = sorted(path for path in files_once.rglob("*") if path.is_file())

    found = {path.name: marks for path in paths if (marks := marks_in(contents(path)))}

    assert len(paths) > 700
    assert found == {}
    assert marks_in(str(path) for path in paths) == set()


def test_pdf_text_is_really_read(files_once: Path) -> None:
    texts = list(contents(files_once / "公示" / "县领导接访公示.pdf"))

    assert any("信访" in text for text in texts[2:])


def test_database_holds_nothing_of_petitioners(released_once: Installation) -> None:
    assert marks_in(iter(released_once.dump())) == set(PERSONAL)
    assert released_once.rows("SELECT count(*) FROM past_case") != [(0,)]


@pytest.mark.parametrize(
    "arguments",
    [("show", MONTH), ("show", MONTH, "--json"), ("explain", MONTH, "R15-HEAD.2026-12"), ("doctor",)],
    ids=" ".join,
)
def test_no_command_says_anything_private(released_once: Installation, arguments: tuple[str, ...]) -> None:
    said = released_once.ok(*arguments)

    assert marks_in(iter((said.stdout, said.stderr))) == set()


@pytest.mark.parametrize("arguments", [("--dry-run",), ("--dry-run", "--json"), (), ("--json",)], ids=" ".join)
def test_import_says_nothing_of_petitioners_or_of_reasons(
    office: Installation, county: Path, arguments: tuple[str, ...]
) -> None:
    said = office.ok("import", county, *arguments)

    assert marks_in(iter((said.stdout, said.stderr))) == set()


def test_fault_in_a_petitioners_row_does_not_quote_the_petitioner(
    office: Installation, county: Path, tmp_path: Path
) -> None:
    spoilt = copy_folder(county, tmp_path / "county")
    path = spoilt / "history_2025_cases.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[1] = lines[1].replace("2025-01-06", "2025-02-30")
    lines[2] = ",".join(lines[2].split(",")[1:])
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    said = office.run("import", spoilt)

    assert said.exit_code == 1
    assert "“history_2025_cases.csv”, row 2" in said.stderr
    assert marks_in(iter((said.stdout, said.stderr))) == set()


def test_reasons_of_changes_are_never_published(small: Installation, tmp_path: Path) -> None:
    """The reason is kept for the audit trail; its help promises that it is never published."""
    for arguments in (
        ("substitute", "RMON.2026-W51", "L03", "--by", "L05"),
        ("move", "RMON.2026-W52", "--to", "2026-12-22T09:00"),
        ("cancel", "RMON.2026-W53"),
        (
            "add",
            "2026-12",
            "RTHEME",
            "--at",
            "2026-12-23T14:30",
            "--place",
            "PC01",
            "--person",
            "L04",
            "--theme",
            "土地",
        ),
    ):
        small.ok(*arguments, "--reason", "QZWHY00000")
    small.ok("approve", MONTH)
    small.ok("publish", MONTH)

    small.ok("export", MONTH, "--out", tmp_path / "out")

    paths = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert {path.name for path in paths if marks_in(contents(path))} == set()
