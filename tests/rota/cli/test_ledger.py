from __future__ import annotations

from tests.installation import Installation, Said


def test_ledger_shows_a_table_with_a_sentence_each(small: Installation) -> None:
    lines = small.ok("ledger", "2026", "--kind", "lawyer").stdout.splitlines()

    assert lines[0] == "lawyers' days"
    assert lines[1].split("  ")[1:2] == ["person"]
    assert [line.split()[0] for line in lines[2:4]] == ["律一（W01）", "律二（W02）"]
    assert "turns; " in lines[2]
    assert lines[2].endswith("of it still to come")


def test_ledger_speaks_chinese(small: Installation) -> None:
    chinese = small.with_variables(ROTA_LANGUAGE="zh_CN")

    lines = chinese.ok("ledger", "2026", "--kind", "lawyer").stdout.splitlines()

    assert lines[0] == "律师值班"
    assert lines[1].split()[0] == "人员"


def test_ledger_as_json(small: Installation) -> None:
    document = small.ok("ledger", "2026", "--kind", "monday", "--json").json

    assert document["year"] == 2026
    assert {entry["kind"] for entry in document["entries"]} == {"monday"}
    assert {entry["unit"] for entry in document["entries"]} == {"turns"}
    assert {entry["person"] for entry in document["entries"]} == {"L03", "L04", "L05", "L06"}
    assert sum(entry["deviation"] for entry in document["entries"]) == 0


def test_empty_year_says_so(small: Installation) -> None:
    assert small.ok("ledger", "2024").stdout == "The ledger of 2024 is empty\n"


def test_month_shows_how_good_it_is(small: Installation) -> None:
    lines = small.ok("ledger", "2026-12").stdout.splitlines()

    assert lines[0] == "How good 2026-12 is:"
    assert lines[1].startswith("  Receptions manned: ")
    assert lines[-1].startswith("  Wishes met: ")


def test_month_as_json(small: Installation) -> None:
    document = small.ok("ledger", "2026-12", "--json").json

    assert document["month"] == "2026-12"
    assert [one["roster"] for one in document["coverage"]] == ["reception"]
    assert document["wishes"] == {"count": 4, "met": 4}


def test_wrong_period_and_unplanned_month_are_refused(small: Installation) -> None:
    assert small.run("ledger", "26") == Said(
        1, "", "Refused: “26” is neither a year nor a month; write 2026 or 2026-12\n"
    )
    assert small.run("ledger", "2025-01") == Said(
        1, "", "Refused: There is no plan for 2025-01 yet; make one with “rota generate 2025-01”\n"
    )
