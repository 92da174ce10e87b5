"""A county in a database, small enough to be planned in a second. Every name is invented."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from rota.office.models import (
    Absence,
    AbsenceStatus,
    Area,
    AreaLevel,
    DutyTerms,
    HalfDay,
    Link,
    LinkRole,
    Load,
    Person,
    Post,
    PostKind,
    ReceptionPoint,
    Unit,
    Wish,
    WishKind,
)
from rota.office.settings import save_office_settings
from rota.planning.generate import generate_month
from rota.planning.models import PlanVersion
from rota.rules.use_cases import install_template
from rota.settings import ZONE
from rota.storage.engine import open_engine
from rota.storage.upgrade import upgrade_schema
from rota.workdays.models import CalendarDay, CalendarStatus, DayKind
from rota.workdays.months import Month
from solver.limits import Limits

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=ZONE)
DECEMBER = Month(2026, 12)
LIMITS = Limits(seconds=60, deterministic_seconds=5)

AREAS = (
    ("COUNTY", AreaLevel.COUNTY, None, "岚汀县"),
    ("T01", AreaLevel.TOWN, "COUNTY", "汀城镇"),
    ("T02", AreaLevel.TOWN, "COUNTY", "东漈镇"),
    ("V001", AreaLevel.VILLAGE, "T01", "东门社区"),
    ("V002", AreaLevel.VILLAGE, "T01", "䶮溪村"),
    ("V003", AreaLevel.VILLAGE, "T02", "上墩村"),
)
POINTS = (
    ("PC01", "COUNTY", "一楼接访大厅"),
    ("PC02", "COUNTY", "二楼接访室"),
    ("PC03", "COUNTY", "律师工作室"),
    ("PT01", "T01", "汀城镇接待室"),
    ("PT02", "T02", "东漈镇接待室"),
    ("PV001", "V001", "东门社区党群服务中心"),
    ("PV003", "V003", "上墩村党群服务中心"),
)
LEADERS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("L01", "县委书记", {"is_secretary": True, "is_standing_committee": True}),
    ("L02", "县长", {"is_county_head": True, "is_standing_committee": True}),
    ("L03", "县委常委", {"is_standing_committee": True, "in_monday_pool": True}),
    ("L04", "副县长", {"in_monday_pool": True}),
    ("L05", "副县长", {"in_monday_pool": True}),
)
LINKS = (
    ("T01", "L01", LinkRole.COUNTY_LEADER),
    ("T02", "L02", LinkRole.COUNTY_LEADER),
    ("T01", "L03", LinkRole.COUNTY_LEADER),
    ("T02", "L04", LinkRole.COUNTY_LEADER),
    ("T02", "L05", LinkRole.COUNTY_LEADER),
    ("T01", "U01", LinkRole.UNIT_HEAD),
    ("T02", "U02", LinkRole.UNIT_HEAD),
    ("V001", "T01L01", LinkRole.TOWN_LEADER),
    ("V002", "T01L02", LinkRole.TOWN_LEADER),
    ("V003", "T02L01", LinkRole.TOWN_LEADER),
    ("V001", "T01C01", LinkRole.VILLAGE_CADRE),
)


def add_county(db: Session) -> None:
    """The whole county with template set SEED001. The county head is away on 15 December 2026."""
    areas = _add_areas(db)
    units = {code: Unit(code=code, name=f"县{code}局") for code in ("U01", "U02")}
    db.add_all(units.values())
    db.flush()
    db.add_all(
        ReceptionPoint(code=code, area_id=areas[area].id, name=name, facilities="视频终端" if code == "PC02" else "")
        for code, area, name in POINTS
    )
    db.add(ReceptionPoint(code="PU01", area_id=areas["COUNTY"].id, unit_id=units["U01"].id, name="县U01局接访室"))
    _add_posts(db, areas, units)
    posts = {post.code: post for post in db.scalars(select(Post))}
    db.add_all(Link(area_id=areas[area].id, post_id=posts[code].id, role=role) for area, code, role in LINKS)
    db.add_all(
        Load(post_id=posts[code].id, metric=metric, value=value, starts_on=date(2026, 1, 1), ends_on=date(2026, 11, 30))
        for code, metric, value in (
            ("L03", "monday_receptions", 4),
            ("L04", "monday_receptions", 3),
            ("L05", "monday_receptions", 4),
            ("T01L01", "village_halfdays", 44),
        )
    )
    db.add(Wish(post_id=posts["L04"].id, day_on=date(2026, 12, 7), kind=WishKind.AVOID, weight=2))
    db.add(DutyTerms(post_id=posts["S01"].id, duty_role="leader"))
    add_absence(db, "L02", date(2026, 12, 15))
    db.add(
        CalendarDay(
            day_on=date(2026, 1, 1),
            kind=DayKind.OFF,
            name="元旦",
            is_statutory=True,
            status=CalendarStatus.OFFICIAL,
            source="",
            imported_by="tester",
            imported_at=NOW,
        )
    )
    save_office_settings(db, values={"county": "岚汀县", "bureau_name": "岚汀县信访局", "hotline": "0599-5550000"})
    install_template(db, name="SEED001", actor="tester", now=NOW)


def _add_areas(db: Session) -> dict[str, Area]:
    areas: dict[str, Area] = {}
    for code, level, parent, name in AREAS:
        areas[code] = Area(code=code, level=level, name=name, parent_id=areas[parent].id if parent else None)
        db.add(areas[code])
        db.flush()
    return areas


def _add_posts(db: Session, areas: dict[str, Area], units: dict[str, Unit]) -> None:
    for code, title, flags in LEADERS:
        add_post(db, code, PostKind.COUNTY_LEADER, title=title, in_fixed15=True, **flags)
    for code, unit in units.items():
        add_post(db, code, PostKind.UNIT_HEAD, title="局长", unit_id=unit.id)
    for town in ("T01", "T02"):
        for number in (1, 2, 3):
            title = "党委书记" if number == 1 else "副镇长"
            add_post(
                db,
                f"{town}L0{number}",
                PostKind.TOWN_LEADER,
                title=title,
                area_id=areas[town].id,
                in_halfday_pool=True,
                sort_order=number,
            )
    add_post(db, "T01C01", PostKind.TOWN_CADRE, title="包村干部", area_id=areas["T01"].id)
    add_post(db, "S01", PostKind.BUREAU_STAFF, title="局长")
    add_post(db, "W01", PostKind.LAWYER, title="律师", weekdays=["MON", "TUE", "WED"])
    add_post(db, "W02", PostKind.LAWYER, title="律师", weekdays=["WED", "THU", "FRI"], max_days_month=12)


def add_post(db: Session, code: str, kind: PostKind, *, person: Person | None = None, **columns: Any) -> Post:
    """A post with a holder of its own, unless ``person`` holds it too."""
    if person is None:
        person = Person(name=f"甲{code}")
        db.add(person)
        db.flush()
    post = Post(code=code, kind=kind, person_id=person.id, **columns)
    db.add(post)
    db.flush()
    return post


def add_absence(
    db: Session,
    code: str,
    first: date,
    last: date | None = None,
    *,
    half: HalfDay = HalfDay.ALL,
    status: AbsenceStatus = AbsenceStatus.APPROVED,
) -> None:
    """Leave of the holder of post ``code``."""
    post_id = db.scalars(select(Post.id).where(Post.code == code)).one()
    db.add(
        Absence(
            code=f"A-{code}-{first}", post_id=post_id, starts_on=first, ends_on=last or first, half=half, status=status
        )
    )
    db.flush()


def generate(db: Session, month: Month = DECEMBER, *, seed: int = 1) -> PlanVersion:
    """The month's draft."""
    limits = Limits(seconds=LIMITS.seconds, deterministic_seconds=LIMITS.deterministic_seconds, seed=seed)
    return generate_month(db, month=month, limits=limits, actor="tester", now=NOW)


def write_county(file: Path, *, is_planned: bool) -> Path:
    """The county as a database file, with December's draft if ``is_planned``."""
    with open_county(file, is_new=True) as engine, Session(engine) as db:
        add_county(db)
        if is_planned:
            generate(db)
        db.commit()
    return file


@contextmanager
def open_county(file: Path, *, is_new: bool = False) -> Iterator[Engine]:
    """The engine of a county's file."""
    engine = open_engine(f"sqlite:///{file}")
    if is_new:
        upgrade_schema(engine)
    yield engine
    engine.dispose()


@contextmanager
def copied_county(original: Path, folder: Path) -> Iterator[Session]:
    """A database session on a copy of a county's file."""
    with open_county(Path(shutil.copy(original, folder / "rota.sqlite3"))) as engine, Session(engine) as db:
        yield db
