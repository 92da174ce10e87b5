from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.installation import Installation, Said
from tests.small_office import small_office

MONDAY = "RMON.2026-W51"


def reception(installation: Installation, name: str = MONDAY, month: str = "2026-12") -> dict[str, Any]:
    receptions = installation.ok("show", month, "--json").json["receptions"]
    (found,) = [one for one in receptions if one["id"] == name]
    return dict(found)


def hosts(installation: Installation, name: str = MONDAY) -> list[tuple[str, str | None, bool]]:
    return [(one["person"], one["substitute_for"], one["pinned"]) for one in reception(installation, name)["people"]]


def test_substitute_sits_for_the_other_in_a_new_draft(small: Installation) -> None:
    said = small.ok("substitute", MONDAY, "L03", "--by", "L04", "--reason", "会议")

    assert said.stdout == (
        "Changed in a new draft of 2026-12; it is public after “rota approve 2026-12” and “rota publish 2026-12”\n"
    )
    assert hosts(small) == [("L04", "L03", True)]
    assert small.ok("show", "2026-12", "--json").json["state"] == "draft"


def test_the_one_replaced_may_come_back(small: Installation) -> None:
    small.ok("substitute", MONDAY, "L03", "--by", "L04", "--reason", "会议")
    small.ok("substitute", MONDAY, "L04", "--by", "L03", "--reason", "会议改期")

    assert hosts(small) == [("L03", None, True)]


def test_change_of_a_draft_stays_in_that_draft(small: Installation) -> None:
    small.ok("generate", "2027-01")

    said = small.ok("cancel", "RMON.2027-W03", "--reason", "会议")

    assert said.stdout == "Changed in the draft of 2027-01\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("substitute", "RMON.2026-W01", "L03", "--by", "L04"), "There is no reception RMON.2026-W01"),
        (("substitute", MONDAY, "L99", "--by", "L04"), "There is nobody with the id L99"),
        (("substitute", MONDAY, "L04", "--by", "L05"), f"L04 does not sit at {MONDAY}"),
        (("substitute", MONDAY, "L03", "--by", "L03"), "石三（L03） sits there already"),
        (
            ("substitute", MONDAY, "L03", "--by", "L01"),
            f"石一（L01） cannot sit at {MONDAY} on 2026-12-14 09:00: away from 2026-12-14 to 2026-12-17",
        ),
        (
            ("substitute", "R15-HEAD.2026-12", "L02", "--by", "L04"),
            "石四（L04） cannot sit at R15-HEAD.2026-12 on 2026-12-15 09:00: already at R15-TOWN.2026-12.T01",
        ),
        (("seat", MONDAY, "L04"), f"{MONDAY} is not without a host"),
        (("move", MONDAY, "--to", "2026-02-30T09:00"), "“2026-02-30T09:00” is no time; write it as 2026-12-16T09:00"),
        (("move", MONDAY, "--to", "2026-12-14T09:00"), f"{MONDAY} takes place at that time already"),
        (
            ("move", MONDAY, "--to", "2026-12-15T10:00"),
            f"石三（L03） cannot sit at {MONDAY} on 2026-12-15 10:00: already at R15-TOWN.2026-12.T01",
        ),
        (("restore-reception", MONDAY), f"{MONDAY} is not cancelled"),
    ],
)
def test_change_that_cannot_be_is_refused_and_opens_no_draft(
    small: Installation, arguments: tuple[str, ...], sentence: str
) -> None:
    before = small.dump()

    said = small.run(*arguments, "--reason", "会议")

    assert said == Said(1, "", f"Refused: {sentence}\n")
    assert small.dump() == before


def test_reception_moves_and_remembers_from_where(small: Installation) -> None:
    small.ok("move", MONDAY, "--to", "2026-12-16T14:30", "--reason", "会议")

    moved = reception(small)
    assert (moved["starts_at"], moved["ends_at"]) == ("2026-12-16T14:30:00+08:00", "2026-12-16T17:00:00+08:00")
    assert (moved["moved_from"], moved["publish_by"]) == ("2026-12-14", "2026-12-11")


def test_reception_that_moves_back_was_never_moved(small: Installation) -> None:
    small.ok("move", MONDAY, "--to", "2026-12-16T09:00", "--reason", "会议")
    small.ok("move", MONDAY, "--to", "2026-12-14T09:00", "--reason", "会议改期")

    assert reception(small)["moved_from"] is None


def test_time_with_another_zone_is_the_same_instant(small: Installation) -> None:
    small.ok("move", MONDAY, "--to", "2026-12-16T01:00+00:00", "--reason", "会议")

    assert reception(small)["starts_at"] == "2026-12-16T09:00:00+08:00"


def test_cancelled_reception_stays_and_can_be_restored(small: Installation) -> None:
    small.ok("cancel", MONDAY, "--reason", "会议")
    cancelled = reception(small)["status"]
    again = small.run("cancel", MONDAY, "--reason", "会议")
    small.ok("restore-reception", MONDAY, "--reason", "会议改期")

    assert cancelled == "CANCELLED"
    assert again == Said(1, "", f"Refused: {MONDAY} is cancelled\n")
    assert (reception(small)["status"], hosts(small)) == ("PLANNED", [("L03", None, False)])


