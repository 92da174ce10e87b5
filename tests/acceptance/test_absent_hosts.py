"""Principals away on their 15th or all month, the whole Monday pool away: said in words, approved with a reason."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from rota.cli.sample import sample_folder
from tests.installation import Installation, copy_folder
from tests.small_office import small_office

HEADER = "id,person_type,person_id,date_from,date_to,half,kind,status\n"
TURN = {"2026-12": "R15-HEAD", "2027-01": "R15-SEC"}
MONDAY = "2026-12-21"


def absences(*rows: tuple[str, str, str]) -> str:
    """The list with an absence of each (person, first day, last day)."""
    lines = (
        f"A{number},LEADER,{person},{first},{last},ALL,会议,APPROVED"
        for number, (person, first, last) in enumerate(rows, start=1)
    )
    return HEADER + "\n".join(lines) + "\n"


def planned(office: Installation, county: Path, month: str) -> dict[str, Any]:
    office.ok("import", county)
    return dict(office.ok("generate", month, "--json").json)


def only(document: dict[str, Any], rule: str) -> dict[str, Any]:
    (found,) = [one for one in document["receptions"] if one["rule"] == rule]
    return dict(found)


@pytest.mark.parametrize(
    ("month", "principal", "moved_to"), [("2026-12", "L02", "2026-12-16"), ("2027-01", "L01", "2027-01-14")]
)
def test_both_principals_away_on_the_15th_move_it_to_the_nearest_free_day(
    office: Installation, tmp_path: Path, month: str, principal: str, moved_to: str
) -> None:
    away = ((leader, f"{month}-15", f"{month}-15") for leader in ("L01", "L02"))

    document = planned(office, small_office(tmp_path / "county", absences=absences(*away)), month)

    reception = only(document, TURN[month])
    assert reception["starts_at"] == f"{moved_to}T09:00:00+08:00"
    assert (reception["status"], reception["moved_from"]) == ("PLANNED", f"{month}-15")
    assert [one["person"] for one in reception["people"]] == [principal]
    assert [one["severity"] for one in document["findings"] if one["rule"] == TURN[month]] == ["WARNING"]
    assert {one["starts_at"][:10] for one in document["receptions"] if one["rule"] == "R15-TOWN"} == {f"{month}-15"}


@pytest.mark.parametrize("month", TURN)
def test_both_principals_away_all_month_need_a_reason_for_the_substitute(
    office: Installation, tmp_path: Path, month: str
) -> None:
    county = small_office(
        tmp_path / "county", absences=absences(*((one, f"{month}-01", f"{month}-31") for one in ("L01", "L02")))
    )
    leaders = (county / "leaders.csv").read_text(encoding="utf-8").splitlines()
    with_committee = [f"{leaders[0]},is_standing_committee"]
    with_committee += [f"{line},{'Y' if line.startswith(('L04', 'L06')) else 'N'}" for line in leaders[1:]]
    (county / "leaders.csv").write_text("\n".join(with_committee) + "\n", encoding="utf-8")

    document = planned(office, county, month)

    (seat,) = only(document, TURN[month])["people"]
    principal = "L02" if month == "2026-12" else "L01"
    assert (seat["person"] in {"L04", "L06"}, seat["substitute_for"]) == (True, principal)
    assert [one["severity"] for one in document["findings"] if one["rule"] == TURN[month]] == ["CONFIRM"]
    refused_then_approved(office, month)


def test_15th_that_nobody_can_take_is_a_hole_with_the_reason(office: Installation, tmp_path: Path) -> None:
    away = ((f"L0{number}", "2026-12-01", "2026-12-31") for number in range(1, 7))

    document = planned(office, small_office(tmp_path / "county", absences=absences(*away)), "2026-12")

    reception = only(document, "R15-HEAD")
    assert (reception["status"], reception["people"]) == ("UNFILLED", [])
    assert "石二（L02）" in reception["reason"]
    refused_then_approved(office, "2026-12")


def refused_then_approved(office: Installation, month: str) -> None:
    """What must be confirmed is refused without a reason, with a blank one too, and approved with one that is kept."""
    before = office.dump()
    for reason in ((), ("--reason", "  ")):
        said = office.run("approve", month, *reason)
        assert (said.exit_code, said.stdout) == (1, "")
        assert said.stderr.startswith(f"Refused: {month} cannot be approved without a reason (--reason): ")
        assert office.dump() == before
    office.ok("approve", month, "--reason", "经书记同意")
    assert office.ok("show", month, "--json").json["state"] == "approved"
    assert office.rows("SELECT approval_reason FROM plan_version WHERE month = ?", month) == [("经书记同意",)]


@pytest.fixture(scope="module")
def without_monday_pool(tmp_path_factory: pytest.TempPathFactory) -> tuple[Installation, list[str]]:
    """The sample county planned with all of its Monday pool away on one Monday, and who is in that pool."""
    folder = tmp_path_factory.mktemp("pool")
    county = copy_folder(sample_folder(), folder / "county")
    with (county / "leaders.csv").open(encoding="utf-8-sig", newline="") as file:
        pool = [
            row["id"]
            for row in csv.DictReader(file)
            if row["monday_pool"] == "Y" and row["active_from"] <= MONDAY <= (row["active_to"] or MONDAY)
        ]
    rows = (f"B{code},LEADER,{code},{MONDAY},{MONDAY},AM,会议,APPROVED,\n" for code in pool)
    with (county / "absences.csv").open("a", encoding="utf-8") as file:
        file.writelines(rows)
    office = Installation(folder)
    office.ok("import", county)
    office.ok("generate", "2026-12")
    return office, pool


def test_monday_without_anybody_names_the_reason_of_each_of_the_pool(
    without_monday_pool: tuple[Installation, list[str]],
) -> None:
    office, pool = without_monday_pool

    receptions = office.ok("show", "2026-12", "--json").json["receptions"]

    holes = [one for one in receptions if one["status"] == "UNFILLED"]
    assert [(one["rule"], one["starts_at"]) for one in holes] == [("RMON", f"{MONDAY}T09:00:00+08:00")]
    assert [code for code in pool if f"（{code}）" not in holes[0]["reason"]] == []
    assert holes[0]["people"] == []


def test_every_of_the_pool_is_explained_as_away(without_monday_pool: tuple[Installation, list[str]]) -> None:
    office, pool = without_monday_pool

    explained = office.ok("explain", "2026-12", "RMON.2026-W52", "--json").json["others"]

    reasons = {one["person"]: one["why"] for one in explained}
    assert {code: reasons.get(code, "") for code in pool if "away" not in reasons.get(code, "")} == {}


def test_month_with_a_hole_is_approved_only_with_a_reason(
    without_monday_pool: tuple[Installation, list[str]], tmp_path: Path
) -> None:
    office, _ = without_monday_pool

    refused_then_approved(office.copy(tmp_path / "home"), "2026-12")
