"""Writing the lists of places: the county, towns, villages, units, reception points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from rota.office.check_references import COUNTY_CODE
from rota.office.county_lists import CountyLists, Row
from rota.office.import_report import ChangeLog
from rota.office.models import Area, AreaLevel, ReceptionPoint, Unit
from rota.office.reachability import reachable_halfdays
from rota.office.syncing import Field, ListSync, Wanted, referenced_ids, same, wanted, yes_unless_told
from rota.words import message


def _reachable(row: Row, _key: str) -> list[str]:
    return list(reachable_halfdays(row) or ())


_TOWN_FIELDS = (
    *same(Row.text, "name", "kind", "market_days", "address", "phone"),
    *same(Row.number_of, "population", "distance_km"),
    Field("secretary_code", "party_secretary_id", Row.code),
    Field("head_code", "head_id", Row.code),
    Field("petition_officer_code", "petition_officer_id", Row.code),
)
_VILLAGE_FIELDS = (
    *same(Row.text, "name", "kind", "reception_place", "phone", "remark"),
    *same(Row.number_of, "population", "minutes_from_town"),
    *same(Row.code, "preferred_halfday"),
    *same(_reachable, "reachable_halfdays"),
)
_UNIT_FIELDS = (
    *same(Row.text, "name", "kind", "petition_contact", "contact_phone", "case_categories"),
    Field("leader_in_charge_code", "leader_in_charge", Row.code),
    Field("is_resident_in_joint_hall", "resident_in_joint_hall", Row.flag),
    *same(yes_unless_told, "joins_fixed15"),
)
_POINT_FIELDS = (
    *same(Row.text, "name", "address", "facilities", "lunch", "phone"),
    *same(Row.number_of, "rooms", "seats"),
    *same(Row.clock, "open_from", "open_to"),
    Field("has_led_screen", "led_screen", Row.flag),
    Field("has_tv_screen", "tv_screen", Row.flag),
)


@dataclass(frozen=True, slots=True)
class Places:
    """Code → id of the stored areas (COUNTY, T01, V001) and units (U01)."""

    areas: dict[str, int]
    units: dict[str, int]


def write_places(db: Session, county: CountyLists, log: ChangeLog) -> Places:
    """Write areas, units and reception points. What is no longer listed stays until :func:`remove_places`."""
    stored = {area.code: area for area in db.scalars(select(Area))}
    areas = _write_county(db, county, stored)
    for list_key, level, fields in (
        ("towns", AreaLevel.TOWN, _TOWN_FIELDS),
        ("villages", AreaLevel.VILLAGE, _VILLAGE_FIELDS),
    ):
        rows = {
            row.text("id"): wanted(
                row.text("id"),
                row,
                fields,
                code=row.text("id"),
                level=level,
                parent_id=areas[row.text("town_id") or COUNTY_CODE],
            )
            for row in county.rows(list_key)
        }
        written = ListSync(db=db, log=log, list_key=list_key, model=Area).write(stored, rows)
        areas |= {code: area.id for code, area in written.items()}
    places = Places(areas=areas, units=_write_units(db, county, log))
    _write_points(db, county, log, places)
    return places


def _write_county(db: Session, county: CountyLists, stored: dict[str, Area]) -> dict[str, int]:
    area = stored.get(COUNTY_CODE)
    if area is None:
        area = Area(code=COUNTY_CODE, level=AreaLevel.COUNTY)
        db.add(area)
    area.name = str(county.settings["county"])
    db.flush()
    return {COUNTY_CODE: area.id}


def _write_units(db: Session, county: CountyLists, log: ChangeLog) -> dict[str, int]:
    stored = {unit.code: unit for unit in db.scalars(select(Unit))}
    rows = {
        row.text("id"): wanted(row.text("id"), row, _UNIT_FIELDS, code=row.text("id")) for row in county.rows("units")
    }
    written = ListSync(db=db, log=log, list_key="units", model=Unit).write(stored, rows)
    return {code: unit.id for code, unit in written.items()}


def _write_points(db: Session, county: CountyLists, log: ChangeLog, places: Places) -> None:
    stored = {point.code: point for point in db.scalars(select(ReceptionPoint))}
    rows: dict[str, Wanted] = {}
    for row in county.rows("reception_points"):
        code, owner = row.text("id"), row.text("owner_id")
        rows[code] = wanted(
            code,
            row,
            _POINT_FIELDS,
            code=code,
            area_id=places.areas.get(owner, places.areas[COUNTY_CODE]),
            unit_id=places.units.get(owner),
        )
    ListSync(db=db, log=log, list_key="reception_points", model=ReceptionPoint).write(stored, rows)


def remove_places(db: Session, county: CountyLists, log: ChangeLog) -> None:
    """Remove places that are no longer listed, unless something refers to them; those are kept and named."""
    listed = {row.text("id") for key in ("towns", "villages", "units", "reception_points") for row in county.rows(key)}
    listed.add(COUNTY_CODE)
    _remove(db, log, "reception_points", [p for p in db.scalars(select(ReceptionPoint)) if p.code not in listed])
    _remove(db, log, "units", [unit for unit in db.scalars(select(Unit)) if unit.code not in listed])
    areas = [area for area in db.scalars(select(Area)) if area.code not in listed]
    _remove(db, log, "villages", [area for area in areas if area.level is AreaLevel.VILLAGE])
    _remove(db, log, "towns", [area for area in areas if area.level is AreaLevel.TOWN])


def _remove(
    db: Session, log: ChangeLog, list_key: str, gone: Sequence[Area] | Sequence[Unit] | Sequence[ReceptionPoint]
) -> None:
    if not gone:
        return
    kept = referenced_ids(db, gone[0].__tablename__, {place.id for place in gone})
    for place in gone:
        if place.id in kept:
            log.notes.append(
                message("{id} is no longer listed but was kept, because plans or people refer to it", id=place.code)
            )
        else:
            db.delete(place)
            log.removed(list_key, place.code)
    db.flush()
