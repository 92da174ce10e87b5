from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from rota.accounts.audit import record
from rota.accounts.models import AuditEntry
from rota.errors import BadInputError, RuleBrokenError
from rota.words import in_language
from rota.workdays.daytypes import DayType, Workdays
from rota.workdays.imports import (
    CalendarDifference,
    DayChange,
    import_calendar,
    preview_calendar,
    read_calendar_csv,
    read_windows_csv,
)
from rota.workdays.models import CalendarDay, CalendarStatus
from rota.workdays.notice_text import read_notice
from rota.workdays.seeding import BUILTIN_YEARS, builtin_sheet, seed_builtin
from rota.workdays.sheets import CalendarSheet
from rota.workdays.stored import load_workdays
from rota.workdays.windows import Window, default_windows
from tests.rota.workdays.conftest import NOW
from tests.rota.workdays.notices import NOTICE_2026, NOTICE_2027


@pytest.fixture
def provisional(shared: Path) -> CalendarSheet:
    folder = shared / "county"
    sheet = read_calendar_csv((folder / "calendar_2027_provisional.csv").read_bytes(), source_name="2027.csv")
    windows = read_windows_csv((folder / "calendar_2027_uncertain_windows.csv").read_bytes(), source_name="w.csv")
    return replace(sheet, windows=windows)


def take_in(db: Session, sheet: CalendarSheet) -> CalendarDifference:
    return import_calendar(db, sheet=sheet, actor="clerk", now=NOW, record=record)


def csv_2026(shared: Path) -> str:
    return (shared / "county" / "calendar_2026.csv").read_text(encoding="utf-8")


def faults_of(text: str) -> list[str]:
    with in_language("en"), pytest.raises(BadInputError) as caught:
        read_calendar_csv(text.encode(), source_name="days.csv")
    with in_language("en"):
        return [f"{fault.row} {fault.column}: {fault.text}" for fault in caught.value.faults]


def in_chinese(text: str) -> str:
    heading, *lines = text.splitlines()
    assert heading == "date,weekday,kind,name,statutory,status,source"
    body = "\n".join(lines).replace(",off,", ",放假,").replace(",work,", ",上班,").replace("周", "星期")
    body = body.replace(",Y,", ",是,").replace(",N,", ",否,").replace("OFFICIAL", "正式")
    return f"日期,星期,类型,名称,法定,状态,来源\n{body}\n"


@pytest.mark.parametrize(
    "spell",
    [
        lambda text: text.encode("utf-8"),
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.encode("gb18030"),
        lambda text: in_chinese(text).encode("gb18030"),
        lambda text: text.replace(",", " ,　").replace("\n", "\r\n\r\n").encode(),
        lambda text: text.replace("\n", ",\n").encode(),
        lambda text: text.translate(str.maketrans("0123456789", "０１２３４５６７８９")).encode(),
        lambda text: text.replace("2026-0", "2026/").replace("2026-1", "2026/1").encode(),
    ],
)
def test_calendar_is_read_in_every_spelling(shared: Path, spell) -> None:
    plain = builtin_sheet(2026)

    rows = read_calendar_csv(spell(csv_2026(shared)), source_name="2026.csv").rows

    assert [replace(row, source="") for row in rows] == [replace(row, source="") for row in plain.rows]


def test_columns_may_stand_in_another_order_and_two_be_missing(shared: Path) -> None:
    lines = [line.split(",") for line in csv_2026(shared).splitlines()]
    text = "\n".join(",".join((cells[5], cells[4], cells[3], cells[2], cells[0])) for cells in lines)

    rows = read_calendar_csv(text.encode(), source_name="2026.csv").rows

    assert rows == tuple(replace(row, source="2026.csv") for row in builtin_sheet(2026).rows)


