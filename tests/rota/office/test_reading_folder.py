from __future__ import annotations

from pathlib import Path

import pytest

from rota.errors import BadInputError
from rota.office.raw_folder import MOST_BYTES, MOST_SETTINGS
from rota.office.raw_sheets import MOST_ROWS
from rota.office.reading import MOST_FAULTS, read_county
from rota.words import word
from tests.county.generator import generate_county
from tests.rota.office.small_county import FILES, changed, faults_of, read_small, told, write_county


def test_small_county_is_read(tmp_path: Path) -> None:
    county = read_small(tmp_path)

    assert {key: len(rows) for key, rows in county.lists.items()} == {
        "absences": 1,
        "leaders": 3,
        "loads": 1,
        "reception_points": 5,
        "town_cadres": 1,
        "town_leaders": 4,
        "towns": 2,
        "units": 2,
        "village_links": 3,
        "villages": 2,
        "wishes": 1,
    }
    assert dict(county.settings) == {"county": "青石县", "bureau_name": "青石县信访局", "notice_days": 5}
    assert county.notes == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_every_usual_encoding_gives_the_same_lists(tmp_path: Path, encoding: str) -> None:
    expected = read_small(tmp_path / "utf8")
    folder = write_county(tmp_path / "other")
    for file in folder.iterdir():
        file.write_bytes(file.read_text(encoding="utf-8").encode(encoding))

    assert read_county(folder) == expected


def test_sample_county_has_all_its_rows(shared: Path) -> None:
    county = read_county(shared / "county")

    assert {key: len(rows) for key, rows in sorted(county.lists.items())} == {
        "absences": 34,
        "bureau_staff": 20,
        "calendar": 85,
        "history_cases": 295,
        "history_sessions": 125,
        "history_village_halfdays": 364,
        "lawyers": 6,
        "leaders": 35,
        "loads": 292,
        "reception_points": 143,
        "town_cadres": 149,
        "town_leaders": 106,
        "towns": 9,
        "uncertain_windows": 7,
        "units": 42,
        "village_links": 282,
        "villages": 130,
        "wishes": 9,
    }
    assert len(county.settings) == 31


