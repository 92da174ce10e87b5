"""People: the principals, A9 (each leader linked to one town), one human with several posts."""

from __future__ import annotations

from itertools import pairwise

from rota.errors import Fault
from rota.office.county_lists import CountyLists, Row
from rota.office.lists_people import ALL_POSTS
from rota.office.posts import PERSON_NAME_KEYS
from rota.words import Message, message

_FAR_PAST, _FAR_FUTURE = (1, 1, 1), (9999, 12, 31)


def leader_faults(county: CountyLists) -> list[Fault]:
    """Two secretaries or two heads at the same time; a leader of the 15th without a town (A9)."""
    leaders = county.rows("leaders")
    faults = _overlaps(leaders, "is_secretary", message("county secretary"))
    faults += _overlaps(leaders, "is_county_head", message("county head"))
    for row in leaders:
        if row.flag("fixed15_town") and row.is_whole and "linked_town_id" not in row.values:
            faults.append(
                row.fault(
                    "linked_town_id",
                    message("{id} goes to a town on the 15th but is linked to none; enter the town", id=row.text("id")),
                )
            )
    return faults


def _overlaps(leaders: tuple[Row, ...], flag: str, office: Message) -> list[Fault]:
    holders = sorted((row for row in leaders if row.flag(flag) and row.is_whole), key=_start)
    return [
        later.fault(
            flag,
            message(
                "{id} and {other} are both {office} at the same time; end the term of one before the other's begins",
                id=later.text("id"),
                other=earlier.text("id"),
                office=office,
            ),
        )
        for earlier, later in pairwise(holders)
        if _end(earlier) >= _start(later)
    ]


def _start(row: Row) -> tuple[int, int, int]:
    day = row.day("active_from")
    return _FAR_PAST if day is None else (day.year, day.month, day.day)


def _end(row: Row) -> tuple[int, int, int]:
    day = row.day("active_to")
    return _FAR_FUTURE if day is None else (day.year, day.month, day.day)


def people_faults(county: CountyLists) -> list[Fault]:
    """Rows that say they are the same human as themselves, or as somebody with another name."""
    posts = {row.text("id"): (key, row) for key in ALL_POSTS for row in county.rows(key)}
    faults = []
    for key in ALL_POSTS:
        for row in county.rows(key):
            other_key, other = posts.get(row.text("same_person_as"), (key, None))
            if other is None:
                continue
            if other is row:
                faults.append(row.fault("same_person_as", message("names its own row; leave it blank")))
            elif row.text(PERSON_NAME_KEYS[key]) != other.text(PERSON_NAME_KEYS[other_key]):
                faults.append(
                    row.fault(
                        "same_person_as",
                        message(
                            "{id} and {other} have different names and cannot be one human; correct the id or the name",
                            id=row.text("id"),
                            other=other.text("id"),
                        ),
                    )
                )
    return faults
