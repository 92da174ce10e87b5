from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.installation import Installation
from tests.small_office import small_office


@pytest.fixture
def county(tmp_path: Path) -> Path:
    return small_office(tmp_path / "county")


def test_demo_leaves_a_released_month_and_says_where(office: Installation, tmp_path: Path, county: Path) -> None:
    out = tmp_path / "out"

    said = office.ok("demo", "--out", out, "--county", county)

    lines = said.stdout.splitlines()
    assert lines[0] == "2026-12: 41 receptions, released, version 1"
    assert "Without anybody: 0" in lines
    assert f"Files: {out / '2026-12'}" in lines
    assert any("calendars" in line and "PDF" in line for line in lines)
    assert said.stderr == "Every name of the sample county is invented.\n"
    assert (out / "2026-12" / "公示" / "县领导接访公示.pdf").is_file()
    assert not office.database.exists()


def test_demo_starts_anew_each_time(office: Installation, tmp_path: Path, county: Path) -> None:
    documents = [office.ok("demo", "--out", tmp_path, "--county", county, "--json").json for _ in range(2)]

    assert [one["document"]["version"] for one in documents] == [1, 1]
    assert documents[0]["document"]["receptions"] == documents[1]["document"]["receptions"]
    assert documents[0]["files"] == documents[1]["files"]


def test_demos_clock_stands_at_the_countys_day(office: Installation, tmp_path: Path, county: Path) -> None:
    settings = county / "county.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "today_for_demo: '2026-11-23'\n", encoding="utf-8")
    real_clock = office.with_variables(ROTA_NOW="")

    real_clock.ok("demo", "--out", tmp_path, "--county", county)

    with closing(sqlite3.connect(tmp_path / "demo.sqlite3")) as connection:
        released = connection.execute("SELECT released_at FROM plan_version").fetchall()
    assert released == [("2026-11-23 01:00:00.000000",)]


def test_demo_speaks_chinese(office: Installation, tmp_path: Path, county: Path) -> None:
    said = office.with_variables(ROTA_LANGUAGE="zh_CN").ok("demo", "--out", tmp_path, "--county", county)

    assert said.stdout.splitlines()[0] == "2026-12：接访 41 场，已发布，第1版"
    assert "无人接访：0 场" in said.stdout


def test_county_with_faults_is_refused(office: Installation, tmp_path: Path, county: Path) -> None:
    (county / "towns.csv").write_text("", encoding="utf-8")

    said = office.run("demo", "--out", tmp_path / "out", "--county", county)

    assert (said.exit_code, said.stdout) == (1, "")
    assert "“towns.csv”" in said.stderr
