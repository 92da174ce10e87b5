from __future__ import annotations

from tests.installation import Installation, Said


def rule(installation: Installation, code: str) -> dict[str, object]:
    rows = installation.ok("rules", "list", "--json").json
    (found,) = [row for row in rows if row["code"] == code]
    return dict(found)


def test_list_shows_every_rule_with_its_state(small: Installation) -> None:
    lines = small.ok("rules", "list").stdout.splitlines()

    assert [line.split()[:2] for line in lines if line.startswith(("RMON", "RDIR"))] == [
        ["RDIR", "off"],
        ["RMON", "on"],
    ]
    assert rule(small, "R15-SEC")["rrule"] == "FREQ=MONTHLY;BYMONTH=1,3,5,7,9,11;BYMONTHDAY=15"


def test_rule_is_switched(small: Installation) -> None:
    off = small.ok("rules", "off", "RLAW")
    off_state = rule(small, "RLAW")["active"]
    on = small.ok("rules", "on", "RLAW")

    assert (off.stdout, off_state) == ("RLAW is off\n", False)
    assert (on.stdout, rule(small, "RLAW")["active"]) == ("RLAW is on\n", True)


def test_rule_that_is_off_makes_no_receptions(small: Installation) -> None:
    small.ok("rules", "off", "RLAW")

    planned = small.ok("generate", "2027-01", "--json").json

    assert {one["rule"] for one in planned["receptions"]} == {"R15-SEC", "R15-TOWN", "RMON", "RVIL-HALF"}


def test_unknown_rule_is_refused(small: Installation) -> None:
    for verb in ("on", "off"):
        assert small.run("rules", verb, "RXX") == Said(1, "", "Refused: There is no rule RXX\n")


def test_template_set_is_put_in_force_and_back(small: Installation) -> None:
    before = small.ok("rules", "list", "--json").json

    small.ok("rules", "template", "XIANYOU")
    between = small.ok("rules", "list", "--json").json
    small.ok("rules", "template", "SEED001")
    again = small.ok("rules", "template", "SEED001")

    assert between != before
    assert small.ok("rules", "list", "--json").json == before
    assert again.stdout == "SEED001 is in force; 0 rules changed\n"
