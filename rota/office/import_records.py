"""Writing links, absences, wishes, loads and earlier years.

A list that was not handed in, or holds no rows, leaves what is stored as it is. In a list that was handed in,
a row no longer there is removed; of absences and wishes only those that are not over yet, of loads and earlier
years only those of the years the list speaks of, so that a list of the present never erases the past.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from rota.office.county_lists import CountyLists, Row
from rota.office.import_places import Places
from rota.office.import_report import ChangeLog, FieldChange
from rota.office.lists import get_list
from rota.office.models import (
    Absence,
    AbsenceStatus,
    Area,
    HalfDay,
    Link,
    LinkRole,
    Load,
    Post,
    Wish,
    WishKind,
)
from rota.office.posts import links_of_villages
from rota.office.syncing import Field, ListSync, Wanted, same, wanted

_LinkKey = tuple[int, int, LinkRole, date | None]


def write_links(db: Session, county: CountyLists, places: Places, posts: Mapping[str, int], log: ChangeLog) -> None:
    """Write the links of villages, and of leaders and units to their towns; remove those no longer listed.

    Without a list of links the villages' own rows tell their leaders, and the stored links of cadres stay.
    """
    stored = {(link.area_id, link.post_id, link.role, link.starts_on): link for link in db.scalars(select(Link))}
    town_links = _town_links(county, places, posts)
    linked_before = {post_id for _, post_id, _, _ in stored}
    for key, (list_key, code, town) in town_links.items():
        if key not in stored:
            db.add(Link(area_id=key[0], post_id=key[1], role=key[2], starts_on=None, ends_on=None))
            if key[1] in linked_before:
                log.changed(list_key, code, FieldChange(get_list(list_key).column("linked_town_id").title, None, town))
    rows: dict[_LinkKey, Wanted] = {}
    for row in links_of_villages(county):
        key = (
            places.areas[row.text("village_id")],
            posts[row.text("person_id")],
            LinkRole(row.text("role")),
            row.day("date_from"),
        )
        rows[key] = wanted(
            _link_name(row),
            row,
            (Field("ends_on", "date_to", Row.day),),
            **dict(zip(("area_id", "post_id", "role", "starts_on"), key, strict=True)),
        )
    sync = ListSync(db=db, log=log, list_key="village_links", model=Link)
    sync.write(stored, rows)
    areas, codes = _area_codes(db), _post_codes(db)
    stays = set() if county.rows("village_links") else {LinkRole.VILLAGE_CADRE}
    gone = {
        key: link for key, link in stored.items() if key not in rows and key not in town_links and key[2] not in stays
    }
    for key, link in gone.items():
        db.delete(link)
        if key[2] in (LinkRole.TOWN_LEADER, LinkRole.VILLAGE_CADRE):
            name = (areas[key[0]], codes[key[1]], key[2].value, str(key[3] or ""))
            log.removed("village_links", " ".join(part for part in name if part))
    db.flush()


def _area_codes(db: Session) -> dict[int, str]:
    # iter(), because a result has keys() and dict() would take it for a mapping
    return dict(iter(db.execute(select(Area.id, Area.code))))


def _post_codes(db: Session) -> dict[int, str]:
    return dict(iter(db.execute(select(Post.id, Post.code))))


def _link_name(row: Row) -> str:
    day = row.day("date_from")
    return " ".join((row.text("village_id"), row.text("person_id"), row.text("role"), *([str(day)] if day else [])))


def _town_links(county: CountyLists, places: Places, posts: Mapping[str, int]) -> dict[_LinkKey, tuple[str, str, str]]:
    """The links of leaders and units to towns, with list, id and town of each."""
    return {
        (places.areas[town], posts[row.text("id")], role, None): (list_key, row.text("id"), town)
        for list_key, role in (("leaders", LinkRole.COUNTY_LEADER), ("units", LinkRole.UNIT_HEAD))
        for row in county.rows(list_key)
        if (town := row.code("linked_town_id")) is not None
    }


def _half(row: Row, key: str) -> HalfDay:
    return HalfDay(row.code(key) or HalfDay.ALL)


def _status(row: Row, key: str) -> AbsenceStatus:
    return AbsenceStatus(row.code(key) or AbsenceStatus.APPROVED)


def _weight(row: Row, key: str) -> int:
    return row.number_of(key) or 1


_ABSENCE_FIELDS = (
    Field("starts_on", "date_from", Row.day),
    Field("ends_on", "date_to", Row.day),
    Field("half", "half", _half),
    *same(Row.text, "kind", "note"),
    Field("status", "status", _status),
)
_WISH_FIELDS = (Field("weight", "weight", _weight), *same(Row.text, "note"))


def write_absences(db: Session, county: CountyLists, posts: Mapping[str, int], log: ChangeLog, today: date) -> None:
    """Write absences; those no longer listed are removed unless they are over."""
    if not county.rows("absences"):
        return
    stored = {absence.code: absence for absence in db.scalars(select(Absence))}
    rows = {
        row.text("id"): wanted(
            row.text("id"), row, _ABSENCE_FIELDS, code=row.text("id"), post_id=posts[row.text("person_id")]
        )
        for row in county.rows("absences")
    }
    sync = ListSync(db=db, log=log, list_key="absences", model=Absence)
    sync.write(stored, rows)
    sync.remove({code: one for code, one in stored.items() if one.ends_on >= today}, rows, str)


def write_wishes(db: Session, county: CountyLists, posts: Mapping[str, int], log: ChangeLog, today: date) -> None:
    """Write wishes; those no longer listed are removed unless their day is over."""
    if not county.rows("wishes"):
        return
    stored = {(wish.post_id, wish.day_on, wish.kind): wish for wish in db.scalars(select(Wish))}
    rows: dict[tuple[int, date, WishKind], Wanted] = {}
    for row in county.rows("wishes"):
        day, kind = row.day("date"), WishKind(row.text("kind"))
        assert day is not None
        post_id = posts[row.text("person_id")]
        rows[post_id, day, kind] = wanted(
            f"{row.text('person_id')} {day} {kind}", row, _WISH_FIELDS, post_id=post_id, day_on=day, kind=kind
        )
    codes = _post_codes(db)
    sync = ListSync(db=db, log=log, list_key="wishes", model=Wish)
    sync.write(stored, rows)
    sync.remove(
        {key: one for key, one in stored.items() if one.day_on >= today},
        rows,
        lambda key: f"{codes[key[0]]} {key[1]} {key[2]}",
    )


def write_loads(db: Session, county: CountyLists, posts: Mapping[str, int], log: ChangeLog) -> None:
    """Write loads; those no longer listed are removed in the years that the list speaks of."""
    if not county.rows("loads"):
        return
    stored = {(load.post_id, load.metric, load.starts_on): load for load in db.scalars(select(Load))}
    rows: dict[tuple[int, str, date], Wanted] = {}
    for row in county.rows("loads"):
        period, post_id, metric = row.period("period"), posts[row.text("person_id")], row.text("metric")
        assert period is not None
        rows[post_id, metric, period.starts_on] = wanted(
            f"{row.text('person_id')} {metric} {period.starts_on}",
            row,
            same(Row.number_of, "value"),
            post_id=post_id,
            metric=metric,
            starts_on=period.starts_on,
            ends_on=period.ends_on,
        )
    years = {key[2].year for key in rows}
    codes = _post_codes(db)
    sync = ListSync(db=db, log=log, list_key="loads", model=Load)
    sync.write(stored, rows)
    sync.remove(
        {key: one for key, one in stored.items() if one.starts_on.year in years},
        rows,
        lambda key: f"{codes[key[0]]} {key[1]} {key[2]}",
    )
