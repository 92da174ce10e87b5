"""Ids: each named once, and every id that is referred to exists."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection

from rota.errors import Fault
from rota.office.cells import Period
from rota.office.county_lists import CountyLists, Row
from rota.office.list_kinds import ListSpec
from rota.office.lists import LISTS, get_list
from rota.office.lists_people import ALL_POSTS
from rota.words import Message, message

COUNTY_CODE = "COUNTY"
_OWNERS = {"TOWN": "towns", "VILLAGE": "villages", "UNIT": "units"}
_PERSON_LISTS = {
    "LEADER": "leaders",
    "UNIT_HEAD": "units",
    "TOWN_LEADER": "town_leaders",
    "TOWN_CADRE": "town_cadres",
    "STAFF": "bureau_staff",
    "LAWYER": "lawyers",
}


def ids_of(county: CountyLists, keys: Collection[str]) -> frozenset[str]:
    """The ids in the lists ``keys``."""
    return frozenset(row.text("id") for key in keys for row in county.rows(key) if "id" in row.values)


def duplicate_faults(county: CountyLists) -> list[Fault]:
    """Rows of one list with the same identity, and posts of two lists with the same id."""
    faults: list[Fault] = []
    for spec in LISTS:
        if spec.key != "settings":
            faults += _duplicates_in(spec, county.rows(spec.key))
    first: dict[str, tuple[str, Row]] = {}
    for key in ALL_POSTS:
        for row in county.rows(key):
            code = row.text("id")
            before = first.setdefault(code, (key, row)) if code else (key, row)
            if before[0] != key:
                faults.append(row.fault("id", _used_already(code, before[1])))
    return faults


def _duplicates_in(spec: ListSpec, rows: tuple[Row, ...]) -> list[Fault]:
    first: dict[tuple[object, ...], Row] = {}
    faults = []
    for row in rows:
        if any(spec.column(key).required and key not in row.values for key in spec.identity):
            continue
        identity = tuple(_comparable(row.values.get(key)) for key in spec.identity)
        if identity not in first:
            first[identity] = row
            continue
        if spec.identity == ("id",):
            text = _used_already(row.text("id"), first[identity])
        else:
            text = message(
                "says the same as row {row} of “{name}”; keep one of them",
                row=first[identity].number,
                name=first[identity].source,
            )
        faults.append(row.fault(spec.identity[0], text))
    return faults


def _comparable(value: object) -> object:
    """Periods are the same when they start on the same day."""
    return value.starts_on if isinstance(value, Period) else value


def _used_already(code: str, first: Row) -> Message:
    return message(
        "the id {id} is used already in “{name}” row {row}; every row needs an id of its own, a successor too",
        id=code,
        name=first.source,
        row=first.number,
    )


def period_faults(county: CountyLists) -> list[Fault]:
    """Periods that end before they start."""
    return [
        row.fault(
            ends,
            message(
                "{end} lies before {start} (“{column}”); correct one of the two",
                end=_shown(row, ends),
                start=_shown(row, starts),
                column=row.headings[starts],
            ),
        )
        for spec in LISTS
        for row in county.rows(spec.key)
        for starts, ends in spec.periods
        if _is_reversed(row, starts, ends)
    ]


def _is_reversed(row: Row, starts: str, ends: str) -> bool:
    first_day, last_day, opens, closes = row.day(starts), row.day(ends), row.clock(starts), row.clock(ends)
    if first_day is not None and last_day is not None:
        return last_day < first_day
    return opens is not None and closes is not None and closes <= opens


def _shown(row: Row, key: str) -> str:
    day, clock = row.day(key), row.clock(key)
    if day is not None:
        return day.isoformat()
    return "" if clock is None else clock.strftime("%H:%M")


def reference_faults(county: CountyLists, unreadable: frozenset[str]) -> list[Fault]:
    """Ids that no row of the lists referred to has, and people whose id belongs to another kind of person."""
    faults: list[Fault] = []
    for spec in LISTS:
        for column in spec.columns:
            if not column.refers_to or unreadable & set(column.refers_to):
                continue
            known = ids_of(county, column.refers_to)
            unknown: dict[str, Message] = {}
            for row in county.rows(spec.key):
                for code in row.items(column.key):
                    if code in known:
                        continue
                    if code not in unknown:
                        unknown[code] = unknown_id(code, known, column.refers_to)
                    faults.append(row.fault(column.key, unknown[code]))
    return faults + _person_type_faults(county)


def _person_type_faults(county: CountyLists) -> list[Fault]:
    posts = ids_of(county, ALL_POSTS)
    return [
        row.fault(
            "person_type",
            message(
                "{id} is not in the list “{list}”; correct the id or the kind of person",
                id=row.text("person_id"),
                list=get_list(_PERSON_LISTS[row.text("person_type")]).title,
            ),
        )
        for key in ("absences", "loads")
        for row in county.rows(key)
        if row.text("person_type")
        and row.text("person_id") in posts - ids_of(county, (_PERSON_LISTS[row.text("person_type")],))
    ]


def owner_faults(county: CountyLists) -> list[Fault]:
    """Reception points whose owner does not exist at their level."""
    faults = []
    for row in county.rows("reception_points"):
        level, owner = row.text("level"), row.text("owner_id")
        if not level or not owner:
            continue
        if level == "COUNTY":
            if owner != COUNTY_CODE and owner not in ids_of(county, ("units",)):
                faults.append(row.fault("owner_id", message("a point of the county belongs to COUNTY or to a unit")))
            continue
        key = _OWNERS[level]
        known = ids_of(county, (key,))
        if owner not in known:
            faults.append(row.fault("owner_id", unknown_id(owner, known, (key,))))
    return faults


def unknown_id(code: str, known: Collection[str], keys: tuple[str, ...]) -> Message:
    """The sentence about an id that nobody has, with the nearest existing ones; or about several ids (A9)."""
    lists = tuple(get_list(key).title for key in keys)
    parts = tuple(part for part in re.split(r"[;；,，、/]", code) if part)
    if len(parts) > 1 and set(parts) <= set(known):
        return message("names {ids}, but only one is possible here; decide for one of them", ids=parts)
    upper = {one.upper(): one for one in sorted(known)}
    near = tuple(upper[match] for match in difflib.get_close_matches(code.upper(), upper, n=3, cutoff=0.6))
    if near:
        return message(
            "there is no {id} in {lists}; did you mean {near}? Correct the id or add the missing row",
            id=code,
            lists=lists,
            near=near,
        )
    return message("there is no {id} in {lists}; correct the id or add the missing row", id=code, lists=lists)
