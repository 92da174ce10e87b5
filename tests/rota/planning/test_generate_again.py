"""Generating over a plan: what stands, what is replaced, what the next month knows."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from rota.office.models import Post
from rota.planning.models import (
    Assignment,
    PlannedReception,
    PlanVersion,
    Reception,
    ReceptionStatus,
    Role,
    VersionState,
)
from rota.planning.versions import get_current, open_draft
from rota.words import message
from rota.workdays.months import Month
from tests.rota.planning.county_rows import DECEMBER, NOW, generate
from tests.rota.planning.shown import document, people, planned, receptions


def test_the_same_seed_gives_the_same_month(planned_db: Session) -> None:
    before = receptions(planned_db)

    generate(planned_db)

    assert receptions(planned_db) == before
    assert planned_db.scalars(select(PlanVersion.state)).all() == [VersionState.DRAFT]


def test_a_town_s_day_that_stands_is_not_made_again(planned_db: Session) -> None:
    seat = planned(planned_db, "R15-TOWN.2026-12.T01").assignments[0]
    seat.is_pinned = True
    planned_db.commit()
    before = receptions(planned_db)["R15-TOWN.2026-12.T01"]

    generate(planned_db)

    assert receptions(planned_db)["R15-TOWN.2026-12.T01"] == before
    assert [row for row in document(planned_db)["findings"] if row["rule"] == "R15-TOWN"] == []


def test_decisions_by_hand_survive_a_new_generation(planned_db: Session) -> None:
    db = planned_db
    version = get_current(db, DECEMBER)
    monday = planned(db, "RMON.2026-W50")
    other = next(code for code in ("L03", "L05") if code != monday.assignments[0].post.code)
    post = db.scalars(select(Post).where(Post.code == other)).one()
    seat = monday.assignments[0]
    seat.post_id, seat.person_id, seat.is_pinned = post.id, post.person_id, True
    cancelled = planned(db, "RLAW.2026-12-09")
    cancelled.status, cancelled.reason = ReceptionStatus.CANCELLED, message("the hall is closed")
    db.add(Reception(id="RAPPT.2026-12.1", month="2026-12", rule="RAPPT", nominal_on=date(2026, 12, 9)))
    db.flush()
    db.add(
        PlannedReception(
            version_id=version.id,
            reception_id="RAPPT.2026-12.1",
            starts_at=datetime(2026, 12, 9, 7, 0, tzinfo=UTC),
            ends_at=datetime(2026, 12, 9, 8, 0, tzinfo=UTC),
            place_code="PC02",
            status=ReceptionStatus.PLANNED,
            theme="约访",
        )
    )
    db.flush()
    db.add(
        Assignment(
            version_id=version.id,
            reception_id="RAPPT.2026-12.1",
            post_id=post.id,
            person_id=post.person_id,
            role=Role.HOST,
        )
    )
    db.commit()
    before = receptions(db)

    generate(db)

    after = receptions(db)
    for id_ in ("RMON.2026-W50", "RLAW.2026-12-09", "RAPPT.2026-12.1"):
        assert after[id_] == before[id_]
    assert (people(after["RMON.2026-W50"]), after["RMON.2026-W50"]["people"][0]["pinned"]) == ([other], True)
    assert len(after) == 47
    assert planned(db, "RAPPT.2026-12.1").theme == "约访"


def test_a_pinned_principal_s_day_is_not_explained_again(planned_db: Session) -> None:
    seat = planned(planned_db, "R15-HEAD.2026-12").assignments[0]
    seat.is_pinned = True
    planned_db.commit()
    before = receptions(planned_db)["R15-HEAD.2026-12"]

    generate(planned_db)

    assert receptions(planned_db)["R15-HEAD.2026-12"] == before
    assert [row for row in document(planned_db)["findings"] if row["rule"] == "R15-HEAD"] == []


def test_a_leader_pinned_elsewhere_that_morning_is_not_expected_in_the_town(planned_db: Session) -> None:
    law = planned(planned_db, "RLAW.2026-12-15")
    post = planned_db.scalars(select(Post).where(Post.code == "L03")).one()
    town_day = planned(planned_db, "R15-TOWN.2026-12.T01")
    planned_db.delete(next(one for one in town_day.assignments if one.post.code == "L03"))
    planned_db.flush()
    planned_db.add(
        Assignment(
            version_id=law.version_id,
            reception_id=law.reception_id,
            post_id=post.id,
            person_id=post.person_id,
            role=Role.COMPANION,
            is_pinned=True,
        )
    )
    planned_db.commit()

    generate(planned_db)

    assert people(receptions(planned_db)["R15-TOWN.2026-12.T01"]) == ["L01", "U01"]


def test_the_next_month_knows_this_one(planned_db: Session) -> None:
    before = receptions(planned_db)
    planned_db.commit()

    generate(planned_db, Month(2027, 1))

    january = receptions(planned_db, Month(2027, 1))
    halves = {one["starts_at"][11:13] for one in january.values() if one["village"] == "V001"}
    assert halves == {one["starts_at"][11:13] for one in before.values() if one["village"] == "V001"}
    turns = Counter(p for one in (*before.values(), *january.values()) if one["rule"] == "RMON" for p in people(one))
    totals = [4 + turns["L03"], 3 + turns["L04"], 4 + turns["L05"]]
    assert max(totals) - min(totals) <= 1


def test_a_generation_over_an_approved_draft_begins_anew(planned_db: Session) -> None:
    get_current(planned_db, DECEMBER).state = VersionState.APPROVED
    planned_db.flush()

    version = generate(planned_db)

    assert (version.state, planned_db.scalars(select(PlanVersion.id)).all()) == (VersionState.DRAFT, [version.id])


def test_a_changed_draft_must_be_approved_anew(planned_db: Session) -> None:
    version = get_current(planned_db, DECEMBER)
    version.state, version.approved_at, version.approved_by = VersionState.APPROVED, NOW, "boss"

    draft = open_draft(planned_db, month=DECEMBER, actor="tester", now=NOW)

    assert (draft.id, draft.state, draft.approved_at, draft.approved_by) == (version.id, VersionState.DRAFT, None, None)
