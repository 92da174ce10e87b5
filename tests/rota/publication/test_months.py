"""What the public sees of a release, frozen on the day it goes out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from rota.errors import BadInputError, NotFoundError
from rota.office.models import Area, AreaLevel, Link, LinkRole, Person, Post, PostKind, ReceptionPoint
from rota.planning.models import Role
from rota.planning.versions import find_release
from rota.publication.documents import build_document
from rota.publication.months import load_month_release
from rota.publication.release import approve_month, publish_month
from rota.publication.values import Attendee, DayLabel, MonthRelease, NoticeReception
from rota.rules.models import ReceptionRule
from rota.settings import ZONE
from tests.rota.planning.county_rows import DECEMBER, NOW, add_absence, copied_county, generate, write_county


@pytest.fixture(scope="session")
def stand_in_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """December with T01L01 away in the week of the 7th, approved."""
    file = write_county(tmp_path_factory.mktemp("stand_in") / "rota.sqlite3", is_planned=False)
    with copied_county(file, tmp_path_factory.mktemp("absence")) as db:
        add_absence(db, "T01L01", date(2026, 12, 7), date(2026, 12, 13))
        generate(db)
        approve_month(db, month=DECEMBER, actor="boss", now=NOW)
        db.commit()
        return Path(str(db.get_bind().url.database))


@pytest.fixture
def db(stand_in_file: Path, tmp_path: Path) -> Iterator[Session]:
    with copied_county(stand_in_file, tmp_path) as db:
        yield db


def release(db: Session) -> MonthRelease:
    publish_month(db, month=DECEMBER, actor="boss", now=NOW, late_reason="late")
    db.commit()
    return load_month_release(db, month="2026-12")


def of(month: MonthRelease, id_: str) -> NoticeReception:
    return next(one for one in month.receptions if one.id == id_)


def test_a_release_comes_back_as_it_was_built(db: Session) -> None:
    found = release(db)

    version = find_release(db, DECEMBER)
    assert version is not None
    assert found == build_document(db, version)
    assert msgspec.json.decode(msgspec.json.encode(found), type=MonthRelease) == found


def test_a_release_says_who_publishes_and_when(db: Session) -> None:
    found = release(db)

    assert (found.month, found.number, found.released_at) == ("2026-12", 1, NOW)
    assert (found.office.county, found.office.bureau, found.office.issuer, found.office.supervision_phone) == (
        "岚汀县",
        "岚汀县信访局",
        "岚汀县信访局",
        "0599-5550000",
    )


def test_the_address_is_the_reader_s(db: Session) -> None:
    found = release(db)

    assert load_month_release(db, month="2026-12", public_url="https://rota.example") == replace(
        found, public_url="https://rota.example"
    )


def test_the_days_reach_from_the_first_to_the_last_reception(db: Session) -> None:
    days = release(db).days

    assert (days[0].day, days[-1].day, len(days)) == (date(2026, 11, 30), date(2026, 12, 31), 32)
    assert days[6] == DayLabel(day=date(2026, 12, 6), is_workday=False, name="", is_adjusted=False)


def test_a_reception_is_told_in_words(db: Session) -> None:
    one = of(release(db), "R15-HEAD.2026-12")

    assert (one.rule_name, one.level, one.place_name, one.moved_from, one.publish_by) == (
        "县长接访日",
        AreaLevel.COUNTY,
        "二楼接访室",
        date(2026, 12, 15),
        date(2026, 12, 11),
    )
    assert (one.starts_at, one.is_public, one.sequence, one.changed_at) == (
        datetime(2026, 12, 16, 9, tzinfo=ZONE),
        True,
        0,
        NOW,
    )
    assert [(person.code, person.name, person.title, person.role) for person in one.people] == [
        ("L02", "甲L02", "县长", Role.HOST)
    ]


def test_a_town_s_reception_lists_leaders_before_heads_of_units(db: Session) -> None:
    one = of(release(db), "R15-TOWN.2026-12.T01")

    assert (one.level, one.town_name, one.village_name) == (AreaLevel.TOWN, "汀城镇", "")
    assert [(person.code, person.unit) for person in one.people] == [("L01", ""), ("L03", ""), ("U01", "县U01局")]


def test_a_stand_in_names_whom_they_replace(db: Session) -> None:
    one = of(release(db), "RVIL-HALF.2026-W50.V001")

    assert (one.level, one.village_name, one.place_name) == (AreaLevel.VILLAGE, "东门社区", "东门社区党群服务中心")
    assert [(person.code, person.role, person.substitute_for) for person in one.people] == [
        ("T01L03", Role.HOST, "甲T01L01"),
        ("T01C01", Role.CADRE, None),
    ]


def test_a_village_without_a_point_has_the_place_of_the_list(db: Session) -> None:
    db.scalars(select(Area).where(Area.code == "V002")).one().reception_place = "村口小卖部旁"

    found = release(db)

    assert of(found, "RVIL-HALF.2026-W50.V002").place_name == "村口小卖部旁"
    sheet = next(village for town in found.towns for village in town.villages if village.code == "V002")
    assert (sheet.place_code, sheet.place_name) == (None, "村口小卖部旁")


def test_towns_have_their_villages_leaders_and_cadres(db: Session) -> None:
    found = release(db)

    assert [(town.code, town.place_code, [village.code for village in town.villages]) for town in found.towns] == [
        ("T01", "PT01", ["V001", "V002"]),
        ("T02", "PT02", ["V003"]),
    ]
    first, second = found.towns[0].villages
    assert (first.leader.code if first.leader else None, [cadre.code for cadre in first.cadres]) == (
        "T01L01",
        ["T01C01"],
    )
    assert first.daily_text == "村（社区）两委干部全天候接待群众"
    assert (second.place_name, second.cadres) == ("䶮溪村", ())


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "is_linked"),
    [
        (date(2026, 12, 31), None, True),
        (date(2027, 1, 1), None, False),
        (None, date(2026, 12, 1), True),
        (None, date(2026, 11, 30), False),
    ],
)
def test_a_village_s_sheet_has_the_leader_of_the_month(
    db: Session, starts_on: date | None, ends_on: date | None, is_linked: bool
) -> None:
    village = db.scalars(select(Area.id).where(Area.code == "V001")).one()
    db.execute(delete(Link).where(Link.area_id == village))
    post = db.scalars(select(Post.id).where(Post.code == "T01L03")).one()
    db.add(Link(area_id=village, post_id=post, role=LinkRole.TOWN_LEADER, starts_on=starts_on, ends_on=ends_on))
    db.flush()

    leader = release(db).towns[0].villages[0].leader

    assert (leader.code if leader else None) == ("T01L03" if is_linked else None)


def test_a_town_without_a_point_is_called_by_its_name(db: Session) -> None:
    db.execute(delete(ReceptionPoint).where(ReceptionPoint.code == "PT02"))

    found = release(db)

    assert (found.towns[1].place_code, found.towns[1].place_name) == (None, "东漈镇")
    one = of(found, "R15-TOWN.2026-12.T02")
    assert (one.place_code, one.place_name, one.place_phone) == ("PT02", "", "")


def test_a_rule_that_is_gone_is_called_by_its_code_and_not_announced(db: Session) -> None:
    db.execute(delete(ReceptionRule).where(ReceptionRule.code.in_(("RLAW", "RVIL-DAILY"))))

    found = release(db)

    one = of(found, "RLAW.2026-12-09")
    assert (one.rule_name, one.is_public) == ("RLAW", False)
    assert found.towns[0].villages[0].daily_text == ""


def test_what_is_released_stays_when_the_office_changes(db: Session) -> None:
    before = release(db)
    for person in db.scalars(select(Person)):
        person.name = "乙"
    for post in db.scalars(select(Post)):
        post.title = "调研员"
    for area in db.scalars(select(Area)):
        area.name = "新名"
    db.execute(delete(ReceptionRule))
    db.commit()

    assert load_month_release(db, month="2026-12", number=1) == before


@pytest.mark.parametrize(("month", "number"), [("2027-01", None), ("2026-12", 2)])
def test_what_is_not_released_cannot_be_read(db: Session, month: str, number: int | None) -> None:
    release(db)

    with pytest.raises(NotFoundError, match=month):
        load_month_release(db, month=month, number=number)


def test_a_draft_cannot_be_read(db: Session) -> None:
    with pytest.raises(NotFoundError):
        load_month_release(db, month="2026-12")


def test_what_is_no_month_is_refused(db: Session) -> None:
    with pytest.raises(BadInputError):
        load_month_release(db, month="December")


def test_an_attendee_shows_fields_only_of_leaders(db: Session) -> None:
    for code in ("L02", "U01"):
        db.scalars(select(Post).where(Post.code == code)).one().fields = "农业；水利"

    found = release(db)

    (head,) = of(found, "R15-HEAD.2026-12").people
    assert head.fields == "农业；水利"
    chief = of(found, "R15-TOWN.2026-12.T01").people[-1]
    assert chief == Attendee(
        code="U01",
        name="甲U01",
        title="局长",
        fields="",
        unit="县U01局",
        role=Role.HOST,
        rank_order=1000 * tuple(PostKind).index(PostKind.UNIT_HEAD),
        substitute_for=None,
    )
