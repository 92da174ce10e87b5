"""A crowded month for the typesetters: 30 rows, long titles, rare characters, every kind of row. All invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from rota.office.models import AreaLevel
from rota.planning.models import ReceptionStatus, Role
from rota.publication.values import Attendee, MonthRelease, NoticeReception, TownSheet, VillageSheet
from tests.sample_release import ZONE, attendee, reception, sample_release

NAMES = ("董毅昌", "危𬱖", "李强", "上官锦荣", "魏晓胜", "阿依努尔·买合木提", "卢䶮", "张〇一")
LONG_TITLE = "县委常委、县人民政府党组副书记、常务副县长兼经济开发区党工委书记"
TOWNS = ("汀城镇", "东漈镇", "白鹭溪镇", "岚汀经济开发区", "龙湖生态旅游度假区")
VILLAGES = ("东门社区", "䶮溪村", "上墩村", "牛角湾畲族村", "大禾坑村", "长濑村")
FIRST = datetime(2026, 12, 1, tzinfo=ZONE)


def crowded_month(*, rows: int = 30) -> MonthRelease:
    """December 2026, second release: ``rows`` county receptions, towns with nine people each, rosters, half-days."""
    county = [_county(index) for index in range(rows)]
    towns = [_town(number, name) for number, name in enumerate(TOWNS, start=1)]
    receptions = [*county, *(_visit(town) for town in towns), *_rosters()]
    receptions += [half_day(village, town, week) for town in towns for village in town.villages for week in range(4)]
    return replace(
        sample_release(county_receptions=0),
        number=2,
        towns=tuple(towns),
        receptions=tuple(sorted(receptions, key=lambda one: (one.starts_at, one.id))),
    )


def with_receptions(*receptions: NoticeReception, release: MonthRelease | None = None) -> MonthRelease:
    """A release with these receptions and no others."""
    return replace(release or sample_release(), receptions=receptions)


def half_day(village: VillageSheet, town: TownSheet, week: int, **changes: object) -> NoticeReception:
    """The village's Tuesday morning of the ``week`` counted from 1 December, with whatever else is asked for."""
    assert village.leader
    usual = reception(
        id=f"RVIL-HALF.2026-W{49 + week}.{village.code}",
        rule="RVIL-HALF",
        rule_name="镇领导下村接访",
        level=AreaLevel.VILLAGE,
        town=(town.code, town.name),
        village=(village.code, village.name),
        place=(village.place_code or "", village.place_name, ""),
        starts_at=FIRST + timedelta(weeks=week, hours=8, minutes=30),
        minutes=210,
        people=(village.leader, *village.cadres),
    )
    return replace(usual, **changes)  # type: ignore[arg-type]


def roster_day(
    rule: str, name: str, day: int, *people: Attendee, hours: int = 8, minutes: int = 540
) -> NoticeReception:
    """One day of the daily offer beside the leaders."""
    return reception(
        id=f"{rule}.{day:02}",
        rule=rule,
        rule_name=name,
        place=("PC03", "县矛盾纠纷多元化调处中心", "岚汀县汀城镇岚源路86号"),
        starts_at=FIRST + timedelta(days=day - 1, hours=hours, minutes=30),
        minutes=minutes,
        people=people,
    )


def lawyer(name: str = "佘萍静") -> Attendee:
    return attendee("W01", name, "律师", fields="", role=Role.LAWYER)


def _county(index: int) -> NoticeReception:
    host = attendee(
        f"L{index:02}",
        NAMES[index % len(NAMES)],
        LONG_TITLE if index % 3 == 0 else "副县长、县公安局局长",
        fields="党的建设；农业农村；信访（牵头信访工作联席会议）；群团",
        rank_order=index,
        substitute_for="闵建铭" if index == 4 else None,
    )
    return reception(
        id=f"RMON.{index:02}",
        starts_at=FIRST + timedelta(days=index, hours=9),
        people=() if index == 9 else (host,),
        moved_from=date(2026, 12, 15) if index == 7 else None,
        status=ReceptionStatus.UNFILLED if index == 9 else ReceptionStatus.PLANNED,
    )


def _town(number: int, name: str) -> TownSheet:
    code = f"T{number:02}"
    return TownSheet(
        code=code,
        name=name,
        address=f"{name}政府路1号",
        phone="0599-5550333",
        place_code=f"P{code}",
        place_name=f"{name}群众接待室",
        villages=tuple(_village(code, name, index) for index in range(len(VILLAGES))),
    )


def _village(town: str, town_name: str, index: int) -> VillageSheet:
    code = f"V{town[1:]}{index}"
    return VillageSheet(
        code=code,
        name=VILLAGES[index],
        place_code=f"P{code}",
        place_name=f"{town_name}{VILLAGES[index]}党群服务中心一楼接访室",
        place_phone="0599-5550342",
        town_code=town,
        daily_text="村（社区）两委干部全天候接待群众",
        leader=attendee(f"{town}L{index}", NAMES[index], "党委委员、武装部部长、副镇长", fields="", rank_order=index),
        cadres=(attendee(f"{town}C{index}", NAMES[-1 - index], "包村干部", fields="", role=Role.CADRE),),
    )


def _visit(town: TownSheet) -> NoticeReception:
    leaders = [
        attendee(f"L{town.code}{index}", NAMES[index], LONG_TITLE if index == 0 else "县政协副主席", rank_order=index)
        for index in range(4)
    ]
    heads = [
        attendee(f"U{town.code}{index}", NAMES[index], "党组书记、局长", unit=unit, fields="", rank_order=200 + index)
        for index, unit in enumerate(("县发展和改革局", "县自然资源局", "县市场监督管理局", "县应急管理局", "县司法局"))
    ]
    return reception(
        id=f"R15-TOWN.2026-12.{town.code}",
        rule="R15-TOWN",
        rule_name="县领导到挂钩镇接访",
        level=AreaLevel.TOWN,
        town=(town.code, town.name),
        place=(town.place_code or "", town.place_name, town.address),
        starts_at=FIRST + timedelta(days=14, hours=9),
        people=(*leaders, *heads),
    )


def _rosters() -> list[NoticeReception]:
    workdays = [day for day in range(1, 32) if date(2026, 12, day).weekday() < 5]
    units = tuple(
        attendee(f"U{index}", unit, "工作人员", unit=unit, fields="", rank_order=index)
        for index, unit in enumerate(("县自然资源局", "县人力资源和社会保障局", "县司法局"))
    )
    return [
        *(roster_day("RLAW", "律师值班接待", day, lawyer(NAMES[day % len(NAMES)])) for day in workdays),
        *(roster_day("RJOINT", "联合接访", day, *units) for day in workdays),
    ]
