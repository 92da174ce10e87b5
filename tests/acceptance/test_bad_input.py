"""Every kind of bad list gets its sentence and exit code 1, and the database is as before (issue 2)."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import msoffcrypto.format.ooxml
import pytest
import xlsxwriter

from rota.cli.sample import sample_folder
from tests.installation import Installation, copy_folder

Spoil = Callable[[Path], Path]


def line_of(folder: Path, name: str, start: str) -> int:
    """The number of the line that starts so, counted from 1 as a spreadsheet counts."""
    lines = (folder / name).read_text(encoding="utf-8-sig").splitlines()
    (number,) = [number for number, line in enumerate(lines, start=1) if line.startswith(start)]
    return number


def replaced(name: str, before: str, after: str) -> Spoil:
    def spoil(folder: Path) -> Path:
        text = (folder / name).read_text(encoding="utf-8-sig")
        assert text.count(before) == 1, (name, before)
        (folder / name).write_text(text.replace(before, after), encoding="utf-8")
        return folder

    return spoil


def without(name: str, column: str, *values: str) -> Spoil:
    """The list without the rows that have one of the values in the column."""

    def spoil(folder: Path) -> Path:
        with (folder / name).open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        kept = [row for row in rows if row[column] not in values]
        assert len(kept) < len(rows)
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, fieldnames=list(rows[0]))
            writer.writeheader()
            writer.writerows(kept)
        return folder

    return spoil


def written(name: str, content: bytes) -> Spoil:
    def spoil(folder: Path) -> Path:
        (folder / name).write_bytes(content)
        return folder

    return spoil


def one_leader(folder: Path) -> Path:
    """Of the town T09 only T09L04 is left, who takes over whatever names the others."""
    with (folder / "town_leaders.csv").open(encoding="utf-8-sig", newline="") as file:
        gone = [row["id"] for row in csv.DictReader(file) if row["town_id"] == "T09" and row["id"] != "T09L04"]
    for name in ("villages.csv", "village_links.csv", "absences.csv", "towns.csv"):
        text = (folder / name).read_text(encoding="utf-8-sig")
        for code in gone:
            text = text.replace(code, "T09L04")
        (folder / name).write_text(text, encoding="utf-8")
    without("loads_2026.csv", "person_id", *gone)(folder)
    return without("town_leaders.csv", "id", *gone)(folder)


def no_link(folder: Path) -> Path:
    without("village_links.csv", "village_id", "V130")(folder)
    with (folder / "villages.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    linked = next(row["linked_leader_id"] for row in rows if row["id"] == "V130")
    text = (folder / "villages.csv").read_text(encoding="utf-8-sig").splitlines()
    text = [line.replace(f",{linked},", ",,") if line.startswith("V130,") else line for line in text]
    (folder / "villages.csv").write_text("\n".join(text) + "\n", encoding="utf-8")
    return folder


def workbook(path: Path, rows: int = 1) -> Path:
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("请假外出")
    sheet.write_row(0, 0, ("编号", "人员编号", "自", "至"))
    for number in range(1, rows + 1):
        sheet.write_row(number, 0, (f"A{number}", "L01", "2026-12-07", "2026-12-07"))
    book.close()
    return path


def sheet_of_50_000_rows(folder: Path) -> Path:
    return workbook(folder / "lists.xlsx", 50_000)


def csv_of_50_000_rows(folder: Path) -> Path:
    rows = (f"A{number},LEADER,L01,2026-12-07,2026-12-07,ALL,会议,APPROVED," for number in range(50_000))
    header = "id,person_type,person_id,date_from,date_to,half,kind,status,note"
    return written("absences.csv", "\n".join((header, *rows)).encode())(folder)


def workbook_with_password(folder: Path) -> Path:
    plain, locked = workbook(folder / "plain.xlsx"), folder / "lists.xlsx"
    with plain.open("rb") as source, locked.open("wb") as target:
        msoffcrypto.format.ooxml.OOXMLFile(source).encrypt("geheim", target)
    return locked


def corrupt_zip(folder: Path) -> Path:
    data = bytearray(workbook(folder / "lists.xlsx", 200).read_bytes())
    middle = len(data) // 2
    data[middle : middle + 40] = bytes(40)
    (folder / "lists.xlsx").write_bytes(data)
    return folder / "lists.xlsx"


def half_a_zip(folder: Path) -> Path:
    path = workbook(folder / "lists.xlsx", 200)
    path.write_bytes(path.read_bytes()[:1000])
    return path


def zip_without_workbook(folder: Path) -> Path:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("letter.txt", "hello")
    (folder / "lists.xlsx").write_bytes(buffer.getvalue())
    return folder / "lists.xlsx"


DAMAGED = "is damaged and cannot be opened; open it in the spreadsheet program and save it anew, or send it again"
TOO_MANY = (
    "has more than 20000 rows, so nothing of it was read; check that it is the right list and remove what does not "
    "belong there"
)
CASES: dict[str, tuple[Spoil, str]] = {
    "unknown id": (
        replaced("absences.csv", "A001,LEADER,L02,", "A001,LEADER,L77,"),
        "“absences.csv”, row 2, column “person_id”: there is no L77 in ",
    ),
    "duplicate id": (
        replaced("absences.csv", "A002,", "A001,"),
        "“absences.csv”, row 3, column “id”: the id A001 is used already in “absences.csv” row 2; ",
    ),
    "30 February": (
        replaced("absences.csv", "A001,LEADER,L02,2026-12-14,", "A001,LEADER,L02,2026-02-30,"),
        "“absences.csv”, row 2, column “date_from”: ",
    ),
    "empty file": (written("towns.csv", b""), "“towns.csv”: "),
    "sheet of 50,000 rows": (sheet_of_50_000_rows, f"“请假外出”: {TOO_MANY}"),
    "file of 50,000 rows": (csv_of_50_000_rows, f"“absences.csv”: {TOO_MANY}"),
    "password": (
        workbook_with_password,
        "“lists.xlsx”: is protected by a password; open it, remove the password, save it, and import it again",
    ),
    "corrupt zip": (corrupt_zip, f"“lists.xlsx”: {DAMAGED}"),
    "half a zip": (half_a_zip, f"“lists.xlsx”: {DAMAGED}"),
    "zip that is no workbook": (zip_without_workbook, "“lists.xlsx”: is not a workbook; "),
    "town with one leader": (one_leader, "“towns.csv”, row 10, column “id”: T09 has only one leader (T09L04) "),
    "village without a link": (
        no_link,
        "“villages.csv”, row 131, column “id”: no town leader is linked to V130; enter one in the list “包村挂钩” ",
    ),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_folder(sample_folder(), tmp_path / "county")


@pytest.mark.parametrize("case", CASES)
def test_bad_list_gets_its_sentence_and_changes_nothing(planned: Installation, folder: Path, case: str) -> None:
    spoil, sentence = CASES[case]
    path, before, data = spoil(folder), planned.dump(), planned.database.read_bytes()

    said = planned.run("import", path)

    assert (said.exit_code, said.stdout) == (1, "")
    told = [line.removeprefix("  - ") for line in said.stderr.splitlines()[1:]]
    assert [line for line in told if line.startswith(sentence)] != [], said.stderr
    assert planned.dump() == before
    assert planned.database.read_bytes() == data


@pytest.mark.parametrize("case", CASES)
def test_bad_list_is_told_in_chinese_too(imported: Installation, folder: Path, case: str) -> None:
    chinese = imported.with_variables(ROTA_LANGUAGE="zh_CN")

    said = chinese.run("import", CASES[case][0](folder))

    assert said.exit_code == 1
    assert said.stderr.startswith("未执行：")
    told = said.stderr.replace(str(folder), "")
    assert [word for word in (" row ", "column", "there is", " has ", " is ") if word in told] == []


def test_one_fault_is_one_line(imported: Installation, folder: Path) -> None:
    replaced("absences.csv", "A001,LEADER,L02,2026-12-14,", "A001,LEADER,L02,2026-02-30,")(folder)

    lines = imported.run("import", folder).stderr.splitlines()

    assert len(lines) == 2, lines


def test_faults_of_several_lists_are_told_at_once(imported: Installation, folder: Path) -> None:
    for spoil in (CASES["unknown id"][0], CASES["village without a link"][0]):
        spoil(folder)

    told = imported.run("import", folder).stderr

    for sentence in (CASES["unknown id"][1], CASES["village without a link"][1]):
        assert sentence in told


def test_bad_list_of_a_first_import_leaves_no_half_made_office(office: Installation, folder: Path) -> None:
    CASES["unknown id"][0](folder)

    said = office.run("import", folder)

    assert said.exit_code == 1
    assert not office.database.exists()