@pytest.mark.parametrize(
    ("right", "wrong", "fault"),
    [
        ("2026-01-01,周四", "2026-01-01,周五", "2 weekday: 2026-01-01 is a 周四, not a 周五"),
        ("2026-01-01,周四", "2026-01-01,Thu", "2 weekday: “Thu” is not a weekday; write it like 周一"),
        ("2026-02-28,周六", "2026-02-30,周六", "16 date: There is no day 2026-02-30 in the calendar"),
        ("2026-02-28,周六", "后天,周六", "16 date: “后天” is not a date; write it like 2027-01-31"),
        ("2026-02-28,周六", "1926-02-28,", "16 date: The year 1926 is not possible; it lies between 2000 and 2100"),
        ("2026-02-28,周六", "2026-02-14,周六", "16 date: 2026-02-14 is there twice"),
        (
            "2026-01-01,周四,off",
            "2026-01-01,周四,rest",
            "2 kind: “rest” is not possible; it can be off, work, 放假, 上班",
        ),
        ("2026-01-01,周四,off,元旦", "2026-01-01,周四,off,", "2 name: This cell is empty"),
        (
            "2026-01-01,周四,off,元旦,Y",
            "2026-01-01,周四,off,元旦,?",
            "2 statutory: “?” is not possible; it can be Y, N, 是, 否",
        ),
        (
            "2026-01-01,周四,off,元旦,Y,OFFICIAL",
            "2026-01-01,周四,off,元旦,Y,",
            "2 status: “” is not possible; it can be OFFICIAL, PROVISIONAL, 正式, 暂定",
        ),
        (
            "2026-01-01,周四,off,元旦,Y,OFFICIAL",
            "2026-01-01,周四,off,元旦,Y,PROVISIONAL",
            "None None: The rows of 2026 are partly OFFICIAL and partly PROVISIONAL",
        ),
        (
            "2026-01-01,周四,off,元旦,Y",
            "2026-01-01,周四,off,元旦,N",
            "None None: 2026-01-01 (元旦) is a statutory holiday, but is not marked as one",
        ),
        (
            "2026-01-02,周五,off,元旦,N",
            "2026-01-02,周五,off,元旦,Y",
            "None None: 2026-01-02 is marked as a statutory holiday, but is none by law",
        ),
        (
            "2026-02-28,周六,work",
            "2026-02-27,周五,work",
            "None None: 2026-02-27 is made a working day, but it is no Saturday or Sunday",
        ),
    ],
)
def test_wrong_value_is_the_only_fault(shared: Path, right: str, wrong: str, fault: str) -> None:
    assert right in csv_2026(shared)

    assert faults_of(csv_2026(shared).replace(right, wrong)) == [fault]


def test_statutory_day_left_out_is_a_fault(shared: Path) -> None:
    lines = [line for line in csv_2026(shared).splitlines() if not line.startswith("2026-06-19")]

    assert faults_of("\n".join(lines)) == [
        "None None: 2026-06-19 (端午节) is a statutory holiday, but is not given as a day off"
    ]


def test_wrong_columns_are_each_named() -> None:
    assert faults_of("date,date,kind,colour\n2026-01-01,,off,red\n") == [
        "1 date: This column is there twice",
        "1 colour: This column is not known; the columns are date, weekday, kind, name, statutory, status, source",
        "1 name: This column is missing",
        "1 statutory: This column is missing",
        "1 status: This column is missing",
    ]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"date,kind,name,statutory,status\n", b"\xef\xbb\xbf"])
def test_empty_file_is_refused(data: bytes) -> None:
    assert faults_of(data.decode("utf-8")) == ["None None: The file holds no rows"]


def test_bytes_in_no_encoding_are_refused() -> None:
    with in_language("en"), pytest.raises(BadInputError) as caught:
        read_calendar_csv(b"\xff\xff\xff", source_name="days.csv")
    assert caught.value.faults[0].text.msgid == "The file is no CSV text in UTF-8 or GB18030"


@pytest.mark.parametrize(("rows", "expected"), [(1999, "there twice"), (2000, "at most 2000")])
def test_file_may_hold_2000_rows_with_its_heading(rows: int, expected: str) -> None:
    text = "date,kind,name,statutory,status\n" + "2026-01-01,off,元旦,Y,OFFICIAL\n" * rows

    assert expected in faults_of(text)[0]


def test_windows_with_faults_are_refused() -> None:
    text = "起始日期,截止日期,名称\n2027-01-05,2027-01-04,元旦\n2027-01-05,x,元旦\n2027-01-05,2027-01-05,\n"
    with pytest.raises(BadInputError) as caught:
        read_windows_csv(text.encode(), source_name="w.csv")
    assert [(fault.row, fault.column) for fault in caught.value.faults] == [(2, "date_to"), (3, "date_to"), (4, "name")]


def test_window_of_one_day_is_read() -> None:
    windows = read_windows_csv("date_from,date_to,name\n2027/1/5,2027/1/5,元旦\n".encode(), source_name="w.csv")

    assert windows == (Window(starts_on=date(2027, 1, 5), ends_on=date(2027, 1, 5), name="元旦", reason=""),)


def test_seeding_stores_the_builtin_years_once(db: Session) -> None:
    assert seed_builtin(db, actor="init", now=NOW) == BUILTIN_YEARS
    assert seed_builtin(db, actor="init", now=NOW) == ()
    assert load_workdays(db).rows == builtin_sheet(2025).rows + builtin_sheet(2026).rows