def test_files_that_are_no_lists_are_named_and_passed_over(tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    county = read_small(tmp_path, rules="", expected_fixed15="a,b\n")
    for name in ("rules.yaml", "shift_patterns.yaml", "seed_figures.yaml", "README.md", ".hidden.csv", "~$leaders.csv"):
        (tmp_path / name).write_text("x", encoding="utf-8")

    notes = [word(note, "en") for note in read_county(tmp_path).notes]

    assert notes == [
        "README.md was passed over: it is not one of the lists",
        "expected_fixed15.csv was passed over: it is not one of the lists",
        "rules.csv was passed over: it is not one of the lists",
        "seed_figures.yaml was passed over: it is not read with the lists",
    ]
    assert county == read_county(tmp_path)


def test_columns_in_another_order_and_extra_ones_are_no_fault(tmp_path: Path) -> None:
    expected = read_small(tmp_path / "plain")
    towns = "备忘,名称,kind,ID*,备忘2\nx,白沙镇,镇,T01,\n,,,,\ny,松溪镇,镇,Ｔ０２,\n"

    county = read_small(tmp_path / "other", towns=towns)

    assert county == expected
    assert [word(note, "en") for note in county.notes] == ["towns.csv: not read were the columns 备忘, 备忘2"]


def test_titles_above_the_headings_are_passed_over_and_rows_keep_their_numbers(tmp_path: Path) -> None:
    title = "二〇二六年乡镇名单,,\n\n制表：办公室,,\n"
    folder = write_county(tmp_path, towns=title + FILES["towns.csv"] + "T01,重复镇,镇\n")

    assert [(fault.source, fault.row, fault.column) for fault in faults_of(folder)] == [("towns.csv", 7, "id")]


@pytest.mark.parametrize(("blank_rows", "is_found"), [(14, True), (15, False)])
def test_headings_are_looked_for_in_the_first_fifteen_rows(tmp_path: Path, blank_rows: int, is_found: bool) -> None:
    folder = write_county(tmp_path, wishes="x\n" * blank_rows + FILES["wishes.csv"])

    assert [fault.source for fault in faults_of(folder)] == ([] if is_found else ["wishes.csv"])


def test_first_import_may_lack_the_lists_of_days(tmp_path: Path) -> None:
    county = read_small(tmp_path, absences=None, wishes=None, loads_2026=None)

    assert {"absences", "wishes", "loads"} & set(county.lists) == set()


@pytest.mark.parametrize(
    ("list_key", "title", "file"),
    [
        ("county", "设置", "county.yaml"),
        ("towns", "乡镇", "towns.csv"),
        ("villages", "村（社区）", "villages.csv"),
        ("leaders", "县领导", "leaders.csv"),
        ("town_leaders", "镇领导", "town_leaders.csv"),
        ("units", "县直单位", "units.csv"),
        ("reception_points", "接访点", "reception_points.csv"),
    ],
)
def test_missing_required_list_is_one_fault(tmp_path: Path, list_key: str, title: str, file: str) -> None:
    folder = write_county(tmp_path, **{list_key: None})

    assert told(faults_of(folder)) == [
        (
            title,
            None,
            None,
            f"this list is missing or has no rows; a county needs it, as the sheet “{title}” or the file {file}",
        )
    ]


def test_list_with_headings_only_is_missing(tmp_path: Path) -> None:
    assert [fault.source for fault in faults_of(write_county(tmp_path, towns="id,name\n"))] == ["乡镇"]


def test_empty_file_is_a_fault(tmp_path: Path) -> None:
    assert told(faults_of(write_county(tmp_path, absences=""))) == [
        (
            "absences.csv",
            None,
            None,
            (
                "is empty; it needs a row of headings, at least "
                "编号（id）, 人员编号（person_id）, 自（date_from）, 至（date_to）, and the rows below"
            ),
        )
    ]


def test_file_without_headings_is_a_fault(tmp_path: Path) -> None:
    assert told(faults_of(write_county(tmp_path, towns="T01,白沙镇,镇\n"))) == [
        (
            "towns.csv",
            None,
            None,
            (
                "has no row of headings in its first 15 rows; put one above the rows, with at least "
                "编号（id）, 名称（name）"
            ),
        )
    ]


def test_missing_column_is_told_once_and_not_per_row(tmp_path: Path) -> None:
    folder = write_county(tmp_path, towns="id,kind\nT01,镇\nT02,镇\n")

    assert told(faults_of(folder)) == [
        ("towns.csv", 1, "name", "this column is missing; add it with a value in every row")
    ]


def test_missing_column_is_named_in_the_language_of_the_sheet(tmp_path: Path) -> None:
    folder = write_county(tmp_path, towns="编号,类别\nT01,镇\nT02,镇\n")

    assert [(fault.row, fault.column) for fault in faults_of(folder)] == [(1, "名称")]


def test_column_there_twice_is_a_fault(tmp_path: Path) -> None:
    folder = write_county(tmp_path, towns="id,name,名称\nT01,白沙镇,x\nT02,松溪镇,y\n")

    assert told(faults_of(folder)) == [("towns.csv", 1, "名称", "this column is there twice; keep one of them")]


def test_blank_required_cell_is_a_fault_at_its_row(tmp_path: Path) -> None:
    folder = write_county(tmp_path, **changed("town_cadres", "白三", " "))

    assert told(faults_of(folder)) == [("town_cadres.csv", 2, "name", "is blank; every row needs a value here")]


@pytest.mark.parametrize(("rows", "is_read"), [(MOST_ROWS, True), (MOST_ROWS + 1, False)])
def test_number_of_rows_is_limited(tmp_path: Path, rows: int, is_read: bool) -> None:
    wishes = "person_id,date,kind\n" + "L99,2026-12-31,AVOID\n" * rows

    faults = faults_of(write_county(tmp_path, wishes=wishes))

    refused = [text for _, row, _, text in told(faults) if row is None]
    assert refused == (
        [f"there are {2 * rows - 1 - MOST_FAULTS} more; correct these first and import again"]
        if is_read
        else [
            (
                "has more than 20000 rows, so nothing of it was read; check that it is the right list and remove what "
                "does not belong there"
            )
        ]
    )


def test_file_that_is_no_text_is_a_fault(tmp_path: Path) -> None:
    folder = write_county(tmp_path)
    (folder / "wishes.csv").write_bytes(b"\xff\xff\x00\x81")

    assert told(faults_of(folder)) == [
        ("wishes.csv", None, None, "is neither UTF-8 nor GB18030 text; save it again as “CSV UTF-8”")
    ]


def test_cell_without_end_is_a_fault(tmp_path: Path) -> None:
    folder = write_county(tmp_path, wishes='person_id,date,kind\n"' + "x" * 200_000 + "\n")

    assert told(faults_of(folder)) == [
        ("wishes.csv", None, None, "is not a CSV file; save the list again as “CSV UTF-8”")
    ]


def test_two_hundred_faults_are_listed_and_the_rest_counted(tmp_path: Path) -> None:
    wishes = "person_id,date,kind\n" + "".join(f"L99,2026-12-{1 + day % 31:02},x{day}\n" for day in range(150))

    faults = faults_of(write_county(tmp_path, wishes=wishes))

    assert len(faults) == MOST_FAULTS + 1
    assert told(faults)[-1] == (None, None, None, "there are 100 more; correct these first and import again")


def test_faults_are_sorted_by_file_row_and_column(tmp_path: Path) -> None:
    wishes = "person_id,date,kind\nL02,2026-02-30,x\nL99,2026-12-31,AVOID\n"
    folder = write_county(tmp_path, wishes=wishes, **changed("absences", "A001,LEADER,L01", "A001,LEADER,L98"))

    assert [(fault.source, fault.row, fault.column) for fault in faults_of(folder)] == [
        ("absences.csv", 2, "person_id"),
        ("wishes.csv", 2, "date"),
        ("wishes.csv", 2, "kind"),
        ("wishes.csv", 3, "person_id"),
    ]


def test_path_that_does_not_exist_is_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "nowhere"

    with pytest.raises(BadInputError) as caught:
        read_county(path)

    assert told(caught.value.faults) == [
        (str(path), None, None, "does not exist; give a folder of CSV files or an .xlsx workbook")
    ]


def test_petitioner_columns_are_never_kept_nor_repeated(tmp_path: Path) -> None:
    cases = (
        "case_no,received_at,petitioner_name,petitioner_phone,village_id,persons,私人备注\n"
        "XF1,2025-01-06,金丝雀,13900000000,V001,金丝雀,金丝雀\n"
    )
    folder = write_county(tmp_path, history_2025_cases=cases)
    readable = write_county(tmp_path / "readable", history_2025_cases=cases.replace(",金丝雀,金丝雀\n", ",1,金丝雀\n"))

    faults = faults_of(folder)
    county = read_county(readable)

    assert told(faults) == [("history_2025_cases.csv", 2, "persons", "cannot be read; it should look like 1")]
    assert "金丝雀" not in repr(county)
    assert "私人备注" not in repr(county)
    assert [word(note, "en") for note in county.notes] == [
        "history_2025_cases.csv: 1 columns were not read",
        (
            "history_2025_cases.csv: the columns about petitioners were neither read nor kept: "
            "petitioner_name, petitioner_phone, village_id"
        ),
    ]


def test_chinese_file_names_are_read_and_a_year_may_follow(tmp_path: Path) -> None:
    folder = write_county(tmp_path, towns=None, 乡镇=FILES["towns.csv"], wishes=None, 个人意愿_2026=FILES["wishes.csv"])

    county = read_county(folder)

    assert [len(county.rows(key)) for key in ("towns", "wishes")] == [2, 1]


def test_file_too_large_for_a_list_is_refused_unread(tmp_path: Path) -> None:
    folder = write_county(tmp_path)
    with (folder / "wishes.csv").open("wb") as stream:
        stream.truncate(MOST_BYTES + 1)

    assert [(fault.source, fault.row) for fault in faults_of(folder)] == [("wishes.csv", None)]


@pytest.mark.parametrize(("settings", "is_read"), [(MOST_SETTINGS - 2, True), (MOST_SETTINGS - 1, False)])
def test_number_of_settings_is_limited(tmp_path: Path, settings: int, is_read: bool) -> None:
    yaml = "county: 青石县\nx: [" + "1," * settings + "]\n"

    assert [fault.source for fault in faults_of(write_county(tmp_path, county=yaml))] == (
        [] if is_read else ["county.yaml"]
    )


def test_empty_settings_file_is_a_fault(tmp_path: Path) -> None:
    assert [(fault.source, fault.row) for fault in faults_of(write_county(tmp_path, county=""))] == [
        ("county.yaml", None)
    ]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_generated_county_has_no_faults(tmp_path: Path, seed: int) -> None:
    assert faults_of(generate_county(tmp_path, seed)) == ()


@pytest.mark.parametrize(
    ("twist", "place"), [("one_leader_town", ("towns.csv", "id")), ("village_without_link", ("villages.csv", "id"))]
)
def test_twist_of_a_generated_county_is_told(tmp_path: Path, twist: str, place: tuple[str, str]) -> None:
    faults = faults_of(generate_county(tmp_path, 4, **{twist: True}))

    assert [(fault.source, fault.column) for fault in faults if (fault.source, fault.column) == place] == [place]
