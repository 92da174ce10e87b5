"""The sample county with an unmistakable mark in every cell that must never be published.

``HISTORY`` marks stand where petitioners are named, so they must not even reach the database; ``PERSONAL`` marks
stand in absence reasons, notes and people's own telephone numbers, which the office keeps but never publishes.
"""

from __future__ import annotations

import csv
from pathlib import Path

from rota.cli.sample import sample_folder
from tests.installation import copy_folder

HISTORY = ("QZNAME", "QZSEX", "18977", "QZCARD")
PERSONAL = ("QZWHY", "QZNOTE", "0597-66")
PETITIONER_COLUMNS = dict(
    zip(("petitioner_name", "petitioner_gender", "petitioner_phone", "petitioner_id_no"), HISTORY, strict=True)
)
PHONE_COLUMNS = {
    "leaders": "office_phone",
    "town_leaders": "phone",
    "town_cadres": "phone",
    "bureau_staff": "phone",
    "lawyers": "phone",
    "units": "contact_phone",
}


def marked_county(folder: Path) -> Path:
    """A copy of the sample county with the marks, in ``folder``."""
    copy_folder(sample_folder(), folder)
    for column, mark in PETITIONER_COLUMNS.items():
        _mark(folder / "history_2025_cases.csv", column, mark)
    _mark(folder / "absences.csv", "kind", "QZWHY")
    _mark(folder / "absences.csv", "note", "QZNOTE")
    _mark(folder / "wishes.csv", "note", "QZNOTE")
    for name, column in PHONE_COLUMNS.items():
        _mark(folder / f"{name}.csv", column, "0597-66")
    return folder


def _mark(path: Path, column: str, mark: str) -> None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert column in rows[0], (path.name, column)
    for number, row in enumerate(rows, start=1):
        row[column] = f"{mark}{number:05}"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
