from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from rota.accounts.models import AuditEntry
from rota.errors import BadInputError
from rota.office.history_models import PastCase, PastReception, PastVillageWeek
from rota.office.import_report import FieldChange, ImportReport, RowChange
from rota.office.importing import import_county
from rota.office.models import (
    Absence,
    Area,
    DutyTerms,
    Link,
    LinkRole,
    Load,
    Person,
    Post,
    ReceptionPoint,
    Unit,
    Wish,
)
from rota.office.reading import read_county
from rota.office.settings import load_office_settings
from rota.settings import ZONE
from rota.storage.base import Base
from rota.words import word
from tests.rota.office.small_county import FILES, changed, read_small, write_county

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=ZONE)


def take_in(db: Session, folder: Path, **changes: str | None) -> ImportReport:
    for old in folder.glob("*.csv"):
        old.unlink()
    return import_county(db, lists=read_small(folder, **changes), actor="clerk", now=NOW)


def touched(report: ImportReport) -> dict[str, dict[str, int]]:
    return {
        change.list_key: {name: count for name, count in change.counts().items() if count and name != "unchanged"}
        for change in report.lists
        if not change.is_empty
    }


def everything(db: Session) -> dict[str, list[tuple[object, ...]]]:
    return {
        table.name: [tuple(row) for row in db.execute(select(table).order_by(*table.primary_key.columns))]
        for table in Base.metadata.sorted_tables
    }


def post(db: Session, code: str) -> Post:
    return db.scalars(select(Post).where(Post.code == code)).one()


def test_first_import_adds_every_row(db: Session, tmp_path: Path) -> None:
    report = take_in(db, tmp_path / "c")

    assert touched(report) == {
        "settings": {"changed": 2},
        "towns": {"added": 2},
        "villages": {"added": 2},
        "reception_points": {"added": 5},
        "village_links": {"added": 3},
        "units": {"added": 2},
        "leaders": {"added": 3},
        "town_leaders": {"added": 4},
        "town_cadres": {"added": 1},
        "absences": {"added": 1},
        "wishes": {"added": 1},
        "loads": {"added": 1},
    }
    assert report.people == 9
    assert (report.is_dry_run, report.is_empty) == (False, False)


def test_import_twice_changes_nothing(db: Session, tmp_path: Path) -> None:
    take_in(db, tmp_path / "c")
    before = everything(db)

    report = take_in(db, tmp_path / "c")

    assert report.is_empty
    assert everything(db) == before


def test_dry_run_reports_the_same_and_writes_nothing(db: Session, tmp_path: Path) -> None:
    lists = read_small(tmp_path / "c")
    before = everything(db)

    tried = import_county(db, lists=lists, actor="clerk", now=NOW, dry_run=True)
    after_trial = everything(db)
    done = import_county(db, lists=lists, actor="clerk", now=NOW)

    assert after_trial == before
    assert tried.is_dry_run
    assert (tried.lists, tried.people, tried.notes) == (done.lists, done.people, done.notes)


def test_rows_are_stored_as_listed(db: Session, tmp_path: Path) -> None:
    take_in(db, tmp_path / "c", **changed("villages", "TUE_AM,", "TUE_AM,渡船仅周二上午"))

    areas = {area.code: area for area in db.scalars(select(Area))}
    assert {code: (area.name, area.level) for code, area in areas.items()} == {
        "COUNTY": ("青石县", "COUNTY"),
        "T01": ("白沙镇", "TOWN"),
        "T02": ("松溪镇", "TOWN"),
        "V001": ("上河村", "VILLAGE"),
        "V002": ("下河村", "VILLAGE"),
    }
    assert areas["V001"].parent_id == areas["T01"].id
    assert (areas["V001"].preferred_halfday, areas["V001"].reachable_halfdays) == ("TUE_AM", ["TUE_AM"])
    assert (areas["V002"].preferred_halfday, areas["V002"].reachable_halfdays) == (None, [])
    point = db.scalars(select(ReceptionPoint).where(ReceptionPoint.code == "PC02")).one()
    assert (point.area_id, point.unit_id, point.open_from) == (areas["COUNTY"].id, None, time(9, 0))
    absence = db.scalars(select(Absence)).one()
    assert (absence.post_id, absence.starts_on, absence.half) == (post(db, "L01").id, date(2026, 12, 14), "ALL")
    load = db.scalars(select(Load)).one()
    assert (load.value, load.starts_on, load.ends_on) == (4, date(2026, 1, 1), date(2026, 11, 30))
    wish = db.scalars(select(Wish)).one()
    assert (wish.day_on, wish.kind, wish.weight) == (date(2026, 12, 31), "AVOID", 5)
    assert load_office_settings(db).bureau_name == "青石县信访局"


