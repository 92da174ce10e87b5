"""Offices made of values, as small as a test needs them: people, towns, villages, links, leave, rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from itertools import count
from typing import Any

from rota.office.models import HalfDay, LinkRole, PostKind, WishKind
from rota.office.settings import OfficeSettings
from rota.planning.context import Commitment, Context
from rota.planning.demand import month_demand
from rota.planning.models import Role
from rota.planning.office_view import (
    AbsenceView,
    LinkView,
    LoadView,
    OfficeView,
    PostView,
    TownView,
    UnitView,
    VillageView,
    WishView,
)
from rota.planning.wanted import Demand, Wanted
from rota.rules.specs import RuleSpec
from rota.settings import ZONE
from rota.workdays.daytypes import DayRow, Workdays
from rota.workdays.models import CalendarStatus, DayKind
from rota.workdays.months import Month, parse_month

_IDS = count(1)


def post(code: str, kind: PostKind = PostKind.COUNTY_LEADER, *, person: int | None = None, **changes: Any) -> PostView:
    """A post whose holder has the post's own number, unless ``person`` names a human with another post too."""
    number = next(_IDS)
    made = PostView(
        id=number,
        code=code,
        kind=kind,
        person=person or number,
        name=f"甲{code}",
        title="",
        town=code[:3] if kind in (PostKind.TOWN_LEADER, PostKind.TOWN_CADRE) else None,
        unit=code if kind is PostKind.UNIT_HEAD else None,
        unit_name=f"县{code}局" if kind is PostKind.UNIT_HEAD else "",
        sort_order=number,
        active_from=None,
        active_to=None,
        is_secretary=False,
        is_county_head=False,
        is_standing_committee=False,
        in_monday_pool=False,
        in_fixed15=kind is PostKind.COUNTY_LEADER,
        in_oncall_pool=False,
        in_halfday_pool=kind is PostKind.TOWN_LEADER,
        is_duty_leader=False,
        weekdays=(),
        conflict_units=(),
        max_days_month=None,
    )
    return replace(made, **changes)


SECRETARY = post("L01", is_secretary=True, title="县委书记", is_standing_committee=True)
HEAD = post("L02", is_county_head=True, title="县长", is_standing_committee=True)
DEPUTY = post("L03", is_standing_committee=True, in_monday_pool=True)
VICE = post("L04", in_monday_pool=True)


def leader(code: str, **changes: Any) -> PostView:
    """A town leader, e.g. T01L01."""
    return post(code, PostKind.TOWN_LEADER, **changes)


def cadre(code: str, **changes: Any) -> PostView:
    return post(code, PostKind.TOWN_CADRE, **changes)


def lawyer(code: str, *weekdays: str, **changes: Any) -> PostView:
    return post(code, PostKind.LAWYER, weekdays=weekdays, **changes)


def town(code: str = "T01", **changes: Any) -> TownView:
    made = TownView(
        code=code, name=f"{code}镇", market_days="", secretary_code=None, head_code=None, place_code=f"P{code}"
    )
    return replace(made, **changes)


def village(code: str = "V001", *, of: str = "T01", **changes: Any) -> VillageView:
    made = VillageView(
        code=code, name=f"{code}村", town=of, place_code=f"P{code}", preferred_halfday=None, reachable_halfdays=()
    )
    return replace(made, **changes)


def unit(code: str, **changes: Any) -> UnitView:
    made = UnitView(
        code=code, name=f"县{code}局", is_resident_in_joint_hall=False, joins_fixed15=True, place_code=f"P{code}"
    )
    return replace(made, **changes)


LINK_ROLES = {
    PostKind.COUNTY_LEADER: LinkRole.COUNTY_LEADER,
    PostKind.UNIT_HEAD: LinkRole.UNIT_HEAD,
    PostKind.TOWN_LEADER: LinkRole.TOWN_LEADER,
    PostKind.TOWN_CADRE: LinkRole.VILLAGE_CADRE,
}


def link(area: str, holder: PostView, *, starts_on: date | None = None, ends_on: date | None = None) -> LinkView:
    return LinkView(area=area, post=holder, role=LINK_ROLES[holder.kind], starts_on=starts_on, ends_on=ends_on)


