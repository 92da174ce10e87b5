"""Links of villages: who is linked to which village, and that both lists say the same."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from rota.errors import Fault
from rota.office.county_lists import CountyLists, Row, holds_on
from rota.words import Message, message


def link_faults(county: CountyLists) -> list[Fault]:
    """Links to people of another town or of the wrong kind."""
    known = {row.text("id") for row in county.rows("towns")}
    villages = [row for row in county.rows("villages") if row.text("town_id") in known]
    towns = {row.text("id"): row.text("town_id") for row in villages}
    leaders = {row.text("id"): row.text("town_id") for row in county.rows("town_leaders")}
    cadres = {row.text("id"): row.text("town_id") for row in county.rows("town_cadres")}
    faults = []
    for row in villages:
        faults += _other_town(row, "linked_leader_id", leaders, row.text("town_id"))
    for row in county.rows("village_links"):
        person, village_town = row.text("person_id"), towns.get(row.text("village_id"))
        if row.text("role") == "TOWN_LEADER" and person in cadres:
            faults.append(
                row.fault("role", message("{id} is a cadre, not a town leader; correct the role or the id", id=person))
            )
        elif village_town is not None:
            faults += _other_town(row, "person_id", {**cadres, **leaders}, village_town)
    return faults


def _other_town(row: Row, key: str, town_of: dict[str, str], village_town: str) -> list[Fault]:
    person = row.text(key)
    town = town_of.get(person)
    if town is None or town == village_town:
        return []
    return [
        row.fault(
            key,
            message(
                "{id} belongs to the town {town}, the village to {village_town}; link somebody of the village's town",
                id=person,
                town=town,
                village_town=village_town,
            ),
        )
    ]


def linked_leader_faults(county: CountyLists) -> list[Fault]:
    """Villages whose own row names a leader whom the list of links never links to them."""
    linked = _linked_leaders(county.rows("village_links"))
    faults = []
    for row in county.rows("villages"):
        named, others = row.text("linked_leader_id"), linked.get(row.text("id"), [])
        if named and others and named not in others:
            faults.append(
                row.fault(
                    "linked_leader_id",
                    message(
                        "names {id}, but the list of links has {others} for this village; make both say the same",
                        id=named,
                        others=tuple(others),
                    ),
                )
            )
    return faults


def _linked_leaders(links: Iterable[Row]) -> dict[str, list[str]]:
    linked: dict[str, list[str]] = {}
    for row in links:
        if row.text("role") == "TOWN_LEADER":
            linked.setdefault(row.text("village_id"), []).append(row.text("person_id"))
    return linked


def linked_leader_notes(county: CountyLists, today: date) -> list[Message]:
    """Villages whose own row names another leader than the dated list of links does for ``today``."""
    links = county.rows("village_links")
    linked = _linked_leaders(row for row in links if holds_on(row, today, "date_from", "date_to"))
    return [
        message(
            "{village}: its own row names {id}, the list of links {others} on {day}; the list of links counts",
            village=row.text("id"),
            id=row.text("linked_leader_id"),
            others=tuple(linked[row.text("id")]),
            day=today.isoformat(),
        )
        for row in county.rows("villages")
        if row.text("linked_leader_id")
        and row.text("linked_leader_id") not in linked.get(row.text("id"), [row.text("linked_leader_id")])
    ]
