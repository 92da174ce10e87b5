"""What an import does with what is stored and no longer listed: nothing planned and nothing past is lost."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Integer, MetaData, Table, select
from sqlalchemy.orm import Session
from sqlalchemy.schema import Column, ForeignKey

from rota.office.history_models import PastReception
from rota.office.import_report import FieldChange, ImportReport, RowChange
from rota.office.importing import import_county
from rota.office.models import Absence, Area, Link, Load, Person, Post, ReceptionPoint, Unit, Wish
from rota.settings import ZONE
from rota.storage.base import Base
from rota.words import word
from tests.rota.office.small_county import FILES, changed, read_small
from tests.rota.office.test_importing import HISTORY, take_in, touched

CADRE = "T01C02,T01,白四,包村干部\n"
WITH_CADRE = {"town_cadres": FILES["town_cadres.csv"] + CADRE}


def posts(db: Session) -> dict[str, date | None]:
    return {post.code: post.active_to for post in db.scalars(select(Post))}


def plan_for(db: Session, model: type[Base], row_id: int) -> None:
    """A row of some later room that refers to a row of the office."""
    table = Table(
        f"plan_of_{model.__tablename__}",
        MetaData(),
        Column("id", Integer, primary_key=True),
        Column("target_id", ForeignKey(model.__table__.c.id)),  # type: ignore[attr-defined]
    )
    table.create(db.connection())
    db.execute(table.insert().values(target_id=row_id))


def texts(report: ImportReport) -> list[str]:
    return [word(note, "en") for note in report.notes]


def test_post_no_longer_listed_goes_with_its_person(db: Session, tmp_path: Path) -> None:
    take_in(db, tmp_path / "c", **WITH_CADRE)

    report = take_in(db, tmp_path / "c")

    assert touched(report) == {"town_cadres": {"removed": 1}}
    assert report.list_change("town_cadres").removed == ("T01C02",)
    assert "T01C02" not in posts(db)
    assert db.scalars(select(Person).where(Person.name == "白四")).all() == []


def test_post_that_a_plan_names_is_ended_the_day_before(db: Session, tmp_path: Path) -> None:
    take_in(db, tmp_path / "c", **WITH_CADRE)
    cadre = db.scalars(select(Post).where(Post.code == "T01C02")).one()
    plan_for(db, Post, cadre.id)

    first = take_in(db, tmp_path / "c")
    second = take_in(db, tmp_path / "c")

    assert posts(db)["T01C02"] == date(2026, 11, 19)
    assert first.list_change("town_cadres").ended == ("T01C02",)
    assert "T01C02 is no longer listed; plans name this post, so it was ended on 2026-11-19" in texts(first)
    assert second.is_empty


@pytest.mark.parametrize(
    ("term", "ends"),
    [
        (("2026-01-01", "2026-06-30"), date(2026, 6, 30)),
        (("2027-01-01", ""), date(2027, 1, 1)),
        (("2027-01-01", "2027-12-31"), date(2027, 1, 1)),
    ],
    ids=["ended already", "still to begin", "still to begin and end"],
)
def test_ended_post_keeps_a_sensible_term(db: Session, tmp_path: Path, term: tuple[str, str], ends: date) -> None:
    cadres = (
        f"id,town_id,name,title,active_from,active_to\nT01C01,T01,白三,干部,,\nT01C02,T01,白四,干部,{','.join(term)}\n"
    )
    take_in(db, tmp_path / "c", town_cadres=cadres)
    plan_for(db, Post, db.scalars(select(Post.id).where(Post.code == "T01C02")).one())

    take_in(db, tmp_path / "c")

    assert posts(db)["T01C02"] == ends


def test_absences_and_loads_go_with_a_removed_post(db: Session, tmp_path: Path) -> None:
    rows = {
        "absences": FILES["absences.csv"] + "A002,TOWN_CADRE,T01C02,2026-12-01,2026-12-02,AM,事假,APPROVED\n",
        "loads_2026": FILES["loads_2026.csv"] + "TOWN_CADRE,T01C02,village_halfdays,1,2026\n",
        "wishes": FILES["wishes.csv"] + "T01C02,2026-12-31,AVOID,1\n",
        "village_links": FILES["village_links.csv"] + "V002,T02L02,VILLAGE_CADRE,,\nV001,T01C02,VILLAGE_CADRE,,\n",
    }
    take_in(db, tmp_path / "c", **WITH_CADRE, **rows)

    take_in(db, tmp_path / "c", absences=None, loads_2026=None, wishes=None)

    assert [len(db.scalars(select(model)).all()) for model in (Absence, Load, Wish)] == [1, 1, 1]
    assert len(db.scalars(select(Link)).all()) == 8


def test_list_not_handed_in_leaves_what_is_stored(db: Session, tmp_path: Path) -> None:
    take_in(db, tmp_path / "c")

    report = take_in(
        db, tmp_path / "c", town_cadres=None, village_links=None, absences=None, wishes=None, loads_2026=None
    )

    assert "T01C01" in posts(db)
    assert [len(db.scalars(select(model)).all()) for model in (Absence, Load, Wish)] == [1, 1, 1]
    assert "town_cadres" not in touched(report)


def test_absence_to_come_is_removed_and_one_that_is_over_stays(db: Session, tmp_path: Path) -> None:
    take_in(
        db,
        tmp_path / "c",
        absences=FILES["absences.csv"]
        + "A002,LEADER,L02,2026-11-18,2026-11-19,ALL,会议,APPROVED\n"
        + "A003,LEADER,L02,2026-11-18,2026-11-20,ALL,会议,APPROVED\n",
        wishes=FILES["wishes.csv"] + "L02,2026-11-19,AVOID,1\nL02,2026-11-20,AVOID,1\n",
    )

    report = take_in(db, tmp_path / "c")

    assert sorted(db.scalars(select(Absence.code))) == ["A001", "A002"]
    assert sorted(db.scalars(select(Wish.day_on))) == [date(2026, 11, 19), date(2026, 12, 31)]
    assert report.list_change("wishes").removed == ("L02 2026-11-20 AVOID",)


def test_loads_and_history_of_other_years_stay(db: Session, tmp_path: Path) -> None:
    take_in(
        db,
        tmp_path / "c",
        loads_2026=FILES["loads_2026.csv"] + "LEADER,L02,oncall_days,3,2026\n",
        loads_2025=FILES["loads_2026.csv"].replace("2026", "2025"),
        **HISTORY,
    )

    report = take_in(
        db,
        tmp_path / "c",
        history_2025_sessions=None,
        history_2026_sessions=HISTORY["history_2025_sessions"].replace("JF1,2025", "JF2,2026"),
    )

    assert sorted(db.scalars(select(Load.starts_on))) == [date(2025, 1, 1), date(2026, 1, 1)]
    assert sorted(db.scalars(select(PastReception.code))) == ["JF1", "JF2"]
    assert report.list_change("loads").removed == ("L02 oncall_days 2026-01-01",)


def test_history_of_the_same_year_follows_the_list(db: Session, tmp_path: Path) -> None:
    take_in(db, tmp_path / "c", **HISTORY)

    report = take_in(
        db, tmp_path / "c", **{key: text.replace("JF1,2025-01-06", "JF9,2025-01-07") for key, text in HISTORY.items()}
    )

    assert touched(report) == {"history_sessions": {"added": 1, "removed": 1}, "history_cases": {"changed": 1}}
    assert report.list_change("history_cases").changed == (
        RowChange("XF1", (FieldChange("场次号"), FieldChange("收到日期"))),
    )
    assert list(db.scalars(select(PastReception.code))) == ["JF9"]


def test_link_no_longer_listed_is_removed(db: Session, tmp_path: Path) -> None:
    take_in(db, tmp_path / "c")

    report = take_in(db, tmp_path / "c", **changed("village_links", "V001,T01C01,VILLAGE_CADRE,2026-01-01,\n", ""))

    assert report.list_change("village_links").removed == ("V001 T01C01 VILLAGE_CADRE 2026-01-01",)


MORE_PLACES = {
    "towns": FILES["towns.csv"] + "T03,青冈镇,镇\n",
    "villages": FILES["villages.csv"] + "V003,T02,东河村,T02L02,,\n",
    "village_links": FILES["village_links.csv"] + "V003,T02L02,TOWN_LEADER,,\n",
    "units": FILES["units.csv"] + "U03,县水利局,方九,男,局长,L02,T01,Y\n",
    "reception_points": FILES["reception_points.csv"] + "PV003,VILLAGE,V003,东河村,,\n",
}


def test_places_no_longer_listed_are_removed(db: Session, tmp_path: Path) -> None:
    take_in(db, tmp_path / "c", **MORE_PLACES)

    report = take_in(db, tmp_path / "c")

    assert {change.list_key: change.removed for change in report.lists if change.removed} == {
        "towns": ("T03",),
        "villages": ("V003",),
        "village_links": ("V003 T02L02 TOWN_LEADER",),
        "units": ("U03",),
        "reception_points": ("PV003",),
    }


@pytest.mark.parametrize(("model", "code"), [(Area, "V003"), (Area, "T03"), (Unit, "U03"), (ReceptionPoint, "PV003")])
def test_place_that_a_plan_names_is_kept(db: Session, tmp_path: Path, model: type[Base], code: str) -> None:
    take_in(db, tmp_path / "c", **MORE_PLACES)
    row = next(row for row in db.scalars(select(model)) if row.code == code)  # type: ignore[attr-defined]
    plan_for(db, model, row.id)

    first = take_in(db, tmp_path / "c")
    second = take_in(db, tmp_path / "c")

    kept = f"{code} is no longer listed but was kept, because plans or people refer to it"
    assert kept in texts(first)
    assert kept in texts(second)
    assert second.is_empty


def test_person_whom_a_plan_names_is_kept(db: Session, tmp_path: Path) -> None:
    take_in(db, tmp_path / "c")
    head = db.scalars(select(Person).where(Person.name == "方一")).one()
    plan_for(db, Person, head.id)

    take_in(db, tmp_path / "c", **changed("units", "方一", "方二"))

    assert sorted(db.scalars(select(Person.name).where(Person.name.startswith("方")))) == ["方一", "方二"]


def test_today_is_the_offices_day_and_not_that_of_greenwich(db: Session, tmp_path: Path) -> None:
    take_in(db, tmp_path / "c", wishes=FILES["wishes.csv"] + "L02,2026-11-20,AVOID,1\n")
    early = datetime(2026, 11, 21, 0, 30, tzinfo=ZONE)

    import_county(db, lists=read_small(tmp_path / "c"), actor="clerk", now=early)

    assert sorted(db.scalars(select(Wish.day_on))) == [date(2026, 11, 20), date(2026, 12, 31)]
