"""A released month made by hand, for tests of exports and pages. Every name is invented."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from rota.office.models import AreaLevel
from rota.planning.models import ReceptionStatus, Role
from rota.publication.values import (
    Attendee,
    DayLabel,
    MonthRelease,
    NoticeReception,
    OfficeIdentity,
    TownSheet,
    VillageSheet,
)

ZONE = ZoneInfo("Asia/Shanghai")
RELEASED_AT = datetime(2026, 11, 20, 9, 0, tzinfo=ZONE)
OFFICE = OfficeIdentity(
    county="岚汀县",
    city="沧平市",
    bureau="岚汀县信访局",
    issuer="岚汀县信访工作联席会议",
    address="岚汀县汀城镇岚源路88号",
    hotline="0599-5550000",
    supervision_phone="0599-5559999",
    website="http://xfj.lanting.example",
    wechat="岚汀信访",
    max_representatives=5,
    collective_min_persons=5,
)


def attendee(
    code: str = "L13",
    name: str = "董毅昌",
    title: str = "副县长",
    *,
    fields: str = "自然资源；住房和城乡建设",
    unit: str = "",
    role: Role = Role.HOST,
    rank_order: int = 13,
    substitute_for: str | None = None,
) -> Attendee:
    return Attendee(
        code=code,
        name=name,
        title=title,
        fields=fields,
        unit=unit,
        role=role,
        rank_order=rank_order,
        substitute_for=substitute_for,
    )


def reception(
    *,
    id: str = "RMON.2026-W50",
    rule: str = "RMON",
    rule_name: str = "每周一县领导接访",
    level: AreaLevel = AreaLevel.COUNTY,
    town: tuple[str, str] | None = None,
    village: tuple[str, str] | None = None,
    place: tuple[str, str, str] = ("PC01", "县群众来访接待中心（县信访局）一楼接访大厅", "岚汀县汀城镇岚源路88号"),
    starts_at: datetime = datetime(2026, 12, 7, 9, 0, tzinfo=ZONE),
    minutes: int = 150,
    moved_from: date | None = None,
    status: ReceptionStatus = ReceptionStatus.PLANNED,
    theme: str = "",
    people: tuple[Attendee, ...] = (attendee(),),
    is_public: bool = True,
    sequence: int = 0,
    changed_at: datetime = RELEASED_AT,
) -> NoticeReception:
    return NoticeReception(
        id=id,
        rule=rule,
        rule_name=rule_name,
        level=level,
        town_code=town[0] if town else None,
        town_name=town[1] if town else "",
        village_code=village[0] if village else None,
        village_name=village[1] if village else "",
        place_code=place[0],
        place_name=place[1],
        place_address=place[2],
        place_phone="0599-5550472",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=minutes),
        moved_from=moved_from,
        status=status,
        theme=theme,
        people=people,
        publish_by=starts_at.date() - timedelta(days=5),
        is_public=is_public,
        sequence=sequence,
        changed_at=changed_at,
    )


def _day(day: date) -> DayLabel:
    return DayLabel(day=day, is_workday=day.weekday() < 5, name="", is_adjusted=False)


def _towns() -> tuple[TownSheet, ...]:
    sheets = []
    for town, name, villages in (
        ("T01", "汀城镇", ("东门社区", "西门社区", "䶮溪村")),
        ("T02", "东漈镇", ("上墩村", "下墩村")),
    ):
        sheets.append(
            TownSheet(
                code=town,
                name=name,
                address=f"{name}政府路1号",
                phone="0599-5550333",
                place_code=f"P{town}",
                place_name=f"{name}群众接待室",
                villages=tuple(
                    VillageSheet(
                        code=f"V{town[1:]}{number}",
                        name=village,
                        place_code=f"PV{town[1:]}{number}",
                        place_name=f"{name}{village}党群服务中心一楼接访室",
                        place_phone="0599-5550342",
                        town_code=town,
                        daily_text="村（社区）两委干部全天候接待群众",
                        leader=_town_leader(town, number),
                        cadres=(_cadre(town, number),),
                    )
                    for number, village in enumerate(villages, start=1)
                ),
            )
        )
    return tuple(sheets)


def _town_leader(town: str, number: int) -> Attendee:
    names = ("龚德文", "卢䶮", "欧阳明")
    return attendee(f"{town}L{number:02}", names[number - 1], "副镇长", fields="农业", rank_order=number)


def _cadre(town: str, number: int) -> Attendee:
    return attendee(f"{town}C{number:02}", "吕荣", "包村干部", fields="", role=Role.CADRE, rank_order=100 + number)


def sample_release(*, number: int = 1, county_receptions: int = 8) -> MonthRelease:
    """December 2026, with ``county_receptions`` at county level, one R15 at each town and weekly half-days."""
    names = ("董毅昌", "危𬱖", "李强", "上官锦荣", "魏晓胜", "阿依努尔·买合木提")
    receptions = [
        reception(
            id=f"RMON.2026-{index:02}",
            starts_at=datetime(2026, 12, 1, 9, 0, tzinfo=ZONE) + timedelta(days=index % 28),
            people=(attendee(f"L{index:02}", names[index % len(names)], "县委常委、常务副县长", rank_order=index),),
        )
        for index in range(county_receptions)
    ]
    receptions.append(
        reception(
            id="R15-HEAD.2026-12",
            rule="R15-HEAD",
            rule_name="县长接访日",
            place=("PC02", "县群众来访接待中心二楼领导接访室", "岚汀县汀城镇岚源路88号"),
            starts_at=datetime(2026, 12, 18, 9, 0, tzinfo=ZONE),
            moved_from=date(2026, 12, 15),
            people=(attendee("L02", "闵建铭", "县委副书记、县长", fields="主持县政府全面工作；审计", rank_order=2),),
        )
    )
    for town in _towns():
        receptions.append(
            reception(
                id=f"R15-TOWN.2026-12.{town.code}",
                rule="R15-TOWN",
                rule_name="县领导到挂钩镇接访",
                level=AreaLevel.TOWN,
                town=(town.code, town.name),
                place=(town.place_code or "", town.place_name, town.address),
                starts_at=datetime(2026, 12, 15, 9, 0, tzinfo=ZONE),
                people=(
                    attendee("L03", "危𬱖", "县委专职副书记", rank_order=3),
                    attendee("U10", "危碧红", "局长", unit="县发展和改革局", fields="", rank_order=210),
                ),
            )
        )
        for village in town.villages:
            assert village.leader
            for week in range(4):
                receptions.append(
                    reception(
                        id=f"RVIL-HALF.2026-W{49 + week}.{village.code}",
                        rule="RVIL-HALF",
                        rule_name="镇领导下村接访",
                        level=AreaLevel.VILLAGE,
                        town=(town.code, town.name),
                        village=(village.code, village.name),
                        place=(village.place_code or "", village.place_name, ""),
                        starts_at=datetime(2026, 12, 1, 8, 30, tzinfo=ZONE) + timedelta(weeks=week),
                        minutes=210,
                        people=(village.leader, *village.cadres),
                    )
                )
    return MonthRelease(
        month="2026-12",
        number=number,
        released_at=RELEASED_AT,
        office=OFFICE,
        days=tuple(_day(date(2026, 12, 1) + timedelta(days=offset)) for offset in range(31)),
        towns=_towns(),
        receptions=tuple(sorted(receptions, key=lambda one: (one.starts_at, one.id))),
        public_url="http://127.0.0.1:8000",
    )
