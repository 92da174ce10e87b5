"""Template sets: the reception rules of known counties, ready to switch on (DOMAIN.md §5)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from rota.rules.models import AbsencePolicy, RestDayPolicy, RuleKind, Where, Who
from rota.rules.specs import RuleSpec

EVERY_DAY = "FREQ=DAILY"
MONDAYS = "FREQ=WEEKLY;BYDAY=MO"

R15_SEC = RuleSpec(
    code="R15-SEC",
    name="县委书记接访日",
    rrule="FREQ=MONTHLY;BYMONTH=1,3,5,7,9,11;BYMONTHDAY=15",
    who=Who.SECRETARY,
    point_code="PC02",
    absence_policy=AbsencePolicy.RESCHEDULE,
    counts_as_activity=True,
    note="涉事单位和镇主要负责人参加",
)
R15_HEAD = replace(
    R15_SEC,
    code="R15-HEAD",
    name="县长接访日",
    rrule="FREQ=MONTHLY;BYMONTH=2,4,6,8,10,12;BYMONTHDAY=15",
    who=Who.COUNTY_HEAD,
)
R15_TOWN = RuleSpec(
    code="R15-TOWN",
    name="县领导和县直单位主要负责人到挂钩镇接访",
    rrule="FREQ=MONTHLY;BYMONTHDAY=15",
    who=Who.TOWN_LINKED,
    where=Where.EACH_TOWN,
    rest_day_policy=RestDayPolicy.SAME_AS_R15,
    absence_policy=AbsencePolicy.LEAVE_OUT,
    counts_as_activity=True,
)
RMON = RuleSpec(
    code="RMON",
    name="每周一县领导接访",
    rrule=MONDAYS,
    who=Who.MONDAY_POOL,
    point_code="PC01",
    counts_as_activity=True,
)
RVIL_HALF = RuleSpec(
    code="RVIL-HALF",
    name="镇领导和包村干部下村接访",
    rrule=MONDAYS,
    who=Who.VILLAGE_LINKED,
    where=Where.EACH_VILLAGE,
    is_halfday=True,
    starts_at=None,
    ends_at=None,
    rest_day_policy=RestDayPolicy.ANY_WORKDAY_OF_WEEK,
)
RVIL_DAILY = RuleSpec(
    code="RVIL-DAILY",
    name="村（社区）两委全天候接待",
    kind=RuleKind.TEXT,
    where=Where.EACH_VILLAGE,
    starts_at=None,
    ends_at=None,
    note="村（社区）两委干部全天候接待群众",
)
RLAW = RuleSpec(
    code="RLAW",
    name="律师值班接待",
    rrule=EVERY_DAY,
    who=Who.LAWYERS,
    point_code="PC03",
    rest_day_policy=RestDayPolicy.SKIP,
)
RDIR = RuleSpec(
    code="RDIR",
    name="信访局主任轮流接待日",
    rrule=EVERY_DAY,
    who=Who.BUREAU_LEADERS,
    point_code="PC01",
    rest_day_policy=RestDayPolicy.SKIP,
    is_active=False,
)
RJOINT = RuleSpec(
    code="RJOINT",
    name="联合接访",
    rrule=EVERY_DAY,
    who=Who.RESIDENT_UNITS,
    point_code="PC01",
    rest_day_policy=RestDayPolicy.SKIP,
    absence_policy=AbsencePolicy.LEAVE_OUT,
    is_published=False,
    is_active=False,
    note="驻厅单位派员，由各单位自行安排人员",
)
RUNIT = RuleSpec(
    code="RUNIT",
    name="县直单位领导接待日",
    rrule="FREQ=MONTHLY;BYMONTHDAY=10",
    who=Who.UNIT_HEAD,
    where=Where.EACH_UNIT,
    rest_day_policy=RestDayPolicy.NEXT_WORKDAY,
    absence_policy=AbsencePolicy.LEAVE_OUT,
    is_active=False,
)
RQUOTA = RuleSpec(
    code="RQUOTA",
    name="接访次数下限",
    kind=RuleKind.CHECKS,
    where=Where.ANY,
    starts_at=None,
    ends_at=None,
    note="县领导每月至少一次，镇领导每周至少一次，党政主要领导每月至少一天",
)


def _on_demand(code: str, name: str, *, where: Where = Where.ANY, is_published: bool, note: str = "") -> RuleSpec:
    return RuleSpec(
        code=code,
        name=name,
        kind=RuleKind.ON_DEMAND,
        who=Who.ANY_LEADER,
        where=where,
        is_published=is_published,
        note=note,
    )


ON_DEMAND = (
    _on_demand("RAPPT", "重点约访", is_published=False, note="公示会暴露信访人，默认不公示"),
    _on_demand("ROUT", "带案下访", is_published=False),
    _on_demand("RTHEME", "专题接访", is_published=True, note="须写明专题"),
    _on_demand("RVIDEO", "视频接访", is_published=True, note="接访场所须有视频终端"),
    _on_demand("RNIGHT", "平安夜访", where=Where.EACH_VILLAGE, is_published=False),
)
_TOWNS_AND_VILLAGES = (RVIL_HALF, RVIL_DAILY, RLAW, RDIR, RJOINT, RUNIT, RQUOTA, *ON_DEMAND)

RDAY = RuleSpec(
    code="RDAY",
    name="县领导每日接访",
    rrule=EVERY_DAY,
    who=Who.COUNTY_LEADERS,
    point_code="PC01",
    rest_day_policy=RestDayPolicy.SKIP,
    counts_as_activity=True,
)
_NOT_MONDAYS = "FREQ=DAILY;BYDAY=TU,WE,TH,FR,SA,SU"
_PRINCIPAL_DAY = replace(R15_SEC, rest_day_policy=RestDayPolicy.NEXT_WORKDAY)

TEMPLATE_SETS: Mapping[str, tuple[RuleSpec, ...]] = {
    "SEED001": (R15_SEC, R15_HEAD, R15_TOWN, RMON, *_TOWNS_AND_VILLAGES),
    "HENAN2024": (
        replace(RMON, name="每周一党政主要领导接访", who=Who.PRINCIPALS, point_code="PC02"),
        replace(RDAY, rrule=_NOT_MONDAYS),
        *_TOWNS_AND_VILLAGES,
    ),
    "GANSU": (
        replace(_PRINCIPAL_DAY, rrule="FREQ=MONTHLY;BYMONTHDAY=10", note="每月一天，日期由县里定"),
        replace(
            _PRINCIPAL_DAY,
            code="R15-HEAD",
            name="县长接访日",
            rrule="FREQ=MONTHLY;BYMONTHDAY=20",
            who=Who.COUNTY_HEAD,
            note="每月一天，日期由县里定",
        ),
        RDAY,
        *_TOWNS_AND_VILLAGES,
    ),
    "XIANYOU": (
        replace(R15_SEC, rest_day_policy=RestDayPolicy.HOLD),
        replace(R15_HEAD, rest_day_policy=RestDayPolicy.HOLD),
        replace(RDAY, rest_day_policy=RestDayPolicy.HOLD),
        RuleSpec(
            code="RTOWN-MON",
            name="每周一镇党政主要领导接访",
            rrule=MONDAYS,
            who=Who.TOWN_PRINCIPALS,
            where=Where.EACH_TOWN,
            rest_day_policy=RestDayPolicy.NEXT_WORKDAY_SAME_WEEK,
        ),
        RuleSpec(
            code="RTOWN-DAY",
            name="镇领导每日接访",
            rrule=_NOT_MONDAYS,
            who=Who.TOWN_DEPUTIES,
            where=Where.EACH_TOWN,
            rest_day_policy=RestDayPolicy.SKIP,
        ),
        *_TOWNS_AND_VILLAGES,
    ),
}