def test_import_changes_exactly_the_days_named(db: Session, provisional: CalendarSheet) -> None:
    seed_builtin(db, actor="init", now=NOW)
    first = take_in(db, provisional)
    assert (first.changes, first.rows_touched) == ((), 13 + 7)

    difference = take_in(db, read_notice(NOTICE_2027))

    new_year = [change for change in difference.changes if change.day < date(2027, 1, 30)]
    assert new_year == [
        DayChange(day=date(2026, 12, 27), before=DayType.WEEKEND, after=DayType.ADJUSTED_WORKDAY),
        DayChange(day=date(2026, 12, 31), before=DayType.WORKDAY, after=DayType.HOLIDAY_REST),
        DayChange(day=date(2027, 1, 2), before=DayType.WEEKEND, after=DayType.HOLIDAY_REST),
    ]
    assert difference.before.is_workday(date(2026, 12, 31))
    assert difference.after == load_workdays(db)
    assert load_workdays(db).windows == ()
    assert load_workdays(db).uncertain_window(date(2027, 2, 5)) is None
    assert load_workdays(db).status(2026) is CalendarStatus.OFFICIAL
    assert set(builtin_sheet(2026).rows) < set(load_workdays(db).rows)


def test_import_of_next_year_survives_a_new_import_of_this_year(db: Session) -> None:
    take_in(db, read_notice(NOTICE_2027))

    take_in(db, read_notice(NOTICE_2026))

    assert load_workdays(db).day_type(date(2026, 12, 31)) is DayType.HOLIDAY_REST


def test_import_twice_touches_nothing(db: Session, provisional: CalendarSheet) -> None:
    take_in(db, provisional)
    db.commit()

    difference = import_calendar(db, sheet=provisional, actor="other", now=NOW, record=record)

    assert (difference.changes, difference.rows_touched) == ((), 0)
    assert set(db.scalars(select(CalendarDay.imported_by))) == {"clerk"}
    assert len(db.scalars(select(AuditEntry)).all()) == 1


def test_import_is_audited(db: Session) -> None:
    seed_builtin(db, actor="init", now=NOW)

    difference = take_in(db, read_notice(NOTICE_2027))

    entry = db.scalars(select(AuditEntry)).one()
    assert (entry.actor, entry.at, entry.action, entry.subject) == ("clerk", NOW, "import_calendar", "2027")
    assert entry.before is not None
    assert entry.after is not None
    assert entry.before["days"]["2026-12-31"] == "WORKDAY"
    assert entry.after["days"]["2026-12-31"] == "HOLIDAY_REST"
    assert len(entry.after["days"]) == len(difference.changes)


def test_row_that_is_gone_from_a_new_sheet_is_removed(db: Session) -> None:
    take_in(db, read_notice(NOTICE_2027))
    shorter = NOTICE_2027.replace("1月31日（周日）、2月20日", "2月20日")

    difference = take_in(db, read_notice(shorter))

    assert difference.changes == (
        DayChange(day=date(2027, 1, 31), before=DayType.ADJUSTED_WORKDAY, after=DayType.WEEKEND),
    )
    assert difference.rows_touched == 1
    assert load_workdays(db) == difference.after


def test_official_is_never_replaced_by_provisional(db: Session, provisional: CalendarSheet) -> None:
    take_in(db, read_notice(NOTICE_2027))
    before = load_workdays(db)

    with pytest.raises(RuleBrokenError) as caught:
        take_in(db, replace(provisional, windows=()))

    assert dict(caught.value.sentence.facts) == {"years": ("2027",)}
    assert load_workdays(db) == before


def test_windows_of_an_official_year_are_refused(db: Session, provisional: CalendarSheet) -> None:
    take_in(db, read_notice(NOTICE_2027))

    with pytest.raises(RuleBrokenError) as caught:
        take_in(db, CalendarSheet(source_name="w.csv", rows=(), windows=provisional.windows))

    assert dict(caught.value.sentence.facts) == {"years": ("2027",)}


def test_windows_alone_keep_the_rows_of_their_year(db: Session, provisional: CalendarSheet) -> None:
    take_in(db, provisional)

    difference = take_in(db, CalendarSheet(source_name="w.csv", rows=(), windows=default_windows(2027)[:1]))

    stored = load_workdays(db)
    assert (difference.changes, difference.rows_touched) == ((), 1 + 7)
    assert stored.rows == provisional.rows
    assert [(one.starts_on, one.ends_on) for one in stored.windows] == [(date(2027, 1, 1), date(2027, 1, 3))]


def test_preview_tells_the_difference_and_writes_nothing(db: Session) -> None:
    previewed = preview_calendar(db, read_notice(NOTICE_2027))

    assert load_workdays(db) == Workdays()
    assert previewed == take_in(db, read_notice(NOTICE_2027))