def test_reception_without_anybody_is_given_a_host(office: Installation, tmp_path: Path) -> None:
    absences = "".join(
        f"A{number},LEADER,L0{number},2026-12-21,2026-12-21,AM,会议,APPROVED\n" for number in range(3, 7)
    )
    header = (
        "id,person_type,person_id,date_from,date_to,half,kind,status\n"
        "A001,LEADER,L01,2026-12-14,2026-12-17,ALL,培训,APPROVED\n"
    )
    office.ok("import", small_office(tmp_path / "county", absences=header + absences))
    office.ok("generate", "2026-12")
    unfilled = reception(office, "RMON.2026-W52")
    home = small_office(tmp_path / "home-again", absences=header)
    office.ok("import", home)

    office.ok("seat", "RMON.2026-W52", "L04", "--reason", "会议改期")

    assert (unfilled["status"], unfilled["people"]) == ("UNFILLED", [])
    assert (reception(office, "RMON.2026-W52")["status"], hosts(office, "RMON.2026-W52")) == (
        "PLANNED",
        [("L04", None, True)],
    )


@pytest.mark.parametrize(
    ("rule", "more", "place"),
    [
        ("RAPPT", (), "PC01"),
        ("ROUT", (), "PV001"),
        ("RTHEME", ("--theme", "土地"), "PC01"),
        ("RNIGHT", (), "PV001"),
    ],
)
def test_reception_on_demand_is_added_singly(small: Installation, rule: str, more: tuple[str, ...], place: str) -> None:
    said = small.ok(
        *("add", "2026-12", rule, "--at", "2026-12-16T14:30", "--minutes", "60", "--place", place),
        *("--person", "L04", "--person", "L05", "--reason", "约访", *more),
    )

    added = reception(small, f"{rule}.2026-12.1")
    assert said.stdout == f"Added {rule}.2026-12.1 to the draft of 2026-12\n"
    assert (added["starts_at"], added["ends_at"]) == ("2026-12-16T14:30:00+08:00", "2026-12-16T15:30:00+08:00")
    assert [(one["person"], one["role"]) for one in added["people"]] == [("L04", "HOST"), ("L05", "COMPANION")]


@pytest.mark.parametrize(
    ("rule", "at", "more", "lines"),
    [
        (
            "RMON",
            "2026-12-16T14:30",
            (),
            ["RMON cannot be added singly; there are RAPPT, RNIGHT, ROUT, RTHEME, RVIDEO"],
        ),
        ("RAPPT", "2026-12-16 25:00", (), ["“2026-12-16 25:00” is no time; write it as 2026-12-16T09:00"]),
        ("RAPPT", "2026-12-14T10:00", (), ["already at RMON.2026-W51"]),
        ("RTHEME", "2026-12-16T14:30", (), ["  - column “theme”: a thematic reception names its theme"]),
        (
            "RVIDEO",
            "2027-01-16T14:30",
            ("--place", "PC77", "--person", "L99"),
            [
                "  - column “at”: 2027-01-16 is not in 2026-12",
                "  - column “person”: there is nobody with the id L99",
                "  - column “place”: there is no reception point PC77",
                "  - column “place”: the place has no video terminal",
            ],
        ),
    ],
)
def test_what_cannot_be_added_is_refused_with_every_fault(
    small: Installation, rule: str, at: str, more: tuple[str, ...], lines: list[str]
) -> None:
    before = small.dump()

    said = small.run("add", "2026-12", rule, "--at", at, "--person", "L03", "--reason", "约访", *more)

    assert (said.exit_code, said.stdout) == (1, "")
    told = said.stderr.splitlines()[-len(lines) :]
    assert [line.endswith(wanted) for line, wanted in zip(told, lines, strict=True)] == [True] * len(lines), told
    assert small.dump() == before


def test_every_change_is_in_the_audit_trail_with_its_reason(small: Installation) -> None:
    small.ok("cancel", MONDAY, "--reason", " 全县大会 ")
    small.ok("restore-reception", MONDAY, "--reason", "会议改期")

    trail = small.rows("SELECT action, subject, reason FROM audit_entry ORDER BY id DESC LIMIT 2")
    assert trail == [("reception.restore", MONDAY, "会议改期"), ("reception.cancel", MONDAY, "全县大会")]


@pytest.mark.parametrize(
    "arguments",
    [
        ("move", MONDAY, "--to", "2026-12-16T14:30"),
        ("substitute", MONDAY, "L03", "--by", "L04"),
        ("cancel", MONDAY),
    ],
)
def test_reception_of_a_rule_no_longer_in_force_can_still_be_changed(
    small: Installation, arguments: tuple[str, ...]
) -> None:
    small.ok("rules", "template", "GANSU")

    said = small.run(*arguments, "--reason", "会议")

    assert (said.exit_code, said.stderr) == (0, "")
