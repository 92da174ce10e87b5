from __future__ import annotations

from datetime import date, datetime

import pytest
from sqlalchemy.orm import Session

from rota.errors import RuleBrokenError
from rota.planning.changes import substitute
from rota.planning.models import PlanVersion, RosterKind
from rota.planning.replan import replan_month
from rota.planning.replan_values import Replanned
from rota.planning.versions import get_current, list_receptions
from rota.words import word
from tests.rota.planning.county_rows import DECEMBER, LIMITS, NOW, add_absence
from tests.rota.planning.duty_county import at, release

MONDAY = "RMON.2026-W51"


def again(db: Session, *, now: datetime = NOW, most_changes: int | None = None) -> Replanned:
    return replan_month(db, month=DECEMBER, limits=LIMITS, actor="tester", now=now, most_changes=most_changes)


def shown(db: Session, version: PlanVersion) -> dict[str, tuple[object, frozenset[str]]]:
    return {
        one.reception_id: (one.starts_at, frozenset(row.post.code for row in one.assignments))
        for one in list_receptions(db, version)
    }


def host(db: Session, version: PlanVersion) -> str:
    (code,) = shown(db, version)[MONDAY][1]
    return code


@pytest.fixture
def released(planned_db: Session) -> PlanVersion:
    return release(planned_db, roster=RosterKind.RECEPTION)


def test_month_without_a_release_is_refused(planned_db: Session) -> None:
    with pytest.raises(RuleBrokenError) as caught:
        again(planned_db)

    assert word(caught.value.sentence, "en") == "The receptions of 2026-12 are not released yet; plan them anew"


def test_nothing_changes_where_nothing_forces_it(planned_db: Session, released: PlanVersion) -> None:
    made = again(planned_db)

    assert (made.changes, made.unfilled, made.is_proven) == ((), (), True)
    assert shown(planned_db, made.version) == shown(planned_db, released)


def test_absence_of_a_host_changes_that_reception_alone(planned_db: Session, released: PlanVersion) -> None:
    away = host(planned_db, released)
    add_absence(planned_db, away, date(2026, 12, 14))

    made = again(planned_db)

    (change,) = made.changes
    assert (change.id, change.before) == (MONDAY, (("HOST", away),))
    assert [(one.code, word(one.why, "en")) for one in change.causes] == [(away, "away on 2026-12-14")]
    assert {one.code for one in change.others} == {"L03", "L04", "L05"} - {away, change.after[0][1]}
    assert made.people == tuple(sorted((away, change.after[0][1])))


def test_past_reception_stands(planned_db: Session, released: PlanVersion) -> None:
    add_absence(planned_db, host(planned_db, released), date(2026, 12, 14))

    assert again(planned_db, now=at(14)).changes == ()


def test_village_whose_leader_is_away_moves_within_its_week(planned_db: Session, released: PlanVersion) -> None:
    starts_at = shown(planned_db, released)["RVIL-HALF.2026-W51.V001"][0]
    assert isinstance(starts_at, datetime)
    add_absence(planned_db, "T01L01", starts_at.date())

    (change,) = again(planned_db).changes

    assert (change.id, frozenset(change.before)) == ("RVIL-HALF.2026-W51.V001", frozenset(change.after))
    assert " instead of " in word(change.when, "en")
    assert [one.code for one in change.causes] == ["T01L01"]


def test_more_changes_than_allowed_are_refused(planned_db: Session, released: PlanVersion) -> None:
    add_absence(planned_db, host(planned_db, released), date(2026, 12, 14))

    with pytest.raises(RuleBrokenError) as caught:
        again(planned_db, most_changes=0)

    assert word(caught.value.sentence, "en") == "More than 0 changes cannot be avoided; nothing was changed"
    assert get_current(planned_db, DECEMBER) is released
    assert len(again(planned_db, most_changes=1).changes) == 1


def test_decision_by_hand_stands(planned_db: Session, released: PlanVersion) -> None:
    holder = host(planned_db, released)
    free = next(code for code in ("L03", "L04", "L05") if code != holder)
    substitute(planned_db, reception_id=MONDAY, person=holder, by=free, reason="换班", actor="tester", now=NOW)
    planned_db.expire_all()

    made = again(planned_db)

    assert host(planned_db, made.version) == free
    assert [change.id for change in made.changes] == [MONDAY]
