from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from rota.accounts.models import AuditEntry
from rota.errors import RuleBrokenError
from rota.office.models import DutyTerms, Post
from rota.office.settings import save_office_settings
from rota.planning.document import month_document
from rota.planning.duty_document import list_shifts
from rota.planning.duty_generate import prepare_duty
from rota.planning.models import PlanVersion, RosterKind
from rota.planning.versions import get_current
from rota.rules.duty_use_cases import add_special_period
from rota.words import word
from rota.workdays.months import Month
from tests.rota.planning.county_rows import DECEMBER, NOW, add_absence, copied_county
from tests.rota.planning.duty_county import LEADERS, OFFICERS, add_load, add_staff, plan_duty

JANUARY = Month(2027, 1)


@pytest.fixture
def staffed(db: Session) -> Session:
    add_staff(db)
    return db


@pytest.fixture(scope="module")
def planned(county_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """The duty draft of December by pattern A, to look at."""
    with copied_county(county_file, tmp_path_factory.mktemp("duty")) as db:
        add_staff(db)
        plan_duty(db)
        yield db


def document(db: Session, month: Month = DECEMBER) -> dict[str, Any]:
    return month_document(db, month=month)


def people(entry: dict[str, Any]) -> dict[str, str]:
    return {one["role"]: one["person"] for one in entry["people"]}


def test_draft_mans_every_shift_and_every_day(planned: Session) -> None:
    version = get_current(planned, DECEMBER, RosterKind.DUTY)

    made = document(planned)

    assert [entry["id"] for entry in made["duty"]][:1] == ["WN.2026-12-01"]
    assert len(made["duty"]) == 39
    assert {tuple(people(entry)) for entry in made["duty"]} == {("MAIN", "ASSIST", "LEADER")}
    assert made["findings"] == []
    assert (version.roster, version.solver_status, version.seed) == (RosterKind.DUTY, "OPTIMAL", 1)


def test_document_says_a_shift_in_the_offices_time(planned: Session) -> None:
    first = document(planned)["duty"][0]

    assert {key: first[key] for key in ("shift", "starts_at", "ends_at", "day_type")} == {
        "shift": "WN",
        "starts_at": "2026-12-01T17:30:00+08:00",
        "ends_at": "2026-12-02T08:30:00+08:00",
        "day_type": "WORKDAY",
    }


def test_every_seat_has_its_reason(planned: Session) -> None:
    version = get_current(planned, DECEMBER, RosterKind.DUTY)

    reasons = [word(row.why, "en") for one in list_shifts(planned, version) for row in one.assignments if row.why]
    assert len(reasons) == 39 * 2 + 31
    assert all("points of duty this year with this month; colleagues have" in text for text in reasons)


def test_days_without_a_shift_stand_alone_in_the_document(staffed: Session) -> None:
    save_office_settings(staffed, values={"duty_pattern": "E"})

    plan_duty(staffed)

    made = {entry["id"]: people(entry) for entry in document(staffed)["duty"]}
    assert set(made["EW.2026-12-04"]) == {"MAIN", "LEADER"}
    assert set(made["LEADER.2026-12-05"]) == {"LEADER"}
    assert len(made) == 31


def test_shares_of_the_year_come_out_even(staffed: Session) -> None:
    for code in OFFICERS:
        add_load(staffed, code, "night_shifts", 3 if code == "S11" else 6)

    version = plan_duty(staffed)

    turns = Counter(people(entry)[role] for entry in document(staffed)["duty"] for role in ("MAIN", "ASSIST"))
    assert max(turns, key=lambda code: turns[code]) == "S11"
    assert version.balance["D-FAIR"]["most"] - version.balance["D-FAIR"]["least"] <= 0.5
    assert set(version.balance["D-FAIR-LEADER"]["totals"]) == set(LEADERS)


def test_limited_people_are_not_compared(staffed: Session) -> None:
    save_office_settings(staffed, values={"duty_pattern": "E"})
    add_absence(staffed, "S11", date(2026, 12, 1), date(2026, 12, 10))
    add_absence(staffed, "S12", date(2026, 12, 1), date(2026, 12, 11))

    version = plan_duty(staffed)

    assert set(OFFICERS) - set(version.balance["D-FAIR"]["totals"]) == {"S12"}


def test_rest_is_kept_over_the_border_of_the_month(staffed: Session) -> None:
    save_office_settings(staffed, values={"duty_pattern": "B"})
    plan_duty(staffed)
    plan_duty(staffed, JANUARY)

    last, first = document(staffed)["duty"][-1], document(staffed, JANUARY)["duty"][0]

    assert not set(people(last).values()) & set(people(first).values())
    causes = prepare_duty(staffed, month=JANUARY).translation.causes
    assert word(causes["served:D24.2026-12-31"], "en") == "rests before or after D24.2026-12-31"


def test_planning_again_replaces_the_draft(staffed: Session) -> None:
    save_office_settings(staffed, values={"duty_pattern": "D"})
    first, second = plan_duty(staffed).id, plan_duty(staffed).id

    assert get_current(staffed, DECEMBER, RosterKind.DUTY).id == second
    assert staffed.scalars(select(PlanVersion.id).where(PlanVersion.roster == RosterKind.DUTY)).all() == [second]
    assert first is not None
    assert [row.action for row in staffed.scalars(select(AuditEntry))].count("duty.generate") == 2


def test_hole_names_everybody_and_the_obstacle(db: Session) -> None:
    add_staff(db, **{code: {"no_duty_from": date(2026, 12, 1), "is_senior": True} for code in OFFICERS[2:]})
    add_absence(db, "S11", date(2026, 12, 9))

    version = plan_duty(db)

    shift = next(one for one in list_shifts(db, version) if one.shift_id == "WN.2026-12-09")
    assert shift.status.value == "UNFILLED"
    said = word(shift.reason, "en") if shift.reason else ""
    assert "（S11） – away on 2026-12-09" in said
    assert "（S13） – not on duty in that time" in said
    findings = [one["text"] for one in document(db)["findings"] if one["rule"] == "D-COVER"]
    assert any("WN.2026-12-09" in text for text in findings)


def test_director_and_first_deputy_away_together_are_noticed(db: Session) -> None:
    add_staff(db)
    save_office_settings(db, values={"duty_pattern": "E"})
    for code in ("S01", "S02"):
        add_absence(db, code, date(2026, 12, 9))
    db.scalars(select(Post).where(Post.code == "S01")).one().title = "局长"

    plan_duty(db)

    found = [(one["people"], one["severity"]) for one in document(db)["findings"] if one["rule"] == "D-AWAY"]
    assert found == [(["S01", "S02"], "WARNING")]


def test_special_period_is_manned_by_people_who_stand_by(staffed: Session) -> None:
    day = date(2026, 12, 9)
    add_special_period(staffed, name="两会", first=day, last=day, standby=1, actor="tester", now=NOW)

    save_office_settings(staffed, values={"duty_pattern": "E"})

    plan_duty(staffed)

    made = {entry["id"]: people(entry) for entry in document(staffed)["duty"]}
    assert [name for name, seats in made.items() if "STANDBY" in seats] == ["EN.2026-12-09"]


def test_nobody_is_in_charge_two_days_running(planned: Session) -> None:
    led = {entry["id"][-10:]: people(entry)["LEADER"] for entry in document(planned)["duty"]}

    days = [date(2026, 12, day) for day in range(1, 31)]
    assert all(led[str(day)] != led[str(day + timedelta(days=1))] for day in days)


def test_bureau_without_staff_is_refused(db: Session) -> None:
    add_staff(db)
    db.execute(delete(DutyTerms))

    with pytest.raises(RuleBrokenError) as caught:
        plan_duty(db)

    assert word(caught.value.sentence, "en") == "There is nobody on the list of the bureau's staff"


def test_unknown_pattern_is_refused(staffed: Session) -> None:
    save_office_settings(staffed, values={"duty_pattern": "Z"})

    with pytest.raises(RuleBrokenError) as caught:
        plan_duty(staffed)

    assert word(caught.value.sentence, "en") == "There is no duty pattern Z"


@pytest.mark.parametrize(("is_kept", "hours"), [(True, (21, 9)), (False, (9, 21))])
def test_morning_receptions_keep_the_night_before_free_where_the_office_says_so(
    planned_db: Session, *, is_kept: bool, hours: tuple[int, int]
) -> None:
    add_staff(planned_db)
    save_office_settings(planned_db, values={"duty_morning_after": is_kept})

    context = prepare_duty(planned_db, month=DECEMBER).context

    found = {one.starts_at.hour for one in context.others if one.rule == "RMON"}
    assert [hour in found for hour in hours] == [True, False]
