from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.orm import Session

from rota.errors import NotFoundError
from rota.planning.clashes import month_clashes
from rota.planning.models import RosterKind
from rota.words import word
from tests.rota.planning.county_rows import DECEMBER, LIMITS, add_absence, generate
from tests.rota.planning.duty_county import LEADERS, add_staff, plan_duty


def test_month_without_a_plan_is_refused(db: Session) -> None:
    with pytest.raises(NotFoundError):
        month_clashes(db, month=DECEMBER, limits=LIMITS)


def test_month_without_holes_has_no_clash(planned_db: Session) -> None:
    assert month_clashes(planned_db, month=DECEMBER, limits=LIMITS) == ()


def test_reception_without_anybody_names_who_is_away_and_each_way_out(db: Session) -> None:
    for code in ("L03", "L04", "L05"):
        add_absence(db, code, date(2026, 12, 21))
    generate(db)

    (clash,) = month_clashes(db, month=DECEMBER, limits=LIMITS)

    assert (clash.roster, clash.slot, clash.is_smallest) == (RosterKind.RECEPTION, "RMON.2026-W52", True)
    assert {word(member, "en") for member in clash.members} == {
        "RMON.2026-W52 needs its host",
        *(f"甲{code}（{code}）: away on 2026-12-21" for code in ("L03", "L04", "L05")),
    }
    assert {(word(way.text, "en"), way.unfilled) for way in clash.ways} == {
        ("leave RMON.2026-W52 without its host", 0),
        *((f"let 甲{code}（{code}） serve although: away on 2026-12-21", 0) for code in ("L03", "L04", "L05")),
    }


def test_duty_clash_names_the_rule_of_rest(db: Session) -> None:
    add_staff(db)
    for code in LEADERS[1:]:
        add_absence(db, code, date(2026, 12, 8), date(2026, 12, 10))
    add_absence(db, LEADERS[0], date(2026, 12, 1), date(2026, 12, 6))
    plan_duty(db)

    clashes = month_clashes(db, month=DECEMBER, limits=LIMITS)

    assert clashes
    told = {word(member, "en") for clash in clashes for member in clash.members}
    ways = {word(way.text, "en") for clash in clashes for way in clash.ways}
    assert "the rest between two duties of one person (D-REST)" in told
    assert "set aside the rule: the rest between two duties of one person (D-REST)" in ways
    assert all(way.unfilled < sum(1 for _ in clashes) for clash in clashes for way in clash.ways[:1])


def test_absence_of_several_days_is_one_thing_to_lift(db: Session) -> None:
    add_staff(db)
    for code in LEADERS:
        add_absence(db, code, date(2026, 12, 9), date(2026, 12, 11))
    plan_duty(db)

    clash = month_clashes(db, month=DECEMBER, limits=LIMITS)[0]

    away = [text for member in clash.members if "away" in (text := word(member, "en"))]
    assert len(away) == len(set(away)) == 3
