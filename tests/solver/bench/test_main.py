"""The benchmark's command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from solver.bench.__main__ import main
from solver.rostering.nrp_file import read_nrp_file
from solver.rostering.verification import cost_of, find_violations


def test_json_holds_the_verified_roster(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = shared / "nrp" / "Instance1.txt"

    code = main(["nrp", str(path), "--seconds", "15", "--json"])

    facts = json.loads(capsys.readouterr().out)
    problem = read_nrp_file(path)
    roster = tuple(tuple(facts["roster"][employee.id]) for employee in problem.employees)
    assert code == 0
    assert find_violations(problem, roster) == ()
    assert facts["objective"] == facts["recomputed"] == cost_of(problem, roster) == facts["bound"] == 607
    assert facts["violations"] == 0


def test_text_gives_the_figures_first(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["nrp", str(shared / "nrp" / "Instance1.txt"), "--seconds", "15", "--method", "plain"])

    lines = capsys.readouterr().out.splitlines()
    assert code == 0
    assert [line.split()[0] for line in lines[:4]] == ["objective", "bound", "seconds", "verified"]
    assert lines[3] == "verified clean"
    assert len(lines) == 4 + 8


@pytest.mark.parametrize("content", ["SECTION_HORIZON\n", None])
def test_a_file_that_cannot_be_read_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str | None
) -> None:
    path = tmp_path / "wrong.txt"
    if content is not None:
        path.write_text(content)

    assert main(["nrp", str(path)]) == 2
    assert capsys.readouterr().err != ""


def test_limits_that_clash_give_code_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "clash.txt"
    path.write_text(
        "SECTION_HORIZON\n7\nSECTION_SHIFTS\nE,480,\nSECTION_STAFF\nA,E=7,4000,3360,5,1,1,1\nSECTION_DAYS_OFF\n"
        "SECTION_SHIFT_ON_REQUESTS\nSECTION_SHIFT_OFF_REQUESTS\nSECTION_COVER\n"
    )

    assert main(["nrp", str(path), "--seconds", "15"]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "no roster found"
