"""A reception rule as a frozen value, and its way to and from the table."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from datetime import time

from sqlalchemy import select
from sqlalchemy.orm import Session

from rota.rules.models import AbsencePolicy, NoticeUnit, ReceptionRule, RestDayPolicy, RuleKind, Where, Who


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSpec:
    """One rule of DOMAIN.md §5; the columns of ReceptionRule, with the commonest values as defaults.

    ``rest_day_policy`` None means that the office's setting decides (fixed_day_on_rest_day or monday_on_rest_day), so
    do ``notice_days`` and ``notice_unit`` None (the settings of the same names).
    """

    code: str
    name: str
    kind: RuleKind = RuleKind.GENERATES
    rrule: str | None = None
    who: Who | None = None
    head_count: int = 1
    where: Where = Where.POINT
    point_code: str | None = None
    is_halfday: bool = False
    starts_at: time | None = time(9, 0)
    ends_at: time | None = time(11, 30)
    rest_day_policy: RestDayPolicy | None = None
    absence_policy: AbsencePolicy = AbsencePolicy.SUBSTITUTE
    notice_days: int | None = None
    notice_unit: NoticeUnit | None = None
    counts_as_activity: bool = False
    is_published: bool = True
    is_active: bool = True
    note: str = ""

    @property
    def is_weekly(self) -> bool:
        """Whether the rule's occurrences belong to ISO weeks rather than to calendar days."""
        return self.rrule is not None and "FREQ=WEEKLY" in self.rrule

    @property
    def is_daily(self) -> bool:
        return self.rrule is not None and "FREQ=DAILY" in self.rrule


_COLUMNS = tuple(field.name for field in fields(RuleSpec))


def load_rules(db: Session) -> tuple[RuleSpec, ...]:
    """Every rule of the office, active or not, by code."""
    rows = db.scalars(select(ReceptionRule).order_by(ReceptionRule.code))
    return tuple(RuleSpec(**{name: getattr(row, name) for name in _COLUMNS}) for row in rows)


def save_rule(db: Session, *, spec: RuleSpec, template_set: str) -> tuple[dict[str, str], dict[str, str]] | None:
    """Store one rule; returns the changed columns before and after as text, or None when nothing changed."""
    row = db.get(ReceptionRule, spec.code)
    if row is None:
        db.add(ReceptionRule(template_set=template_set, **asdict(spec)))
        return {}, {"code": spec.code}
    changed = {
        name: (getattr(row, name), getattr(spec, name))
        for name in _COLUMNS
        if getattr(row, name) != getattr(spec, name)
    }
    if row.template_set != template_set:
        changed["template_set"] = (row.template_set, template_set)
    for name, (_, after) in changed.items():
        setattr(row, name, after)
    if not changed:
        return None
    return (
        {name: str(before) for name, (before, _) in changed.items()},
        {name: str(after) for name, (_, after) in changed.items()},
    )
