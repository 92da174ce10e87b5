"""The checker in months and counties where the ordinary answer is not the right one."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest

from tests.county.checker import check_month, figures
from tests.county.edits import MONTH, Document, change, host, kinds, move, one, seat, unfill, unseat
from tests.county.reference import person, reference_plan
from tests.county.tiny import tiny_county


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_county(tmp_path_factory.mktemp("tiny"))


@pytest.fixture(scope="module")
def clean(county: Path) -> Document:
    return reference_plan(county, MONTH)


AWAY_ALL_DECEMBER = "A01{},LEADER,{},2026-12-01,2026-12-31,ALL,培训,APPROVED"


def test_principals_swap_months_when_one_is_away_on_every_day(tmp_path: Path) -> None:
    folder = tiny_county(tmp_path, absences=(AWAY_ALL_DECEMBER.format(1, "L02"),))
    document = reference_plan(folder, MONTH)
    fixed15 = one(document, "R15-HEAD.2026-12")
    towns = one(document, "R15-TOWN.2026-12.T01")

    assert check_month(folder, MONTH, document) == []
    assert [each["person"] for each in fixed15["people"]] == ["L01"]
    assert fixed15["starts_at"] == "2026-12-15T09:00:00+08:00"
    assert [each["person"] for each in towns["people"]] == ["L03", "U01"]


def test_committee_substitutes_when_both_principals_are_away(tmp_path: Path) -> None:
    absences = tuple(AWAY_ALL_DECEMBER.format(number, code) for number, code in ((1, "L01"), (2, "L02"), (3, "L04")))
    folder = tiny_county(tmp_path, absences=absences)
    document = reference_plan(folder, MONTH)

    assert check_month(folder, MONTH, document) == []
    assert one(document, "R15-HEAD.2026-12")["people"] == [person("L03", "HOST", "L02")]
    one(document, "R15-HEAD.2026-12")["people"][0]["substitute_for"] = None
    assert kinds(folder, document) == {"substitute"}


def test_hole_is_right_when_nobody_of_the_committee_can_come(tmp_path: Path) -> None:
    absences = tuple(AWAY_ALL_DECEMBER.format(number, f"L0{number}") for number in range(1, 5))
    folder = tiny_county(tmp_path, absences=absences)
    document = reference_plan(folder, MONTH)

    assert check_month(folder, MONTH, document) == []
    assert one(document, "R15-HEAD.2026-12")["status"] == "UNFILLED"


def test_either_side_of_a_tie_is_accepted(tmp_path: Path) -> None:
    folder = tiny_county(tmp_path)
    absences = folder / "absences.csv"
    absences.write_text(
        absences.read_text("utf-8").replace("2026-12-15,2026-12-16,ALL", "2026-12-15,2026-12-15,ALL"), "utf-8"
    )
    document = reference_plan(folder, MONTH)
    before = check_month(folder, MONTH, document)
    move("R15-HEAD.2026-12", "2026-12-16", "09:00", "11:30", publish_by="2026-12-11")(document)

    assert before == []
    assert check_month(folder, MONTH, document) == []


def test_pending_leave_keeps_a_host_at_the_town(tmp_path: Path) -> None:
    folder = tiny_county(tmp_path, absences=("A011,LEADER,L05,2026-12-15,2026-12-15,ALL,年休假,PENDING",))
    document = reference_plan(folder, MONTH)

    assert check_month(folder, MONTH, document) == []
    assert figures(folder, MONTH, document).on_pending_leave == 1
    unseat("R15-TOWN.2026-12.T02", "L05")(document)
    assert kinds(folder, document) == {"host"}


def test_leave_in_the_afternoon_does_not_keep_from_a_morning(tmp_path: Path) -> None:
    folder = tiny_county(tmp_path, absences=("A011,LEADER,L05,2026-12-15,2026-12-15,PM,会议,APPROVED",))
    document = reference_plan(folder, MONTH)
    unseat("R15-TOWN.2026-12.T02", "L05")(document)

    assert kinds(folder, document) == {"host"}


def test_week_without_a_working_day_needs_its_entries(county: Path) -> None:
    document = reference_plan(county, "2026-02")
    before = check_month(county, "2026-02", document)
    skipped = document["skipped"]
    document["skipped"] = []

    assert before == []
    assert skipped == [
        {"rule": "RMON", "date": "2026-02-16", "reason": "本周没有工作日"},
        {"rule": "RVIL-HALF", "date": "2026-02-16", "reason": "本周没有工作日"},
    ]
    assert [(each.kind, each.where) for each in check_month(county, "2026-02", document)] == [
        ("skipped", "RMON 2026-02-16"),
        ("skipped", "RVIL-HALF 2026-02-16"),
    ]


def test_afternoon_is_later_from_june_to_september(county: Path) -> None:
    document = reference_plan(county, "2026-07")
    afternoon = next(each for each in document["receptions"] if each["starts_at"].endswith("15:00:00+08:00"))
    before = check_month(county, "2026-07", document)
    day = afternoon["starts_at"][:10]
    afternoon.update(starts_at=f"{day}T14:30:00+08:00", ends_at=f"{day}T17:30:00+08:00")

    assert before == []
    assert kinds(county, document, "2026-07") == {"hours"}


def test_village_passes_to_the_new_leader_on_the_day_of_the_change(tmp_path: Path) -> None:
    folder = tiny_county(tmp_path, village_links=("V007,T02L03,TOWN_LEADER,2026-12-17,",))
    links = folder / "village_links.csv"
    old = "V007,T02L02,TOWN_LEADER,2026-01-01,"
    links.write_text(links.read_text("utf-8").replace(f"{old}\n", f"{old}2026-12-16\n"), "utf-8")
    document = reference_plan(folder, MONTH)
    before = check_month(folder, MONTH, document)
    move("RVIL-HALF.2026-W51.V007", "2026-12-17", publish_by="2026-12-11")(document)

    assert before == []
    assert kinds(folder, document) == {"substitute", "host"}
    host("RVIL-HALF.2026-W51.V007", "T02L03")(document)
    assert check_month(folder, MONTH, document) == []


def test_leader_who_left_is_substituted(tmp_path: Path) -> None:
    folder = tiny_county(tmp_path)
    leaders = folder / "town_leaders.csv"
    text = leaders.read_text("utf-8").replace(
        "T01L01,T01,丙一,男,,Y,2026-01-01,", "T01L01,T01,丙一,男,,Y,2026-01-01,2026-12-12"
    )
    leaders.write_text(text, "utf-8")
    document = reference_plan(folder, MONTH)
    before = check_month(folder, MONTH, document)
    host("RVIL-HALF.2026-W52.V001", "T01L01")(document)

    assert before == []
    assert kinds(folder, document) == {"post"}


def test_village_without_a_link_may_have_a_hole_or_any_leader_of_the_town(tmp_path: Path) -> None:
    folder = tiny_county(
        tmp_path,
        villages=("V008,T01,新村,,MON_AM,",),
        reception_points=("PV008,VILLAGE,V008",),
    )
    document = reference_plan(folder, MONTH)

    assert check_month(folder, MONTH, document) == []
    assert one(document, "RVIL-HALF.2026-W50.V008")["people"][0]["substitute_for"] is None


def test_only_leader_of_a_town_stays_at_home(tmp_path: Path) -> None:
    folder = tiny_county(
        tmp_path,
        towns=("T03,孤镇,PT03",),
        town_leaders=("T03L01,T03,辛一,男,,Y,2026-01-01,",),
        villages=("V008,T03,孤村,T03L01,,",),
        village_links=("V008,T03L01,TOWN_LEADER,2026-01-01,",),
        reception_points=("PT03,TOWN,T03", "PV008,VILLAGE,V008"),
    )
    document = reference_plan(folder, MONTH)
    before = check_month(folder, MONTH, document)
    change("RVIL-HALF.2026-W50.V008", status="PLANNED", reason=None, people=[person("T03L01")])(document)

    assert before == []
    assert one(document, "RVIL-HALF.2026-W49.V008")["status"] == "UNFILLED"
    assert kinds(folder, document) == {"home"}


def test_two_posts_of_one_human_are_one_person(county: Path, clean: Document) -> None:
    document = copy.deepcopy(clean)
    host("RVIL-HALF.2026-W51.V007", "T02L03", substitute_for="T02L02")(document)
    seat("RMON.2026-W51", "L07", "RECORDER")(document)

    found = [each for each in check_month(county, MONTH, document) if each.kind == "two-places"]

    assert [each.text for each in found] == ["L07 is at RMON.2026-W51 at the same time"]


def test_newcomer_starts_at_the_rounded_average(tmp_path: Path) -> None:
    newcomer = "L08,甲八,女,N,N,N,Y,T01,Y,N,2026-12-05,"
    folder = tiny_county(tmp_path, leaders=(newcomer,))
    document = reference_plan(folder, MONTH)
    host("RMON.2026-W50", "L08")(document)
    host("RMON.2026-W51", "L08")(document)

    found = [each for each in check_month(folder, MONTH, document) if each.kind == "unfair"]

    assert [each.where for each in found] == ["RMON.2026-W50", "RMON.2026-W51", "RMON.2026-W53"]


def test_too_many_days_of_a_lawyer_are_found(tmp_path: Path) -> None:
    folder = tiny_county(tmp_path)
    document = reference_plan(folder, MONTH)
    lawyers = folder / "lawyers.csv"
    lawyers.write_text(lawyers.read_text("utf-8").replace(",12,", ",9,"), "utf-8")

    assert "max-days" in kinds(folder, document)


def test_figures_count_holes_patterns_and_distances(county: Path, clean: Document) -> None:
    document = copy.deepcopy(clean)
    unfill("RMON.2026-W50")(document)
    move("RVIL-HALF.2026-W51.V007", "2026-12-16")(document)

    found = figures(county, MONTH, document)

    assert (found.receptions, found.unfilled, found.visits_off_pattern) == (66, 1, 1)
    assert found.stable_villages == pytest.approx(6 / 7)
    assert (figures(county, MONTH, clean).monday_spread, found.monday_spread) == (1, 0)
