"""From an invented county's lists to a month's plan, through the command line, judged by the independent checker.

A longer run over more seeds and months: ``python -m tests.county.sweep --seeds 10``.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.county.checker import check_month
from tests.county.command import Office
from tests.county.generator import generate_county


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path / "home")


@pytest.mark.parametrize(
    ("seed", "month"), [(11, "2026-12"), (12, "2027-01"), (13, "2027-02"), (14, "2026-02"), (15, "2026-10")]
)
def test_generated_month_keeps_every_rule(office: Office, tmp_path: Path, seed: int, month: str) -> None:
    folder = generate_county(tmp_path / "county", seed)

    document = office.month(folder, month)

    assert check_month(folder, month, document) == []


@pytest.mark.parametrize(("policy", "month"), [("PREV_WORKDAY", "2026-02"), ("HOLD", "2026-11")])
def test_rest_day_policy_of_the_county_is_kept(office: Office, tmp_path: Path, policy: str, month: str) -> None:
    folder = generate_county(tmp_path / "county", 21, policy=policy, months=(month,), towns=7, villages=80)

    document = office.month(folder, month)

    assert check_month(folder, month, document) == []


def test_month_without_both_principals_is_hosted_by_the_committee(office: Office, tmp_path: Path) -> None:
    folder = generate_county(
        tmp_path / "county", 22, principals_away_whole_month="2026-12", months=("2026-12",), towns=7, villages=80
    )

    document = office.month(folder, "2026-12")

    assert check_month(folder, "2026-12", document) == []


def test_monday_on_which_the_whole_pool_is_away_says_so(office: Office, tmp_path: Path) -> None:
    monday = date(2026, 12, 21)
    folder = generate_county(
        tmp_path / "county", 23, all_monday_pool_away_on=monday, months=("2026-12",), towns=7, villages=80
    )

    document = office.month(folder, "2026-12")

    assert check_month(folder, "2026-12", document) == []
    holes = [one for one in document["receptions"] if one["rule"] == "RMON" and one["status"] == "UNFILLED"]
    assert [one["starts_at"] for one in holes] == [f"{monday}T09:00:00+08:00"]


@pytest.mark.parametrize("twist", ["one_leader_town", "village_without_link"])
def test_gap_in_the_lists_is_refused_in_words_or_planned_around(office: Office, tmp_path: Path, twist: str) -> None:
    folder = generate_county(tmp_path / "county", 24, **{twist: True}, months=("2026-12",), towns=7, villages=80)

    office.run("init")
    imported = office.run("import", str(folder))

    if imported.returncode:
        assert imported.returncode == 1
        assert "V080" in imported.stderr or "T07" in imported.stderr
    else:
        assert check_month(folder, "2026-12", office.month(folder, "2026-12")) == []
