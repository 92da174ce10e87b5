"""What an office should know about its lists, though nothing of it forbids the import."""

from __future__ import annotations

from datetime import date

from rota.office.check_links import linked_leader_notes
from rota.office.county_lists import CountyLists, holds_on
from rota.words import Message, message


def find_notes(county: CountyLists, today: date) -> tuple[Message, ...]:
    """Notes on counts that differ, offices that are vacant on ``today``, and places without a reception point."""
    return (
        *_count_notes(county),
        *_vacancy_notes(county, today),
        *_town_notes(county),
        *linked_leader_notes(county, today),
    )


def _count_notes(county: CountyLists) -> list[Message]:
    notes = []
    for town in county.rows("towns"):
        for key, list_key in (("n_villages", "villages"), ("n_leaders", "town_leaders")):
            told = town.number_of(key)
            listed = sum(1 for row in county.rows(list_key) if row.text("town_id") == town.text("id"))
            if told is not None and told != listed:
                notes.append(
                    message(
                        "{town}: “{column}” says {told}, the list has {listed}",
                        town=town.text("id"),
                        column=town.headings[key],
                        told=told,
                        listed=listed,
                    )
                )
    return notes


def _vacancy_notes(county: CountyLists, today: date) -> list[Message]:
    notes = []
    for flag, office in (("is_secretary", message("county secretary")), ("is_county_head", message("county head"))):
        if not any(row.flag(flag) and holds_on(row, today) for row in county.rows("leaders")):
            notes.append(message("nobody is {office} on {day}", office=office, day=today.isoformat()))
    return notes


def _town_notes(county: CountyLists) -> list[Message]:
    unlinked = tuple(
        row.text("id")
        for row in county.rows("units")
        if row.flag("joins_fixed15", default=True) and "linked_town_id" not in row.values
    )
    owners = {row.text("owner_id") for row in county.rows("reception_points")}
    without_point = tuple(
        row.text("id") for key in ("towns", "villages") for row in county.rows(key) if row.text("id") not in owners
    )
    notes = []
    if unlinked:
        notes.append(
            message(
                "the heads of {units} take part on the 15th but are linked to no town: they stay away", units=unlinked
            )
        )
    if without_point:
        notes.append(message("{places} have no reception point", places=without_point))
    return notes
