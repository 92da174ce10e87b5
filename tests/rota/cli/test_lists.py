from __future__ import annotations

from pathlib import Path

from python_calamine import load_workbook

from tests.installation import Installation, Said
from tests.small_office import MORE_POINTS, small_office


def test_template_is_written_once(office: Installation, tmp_path: Path) -> None:
    path = tmp_path / "lists.xlsx"

    first, second = office.run("template", path), office.run("template", path)

    assert first == Said(0, f"Template written: {path}\n", "")
    assert second == Said(1, "", f"Refused: {path} exists already; choose another name\n")
    assert "县领导" in load_workbook(path).sheet_names


def test_import_needs_no_init(office: Installation, tmp_path: Path) -> None:
    said = office.ok("import", small_office(tmp_path / "county"))

    assert said.stdout.splitlines()[0] == "Imported:"
    assert "  镇领导: 4 added, 0 changed, 0 removed, 0 ended, 0 unchanged" in said.stdout.splitlines()


def test_dry_run_says_the_same_and_writes_nothing(office: Installation, tmp_path: Path) -> None:
    county = small_office(tmp_path / "county")
    office.ok("init")
    before = office.dump()

    dry = office.ok("import", county, "--dry-run")
    after_dry_run = office.dump()
    wet = office.ok("import", county)

    assert after_dry_run == before
    assert dry.stdout.splitlines()[0] == "This would change:"
    assert dry.stdout.splitlines()[1:] == wet.stdout.splitlines()[1:]


def test_second_import_changes_nothing(office: Installation, tmp_path: Path) -> None:
    county = small_office(tmp_path / "county")
    office.ok("import", county)
    before = office.rows("SELECT count(*) FROM audit_entry")

    said = office.ok("import", county)

    assert "Nothing changes: the lists are as they were." in said.stdout.splitlines()
    assert office.rows("SELECT count(*) FROM audit_entry") == before


def test_change_is_told_row_by_row_in_both_languages(office: Installation, tmp_path: Path) -> None:
    office.ok("import", small_office(tmp_path / "county"))
    changed = MORE_POINTS.replace("县接访大厅", "县接访一厅")
    points = small_office(tmp_path / "changed")
    text = (points / "reception_points.csv").read_text(encoding="utf-8").replace(MORE_POINTS, changed)
    (points / "reception_points.csv").write_text(text, encoding="utf-8")

    english = office.ok("import", points, "--dry-run").stdout.splitlines()
    chinese = office.with_variables(ROTA_LANGUAGE="zh_CN").ok("import", points).stdout.splitlines()

    assert "    PC01: 名称 县接访大厅 → 县接访一厅" in english
    assert "    PC01：名称 县接访大厅 → 县接访一厅" in chinese


def test_import_prints_json(office: Installation, tmp_path: Path) -> None:
    said = office.ok("import", small_office(tmp_path / "county"), "--json")

    towns = next(one for one in said.json["lists"] if one["list_key"] == "towns")
    assert (towns["added"], towns["unchanged"]) == (2, 0)
    assert said.json["dry_run"] is False


def test_faults_are_listed_one_a_line(office: Installation, tmp_path: Path) -> None:
    county = small_office(tmp_path / "county", wishes="person_id,date,kind,weight\nL99,2026-02-30,AVOID,5\n")

    said = office.run("import", county)

    assert (said.exit_code, said.stdout) == (1, "")
    assert said.stderr.splitlines()[0] == "Refused: The lists cannot be imported; nothing was changed"
    assert [line.split(": ")[0] for line in said.stderr.splitlines()[1:]] == [
        "  - “wishes.csv”, row 2, column “date”",
        "  - “wishes.csv”, row 2, column “person_id”",
    ]


def test_rules_that_name_an_unknown_room_are_refused_with_the_lists(office: Installation, tmp_path: Path) -> None:
    county = small_office(tmp_path / "county", lawyers=None)
    text = (county / "reception_points.csv").read_text(encoding="utf-8").replace(MORE_POINTS, "")
    (county / "reception_points.csv").write_text(text, encoding="utf-8")
    office.ok("init")
    before = office.dump()

    said = office.run("import", county)

    assert said.exit_code == 1
    assert "“RMON”, column “point_code”" in said.stderr
    assert office.dump() == before


def test_path_that_does_not_exist_is_named(office: Installation, tmp_path: Path) -> None:
    said = office.run("import", tmp_path / "nowhere")

    assert said.exit_code == 1
    assert said.stderr.splitlines()[1] == (
        f"  - “{tmp_path / 'nowhere'}”: does not exist; give a folder of CSV files or an .xlsx workbook"
    )
