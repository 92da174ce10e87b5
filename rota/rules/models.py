"""Reception rules as rows (DOMAIN.md §5): what makes a reception exist, who sits there, where and when."""

from __future__ import annotations

from datetime import time
from enum import StrEnum

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from rota.storage.base import Base
from rota.storage.columns import Code, Name, enum_column


class RuleKind(StrEnum):
    """GENERATES receptions month by month; CHECKS the result; TEXT stands on a notice; ON_DEMAND is added singly."""

    GENERATES = "GENERATES"
    CHECKS = "CHECKS"
    TEXT = "TEXT"
    ON_DEMAND = "ON_DEMAND"


class Who(StrEnum):
    """Whom a rule seats. The fixed kinds name their people; the pools leave the choice to the solver."""

    SECRETARY = "SECRETARY"
    COUNTY_HEAD = "COUNTY_HEAD"
    TOWN_LINKED = "TOWN_LINKED"
    """Every county leader and joining unit head linked to the town."""
    VILLAGE_LINKED = "VILLAGE_LINKED"
    """The town leader linked to the village, with the village's cadres."""
    RESIDENT_UNITS = "RESIDENT_UNITS"
    UNIT_HEAD = "UNIT_HEAD"
    MONDAY_POOL = "MONDAY_POOL"
    COUNTY_LEADERS = "COUNTY_LEADERS"
    PRINCIPALS = "PRINCIPALS"
    BUREAU_LEADERS = "BUREAU_LEADERS"
    LAWYERS = "LAWYERS"
    TOWN_PRINCIPALS = "TOWN_PRINCIPALS"
    TOWN_DEPUTIES = "TOWN_DEPUTIES"
    ANY_LEADER = "ANY_LEADER"


class Where(StrEnum):
    """Where a rule's receptions take place: one named point, or one point in each area or unit."""

    POINT = "POINT"
    EACH_TOWN = "EACH_TOWN"
    EACH_VILLAGE = "EACH_VILLAGE"
    EACH_UNIT = "EACH_UNIT"
    ANY = "ANY"


class RestDayPolicy(StrEnum):
    """What happens when the date is not a working day."""

    NEXT_WORKDAY = "NEXT_WORKDAY"
    PREV_WORKDAY = "PREV_WORKDAY"
    HOLD = "HOLD"
    NEXT_WORKDAY_SAME_WEEK = "NEXT_WORKDAY_SAME_WEEK"
    ANY_WORKDAY_OF_WEEK = "ANY_WORKDAY_OF_WEEK"
    SAME_AS_R15 = "SAME_AS_R15"
    SKIP = "SKIP"


class AbsencePolicy(StrEnum):
    """What happens when the person whom the rule names is away."""

    RESCHEDULE = "RESCHEDULE"
    """The nearest free working day of the month, else the two principals swap months, else a substitute."""
    SUBSTITUTE = "SUBSTITUTE"
    LEAVE_OUT = "LEAVE_OUT"


class NoticeUnit(StrEnum):
    CALENDAR_DAY = "CALENDAR_DAY"
    WORKDAY = "WORKDAY"


class ReceptionRule(Base):
    """One rule. ``rrule`` is an RFC 5545 recurrence without DTSTART; None for rules that generate nothing."""

    __tablename__ = "reception_rule"
    __table_args__ = (
        CheckConstraint("ends_at > starts_at", name="ends_after_start"),
        CheckConstraint("notice_days >= 0", name="notice_days_not_negative"),
        CheckConstraint("head_count >= 1", name="head_count_positive"),
    )

    code: Mapped[Code] = mapped_column(primary_key=True)
    template_set: Mapped[str] = mapped_column(String(20))
    kind: Mapped[RuleKind] = mapped_column(enum_column(RuleKind))
    name: Mapped[Name]
    rrule: Mapped[str | None] = mapped_column(String(200))
    who: Mapped[Who | None] = mapped_column(enum_column(Who))
    head_count: Mapped[int] = mapped_column(default=1)
    where: Mapped[Where] = mapped_column("where_kind", enum_column(Where))
    point_code: Mapped[str | None] = mapped_column(String(40))
    is_halfday: Mapped[bool] = mapped_column(default=False)
    """A half-day of the office's hours chosen by the solver, instead of ``starts_at``–``ends_at``."""
    starts_at: Mapped[time | None]
    ends_at: Mapped[time | None]
    rest_day_policy: Mapped[RestDayPolicy | None] = mapped_column(enum_column(RestDayPolicy))
    absence_policy: Mapped[AbsencePolicy] = mapped_column(enum_column(AbsencePolicy))
    notice_days: Mapped[int | None]
    """How long before the reception its notice hangs; None leaves days and unit to the office's settings (A12)."""
    notice_unit: Mapped[NoticeUnit | None] = mapped_column(enum_column(NoticeUnit))
    counts_as_activity: Mapped[bool] = mapped_column(default=False)
    is_published: Mapped[bool] = mapped_column(default=True)
    is_active: Mapped[bool] = mapped_column(default=True)
    note: Mapped[str] = mapped_column(String(500), default="")
