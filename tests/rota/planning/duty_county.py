"""The small county with enough staff for a duty roster. Every name is invented."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from rota.office.models import DutyTerms, Load, Post, PostKind
from rota.planning.duty_generate import generate_duty
from rota.planning.models import PlanVersion, RosterKind, VersionState
from rota.planning.versions import find_current, get_current
from rota.rules.duty_patterns import PATTERNS
from rota.rules.duty_use_cases import store_patterns
from rota.settings import ZONE
from rota.workdays.months import Month
from solver.limits import Limits
from tests.rota.planning.county_rows import DECEMBER, NOW, add_post

OFFICERS = tuple(f"S{number:02}" for number in range(11, 21))
LEADERS = ("S01", "S02", "S03")
LIMITS = Limits(seconds=60, deterministic_seconds=5)


def add_staff(db: Session, **terms: dict[str, Any]) -> None:
    """Ten officers S11 to S20 and two more leaders; ``terms`` changes the terms of duty by post code."""
    posts = {
        code: add_post(db, code, PostKind.BUREAU_STAFF, title="科员" if code in OFFICERS else "副局长")
        for code in (*OFFICERS, *LEADERS[1:])
    }
    for code, post in posts.items():
        facts = {"duty_role": "main" if code in OFFICERS else "leader", "staff_type": "行政", "is_senior": True}
        db.add(DutyTerms(post_id=post.id, **{**facts, **terms.get(code, {})}))
    store_patterns(db, patterns=PATTERNS, actor="tester", now=NOW)
    db.flush()


def add_load(db: Session, code: str, metric: str, value: int) -> None:
    """So many turns from January to November 2026."""
    post_id = db.scalars(select(Post.id).where(Post.code == code)).one()
    period = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 11, 30)}
    db.add(Load(post_id=post_id, metric=metric, value=value, **period))
    db.flush()


def plan_duty(db: Session, month: Month = DECEMBER) -> PlanVersion:
    """The month's duty draft."""
    return generate_duty(db, month=month, limits=LIMITS, actor="tester", now=NOW)


def release(db: Session, month: Month = DECEMBER, roster: RosterKind = RosterKind.DUTY) -> PlanVersion:
    """The month's draft as its next release, without the check-list of a publication."""
    version = get_current(db, month, roster)
    numbers = db.scalars(
        select(PlanVersion.number).where(PlanVersion.month == str(month), PlanVersion.roster == roster)
    )
    version.number = 1 + max((number or 0 for number in numbers), default=0)
    version.state = VersionState.RELEASED
    version.released_at, version.released_by = NOW, "tester"
    db.flush()
    assert find_current(db, month, roster) is version
    return version


def at(day: int, hour: int = 9) -> datetime:
    """A moment in December 2026."""
    return datetime(2026, 12, day, hour, tzinfo=ZONE)
