"""Invented counties: the form of the sample, the traps that were asked for, the same again for the same seed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.county.checker import check_month
from tests.county.generator import generate_county
from tests.county.lists import County, Days, read_rows
from tests.county.reference import reference_plan

MONTHS = ("2026-12", "2027-01", "2027-02", "2026-02", "2026-10")


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return generate_county(tmp_path_factory.mktemp("generated"), 5)


def header(path: Path) -> str:
    return path.read_text("utf-8").splitlines()[0]


def test_folder_has_the_files_and_columns_of_the_sample(county: Path, shared: Path) -> None:
    sample = shared / "county"
    lists = sorted(path.name for path in sample.glob("*.csv"))

    assert sorted(path.name for path in county.iterdir()) == sorted(path.name for path in sample.iterdir())
    assert [header(county / name) for name in lists] == [header(sample / name) for name in lists]


def test_same_seed_gives_the_same_county_and_another_seed_another(county: Path, tmp_path: Path) -> None:
    again, other = generate_county(tmp_path / "again", 5), generate_county(tmp_path / "other", 6)

    same = {path.name for path in county.iterdir() if path.read_bytes() == (again / path.name).read_bytes()}
    differ = {path.name for path in county.glob("*.csv") if path.read_bytes() != (other / path.name).read_bytes()}

    assert same == {path.name for path in county.iterdir()}
    assert {"leaders.csv", "village_links.csv", "absences.csv", "loads_2026.csv", "wishes.csv"} <= differ


@pytest.mark.parametrize("seed", range(1, 7))
def test_county_has_the_sizes_and_traps_asked_for(tmp_path: Path, seed: int) -> None:
    county = County(generate_county(tmp_path, seed))
    names = "".join(row.get("name", "") for rows in county.rows.values() for row in rows)
    lone = [row for row in county.rows["leaders"] if row["linked_town_id"] == "T01"]
    absences = read_rows(tmp_path / "absences.csv")

    assert 7 <= len(county.towns) <= 11
    assert all(9 <= len(county.town_posts(town)) <= 15 for town in county.towns)
    assert 80 <= len(county.villages) <= 160
    assert 35 <= len(county.rows["units"]) <= 45
    assert all(character in names for character in ("𬱖", "䶮", "·"))
    assert [row["monday_pool"] for row in lone] == ["Y"]
    assert sum(county.ferry_halfdays(village) is not None for village in county.villages) == 1
    assert any(row["same_person_as"] for row in county.rows["town_leaders"])
    assert county.human(next(row["id"] for row in county.rows["units"] if row["name"] == "县公安局")).startswith("L")
    assert {row["person_type"] for row in absences} == {"LEADER", "STAFF", "UNIT_HEAD", "TOWN_LEADER", "LAWYER"}
    assert {row["half"] for row in absences} == {"ALL", "AM", "PM"}
    assert {row["status"] for row in absences} == {"APPROVED", "PENDING"}


def test_links_change_in_the_middle_of_a_month(county: Path) -> None:
    links = read_rows(county / "village_links.csv")
    ended = [row for row in links if row["date_to"]]

    successors = [
        row["person_id"]
        for old in ended
        for row in links
        if row["village_id"] == old["village_id"] and row["role"] == "TOWN_LEADER" and row["date_from"] > old["date_to"]
    ]

    assert len(ended) >= 3
    assert len(successors) == len(ended)


@pytest.mark.parametrize("month", MONTHS)
def test_county_can_be_planned(county: Path, month: str) -> None:
    assert check_month(county, month, reference_plan(county, month)) == []


@pytest.mark.parametrize(
    ("twists", "rules"),
    [
        ({}, set()),
        ({"all_monday_pool_away_on": date(2026, 12, 21)}, {"RMON"}),
        ({"one_leader_town": True}, {"RVIL-HALF"}),
        ({"principals_away_whole_month": "2026-12"}, set()),
        ({"village_without_link": True}, set()),
        ({"cadre_absences": True}, set()),
    ],
)
def test_twist_leaves_only_the_holes_that_it_must(tmp_path: Path, twists: dict[str, object], rules: set[str]) -> None:
    folder = generate_county(tmp_path, 2, towns=7, villages=80, **twists)
    document = reference_plan(folder, "2026-12")

    assert check_month(folder, "2026-12", document) == []
    holes = {one["rule"] for one in document["receptions"] if one["status"] == "UNFILLED"}
    assert holes - {"RLAW"} == rules  # lawyers have few days


def test_unknown_twist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="unknown twists"):
        generate_county(tmp_path, 1, no_such_twist=True)


@pytest.mark.parametrize("policy", ["NEXT_WORKDAY", "PREV_WORKDAY", "HOLD"])
def test_days_of_the_checker_agree_with_the_expected_lists(tmp_path: Path, shared: Path, policy: str) -> None:
    days = Days(County(generate_county(tmp_path, 3, policy=policy)))
    expected = read_rows(shared / "county" / "expected_fixed15.csv")

    found = [str(days.fixed15(row["month"])) for row in expected]

    assert found == [row[f"date_if_{policy}"] for row in expected]


def test_mondays_of_the_checker_agree_with_the_expected_list(county: Path, shared: Path) -> None:
    days = Days(County(county))
    expected = read_rows(shared / "county" / "expected_monday_exceptions.csv")
    decided = [row for row in expected if row["action"] != "UNCERTAIN_LIKELY_OFF"]

    found = [days.workdays_of_week(date.fromisoformat(row["monday"])) for row in decided]

    assert [str(workdays[0]) if workdays else "" for workdays in found] == [
        row["replacement_same_week"] for row in decided
    ]
