"""Late releases, uncertain holidays, and what happens to a released plan when the month is planned again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.installation import Installation, copy_folder


def receptions(installation: Installation, month: str = "2026-12") -> dict[str, dict[str, Any]]:
    return {one["id"]: one for one in installation.ok("show", month, "--json").json["receptions"]}


def test_month_in_uncertain_days_is_released_only_when_confirmed(small: Installation) -> None:
    small.ok("generate", "2027-02")
    small.ok("approve", "2027-02")
    before = small.dump()

    refused = small.run("publish", "2027-02")
    unchanged = small.dump() == before
    small.ok("publish", "2027-02", "--confirm-provisional")

    assert refused.exit_code == 1
    assert "春节" in refused.stderr
    assert "--confirm-provisional" in refused.stderr
    assert unchanged
    assert small.ok("show", "2027-02", "--json").json["state"] == "released"


def test_month_without_uncertain_days_needs_no_confirmation(small: Installation) -> None:
    small.ok("generate", "2027-03")
    small.ok("approve", "2027-03")

    small.ok("publish", "2027-03")

    assert small.ok("show", "2027-03", "--json").json["state"] == "released"


def test_month_with_some_uncertain_days_names_only_those(imported: Installation) -> None:
    """Of January 2027 the days up to the 10th and from the 30th on may change."""
    imported.ok("rules", "off", "RVIL-HALF")
    imported.ok("generate", "2027-01")
    imported.ok("approve", "2027-01", "--reason", "x")

    refused = imported.run("publish", "2027-01")

    assert refused.exit_code == 1
    assert "元旦" in refused.stderr
    assert "2027-01-04 to 2027-01-08" in refused.stderr


def test_late_release_needs_a_reason_that_is_kept(small: Installation) -> None:
    small.ok("generate", "2026-02")
    small.ok("approve", "2026-02", "--reason", "补班周六没有律师")
    before = small.dump()

    refused, blank = small.run("publish", "2026-02"), small.run("publish", "2026-02", "--late-reason", " ")
    unchanged = small.dump() == before
    small.ok("publish", "2026-02", "--late-reason", "系统刚启用")

    for said in (refused, blank):
        assert said.exit_code == 1
        assert "--late-reason" in said.stderr
    assert unchanged
    assert small.rows("SELECT late_reason FROM plan_version WHERE month = '2026-02'") == [("系统刚启用",)]
    assert small.rows("SELECT reason FROM audit_entry WHERE action = 'plan.publish' ORDER BY id DESC LIMIT 1") == [
        ("系统刚启用",)
    ]


@pytest.mark.parametrize(("today", "exit_code"), [("2026-11-25", 0), ("2026-11-26", 1)])
def test_last_day_to_release_in_time_is_five_days_before(small: Installation, today: str, exit_code: int) -> None:
    """The first reception of the month is on 30 November."""
    small.ok("cancel", "RMON.2026-W49", "--reason", "会议")
    small.ok("approve", "2026-12")
    then = small.with_variables(ROTA_NOW=f"{today}T23:59:00+08:00")

    assert then.run("publish", "2026-12").exit_code == exit_code


def test_reason_is_not_kept_where_none_was_needed(small: Installation) -> None:
    small.ok("generate", "2027-03")
    small.ok("approve", "2027-03")
    small.ok("publish", "2027-03", "--late-reason", "系统刚启用")

    assert small.rows("SELECT late_reason FROM plan_version WHERE month = '2027-03'") == [(None,)]


def test_released_version_is_never_touched_again(small: Installation) -> None:
    tables = ("planned_reception", "assignment", "release_document")
    (release,) = small.rows("SELECT id FROM plan_version WHERE month = '2026-12'")
    rows = [f"SELECT * FROM {table} WHERE version_id = ?" for table in tables]
    before = [small.rows(sql, *release) for sql in rows]

    small.ok("move", "RMON.2026-W51", "--to", "2026-12-16T09:00", "--reason", "会议")
    small.ok("generate", "2026-12")
    small.ok("approve", "2026-12")
    small.ok("publish", "2026-12")

    assert [small.rows(sql, *release) for sql in rows] == before


def test_planning_again_without_a_change_leaves_the_released_plan(released: Installation) -> None:
    before = receptions(released)

    released.ok("generate", "2026-12", "--seed", "5")

    assert receptions(released) == before


def test_planning_again_changes_only_what_it_must(released: Installation, county: Path, tmp_path: Path) -> None:
    before = receptions(released)
    (host,) = before["RMON.2026-W52"]["people"]
    row = f"A900,LEADER,{host['person']},2026-12-21,2026-12-21,ALL,QZWHY,APPROVED,QZNOTE\n"
    changed = copy_folder(county, tmp_path / "county")
    with (changed / "absences.csv").open("a", encoding="utf-8") as file:
        file.write(row)
    released.ok("import", changed)

    released.ok("generate", "2026-12")

    after = receptions(released)
    assert {name for name in before if before[name] != after.get(name)} == {"RMON.2026-W52"}
    assert after["RMON.2026-W52"]["status"] == "PLANNED"


def test_what_was_decided_by_hand_survives_planning_again(small: Installation) -> None:
    small.ok("substitute", "RMON.2026-W51", "L03", "--by", "L05", "--reason", "会议")
    small.ok("move", "RMON.2026-W52", "--to", "2026-12-22T09:00", "--reason", "会议")
    small.ok("cancel", "RVIL-HALF.2026-W52.V001", "--reason", "大雪")
    added = ("--at", "2026-12-23T14:30", "--place", "PC01", "--person", "L04", "--person", "L06", "--reason", "约访")
    small.ok("add", "2026-12", "RAPPT", *added)
    by_hand = ("RMON.2026-W51", "RMON.2026-W52", "RVIL-HALF.2026-W52.V001", "RAPPT.2026-12.1")
    before = receptions(small)

    small.ok("generate", "2026-12")

    after = receptions(small)
    assert {name: after.get(name) for name in by_hand} == {name: before[name] for name in by_hand}
    assert len(after) == len(before)


def test_decisions_by_hand_survive_release_and_planning_again(small: Installation) -> None:
    small.ok("cancel", "RMON.2026-W53", "--reason", "会议")
    small.ok("substitute", "RMON.2026-W51", "L03", "--by", "L05", "--reason", "会议")
    small.ok("approve", "2026-12")
    small.ok("publish", "2026-12")
    before = receptions(small)

    small.ok("generate", "2026-12")

    assert receptions(small) == before
