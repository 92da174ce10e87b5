from __future__ import annotations

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