def test_unit_head_is_a_post_of_the_leader_who_heads_it(db: Session, tmp_path: Path) -> None:
    take_in(db, tmp_path / "c")

    head, leader, unit = post(db, "U02"), post(db, "L03"), db.scalars(select(Unit).where(Unit.code == "U02")).one()
    assert (head.kind, head.title, head.unit_id, head.person_id) == ("UNIT_HEAD", "局长", unit.id, leader.person_id)


def test_links_of_leaders_units_and_villages_are_stored(db: Session, tmp_path: Path) -> None:
    take_in(db, tmp_path / "c")

    rows = db.execute(
        select(Area.code, Post.code, Link.role, Link.starts_on)
        .join(Area, Link.area_id == Area.id)
        .join(Post, Link.post_id == Post.id)
    )
    year = date(2026, 1, 1)
    assert {tuple(row) for row in rows} == {
        ("T01", "L01", LinkRole.COUNTY_LEADER, None),
        ("T02", "L02", LinkRole.COUNTY_LEADER, None),
        ("T01", "L03", LinkRole.COUNTY_LEADER, None),
        ("T01", "U01", LinkRole.UNIT_HEAD, None),
        ("T02", "U02", LinkRole.UNIT_HEAD, None),
        ("V001", "T01L01", LinkRole.TOWN_LEADER, year),
        ("V001", "T01C01", LinkRole.VILLAGE_CADRE, year),
        ("V002", "T02L01", LinkRole.TOWN_LEADER, year),
    }


def test_villages_own_rows_link_when_there_is_no_list_of_links(db: Session, tmp_path: Path) -> None:
    take_in(db, tmp_path / "c", village_links=None)

    rows = db.execute(select(Post.code, Link.starts_on).join(Post).where(Link.role == LinkRole.TOWN_LEADER))
    assert {tuple(row) for row in rows} == {("T01L01", None), ("T02L01", None)}


def test_links_of_cadres_stay_when_no_list_of_links_is_handed_in(db: Session, tmp_path: Path) -> None:
    take_in(db, tmp_path / "c")

    take_in(db, tmp_path / "c", village_links=None)

    rows = db.execute(select(Post.code, Link.starts_on).join(Post).where(Link.role == LinkRole.VILLAGE_CADRE))
    assert {tuple(row) for row in rows} == {("T01C01", date(2026, 1, 1))}


def test_change_is_told_with_its_values(db: Session, tmp_path: Path) -> None:
    take_in(db, tmp_path / "c")

    report = take_in(db, tmp_path / "c", **changed("towns", "松溪镇", "松溪新镇"))

    assert report.list_change("towns").changed == (RowChange("T02", (FieldChange("名称", "松溪镇", "松溪新镇"),)),)
    assert report.list_change("towns").unchanged == 1
    assert touched(report) == {"towns": {"changed": 1}}


def test_personal_change_is_told_without_its_values(db: Session, tmp_path: Path) -> None:
    take_in(db, tmp_path / "c")

    report = take_in(
        db, tmp_path / "c", **changed("leaders", "石二,女,1971", "石贰,女,1977"), **changed("absences", "培训", "病假")
    )

    assert report.list_change("leaders").changed == (RowChange("L02", (FieldChange("姓名"), FieldChange("出生年份"))),)
    assert report.list_change("absences").changed == (RowChange("A001", (FieldChange("事由"),)),)
    assert "病假" not in repr(report)
    assert "1977" not in repr(report)


