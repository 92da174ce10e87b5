from __future__ import annotations

import pytest

from rota.cli.explain import clash_lines
from rota.planning.clashes import ClashInWords, WayOut
from rota.planning.models import RosterKind
from rota.words import in_language, message
from tests.installation import Installation, Said


def test_explain_says_why_and_why_not(small: Installation) -> None:
    lines = small.ok("explain", "2026-12", "RMON.2026-W51").stdout.splitlines()

    assert lines[0] == "RMON.2026-W51: 2026-12-14 09:00"
    assert [line.split(": ")[0] for line in lines[1:3]] == ["  石三（L03）", "Others:"]
    assert {line.split("）")[0].split("（")[1] for line in lines[3:]} == {"L04", "L05", "L06"}


def test_explain_of_one_person_names_the_obstacle(small: Installation) -> None:
    said = small.ok("explain", "2026-12", "RMON.2026-W51", "L01", "--json")

    assert said.json["others"] == [{"person": "L01", "why": "away from 2026-12-14 to 2026-12-17"}]


def test_explain_speaks_chinese(small: Installation) -> None:
    said = small.with_variables(ROTA_LANGUAGE="zh_CN").ok("explain", "2026-12", "RMON.2026-W51", "L01")

    assert "2026-12-14 至 2026-12-17" in said.stdout


def test_unknown_reception_or_person_is_named(small: Installation) -> None:
    assert small.run("explain", "2026-12", "RMON.2026-W01") == Said(
        1, "", "Refused: RMON.2026-W01 is not in the plan of 2026-12\n"
    )
    assert small.run("explain", "2026-12", "RMON.2026-W51", "L99") == Said(
        1, "", "Refused: There is nobody with the id L99\n"
    )


def test_month_without_holes_has_no_clash(small: Installation) -> None:
    assert small.ok("explain", "2026-12", "--clash").stdout == "Nothing clashes in 2026-12\n"
    assert small.ok("explain", "2026-12", "--clash", "--json").json == {"month": "2026-12", "clashes": []}


@pytest.mark.parametrize("arguments", [(), ("RMON.2026-W51", "--clash")])
def test_explain_wants_either_an_id_or_the_clashes(small: Installation, arguments: tuple[str, ...]) -> None:
    said = small.run("explain", "2026-12", *arguments)

    assert said.exit_code == 2
    assert "Name a reception or a shift, or ask for --clash" in said.stderr


@pytest.mark.parametrize(
    ("unfilled", "is_smallest", "line"),
    [
        (0, True, "    let 甲（S01） serve although: away on 9: no other seat of the month stays empty"),
        (2, False, "    let 甲（S01） serve although: away on 9: 2 other seats of the month stay empty"),
    ],
)
def test_clash_is_told_with_its_ways_out(unfilled: int, line: str, *, is_smallest: bool) -> None:
    away = message("away on {day}", day="9")
    way = WayOut(text=message("let {person} serve although: {why}", person="甲（S01）", why=away), unfilled=unfilled)
    clash = ClashInWords(
        roster=RosterKind.DUTY,
        slot="WN.2026-12-09",
        text=message("{shift} cannot have its {role}: these cannot all hold", shift="WN.2026-12-09", role="MAIN"),
        members=(message("{person}: {why}", person="甲（S01）", why=away),),
        ways=(way,),
        is_smallest=is_smallest,
    )

    with in_language("en"):
        lines = list(clash_lines(clash))

    cut = [] if is_smallest else ["  (stopped at the time limit; perhaps fewer things clash)"]
    assert lines == [
        "WN.2026-12-09 cannot have its MAIN: these cannot all hold",
        "  - 甲（S01）: away on 9",
        *cut,
        "  Ways out, each tried alone:",
        line,
    ]
