from __future__ import annotations

from datetime import date, datetime

import pytest
from sqlalchemy.orm import Session

from rota.errors import RuleBrokenError
from rota.planning.duty_document import list_shifts
from rota.planning.models import PlanVersion, RosterKind, VersionState
from rota.planning.replan_duty import replan_duty
from rota.planning.replan_values import Replanned
from rota.planning.versions import find_current, find_release
from rota.words import word
from solver.limits import Limits
from tests.rota.planning.county_rows import DECEMBER, NOW, add_absence
from tests.rota.planning.duty_county import LIMITS, add_staff, at, plan_duty, release


def planned(db: Session) -> PlanVersion:
    """December's duty roster, released."""
    add_staff(db)
    plan_duty(db)
    return release(db)


def again(db: Session, *, now: datetime = NOW, most_changes: int | None = None) -> Replanned:
    return replan_duty(db, month=DECEMBER, limits=LIMITS, actor="tester", now=now, most_changes=most_changes)


def people(db: Session, version: PlanVersion) -> dict[str, frozenset[tuple[str, str]]]:
    return {
        one.shift_id: frozenset((row.role.value, row.post.code) for row in one.assignments)
        for one in list_shifts(db, version)
    }


def nights_of(db: Session, version: PlanVersion, code: str) -> list[int]:
    """On which days of December the person begins a duty."""
    return [
        one.shift.begins_on.day
        for one in list_shifts(db, version)
        if any(row.post.code == code for row in one.assignments)
    ]


def test_month_without_a_release_is_refused(db: Session) -> None:
    add_staff(db)
    plan_duty(db)

    with pytest.raises(RuleBrokenError) as caught:
        again(db)

    assert word(caught.value.sentence, "en") == "The duty roster of 2026-12 is not released yet; plan it anew"


def test_nothing_changes_where_nothing_forces_it(db: Session) -> None:
    version = planned(db)

    made = again(db)

    assert (made.changes, made.unfilled, made.people, made.release, made.is_proven) == ((), (), (), 1, True)
    assert people(db, made.version) == people(db, version)
    assert (made.version.state, find_release(db, DECEMBER, roster=RosterKind.DUTY)) == (VersionState.DRAFT, version)
    assert find_current(db, DECEMBER, RosterKind.DUTY) is made.version


def test_absence_of_three_days_changes_only_the_shifts_it_meets(db: Session) -> None:
    version = planned(db)
    day = next(day for day in nights_of(db, version, "S11") if day > 3)
    met = [one for one in nights_of(db, version, "S11") if day - 1 <= one <= day + 2]
    add_absence(db, "S11", date(2026, 12, day), date(2026, 12, day + 2))

    made = again(db)

    changed = {one.id for one in made.changes}
    assert len(changed) == len(met)
    assert all("S11" in {code for _, code in one.before} for one in made.changes)
    before, after = people(db, version), people(db, made.version)
    assert {id_ for id_ in before if before[id_] != after[id_]} == changed


def test_change_says_what_forced_it_and_why_not_another(db: Session) -> None:
    version = planned(db)
    day = next(day for day in nights_of(db, version, "S11") if day > 3)
    add_absence(db, "S11", date(2026, 12, day))

    change = next(one for one in again(db).changes if one.id.endswith(f"-{day:02}"))

    assert [(one.code, word(one.why, "en")) for one in change.causes] == [("S11", f"away on 2026-12-{day:02}")]
    involved = {code for _, code in (*change.before, *change.after)}
    assert change.others
    assert involved.isdisjoint({one.code for one in change.others})
    assert word(change.when, "en").startswith(f"{change.id}: from 2026-12-{day:02} ")


def test_past_stays_word_for_word(db: Session) -> None:
    version = planned(db)
    add_absence(db, "S11", date(2026, 12, 1), date(2026, 12, 31))
    rows = {one.shift_id: one for one in list_shifts(db, version)}
    now = at(10, 17)

    made = again(db, now=now)

    fresh = {one.shift_id: one for one in list_shifts(db, made.version)}
    past = [id_ for id_, one in rows.items() if one.starts_at <= now]
    assert set(fresh) == set(rows)
    assert {one.id for one in made.changes}.isdisjoint(past)
    for id_ in past:
        told = [[(row.post_id, row.role, row.why) for row in one.assignments] for one in (rows[id_], fresh[id_])]
        assert told[0] == told[1]


@pytest.mark.parametrize(("hour", "stands"), [(8, False), (9, True)])
def test_day_in_charge_stands_once_it_has_begun(db: Session, hour: int, *, stands: bool) -> None:
    version = planned(db)
    (leader,) = people(db, version)["LEADER.2026-12-10"]
    add_absence(db, leader[1], date(2026, 12, 10))

    made = again(db, now=at(10, hour))

    assert (people(db, made.version)["LEADER.2026-12-10"] == frozenset({leader})) is stands


def test_limit_of_no_change_leaves_the_absent_seat_open(db: Session) -> None:
    version = planned(db)
    (leader,) = people(db, version)["LEADER.2026-12-10"]
    add_absence(db, leader[1], date(2026, 12, 10))

    made = again(db, most_changes=0)

    assert "LEADER.2026-12-10" in made.unfilled
    assert {one.after for one in made.changes} == {()}


def test_search_cut_short_still_plans_every_shift(db: Session) -> None:
    version = planned(db)
    add_absence(db, "S11", date(2026, 12, 10), date(2026, 12, 12))

    made = replan_duty(
        db, month=DECEMBER, limits=Limits(seconds=60, deterministic_seconds=0.01), actor="tester", now=NOW
    )

    assert set(people(db, made.version)) == set(people(db, version))
