"""Writing people and their posts. Person rows stay the same from import to import, found through their posts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from rota.office.county_lists import CountyLists, Row
from rota.office.import_places import Places
from rota.office.import_report import ChangeLog, FieldChange
from rota.office.lists_people import ALL_POSTS
from rota.office.models import Absence, DutyTerms, Link, Load, Person, Post, PostKind, Wish
from rota.office.posts import Human
from rota.office.syncing import Field, ListSync, Wanted, codes, referenced_ids, same, wanted, yes_unless_told
from rota.words import message

_TERM = same(Row.day, "active_from", "active_to")
_POST_FIELDS: Mapping[str, tuple[Field, ...]] = {
    "leaders": (
        *same(Row.text, "title", "body", "rank", "fields", "remark"),
        *same(Row.flag, "is_secretary", "is_county_head", "is_standing_committee", "is_vice_head"),
        Field("phone", "office_phone", Row.text),
        Field("in_monday_pool", "monday_pool", Row.flag),
        Field("in_fixed15", "fixed15_town", Row.flag),
        Field("in_oncall_pool", "county_oncall_pool", Row.flag),
        *_TERM,
    ),
    "units": (Field("title", "head_title", Row.text),),
    "town_leaders": (
        *same(Row.text, "title", "rank", "fields", "phone"),
        Field("in_halfday_pool", "halfday_pool", yes_unless_told),
        *_TERM,
    ),
    "town_cadres": (*same(Row.text, "title", "phone"), *_TERM),
    "bureau_staff": (*same(Row.text, "title", "phone", "remark"), Field("body", "section", Row.text), *_TERM),
    "lawyers": (
        *same(Row.text, "phone"),
        Field("body", "firm", Row.text),
        Field("fields", "specialties", Row.text),
        Field("weekdays", "available_weekdays", codes),
        *same(codes, "conflict_units"),
        *same(Row.number_of, "max_days_month"),
        *_TERM,
    ),
}
_KINDS = {
    "leaders": PostKind.COUNTY_LEADER,
    "units": PostKind.UNIT_HEAD,
    "town_leaders": PostKind.TOWN_LEADER,
    "town_cadres": PostKind.TOWN_CADRE,
    "bureau_staff": PostKind.BUREAU_STAFF,
    "lawyers": PostKind.LAWYER,
}
_DUTY_FIELDS = (
    *same(Row.text, "staff_type", "duty_role", "skills"),
    Field("is_senior", "senior", Row.flag),
    *same(Row.flag, "must_pair_senior"),
    *same(Row.day, "no_night_from", "no_night_to", "no_duty_from", "no_duty_to"),
    *same(Row.number_of, "max_nights_month", "max_shifts_month"),
    *same(codes, "cannot_pair_with"),
)
_POST_TABLES = (Link, Absence, Wish, Load, DutyTerms)
"""Tables of this room whose rows go with their post."""
_LAWYER = "律师"


def write_people(
    db: Session, county: CountyLists, humans: tuple[Human, ...], places: Places, log: ChangeLog
) -> dict[str, int]:
    """Write people, posts and duty terms; code → id of every listed post."""
    stored = {post.code: post for post in db.scalars(select(Post))}
    people = _write_persons(db, county, humans, stored, log)
    posts: dict[str, int] = {}
    for key in ALL_POSTS:
        rows = {
            row.text("id"): wanted(
                row.text("id"),
                row,
                _POST_FIELDS[key],
                **_fixed_values(key, row, place, places),
                person_id=people[row.text("id")],
            )
            for place, row in enumerate(county.rows(key), start=1)
        }
        written = ListSync(db=db, log=log, list_key=key, model=Post).write(stored, rows)
        posts |= {code: post.id for code, post in written.items()}
    _write_duty_terms(db, county, posts, log)
    return posts


def _fixed_values(key: str, row: Row, place: int, places: Places) -> dict[str, object]:
    code = row.text("id")
    order = row.number_of("sort_order")
    return {
        "code": code,
        "kind": _KINDS[key],
        "area_id": places.areas.get(row.text("town_id")),
        "unit_id": places.units[code] if key == "units" else None,
        "sort_order": place if order is None else order,
        **({"title": _LAWYER} if key == "lawyers" else {}),
    }


def _write_persons(
    db: Session, county: CountyLists, humans: tuple[Human, ...], stored: Mapping[str, Post], log: ChangeLog
) -> dict[str, int]:
    """The person id of every post code."""
    persons = {person.id: person for person in db.scalars(select(Person))}
    list_of = {row.text("id"): key for key in ALL_POSTS for row in county.rows(key)}
    taken: set[int] = set()
    chosen: list[tuple[Human, Person]] = []
    for human in humans:
        person = _known_person(human, stored, persons, taken, log)
        if person is None:
            person = Person(name=human.name, gender=human.gender, birth_year=human.birth_year)
            db.add(person)
        else:
            taken.add(person.id)
            _change_person(person, human, list_of[human.posts[0]], log)
        chosen.append((human, person))
    db.flush()
    return {code: person.id for human, person in chosen for code in human.posts}


def _known_person(
    human: Human, stored: Mapping[str, Post], persons: Mapping[int, Person], taken: set[int], log: ChangeLog
) -> Person | None:
    """The stored person who holds one of the posts. A unit's head with another name is another human."""
    for code in human.posts:
        post = stored.get(code)
        if post is None or post.person_id in taken:
            continue
        person = persons[post.person_id]
        if post.kind is PostKind.UNIT_HEAD and person.name != human.name:
            log.notes.append(message("{id} has a new head", id=code))
            continue
        return person
    return None