def test_leader_linked_to_another_town_is_a_change(db: Session, tmp_path: Path) -> None:
    take_in(db, tmp_path / "c")

    report = take_in(db, tmp_path / "c", **changed("leaders", "县委书记,Y,N,T01", "县委书记,Y,N,T02"))

    assert report.list_change("leaders").changed == (RowChange("L01", (FieldChange("挂钩乡镇编号", None, "T02"),)),)
    towns = db.scalars(select(Area.code).join(Link, Link.area_id == Area.id).where(Link.post_id == post(db, "L01").id))
    assert list(towns) == ["T02"]


def test_person_stays_the_same_through_a_correction_of_the_name(db: Session, tmp_path: Path) -> None:
    take_in(db, tmp_path / "c")
    before = post(db, "T01L01").person_id

    take_in(db, tmp_path / "c", **changed("town_leaders", "白一,男,1980", "白壹,男,1980"))

    assert post(db, "T01L01").person_id == before
    assert db.get_one(Person, before).name == "白壹"


def test_new_head_of_a_unit_is_another_person(db: Session, tmp_path: Path) -> None:
    take_in(db, tmp_path / "c")
    before = post(db, "U01").person_id

    report = take_in(db, tmp_path / "c", **changed("units", "方一", "方二"))

    assert post(db, "U01").person_id != before
    assert db.get(Person, before) is None
    assert "U01 has a new head" in [word(note, "en") for note in report.notes]


def test_two_people_found_to_be_one_and_parted_again(db: Session, tmp_path: Path) -> None:
    rows = FILES["town_leaders.csv"] + "T02L03,T02,石二,女,1971,副书记,{},Y,,\n"
    take_in(db, tmp_path / "c", town_leaders=rows.format(""))
    leader = post(db, "L02").person_id
    assert post(db, "T02L03").person_id != leader

    take_in(db, tmp_path / "c", town_leaders=rows.format("L02"))
    joined = (post(db, "L02").person_id, post(db, "T02L03").person_id)
    take_in(db, tmp_path / "c", town_leaders=rows.format(""))

    assert joined == (leader, leader)
    assert post(db, "L02").person_id == leader
    assert post(db, "T02L03").person_id != leader
    assert db.scalar(select(func.count()).select_from(Person)) == 10


def test_audit_tells_counts_only(db: Session, tmp_path: Path) -> None:
    take_in(db, tmp_path / "c")
    take_in(db, tmp_path / "c")
    take_in(db, tmp_path / "c", **changed("leaders", "石二,女,1971", "石贰,女,1971"))

    entries = list(db.scalars(select(AuditEntry).order_by(AuditEntry.id)))

    assert [(entry.actor, entry.action, entry.at) for entry in entries] == [
        ("clerk", "import_county", NOW.astimezone(UTC)),
    ] * 2
    assert entries[1].after == {
        "leaders": {"added": 0, "changed": 1, "removed": 0, "ended": 0, "unchanged": 2},
    }


def test_lists_that_cannot_serve_today_are_refused_before_anything_is_written(db: Session, tmp_path: Path) -> None:
    files = changed("town_leaders", "镇长,,Y,,\nT02L01", "镇长,,N,,\nT02L01")
    lists = read_county(write_county(tmp_path / "c", **files))

    with pytest.raises(BadInputError) as caught:
        import_county(db, lists=lists, actor="clerk", now=NOW)

    assert [fault.source for fault in caught.value.faults] == ["towns.csv"]
    assert all(rows == [] for rows in everything(db).values())


STAFF = (
    "id,name,title,section,duty_role,senior,no_night_from,max_nights_month,cannot_pair_with,skills\n"
    "S01,甲,科员,接待室,主班,Y,2026-12-08,2,S02,驾驶；电脑\nS02,乙,科员,接待室,assist,N,,,,\n"
)
LAWYERS = (
    "id,name,firm,specialties,available_weekdays,conflict_units,max_days_month\nW01,丙,法律所,劳动,MON;WED,U01,8\n"
)


