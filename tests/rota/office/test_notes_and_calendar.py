from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from rota.office.check_calendar import calendar_sheets
from rota.office.check_notes import find_notes
from rota.office.import_report import FieldChange, RowChange
from rota.office.importing import import_county
from rota.office.reading import read_county
from rota.settings import ZONE
from rota.words import word
from rota.workdays.models import CalendarDay, CalendarStatus, UncertainWindow
from tests.rota.office.small_county import FILES, TODAY, changed, read_small
from tests.rota.office.test_importing import take_in

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=ZONE)


def notes(folder: Path, **changes: str | None) -> list[str]:
    return [word(note, "en") for note in find_notes(read_small(folder, **changes), TODAY)]


def test_county_in_order_has_no_notes(tmp_path: Path) -> None:
    assert notes(tmp_path) == []


def test_counts_that_differ_are_noted(tmp_path: Path) -> None:
    towns = "id,name,n_villages,n_leaders\nT01,白沙镇,1,2\nT02,松溪镇,2,1\n"

    assert notes(tmp_path, towns=towns) == [
        "T02: “n_villages” says 2, the list has 1",
        "T02: “n_leaders” says 1, the list has 2",
    ]


def test_vacant_office_is_noted(tmp_path: Path) -> None:
    files = changed("leaders", "县长,N,Y,T02,N,Y,2024-01-01,", "县长,N,Y,T02,N,Y,2024-01-01,2026-11-19")

    assert notes(tmp_path, **files) == ["nobody is county head on 2026-11-20"]


def test_unit_without_a_town_is_noted_unless_it_stays_away(tmp_path: Path) -> None:
    units = FILES["units.csv"].replace("L02,T01,Y", "L02,,Y").replace("L01,T02,Y", "L01,,N")

    assert notes(tmp_path, units=units) == [
        "the heads of U01 take part on the 15th but are linked to no town: they stay away"
    ]


def test_place_without_a_point_is_noted(tmp_path: Path) -> None:
    files = changed("reception_points", "PV002,VILLAGE,V002,下河村,08:30,17:30\n", "")

    assert notes(tmp_path, **files) == ["V002 have no reception point"]


def test_link_of_another_period_is_noted(tmp_path: Path) -> None:
    links = FILES["village_links.csv"].replace(
        "V001,T01L01,TOWN_LEADER,2026-01-01,",
        "V001,T01L02,TOWN_LEADER,2026-01-01,2026-12-31\nV001,T01L01,TOWN_LEADER,2027-01-01,",
    )

    assert notes(tmp_path, village_links=links) == [
        "V001: its own row names T01L01, the list of links T01L02 on 2026-11-20; the list of links counts"
    ]


def test_sample_calendar_is_one_sheet_per_year(shared: Path) -> None:
    sheets = calendar_sheets(read_county(shared / "county"))

    assert [(sheet.source_name, sheet.years, len(sheet.rows), len(sheet.windows)) for sheet in sheets] == [
        ("calendar_2025.csv", (2025,), 33, 0),
        ("calendar_2026.csv", (2026,), 39, 0),
        ("calendar_2027_provisional.csv", (2027,), 13, 7),
    ]


def test_windows_come_without_a_calendar_too(tmp_path: Path) -> None:
    county = read_small(
        tmp_path, calendar_2027_uncertain_windows="date_from,date_to,name\n2027-01-30,2027-02-21,春节\n"
    )

    assert [(len(sheet.rows), len(sheet.windows)) for sheet in calendar_sheets(county)] == [(0, 1)]


def test_calendar_is_taken_in_once(db: Session, shared: Path) -> None:
    lists = read_county(shared / "county", today=TODAY)

    first = import_county(db, lists=lists, actor="clerk", now=NOW)
    second = import_county(db, lists=lists, actor="clerk", now=NOW)

    assert first.list_change("calendar").changed == (
        RowChange("2025", (FieldChange("节假日", None, "33"),)),
        RowChange("2026", (FieldChange("节假日", None, "39"),)),
        RowChange("2027", (FieldChange("节假日", None, "20"),)),
    )
    assert second.list_change("calendar").is_empty
    assert len(db.scalars(select(CalendarDay)).all()) == 85
    assert len(db.scalars(select(UncertainWindow)).all()) == 7


def test_provisional_year_does_not_replace_the_official_one(db: Session, shared: Path, tmp_path: Path) -> None:
    provisional = (shared / "county" / "calendar_2027_provisional.csv").read_text(encoding="utf-8")
    take_in(db, tmp_path / "c", calendar_2027=provisional.replace("PROVISIONAL", "OFFICIAL"))

    report = take_in(db, tmp_path / "c", calendar_2027=provisional)

    assert [word(note, "en") for note in report.notes] == [
        (
            "calendar_2027.csv: The official arrangement of 2027 cannot be replaced by a provisional one; "
            "it was left as it is"
        )
    ]
    assert report.is_empty
    statuses = {day.status for day in db.scalars(select(CalendarDay).where(CalendarDay.day_on >= date(2027, 1, 1)))}
    assert statuses == {CalendarStatus.OFFICIAL}
