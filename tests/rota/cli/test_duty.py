"""``rota duty``: the pattern in use and special periods."""

from __future__ import annotations

import pytest

from tests.installation import Installation, Said


def test_pattern_is_chosen_among_those_there_are(imported: Installation) -> None:
    before = imported.ok("duty", "show", "--json").json
    chosen = imported.ok("duty", "pattern", "B")

    assert before == {"pattern": "A", "patterns": ["A", "B", "C", "D", "E"], "periods": []}
    assert chosen.stdout == "Pattern B is in use for the months planned from now on\n"
    assert imported.ok("duty", "show").stdout == "Pattern B; there are A, B, C, D, E\n"


def test_unknown_pattern_is_refused(imported: Installation) -> None:
    before = imported.dump()

    said = imported.run("duty", "pattern", "Z")

    assert said == Said(1, "", "Refused: There is no duty pattern Z; there are A, B, C, D, E\n")
    assert imported.dump() == before


def test_special_period_adds_people_who_stand_by(imported: Installation) -> None:
    imported.ok("duty", "period", "两会", "2026-12-07", "2026-12-08", "--standby", "2")
    imported.ok("generate", "2026-12", "--kind", "duty")

    shifts = imported.ok("show", "2026-12", "--json").json["duty"]
    standing_by = {
        shift["id"]: sum(one["role"] == "STANDBY" for one in shift["people"])
        for shift in shifts
        if any(one["role"] == "STANDBY" for one in shift["people"])
    }
    assert standing_by == {"WN.2026-12-07": 2, "WN.2026-12-08": 2}
    assert "两会: 2026-12-07 – 2026-12-08, 2 standing by" in imported.ok("duty", "show").stdout


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [("2026-02-30", "2026-03-01", "“2026-02-30” is not a date"), ("2026-12-08", "2026-12-07", "not after the start")],
)
def test_special_period_with_bad_days_is_refused(imported: Installation, first: str, last: str, sentence: str) -> None:
    before = imported.dump()

    said = imported.run("duty", "period", "两会", first, last)

    assert (said.exit_code, said.stdout) == (1, "")
    assert sentence in said.stderr
    assert imported.dump() == before
