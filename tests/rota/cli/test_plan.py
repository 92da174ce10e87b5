from __future__ import annotations

import json
import os
import pty

import pytest

from rota.cli.plan import progress_bar
from solver.outcome import Progress
from tests.installation import Installation, Said


def test_generate_prints_a_summary_that_a_person_understands(small: Installation) -> None:
    lines = small.ok("generate", "2026-12").stdout.splitlines()

    assert lines[0] == "2026-12: 41 receptions, draft"
    assert "      5  每周一县领导接访（RMON）" in lines
    assert "Without anybody: 0" in lines
    assert "  每周一县领导接访: 5–6 among 4 people" in [line.split(" (")[0] for line in lines]
    assert lines[-1].startswith("Planned in ")


def test_generate_prints_what_show_prints(small: Installation) -> None:
    generated = small.ok("generate", "2026-12", "--json").json

    assert small.ok("show", "2026-12", "--json").json == generated


def test_same_seed_gives_the_same_plan(small: Installation) -> None:
    plans = [small.ok("generate", "2027-01", "--seed", "7", "--json").json["receptions"] for _ in range(2)]

    assert plans[0] == plans[1]


def test_generate_without_lists_is_refused(office: Installation) -> None:
    office.ok("init")
    before = office.dump()

    said = office.run("generate", "2026-12")

    assert said == Said(1, "", "Refused: There are no reception rules yet; import the county's lists first\n")
    assert office.dump() == before


NO_STAFF = "Nobody is on the list of the bureau's staff; receptions are planned without a duty roster\n"


def test_office_without_staff_has_no_duty_roster(small: Installation) -> None:
    duty = small.run("generate", "2026-12", "--kind", "duty")
    everything = small.run("generate", "2026-12", "--kind", "all")

    assert duty == Said(1, "", "Refused: There is nobody on the list of the bureau's staff\n")
    assert (everything.exit_code, everything.stderr) == (0, NO_STAFF)


def test_show_lists_receptions_by_day_with_names(small: Installation) -> None:
    lines = small.ok("show", "2026-12").stdout.splitlines()

    assert lines[0] == "2026-12: released, version 1"
    day = lines.index("12-15 Tue")
    assert lines[day + 1 : day + 4] == [
        "  08:30–12:00  镇领导和包村干部下村接访  上河村  白一、白三  (RVIL-HALF.2026-W51.V001)",
        "  09:00–11:30  县长接访日  县接访室  石二  (R15-HEAD.2026-12)",
        "  09:00–11:30  县领导和县直单位主要负责人到挂钩镇接访  白沙镇接访室  石三、石四、方一  (R15-TOWN.2026-12.T01)",
    ]


def test_show_speaks_chinese(small: Installation) -> None:
    lines = small.with_variables(ROTA_LANGUAGE="zh_CN").ok("show", "2026-12").stdout.splitlines()

    assert lines[0] == "2026-12：已发布，第1版"
    assert "12-15 周二" in lines


def test_show_marks_what_is_cancelled_and_who_stands_in(small: Installation) -> None:
    small.ok("cancel", "RMON.2026-W52", "--reason", "会议")
    small.ok("substitute", "RMON.2026-W51", "L03", "--by", "L04", "--reason", "会议")

    lines = small.ok("show", "2026-12").stdout.splitlines()

    assert [line.split("  ")[-3:] for line in lines if "(RMON.2026-W52)" in line] == [
        ["石四", "[cancelled]", "(RMON.2026-W52)"]
    ]
    assert [line.split("  ")[-2:] for line in lines if "(RMON.2026-W51)" in line] == [
        ["石四 (for 石三)", "(RMON.2026-W51)"]
    ]


def test_month_without_a_plan_is_refused(small: Installation) -> None:
    said = small.run("show", "2027-03")

    assert said == Said(1, "", "Refused: There is no plan for 2027-03 yet; make one with “rota generate 2027-03”\n")


def test_bar_is_drawn_on_a_terminal_and_nowhere_else(small: Installation) -> None:
    terminal, other_end = pty.openpty()
    with small.start("generate", "2026-12", "--json", stderr=other_end) as process:
        os.close(other_end)
        stdout, _ = process.communicate(timeout=120)
    drawn = os.read(terminal, 65536).decode()
    os.close(terminal)

    assert json.loads(stdout)["month"] == "2026-12"
    assert "Planning" in drawn
    assert "100%" in drawn


def test_no_bar_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_bar() as advance:
        advance(Progress(parts_done=1, parts_total=2, best=(), bound=(), seconds=0.1))

    assert capsys.readouterr() == ("", "")
