"""Storing duty patterns and special periods, and choosing the pattern in use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from rota.accounts.audit import record
from rota.errors import BadInputError, Fault, NotFoundError, RuleBrokenError
from rota.office.settings import save_office_settings
from rota.rules.duty_models import ShiftType, SpecialPeriod
from rota.rules.duty_patterns import PATTERNS, ShiftSpec
from rota.words import message


def store_patterns(db: Session, *, patterns: Mapping[str, tuple[ShiftSpec, ...]], actor: str, now: datetime) -> int:
    """Make the stored shifts of each named pattern equal to ``patterns``; returns how many patterns changed."""
    changed = 0
    for name, specs in patterns.items():
        rows = db.scalars(select(ShiftType).where(ShiftType.pattern == name).order_by(ShiftType.code)).all()
        stored = [(row.code, _columns(row)) for row in rows]
        if stored == [(spec.code, _spec_columns(spec)) for spec in sorted(specs, key=_code)]:
            continue
        db.execute(delete(ShiftType).where(ShiftType.pattern == name))
        db.add_all(ShiftType(pattern=name, code=spec.code, **_spec_columns(spec)) for spec in specs)
        record(db, actor=actor, now=now, action="duty.pattern", subject=name, after={"shifts": len(specs)})
        changed += 1
    db.flush()
    return changed


def _code(spec: ShiftSpec) -> str:
    return spec.code


def _spec_columns(spec: ShiftSpec) -> dict[str, object]:
    columns = asdict(spec)
    del columns["code"]
    return {**columns, "day_types": list(spec.day_types), "weekdays": list(spec.weekdays)}


def _columns(row: ShiftType) -> dict[str, object]:
    return {name: getattr(row, name) for name in _spec_columns(PATTERNS["A"][0])}


def known_patterns(db: Session) -> tuple[str, ...]:
    """The names of every stored pattern."""
    return tuple(db.scalars(select(ShiftType.pattern).distinct().order_by(ShiftType.pattern)))


def get_pattern(db: Session, name: str) -> tuple[ShiftSpec, ...]:
    """The shifts of a stored pattern by code; raises RuleBrokenError when there is none of that name."""
    pattern = list_pattern(db, name)
    if not pattern:
        raise RuleBrokenError(message("There is no duty pattern {name}", name=name))
    return pattern


def list_pattern(db: Session, name: str) -> tuple[ShiftSpec, ...]:
    """The shifts of a stored pattern by code; none where there is no pattern of that name."""
    rows = db.scalars(select(ShiftType).where(ShiftType.pattern == name).order_by(ShiftType.code))
    return tuple(
        ShiftSpec(
            code=row.code,
            name=row.name,
            starts_at=row.starts_at,
            minutes=row.minutes,
            day_types=tuple(row.day_types),
            weekdays=tuple(row.weekdays),
            line=row.line,
            is_night=row.is_night,
            main=row.main,
            assist=row.assist,
            has_leader=row.has_leader,
        )
        for row in rows
    )


def choose_pattern(db: Session, *, name: str, actor: str, now: datetime) -> None:
    """Make ``name`` the pattern in use; raises NotFoundError."""
    choices = known_patterns(db)
    if name not in choices:
        raise NotFoundError(message("There is no duty pattern {name}; there are {choices}", name=name, choices=choices))
    for key, (before, after) in save_office_settings(db, values={"duty_pattern": name}).items():
        record(
            db,
            actor=actor,
            now=now,
            action="setting.save",
            subject=key,
            before={"value": before},
            after={"value": after},
        )


def add_special_period(
    db: Session, *, name: str, first: date, last: date, standby: int, actor: str, now: datetime
) -> None:
    """Reinforce a stretch of days (D-SPECIAL): ``standby`` people stand by during each shift that begins in it."""
    faults = []
    if last < first:
        faults.append(Fault(column="last", text=message("the end is not after the start")))
    if standby < 1:
        faults.append(Fault(column="standby", text=message("at least one person stands by")))
    if faults:
        raise BadInputError(message("The special period cannot be stored"), tuple(faults))
    db.add(SpecialPeriod(name=name, starts_on=first, ends_on=last, standby=standby))
    record(
        db,
        actor=actor,
        now=now,
        action="duty.period",
        subject=name,
        after={"first": first.isoformat(), "last": last.isoformat(), "standby": standby},
    )
    db.flush()
