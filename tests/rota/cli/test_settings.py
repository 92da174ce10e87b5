from __future__ import annotations

import pytest

from tests.installation import Installation, Said


def test_setting_is_shown_and_changed(small: Installation) -> None:
    changed = small.ok("settings", "set", "notice_days", "6")

    assert changed.stdout == "notice_days: 5 → 6\n"
    assert small.ok("settings", "show", "--json").json["notice_days"] == 6
    assert "notice_days = 6" in small.ok("settings", "show").stdout.splitlines()
    assert small.rows("SELECT subject FROM audit_entry WHERE action = 'setting.save'") == [("notice_days",)]


def test_same_value_changes_nothing(small: Installation) -> None:
    assert small.ok("settings", "set", "notice_days", "5") == Said(0, "", "")


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("notice_days", "soon", "  - column “notice_days”: “soon” is not a whole number"),
        ("bogus", "1", "  - column “bogus”: there is no setting of this name"),
        ("office_id", "1", "Refused: “office_id” is not changed by hand"),
        ("template_set", "GANSU", "Refused: “template_set” is not changed by hand"),
    ],
)
def test_what_cannot_be_set_is_refused(small: Installation, key: str, value: str, sentence: str) -> None:
    before = small.dump()

    said = small.run("settings", "set", key, value)

    assert (said.exit_code, said.stdout) == (1, "")
    assert said.stderr.splitlines()[-1] == sentence
    assert small.dump() == before
