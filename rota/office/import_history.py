"""Writing earlier years: receptions, village weeks, cases (without anything about petitioners)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from rota.office.county_lists import CountyLists, Row
from rota.office.history_models import PastCase, PastReception, PastVillageWeek
from rota.office.import_report import ChangeLog
from rota.office.models import AreaLevel
from rota.office.syncing import Field, ListSync, Wanted, same, wanted


def _level(row: Row, key: str) -> AreaLevel:
    return AreaLevel(row.text(key))


def _count(row: Row, key: str) -> int:
    return row.number_of(key) or 0


def _persons(row: Row, key: str) -> int:
    return row.number_of(key) or 1


def _is_repeat(row: Row, key: str) -> bool:
    return row.text(key) == "重访"


_RECEPTION_FIELDS = (
    Field("held_on", "date", Row.day),
    *same(Row.text, "rule"),
    *same(_level, "level"),
    Field("place_code", "place_id", Row.text),
    Field("town_code", "town_id", Row.code),
    Field("host_code", "host_id", Row.code),
    *same(_count, "county_leaders", "unit_leaders", "batches", "persons"),
    Field("notice_on", "notice_date", Row.day),
)
_CASE_FIELDS = (
    Field("reception_code", "session_no", Row.code),
    Field("received_on", "received_at", Row.day),
    *same(Row.text, "channel", "category", "disposition", "instructed_by", "satisfaction"),
    *same(_persons, "persons"),
    Field("is_collective", "collective", Row.flag),
    Field("is_repeat", "first_or_repeat", _is_repeat),
    Field("unit_code", "responsible_unit_id", Row.code),
    Field("forwarded_on", "forwarded_at", Row.day),
    Field("due_on", "due_at", Row.day),
    Field("replied_on", "replied_at", Row.day),
    Field("is_on_time", "replied_on_time", Row.answer),
    Field("is_resolved", "resolved", Row.answer),
    Field("is_confidential", "confidential", Row.flag),
)


def write_history(db: Session, county: CountyLists, log: ChangeLog) -> None:
    """Write earlier years; rows no longer listed are removed in the years that the lists speak of."""
    _write_receptions(db, county, log)
    _write_village_weeks(db, county, log)
    _write_cases(db, county, log)


def _write_receptions(db: Session, county: CountyLists, log: ChangeLog) -> None:
    stored = {past.code: past for past in db.scalars(select(PastReception))}
    rows = {
        row.text("session_no"): wanted(row.text("session_no"), row, _RECEPTION_FIELDS, code=row.text("session_no"))
        for row in county.rows("history_sessions")
    }
    years = _years(county, "history_sessions", "date")
    sync = ListSync(db=db, log=log, list_key="history_sessions", model=PastReception)
    sync.write(stored, rows)
    sync.remove({code: past for code, past in stored.items() if past.held_on.year in years}, rows, str)


def _write_village_weeks(db: Session, county: CountyLists, log: ChangeLog) -> None:
    stored = {(past.week_on, past.town_code): past for past in db.scalars(select(PastVillageWeek))}
    rows: dict[tuple[date, str], Wanted] = {}
    for row in county.rows("history_village_halfdays"):
        week, town = row.day("week_monday"), row.text("town_id")
        assert week is not None
        rows[week, town] = wanted(
            f"{week} {town}", row, (Field("turns", "town_leader_turns", _count),), week_on=week, town_code=town
        )
    years = _years(county, "history_village_halfdays", "week_monday")
    sync = ListSync(db=db, log=log, list_key="history_village_halfdays", model=PastVillageWeek)
    sync.write(stored, rows)
    sync.remove(
        {key: past for key, past in stored.items() if past.week_on.year in years},
        rows,
        lambda key: f"{key[0]} {key[1]}",
    )


def _write_cases(db: Session, county: CountyLists, log: ChangeLog) -> None:
    stored = {past.code: past for past in db.scalars(select(PastCase))}
    rows = {
        row.text("case_no"): wanted(row.text("case_no"), row, _CASE_FIELDS, code=row.text("case_no"))
        for row in county.rows("history_cases")
    }
    years = _years(county, "history_cases", "received_at")
    sync = ListSync(db=db, log=log, list_key="history_cases", model=PastCase)
    sync.write(stored, rows)
    sync.remove({code: past for code, past in stored.items() if past.received_on.year in years}, rows, str)


def _years(county: CountyLists, key: str, column: str) -> set[int]:
    return {day.year for row in county.rows(key) if (day := row.day(column)) is not None}
