"""Who holds which post, and which posts one human holds (one human is one person to every rule)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rota.office.county_lists import CountyLists, Row
from rota.office.lists_people import ALL_POSTS
from rota.words import Message, message

PERSON_NAME_KEYS: Mapping[str, str] = {
    "leaders": "name",
    "units": "head_name",
    "town_leaders": "name",
    "town_cadres": "name",
    "bureau_staff": "name",
    "lawyers": "name",
}
_GENDER_KEYS = {**dict.fromkeys(PERSON_NAME_KEYS, "gender"), "units": "head_gender"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Human:
    """One human and the codes of the posts held, the first of which decides name, gender and year of birth."""

    name: str
    gender: str
    birth_year: int | None
    posts: tuple[str, ...]


def links_of_villages(county: CountyLists) -> tuple[Row, ...]:
    """The links of villages; made of the villages' own rows when the county has no list of links."""
    if county.rows("village_links"):
        return county.rows("village_links")
    return tuple(
        Row(
            values={
                "village_id": row.text("id"),
                "person_id": row.text("linked_leader_id"),
                "role": "TOWN_LEADER",
            },
            source=row.source,
            number=row.number,
            headings=row.headings,
        )
        for row in county.rows("villages")
        if "linked_leader_id" in row.values
    )


def find_humans(county: CountyLists) -> tuple[tuple[Human, ...], tuple[Message, ...]]:
    """Every human of the county, and notes on what was taken to be one or several.

    Posts are one human's where ``same_person_as`` says so, and where a unit's head has the name and gender of a
    county leader who is in charge of the unit or whose title holds the unit's name. Any other equal names are
    different people.
    """
    rows = {row.text("id"): (key, row) for key in ALL_POSTS for row in county.rows(key)}
    leader_of = {code: code for code in rows}
    for code, (key, row) in rows.items():
        other = row.text("same_person_as") or (_leader_who_heads(row, county) if key == "units" else "")
        if other in rows:
            _join(leader_of, code, other)
    groups: dict[str, list[str]] = {}
    for code in rows:
        groups.setdefault(_root(leader_of, code), []).append(code)
    humans = tuple(_human(codes, rows) for codes in groups.values())
    return humans, (*_birth_year_notes(humans, rows), *_name_notes(humans))


def _leader_who_heads(unit: Row, county: CountyLists) -> str:
    bare_name = unit.text("name").removeprefix("县")
    for leader in county.rows("leaders"):
        is_namesake = leader.text("name") == unit.text("head_name") and (
            leader.text("gender") == unit.text("head_gender") or not unit.text("head_gender")
        )
        is_in_charge = unit.text("leader_in_charge") == leader.text("id")
        if is_namesake and (is_in_charge or bare_name in leader.text("title")):
            return leader.text("id")
    return ""


def _root(leader_of: dict[str, str], code: str) -> str:
    while leader_of[code] != code:
        code = leader_of[code]
    return code


def _join(leader_of: dict[str, str], code: str, other: str) -> None:
    leader_of[_root(leader_of, code)] = _root(leader_of, other)


def _human(codes: list[str], rows: dict[str, tuple[str, Row]]) -> Human:
    key, first = rows[codes[0]]
    years = (rows[code][1].number_of("birth_year") for code in codes)
    return Human(
        name=first.text(PERSON_NAME_KEYS[key]),
        gender=next((text for code in codes if (text := rows[code][1].text(_GENDER_KEYS[rows[code][0]]))), ""),
        birth_year=next((year for year in years if year is not None), None),
        posts=tuple(codes),
    )


def _birth_year_notes(humans: tuple[Human, ...], rows: dict[str, tuple[str, Row]]) -> list[Message]:
    return [
        message(
            "{posts} are one human with different years of birth; that of {first} was taken",
            posts=human.posts,
            first=human.posts[0],
        )
        for human in humans
        if len({year for code in human.posts if (year := rows[code][1].number_of("birth_year")) is not None}) > 1
    ]


def _name_notes(humans: tuple[Human, ...]) -> list[Message]:
    namesakes: dict[str, list[Human]] = {}
    for human in humans:
        namesakes.setdefault(human.name, []).append(human)
    return [
        message(
            "{posts} have the same name and were taken as {count} people; if they are one, say so in “与何人同一”",
            posts=tuple(human.posts[0] for human in same),
            count=len(same),
        )
        for same in namesakes.values()
        if len(same) > 1
    ]
