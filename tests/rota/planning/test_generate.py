"""A month from the county's rows to the saved draft."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from rota.accounts.models import AuditEntry
from rota.office.models import Area, Link, Person, Post, PostKind
from rota.office.settings import save_office_settings
from rota.planning import generate as generate_module
from rota.planning.generate import prepare
from rota.planning.models import (
    Role,
)
from rota.planning.versions import get_current, list_receptions
from rota.rules.models import ReceptionRule
from rota.settings import ZONE
from rota.workdays.models import CalendarDay, CalendarStatus, DayKind
from rota.workdays.months import Month
from solver.outcome import Progress
from tests.rota.planning.county_rows import DECEMBER, LIMITS, NOW, add_absence, add_post, generate
from tests.rota.planning.shown import document, people, receptions

THE_15TH = date(2026, 12, 15)


def test_a_month_has_every_reception_that_its_rules_want(planned_db: Session) -> None:
    found = receptions(planned_db)

    assert Counter(one["rule"] for one in found.values()) == {
        "R15-HEAD": 1,
        "R15-TOWN": 2,
        "RMON": 5,
        "RVIL-HALF": 15,
        "RLAW": 23,
    }
    assert {one["status"] for one in found.values()} == {"PLANNED"}


def test_a_month_is_shown_as_designed(planned_db: Session) -> None:
    shown = document(planned_db)

    assert {name: shown[name] for name in ("month", "state", "version", "duty", "skipped")} == {
        "month": "2026-12",
        "state": "draft",
        "version": None,
        "duty": [],
        "skipped": [],
    }
    assert shown["solver"]["status"] == "OPTIMAL"
    assert set(shown["solver"]) == {"status", "seconds", "cost", "bound"}
    one = next(one for one in shown["receptions"] if one["id"] == "R15-HEAD.2026-12")
    assert one == {
        "id": "R15-HEAD.2026-12",
        "rule": "R15-HEAD",
        "place": "PC02",
        "town": None,
        "village": None,
        "starts_at": "2026-12-16T09:00:00+08:00",
        "ends_at": "2026-12-16T11:30:00+08:00",
        "moved_from": "2026-12-15",
        "status": "PLANNED",
        "reason": "甲L02（L02） is away on 2026-12-15; the reception moves to 2026-12-16, "
        "the nearest working day of the month",
        "publish_by": "2026-12-11",
        "people": [{"person": "L02", "role": "HOST", "substitute_for": None, "pinned": False}],
    }


def test_the_towns_have_their_people(planned_db: Session) -> None:
    found = receptions(planned_db)

    assert people(found["R15-TOWN.2026-12.T01"]) == ["L01", "L03", "U01"]
    assert people(found["R15-TOWN.2026-12.T02"]) == ["L04", "L05", "U02"]


def test_mondays_level_the_year(planned_db: Session) -> None:
    found = receptions(planned_db)

    turns = Counter(person for one in found.values() if one["rule"] == "RMON" for person in people(one))
    totals = {"L03": 4 + turns["L03"], "L04": 3 + turns["L04"], "L05": 4 + turns["L05"]}
    assert (sum(totals.values()), max(totals.values()) - min(totals.values())) == (16, 1)


def test_villages_have_their_leader_and_cadre_at_one_half_day(planned_db: Session) -> None:
    found = [one for one in receptions(planned_db).values() if one["village"] == "V001"]

    assert {(tuple(people(one)), tuple(people(one, "CADRE"))) for one in found} == {(("T01L01",), ("T01C01",))}
    starts = {datetime.fromisoformat(one["starts_at"]).strftime("%a %H") for one in found}
    assert len(starts) == 1


def test_a_generation_is_recorded(planned_db: Session) -> None:
    entry = planned_db.scalars(select(AuditEntry).where(AuditEntry.action == "plan.generate")).one()

    assert (entry.subject, entry.actor, entry.after) == (
        "2026-12",
        "tester",
        {"receptions": 46, "unfilled": 0, "status": "OPTIMAL"},
    )


def test_the_balance_names_the_posts(planned_db: Session) -> None:
    balance = get_current(planned_db, DECEMBER).balance

    assert set(balance["RMON"]["totals"]) == {"L03", "L04", "L05"}
    assert (balance["RMON"]["least"], balance["RMON"]["most"]) == (5, 6)


def test_every_choice_has_its_reason(planned_db: Session) -> None:
    version = get_current(planned_db, DECEMBER)
    reasons = {
        (one.reception.rule, assignment.role): assignment.why
        for one in list_receptions(planned_db, version)
        for assignment in one.assignments
    }

    assert {key: why.msgid for key, why in reasons.items() if why is not None} == {
        ("R15-HEAD", Role.HOST): "{host} is away on {day}; the reception moves to {other}, "
        "the nearest working day of the month",
        ("R15-TOWN", Role.HOST): "linked to {town}",
        ("RMON", Role.HOST): "{total} turns this year with this month; the pool has {low}–{high}; "
        "{free} others were free that day",
        ("RLAW", Role.LAWYER): "{total} turns this year with this month; the pool has {low}–{high}; "
        "{free} others were free that day",
        ("RVIL-HALF", Role.HOST): "linked leader of the village",
        ("RVIL-HALF", Role.CADRE): "cadre of the village",
    }


def test_a_hole_names_everybody_and_what_prevented_them(db: Session) -> None:
    for code in ("L03", "L04", "L05"):
        add_absence(db, code, date(2026, 12, 7))

    generate(db)

    one = receptions(db)["RMON.2026-W50"]
    assert (one["status"], one["people"]) == ("UNFILLED", [])
    assert one["reason"] == (
        "nobody can sit: 甲L03（L03） – away on 2026-12-07, 甲L04（L04） – away on 2026-12-07, "
        "甲L05（L05） – away on 2026-12-07"
    )
    hole = next(row for row in document(db)["findings"] if row["severity"] == "CONFIRM")
    assert hole == {
        "rule": "RMON",
        "severity": "CONFIRM",
        "people": [],
        "text": f"RMON.2026-W50 on 2026-12-07 has nobody: {one['reason']}",
    }


def test_a_village_whose_leader_is_away_is_stood_in_for(db: Session) -> None:
    add_absence(db, "T01L01", date(2026, 12, 7), date(2026, 12, 13))

    generate(db)

    (seat,) = (seat for seat in receptions(db)["RVIL-HALF.2026-W50.V001"]["people"] if seat["role"] == "HOST")
    assert (seat["person"], seat["substitute_for"]) == ("T01L03", "T01L01")
    texts = [row["text"] for row in document(db)["findings"] if row["people"] == ["T01L03", "T01L01"]]
    assert texts == [f"甲T01L03（T01L03） stands in for 甲T01L01（T01L01） at RVIL-HALF.2026-W50.V001 on {_day(db)}"]


def _day(db: Session) -> str:
    return str(receptions(db)["RVIL-HALF.2026-W50.V001"]["starts_at"][:10])


def test_a_month_around_the_spring_festival_is_planned(db: Session) -> None:
    february = Month(2027, 2)

    generate(db, february)

    found = receptions(db, february)
    assert {one["status"] for one in found.values()} == {"PLANNED"}
    assert people(found["R15-HEAD.2027-02"]) == ["L02"]
    on_the_15th = people(found["RMON.2027-W07"])
    at_towns = people(found["R15-TOWN.2027-02.T01"]) + people(found["R15-TOWN.2027-02.T02"])
    assert set(on_the_15th) & set(at_towns) == set()
    texts = {row["text"] for row in document(db, february)["findings"] if row["rule"] == "CALENDAR"}
    assert "2027 is planned on a provisional calendar" in texts


def test_a_human_with_a_county_and_a_town_post_is_in_one_place_on_a_monday_15th(db: Session) -> None:
    person = db.get_one(Person, db.scalars(select(Post.person_id).where(Post.code == "L03")).one())
    town = db.scalars(select(Post.area_id).where(Post.code == "T02L01")).one()
    add_post(db, "T02L04", PostKind.TOWN_LEADER, person=person, title="副镇长", area_id=town, in_halfday_pool=True)
    link = db.scalars(select(Link).join(Area).where(Area.code == "V003")).one()
    link.post_id = db.scalars(select(Post.id).where(Post.code == "T02L04")).one()
    db.scalars(select(Area).where(Area.code == "V003")).one().reachable_halfdays = ["MON_AM"]

    generate(db, Month(2027, 2))

    found = receptions(db, Month(2027, 2))
    assert people(found["RVIL-HALF.2027-W05.V003"]) == ["T02L04"]
    (seat,) = found["RVIL-HALF.2027-W07.V003"]["people"]
    assert (seat["person"] in ("T02L01", "T02L02", "T02L03"), seat["substitute_for"]) == (True, "T02L04")


def test_a_month_in_which_nothing_happens_is_saved_empty(db: Session) -> None:
    db.execute(update(ReceptionRule).values(is_active=False))

    generate(db)

    assert document(db)["receptions"] == []


def test_weeks_that_are_skipped_are_shown(db: Session) -> None:
    for day in range(16, 23):
        db.add(
            CalendarDay(
                day_on=date(2026, 2, day),
                kind=DayKind.OFF,
                name="春节",
                is_statutory=False,
                status=CalendarStatus.OFFICIAL,
                source="",
                imported_by="tester",
                imported_at=NOW,
            )
        )
    db.flush()

    generate(db, Month(2026, 2))

    assert document(db, Month(2026, 2))["skipped"] == [
        {
            "rule": "RMON",
            "date": "2026-02-16",
            "reason": "2026-02-16 is a rest day (春节) and no working day follows in that week",
        },
        {"rule": "RVIL-HALF", "date": "2026-02-16", "reason": "the week from 2026-02-16 has no working day"},
    ]


def test_progress_is_told(db: Session) -> None:
    told: list[Progress] = []

    generate_module.generate_month(db, month=DECEMBER, limits=LIMITS, actor="tester", now=NOW, on_progress=told.append)

    assert told[-1].parts_done == told[-1].parts_total


def test_hours_of_an_office_setting_reach_the_plan(db: Session) -> None:
    save_office_settings(db, values={"am_starts": "08:00", "market_day": "IGNORE"})

    starts = prepare(db, month=DECEMBER).context.office.halfday(THE_15TH, "AM")[0]

    assert starts == datetime(2026, 12, 15, 8, 0, tzinfo=ZONE)
