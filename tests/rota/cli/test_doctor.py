from __future__ import annotations

from pathlib import Path

from tests.installation import Installation


def test_doctor_finds_a_sound_installation(small: Installation) -> None:
    lines = small.ok("doctor").stdout.splitlines()

    assert "database: in order; 15 posts, 2 villages, 16 rules" in lines
    assert "calendar: 2026 is official" in lines
    assert "calendar: 2027 is provisional" in lines
    assert [line.split(" in ")[0] for line in lines if line.startswith("solver")] == ["solver: answers OPTIMAL"]


def test_doctor_says_what_is_missing_and_checks_the_rest(office: Installation, tmp_path: Path) -> None:
    said = office.with_variables(ROTA_FONTS=str(tmp_path / "no-fonts")).run("doctor")

    assert said.exit_code == 1
    lines = said.stdout.splitlines()
    assert lines[:2] == [
        "database: NOT IN ORDER – The database is not ready; run “rota init” first",
        "calendar: NOT IN ORDER – The database is not ready; run “rota init” first",
    ]
    assert lines[2].startswith("fonts: NOT IN ORDER – ")
    assert lines[3].startswith("solver: answers OPTIMAL")


def test_doctor_speaks_chinese(small: Installation) -> None:
    assert "节假日: 2026年：正式" in small.with_variables(ROTA_LANGUAGE="zh_CN").ok("doctor").stdout
