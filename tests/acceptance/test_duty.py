"""The duty roster from the lists to a release, in one conflict space with the receptions."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta

import pytest

from tests.installation import Installation


@pytest.fixture(scope="module")
def rostered(tmp_path_factory: pytest.TempPathFactory, imported_once: Installation) -> Installation:
    """The sample county with receptions (directors' days too) and duty of December 2026 released."""
    installation = imported_once.copy(tmp_path_factory.mktemp("rostered") / "home")
    installation.ok("rules", "on", "RDIR")
    for words in (("generate", "2026-12", "--kind", "all"), ("approve", "2026-12"), ("publish", "2026-12")):
        installation.ok(*words)
    return installation


@pytest.fixture
def roster(tmp_path_factory: pytest.TempPathFactory, rostered: Installation) -> Installation:
    return rostered.copy(tmp_path_factory.mktemp("roster") / "home")


def test_every_shift_of_the_month_has_its_people_and_the_day_s_leader(roster: Installation) -> None:
    duty = roster.ok("show", "2026-12", "--json").json["duty"]

    roles = {tuple(one["role"] for one in shift["people"]) for shift in duty}
    by_day: dict[str, set[str]] = {}
    for shift in duty:
        leaders = {one["person"] for one in shift["people"] if one["role"] == "LEADER"}
        by_day.setdefault(shift["starts_at"][:10], set()).update(leaders)
    assert roles == {("MAIN", "ASSIST", "LEADER")}
    assert {shift["shift"] for shift in duty} == {"WN", "RD", "RN"}
    assert [len(leaders) for leaders in by_day.values()] == [1] * 31


def test_nobody_receives_on_the_morning_after_a_night_in_charge(roster: Installation) -> None:
    document = roster.ok("show", "2026-12", "--json").json
    leaders = {
        (shift["starts_at"][:10], one["person"])
        for shift in document["duty"]
        for one in shift["people"]
        if one["role"] == "LEADER"
    }

    mornings = [
        (one["starts_at"][:10], person["person"])
        for one in document["receptions"]
        if one["rule"] == "RDIR"
        for person in one["people"]
    ]
    tired = [
        (day, person)
        for day, person in mornings
        if (str(date.fromisoformat(day) - timedelta(days=1)), person) in leaders
    ]
    assert (len(mornings), tired) == (23, [])


def test_a_duty_roster_is_released_beside_the_receptions_and_then_frozen(roster: Installation) -> None:
    again = roster.run("publish", "2026-12", "--kind", "duty")
    with sqlite3.connect(roster.database) as database:
        versions = database.execute("SELECT roster, state, number FROM plan_version ORDER BY roster").fetchall()
        with pytest.raises(sqlite3.IntegrityError, match="frozen"):
            database.execute("UPDATE planned_shift SET status = 'CANCELLED'")
        with pytest.raises(sqlite3.IntegrityError, match="frozen"):
            database.execute("DELETE FROM shift_assignment")
    database.close()

    assert versions == [("DUTY", "RELEASED", 1), ("RECEPTION", "RELEASED", 1)]
    assert again.exit_code == 1


def test_planned_again_without_news_a_duty_roster_is_the_same(roster: Installation) -> None:
    for words in (("generate", "2026-12", "--kind", "duty"), ("approve", "2026-12"), ("publish", "2026-12")):
        roster.ok(*words)

    differences = roster.ok("diff", "2026-12", "1", "2", "--kind", "duty", "--json").json
    assert differences["differences"] == []


@pytest.mark.parametrize(("now", "is_late"), [("2026-11-25T23:00:00", False), ("2026-11-26T00:30:00", True)])
def test_a_duty_roster_after_the_25th_needs_a_reason(imported: Installation, now: str, is_late: bool) -> None:
    """D-PUB: next month's roster is there by the 25th."""
    imported.ok("generate", "2026-12", "--kind", "duty")
    imported.ok("approve", "2026-12")
    at = imported.with_variables(ROTA_NOW=now)

    first = at.run("publish", "2026-12")
    second = at.run("publish", "2026-12", "--late-reason", "staff changed")

    assert (first.exit_code, second.exit_code) == ((1, 0) if is_late else (0, 1))


def test_the_database_itself_refuses_somebody_on_duty_and_at_a_reception(imported: Installation) -> None:
    """S01 may not sit at a directors' day while listed as main officer of a shift at the same time."""
    imported.ok("rules", "on", "RDIR")
    imported.ok("generate", "2026-12", "--kind", "all")
    with sqlite3.connect(imported.database) as database:
        version, shift, day = database.execute(
            "SELECT version_id, shift_id, starts_at FROM planned_shift WHERE shift_id LIKE 'RD.%' LIMIT 1"
        ).fetchone()
        reception, person, post = database.execute(
            "SELECT a.reception_id, a.person_id, a.post_id FROM assignment a WHERE a.reception_id LIKE 'RDIR.%' LIMIT 1"
        ).fetchone()
        database.execute(
            "UPDATE planned_reception SET starts_at = ?, ends_at = datetime(?, '+1 hour') WHERE reception_id = ?",
            (day, day, reception),
        )
        with pytest.raises(sqlite3.IntegrityError, match="two places"):
            database.execute(
                "INSERT INTO shift_assignment (version_id, shift_id, post_id, person_id, role, is_pinned)"
                " VALUES (?, ?, ?, ?, 'MAIN', 0)",
                (version, shift, post, person),
            )
    database.close()