def test_staff_and_lawyers_are_stored_with_their_terms(db: Session, tmp_path: Path) -> None:
    take_in(db, tmp_path / "c", bureau_staff=STAFF, lawyers=LAWYERS)

    staff, lawyer = post(db, "S01"), post(db, "W01")
    terms = db.get_one(DutyTerms, staff.id)
    assert (staff.body, terms.duty_role, terms.is_senior, terms.skills) == ("接待室", "main", True, "驾驶；电脑")
    assert (terms.no_night_from, terms.max_nights_month, terms.cannot_pair_with) == (date(2026, 12, 8), 2, ["S02"])
    assert (lawyer.body, lawyer.title, lawyer.fields, lawyer.max_days_month) == ("法律所", "律师", "劳动", 8)
    assert (lawyer.weekdays, lawyer.conflict_units) == (["MON", "WED"], ["U01"])


def test_change_of_duty_terms_is_told_with_the_staff(db: Session, tmp_path: Path) -> None:
    take_in(db, tmp_path / "c", bureau_staff=STAFF)

    report = take_in(db, tmp_path / "c", bureau_staff=STAFF.replace("主班,Y,2026-12-08", "主班,N,2026-12-09"))

    assert report.list_change("bureau_staff").changed == (
        RowChange("S01", (FieldChange("熟手", "Y", "N"), FieldChange("不排夜班自"))),
    )


HISTORY = {
    "history_2025_sessions": (
        "session_no,date,rule,level,place_id,town_id,host_id,county_leaders,unit_leaders,batches,persons,notice_date\n"
        "JF1,2025-01-06,RMON,COUNTY,PC01,,L03,1,2,2,5,2025-01-02\n"
    ),
    "history_2025_village_halfdays": "week_monday,town_id,town_leader_turns\n2025-01-06,T01,8\n",
    "history_2025_cases": (
        "case_no,session_no,received_at,petitioner_name,village_id,persons,collective,first_or_repeat,replied_on_time\n"
        "XF1,JF1,2025-01-06,金丝雀,V001,6,Y,重访,\n"
    ),
}


def test_history_is_stored_without_petitioners(db: Session, tmp_path: Path) -> None:
    report = take_in(db, tmp_path / "c", **HISTORY)

    past, week, case = (db.scalars(select(model)).one() for model in (PastReception, PastVillageWeek, PastCase))
    assert (past.code, past.host_code, past.persons, past.notice_on) == ("JF1", "L03", 5, date(2025, 1, 2))
    assert (week.week_on, week.town_code, week.turns) == (date(2025, 1, 6), "T01", 8)
    assert (case.code, case.persons, case.is_collective, case.is_repeat, case.is_on_time) == (
        "XF1",
        6,
        True,
        True,
        None,
    )
    assert "金丝雀" not in repr(report) + repr(everything(db))
    assert "金丝雀" not in "".join(word(note) for note in report.notes if note.msgid)


def test_sample_county_is_taken_in(db: Session, shared: Path) -> None:
    lists = read_county(shared / "county", today=NOW.date())

    report = import_county(db, lists=lists, actor="clerk", now=NOW)
    again = import_county(db, lists=lists, actor="clerk", now=NOW)

    counts = {
        model.__tablename__: db.scalar(select(func.count()).select_from(model))
        for model in (Area, Unit, Person, Post, DutyTerms, Link, ReceptionPoint, Absence, Wish, Load, PastCase)
    }
    assert counts == {
        "area": 140,
        "unit": 42,
        "person": 353,
        "post": 358,
        "duty_terms": 20,
        "link": 359,
        "reception_point": 143,
        "absence": 34,
        "wish": 9,
        "load": 292,
        "past_case": 295,
    }
    assert report.people == 353
    assert again.is_empty
    island = db.scalars(select(Area).where(Area.code == "V109")).one()
    assert island.reachable_halfdays == ["TUE_AM", "THU_AM"]