def away(
    holder: PostView,
    first: date,
    last: date | None = None,
    *,
    half: HalfDay = HalfDay.ALL,
    is_approved: bool = True,
) -> AbsenceView:
    return AbsenceView(
        code=f"A{next(_IDS)}",
        person=holder.person,
        starts_on=first,
        ends_on=last or first,
        half=half,
        is_approved=is_approved,
    )


def wish(holder: PostView, day: date, kind: WishKind = WishKind.AVOID, weight: int = 3) -> WishView:
    return WishView(person=holder.person, day=day, kind=kind, weight=weight)


def load(
    holder: PostView,
    value: int,
    metric: str = "monday_receptions",
    *,
    starts_on: date = date(2026, 1, 1),
    ends_on: date = date(2026, 11, 30),
) -> LoadView:
    return LoadView(
        post_code=holder.code, person=holder.person, metric=metric, value=value, starts_on=starts_on, ends_on=ends_on
    )


def off(first: date, last: date, name: str = "春节") -> tuple[DayRow, ...]:
    """Official days off from ``first`` to ``last``."""
    return tuple(
        _row(date.fromordinal(day), DayKind.OFF, name) for day in range(first.toordinal(), last.toordinal() + 1)
    )


def worked(day: date, name: str = "春节") -> DayRow:
    return _row(day, DayKind.WORK, name)


def _row(day: date, kind: DayKind, name: str) -> DayRow:
    return DayRow(day=day, kind=kind, name=name, is_statutory=False, status=CalendarStatus.OFFICIAL)


WORKDAYS = Workdays(
    rows=(
        *off(date(2026, 2, 15), date(2026, 2, 23)),
        worked(date(2026, 2, 14)),
        worked(date(2026, 2, 28)),
        *off(date(2026, 6, 19), date(2026, 6, 21), "端午节"),
        *off(date(2027, 1, 1), date(2027, 1, 3), "元旦"),
    )
)
"""2026 as it was arranged around 春节 and 端午节, and 2027 as if it were official."""


def office(*rules: RuleSpec, **parts: Any) -> OfficeView:
    """An office with ``rules``; posts of links belong to it without being named."""
    settings = parts.pop("settings", {})
    linked = tuple(one.post for one in parts.get("links", ()))
    posts = {one.code: one for one in (*parts.pop("posts", ()), *linked)}
    made = OfficeView(
        settings=OfficeSettings(**settings),
        workdays=parts.pop("workdays", WORKDAYS),
        rules=rules,
        posts=tuple(posts.values()),
        towns=(),
        villages=(),
        units=(),
        places={},
        video_places=frozenset(),
        links=(),
        absences=(),
        wishes=(),
        loads=(),
    )
    return replace(made, **parts)


def context(office_view: OfficeView, month: str = "2026-12", *others: Commitment) -> Context:
    return Context(office=office_view, month=parse_month(month), others=others)


def served(
    holder: PostView,
    day: date,
    *,
    rule: str = "RMON",
    role: Role = Role.HOST,
    substitute_for: PostView | None = None,
    village_code: str | None = None,
    hours: tuple[time, time] = (time(9), time(11, 30)),
    month: str | None = None,
) -> Commitment:
    """A turn in the plan of another month (that of ``day``, unless its week belongs to another)."""
    return Commitment(
        reception_id=f"{rule}.{day.isoformat()}",
        month=month or str(Month.of(day)),
        rule=rule,
        person=holder.person,
        post_code=holder.code,
        role=role,
        substitute_for=substitute_for.code if substitute_for else None,
        starts_at=datetime.combine(day, hours[0], ZONE),
        ends_at=datetime.combine(day, hours[1], ZONE),
        village=village_code,
    )


def demand(office_view: OfficeView, month: str = "2026-12", *others: Commitment) -> Demand:
    return month_demand(context(office_view, month, *others))


def hosts(wanted: Wanted) -> list[str]:
    """Whom the rule itself names, by code."""
    return [sitting.post.code for sitting in wanted.sitting]


def contenders(wanted: Wanted) -> list[str]:
    """Who may be chosen for the first seat, by code."""
    return [one.post.code for one in wanted.seats[0].contenders]


def day_of(wanted: Wanted) -> date:
    return wanted.options[0].starts_at.date()


def msgids(found: Demand) -> list[str]:
    return [finding.text.msgid for finding in found.findings]
