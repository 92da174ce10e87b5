"""The checker against a county known by heart: one mistake at a time is found, and nothing else."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest

from tests.county.checker import check_month
from tests.county.edits import (
    MONTH,
    Document,
    Mistake,
    all_of,
    change,
    drop,
    host,
    kinds,
    move,
    seat,
    twice,
    unfill,
    unseat,
)
from tests.county.reference import reference_plan
from tests.county.tiny import tiny_county


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_county(tmp_path_factory.mktemp("tiny"))


@pytest.fixture(scope="module")
def clean(county: Path) -> Document:
    return reference_plan(county, MONTH)


def test_plan_that_keeps_every_rule_has_no_violation(county: Path, clean: Document) -> None:
    assert check_month(county, MONTH, clean) == []


FRAME: list[tuple[str, Mistake, set[str]]] = [
    ("key missing", lambda document: document.pop("duty"), {"shape"}),
    ("key unknown", change("RLAW.2026-12-01", note=""), {"unknown-key"}),
    ("offset Z", change("RLAW.2026-12-01", starts_at="2026-12-01T01:00:00Z"), {"shape"}),
    ("status", change("RLAW.2026-12-01", status="DONE"), {"shape"}),
    ("role", seat("RMON.2026-W50", "U01", "GUEST"), {"shape"}),
    ("month", lambda document: document.update(month="2026-11"), {"shape"}),
    (
        "skipped without reason",
        lambda d: d["skipped"].append({"rule": "RMON", "date": "2026-12-07", "reason": ""}),
        {"shape"},
    ),
    (
        "finding",
        lambda d: d["findings"].append({"rule": "RQUOTA", "severity": "BAD", "people": [], "text": "x"}),
        {"shape"},
    ),
    ("solver", lambda document: document["solver"].update(status="GOOD"), {"shape"}),
    ("same id twice", change("RLAW.2026-12-01", id="RMON.2026-W50"), {"id"}),
    ("place not in the lists", change("RMON.2026-W50", place="PC99"), {"place"}),
    ("place of another rule", change("RMON.2026-W50", place="PC02"), {"place"}),
    ("town missing", change("RVIL-HALF.2026-W49.V007", town=None), {"place"}),
    ("publish one day late", change("RMON.2026-W50", publish_by="2026-12-03"), {"publish-by"}),
    ("publish on a rest day", change("RLAW.2026-12-04", publish_by="2026-11-29"), {"publish-by"}),
    ("nobody known", host("RLAW.2026-12-01", "W99", "LAWYER"), {"unknown", "host"}),
    ("lawyer as host", host("RLAW.2026-12-01", "W01", "HOST"), {"role", "host"}),
    ("usher is allowed", seat("RMON.2026-W50", "S01", "USHER"), set()),
    ("on-demand reception is allowed", twice("RMON.2026-W50", id="x", rule="RTHEME", people=[]), set()),
    ("cancelled with its reason is not checked", change("RMON.2026-W50", status="CANCELLED", reason="x"), {"count"}),
]
FIXED: list[tuple[str, Mistake, set[str]]] = [
    ("principal missing", drop("R15-HEAD.2026-12"), {"count"}),
    ("the other principal's rule", change("R15-HEAD.2026-12", rule="R15-SEC"), {"count", "unexpected"}),
    (
        "principal on leave",
        move("R15-HEAD.2026-12", "2026-12-15", "09:00", "11:30", moved_from=None, publish_by="2026-12-10"),
        {"leave", "host"},
    ),
    (
        "principal not on the nearest day",
        move("R15-HEAD.2026-12", "2026-12-17", "09:00", "11:30", publish_by="2026-12-11"),
        {"host"},
    ),
    ("moved without saying so", change("R15-HEAD.2026-12", moved_from=None), {"moved-from"}),
    (
        "substitute though the principal is free",
        host("R15-HEAD.2026-12", "L03", substitute_for="L02"),
        {"host", "reason"},
    ),
    ("principal hole that need not be", unfill("R15-HEAD.2026-12"), {"unfilled-avoidable"}),
    ("half an hour late", change("R15-TOWN.2026-12.T01", starts_at="2026-12-15T09:30:00+08:00"), {"hours"}),
    ("town missing", drop("R15-TOWN.2026-12.T01"), {"count"}),
    (
        "town on another day",
        move("R15-TOWN.2026-12.T01", "2026-12-16", "09:00", "11:30", publish_by="2026-12-11"),
        {"date", "moved-from"},
    ),
    ("linked leader missing", unseat("R15-TOWN.2026-12.T01", "L01"), {"host"}),
    ("unit head missing", unseat("R15-TOWN.2026-12.T02", "U03"), {"host"}),
    ("principal whose turn it is", seat("R15-TOWN.2026-12.T02", "L02"), {"host", "leave"}),
    ("leader who does not join", seat("R15-TOWN.2026-12.T01", "L07"), {"host"}),
    (
        "leader of another town",
        all_of(unseat("R15-TOWN.2026-12.T02", "L05"), seat("R15-TOWN.2026-12.T01", "L05")),
        {"host"},
    ),
    ("left before", seat("R15-TOWN.2026-12.T02", "L06"), {"host", "post"}),
    ("one human under two codes", seat("R15-TOWN.2026-12.T01", "U02"), {"host"}),
    ("Monday missing", drop("RMON.2026-W50"), {"count"}),
    (
        "Monday on Tuesday",
        move("RMON.2026-W50", "2026-12-08", "09:00", "11:30", moved_from="2026-12-07", publish_by="2026-12-03"),
        {"date"},
    ),
    (
        "Monday of another month",
        twice(
            "RMON.2026-W50",
            id="x",
            starts_at="2027-01-04T09:00:00+08:00",
            ends_at="2027-01-04T11:30:00+08:00",
            publish_by="2026-12-30",
        ),
        {"unexpected", "unfair"},
    ),
    ("not in the pool", host("RMON.2026-W50", "L01"), {"host"}),
    ("pool member on leave", host("RMON.2026-W53", "L05"), {"leave"}),
    ("pool member who left", host("RMON.2026-W52", "L06"), {"post", "unfair"}),
    ("two hosts", seat("RMON.2026-W50", "L05"), {"host"}),
    ("Monday hole that need not be", unfill("RMON.2026-W50"), {"unfilled-avoidable"}),
    (
        "hole without a reason",
        all_of(unfill("RMON.2026-W50"), change("RMON.2026-W50", reason=" ")),
        {"unfilled-avoidable", "reason"},
    ),
    ("one carries two more", all_of(host("RMON.2026-W51", "L03"), host("RMON.2026-W52", "L03")), {"unfair"}),
]
WEEKLY: list[tuple[str, Mistake, set[str]]] = [
    ("village missing", drop("RVIL-HALF.2026-W49.V001"), {"count"}),
    (
        "village twice in a week",
        twice(
            "RVIL-HALF.2026-W49.V007",
            id="x",
            starts_at="2026-12-01T08:30:00+08:00",
            ends_at="2026-12-01T12:00:00+08:00",
        ),
        {"count", "publish-by"},
    ),
    ("one week of a leader with three villages", drop("RVIL-HALF.2026-W50.V005"), set()),
    ("every second week", all_of(drop("RVIL-HALF.2026-W49.V005"), drop("RVIL-HALF.2026-W51.V005")), set()),
    ("two weeks running", all_of(drop("RVIL-HALF.2026-W49.V005"), drop("RVIL-HALF.2026-W50.V005")), {"count"}),
    ("village on Saturday", move("RVIL-HALF.2026-W49.V001", "2026-12-05", publish_by="2026-11-30"), {"date"}),
    ("ferry does not go", move("RVIL-HALF.2026-W49.V003", "2026-12-02", publish_by="2026-11-27"), {"ferry"}),
    ("not a half-day", change("RVIL-HALF.2026-W49.V001", ends_at="2026-11-30T11:30:00+08:00"), {"hours"}),
    ("another without being a substitute", host("RVIL-HALF.2026-W50.V002", "T01L04"), {"substitute"}),
    (
        "substitute for the wrong one",
        host("RVIL-HALF.2026-W50.V002", "T01L04", substitute_for="T01L01"),
        {"substitute"},
    ),
    ("substitute outside the pool", host("RVIL-HALF.2026-W50.V002", "T01L05", substitute_for="T01L02"), {"host"}),
    (
        "substitute though the leader is there",
        host("RVIL-HALF.2026-W49.V002", "T01L04", substitute_for="T01L02"),
        {"host"},
    ),
    ("linked leader on leave", host("RVIL-HALF.2026-W50.V002", "T01L02"), {"leave"}),
    (
        "linked leader called a substitute",
        host("RVIL-HALF.2026-W49.V001", "T01L01", substitute_for="T01L01"),
        {"substitute"},
    ),
    ("village hole that need not be", unfill("RVIL-HALF.2026-W50.V002"), {"unfilled-avoidable"}),
    ("cadre of another village", seat("RVIL-HALF.2026-W51.V007", "T02C01", "CADRE"), {"cadre", "two-places"}),
    ("cadre missing", unseat("RVIL-HALF.2026-W49.V001", "T01C01"), {"cadre"}),
    ("two villages at once", move("RVIL-HALF.2026-W49.V005", "2026-11-30"), {"two-places"}),
    (
        "all leaders out",
        all_of(
            move("RVIL-HALF.2026-W52.V007", "2026-12-22", publish_by="2026-12-17"),
            move("RVIL-HALF.2026-W52.V005", "2026-12-22", publish_by="2026-12-17"),
            host("RVIL-HALF.2026-W52.V005", "T02L03", substitute_for="T02L01"),
        ),
        {"home", "host"},
    ),
    ("lawyer missing", drop("RLAW.2026-12-01"), {"count"}),
    (
        "lawyer on Saturday",
        twice(
            "RLAW.2026-12-01",
            id="x",
            starts_at="2026-12-05T09:00:00+08:00",
            ends_at="2026-12-05T11:30:00+08:00",
            publish_by="2026-11-30",
        ),
        {"unexpected", "unfair"},
    ),
    ("lawyer on the wrong weekday", host("RLAW.2026-12-01", "W02", "LAWYER"), {"weekday"}),
    ("lawyer hole that need not be", unfill("RLAW.2026-12-03"), {"unfilled-avoidable", "unfair"}),
    ("town leader at two receptions", host("RMON.2026-W49", "T01L01"), {"host", "two-places", "unfair"}),
]


@pytest.mark.parametrize(
    ("mistake", "expected"),
    [pytest.param(mistake, expected, id=name) for name, mistake, expected in (*FRAME, *FIXED, *WEEKLY)],
)
def test_mistake_is_found(county: Path, clean: Document, mistake: Mistake, expected: set[str]) -> None:
    document = copy.deepcopy(clean)
    mistake(document)

    assert kinds(county, document) == expected