def _change_person(person: Person, human: Human, list_key: str, log: ChangeLog) -> None:
    titles = {"name": "姓名", "gender": "性别", "birth_year": "出生年份"}
    for attribute, title in titles.items():
        after = getattr(human, attribute)
        if getattr(person, attribute) != after:
            setattr(person, attribute, after)
            log.changed(list_key, human.posts[0], FieldChange(title))


def _write_duty_terms(db: Session, county: CountyLists, posts: Mapping[str, int], log: ChangeLog) -> None:
    stored = {terms.post_id: terms for terms in db.scalars(select(DutyTerms))}
    rows: dict[int, Wanted] = {}
    for row in county.rows("bureau_staff"):
        post_id = posts[row.text("id")]
        rows[post_id] = wanted(row.text("id"), row, _DUTY_FIELDS, post_id=post_id)
    sync = ListSync(db=db, log=log, list_key="bureau_staff", model=DutyTerms)
    for post_id, terms in rows.items():
        found = stored.get(post_id)
        if found is None:
            db.add(DutyTerms(**terms.values))
        else:
            sync.change(found, terms)
    db.flush()


def remove_posts(db: Session, county: CountyLists, listed: Mapping[str, int], log: ChangeLog, today: date) -> None:
    """Remove posts that are no longer listed, with all that belongs to them.

    Posts of a list that was not handed in stay. A post that a plan refers to is ended the day before ``today``
    instead, so that nothing planned is lost.
    """
    lists = {kind: key for key, kind in _KINDS.items()}
    gone = {
        post.id: post for post in db.scalars(select(Post)) if post.code not in listed and county.rows(lists[post.kind])
    }
    own = frozenset(model.__tablename__ for model in _POST_TABLES)
    kept = referenced_ids(db, "post", set(gone), but_not_in=own)
    for post_id, post in gone.items():
        if post_id in kept:
            _end(post, lists[post.kind], log, today)
            continue
        for model in _POST_TABLES:
            db.execute(delete(model).where(model.post_id == post_id))
        db.delete(post)
        log.removed(lists[post.kind], post.code)
    db.flush()


def _end(post: Post, list_key: str, log: ChangeLog, today: date) -> None:
    last_day = max(today - timedelta(days=1), post.active_from or date.min)
    if post.active_to is not None and post.active_to <= last_day:
        return
    post.active_to = last_day
    log.ended(list_key, post.code)
    log.notes.append(
        message(
            "{id} is no longer listed; plans name this post, so it was ended on {day}", id=post.code, day=str(last_day)
        )
    )


def remove_persons(db: Session) -> None:
    """Remove people without any post to whom nothing refers."""
    holders = set(db.scalars(select(Post.person_id)))
    gone = {person.id: person for person in db.scalars(select(Person)) if person.id not in holders}
    kept = referenced_ids(db, "person", set(gone))
    for person_id, person in gone.items():
        if person_id not in kept:
            db.delete(person)
    db.flush()
