from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from rota.errors import NotFoundError
from rota.office.models import Post, Wish, WishKind
from rota.planning.duty_document import list_shifts
from rota.planning.ledger_values import LedgerKind
from rota.planning.models import RosterKind
from rota.planning.quality import Coverage, month_quality
from rota.planning.versions import get_current
from rota.words import word
from tests.rota.planning.county_rows import DECEMBER, NOW, add_absence
from tests.rota.planning.duty_county import LEADERS, OFFICERS, add_load, add_staff, plan_duty


def test_month_without_a_plan_is_refused(db: Session) -> None:
    with pytest.raises(NotFoundError):
        month_quality(db, month=DECEMBER, now=NOW)


def test_coverage_counts_what_is_manned_and_names_what_is_open(db: Session) -> None:
    add_staff(db)
    for code in LEADERS:
        add_absence(db, code, date(2026, 12, 9))
    plan_duty(db)

    coverage = month_quality(db, month=DECEMBER, now=NOW).coverage

    assert coverage == (
        Coverage(roster=RosterKind.DUTY, seats=70, filled=68, unfilled=("LEADER.2026-12-08", "LEADER.2026-12-09")),
    )
    assert word(coverage[0].sentence, "en") == (
        "Duty shifts manned: 68 of 70; open: LEADER.2026-12-08, LEADER.2026-12-09"
    )


def test_spread_is_among_those_whom_nothing_limits(db: Session) -> None:
    add_staff(db, S11={"max_nights_month": 1})
    plan_duty(db)

    spread = next(one for one in month_quality(db, month=DECEMBER, now=NOW).spreads if one.kind is LedgerKind.DUTY)

    assert spread.people == 9
    assert spread.most - spread.least <= 1.5
    assert word(spread.sentence, "en").endswith(" around the share, 9 people")


def test_overloaded_is_who_carries_more_than_a_turn_and_a_fifth_above_the_share(db: Session) -> None:
    add_staff(db)
    for code in OFFICERS:
        add_load(db, code, "night_shifts", 40 if code == "S11" else 20)
    plan_duty(db)

    overloaded = month_quality(db, month=DECEMBER, now=NOW).overloaded

    assert {entry.person for entry in overloaded if entry.kind is LedgerKind.DUTY} == {"S11"}


def test_wish_is_met_by_serving_or_by_being_free(db: Session) -> None:
    add_staff(db)
    plan_duty(db)
    first = next(
        shift for shift in list_shifts(db, get_current(db, DECEMBER, RosterKind.DUTY)) if shift.shift_id.startswith("W")
    )
    serving = {seat.post.code for seat in first.assignments}
    posts = {row.code: row.id for row in db.execute(select(Post.code, Post.id))}
    day = first.shift.begins_on
    other = next(code for code in ("S11", "S12", "S13") if code not in serving)
    for code, kind in (
        (min(serving), WishKind.PREFER),
        (max(serving), WishKind.AVOID),
        (other, WishKind.AVOID),
    ):
        db.add(Wish(post_id=posts[code], day_on=day, kind=kind, weight=1))
    db.flush()

    quality = month_quality(db, month=DECEMBER, now=NOW)

    assert (quality.wishes, quality.wishes_met) == (4, 3)  # with that of L04 to be free on 7 December
