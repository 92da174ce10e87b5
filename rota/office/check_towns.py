"""Towns and villages that no rota could serve: too few leaders, no linked leader."""

from __future__ import annotations

from datetime import date

from rota.errors import Fault
from rota.office.county_lists import CountyLists, Row, holds_from, holds_on
from rota.office.posts import links_of_villages
from rota.words import message


def town_faults(county: CountyLists, today: date) -> list[Fault]:
    """Towns with villages but with fewer than two leaders who take part and are in office on ``today``
    (or, where all are still to come, on the first day of one).

    A third of a town's leaders stays at home in every half-day (RVIL-HALF); of one leader nobody could leave.
    """
    with_villages = {row.text("town_id") for row in county.rows("villages")}
    return [
        fault
        for town in county.rows("towns")
        if town.text("id") in with_villages
        for fault in _too_few(town, county.rows("town_leaders"), today)
    ]


def _too_few(town: Row, leaders: tuple[Row, ...], today: date) -> list[Fault]:
    own = [row for row in leaders if row.text("town_id") == town.text("id")]
    day = _first_day_with_leaders(own, today)
    in_pool = [row for row in own if holds_on(row, day) and row.flag("halfday_pool", default=True)]
    if len(in_pool) > 1:
        return []
    if not in_pool:
        return [
            town.fault(
                "id",
                message(
                    "{town} has no leader who is in office on {day} and goes to the villages; add leaders to the list "
                    "“镇领导” or set “参加村级半天接访” to Y",
                    town=town.text("id"),
                    day=day.isoformat(),
                ),
            )
        ]
    return [
        town.fault(
            "id",
            message(
                "{town} has only one leader ({leader}) who is in office on {day} and goes to the villages; one third "
                "of a town's leaders must stay at home, so that leader could never leave for a village. Add a leader "
                "to the list “镇领导” or set “参加村级半天接访” to Y for another",
                town=town.text("id"),
                leader=in_pool[0].text("id"),
                day=day.isoformat(),
            ),
        )
    ]


def _first_day_with_leaders(leaders: list[Row], today: date) -> date:
    """``today``, or the day on which the first leader takes office when that is still to come."""
    if any(holds_on(row, today) for row in leaders):
        return today
    return min((day for row in leaders if (day := row.day("active_from")) is not None and day > today), default=today)


def village_faults(county: CountyLists, today: date) -> list[Fault]:
    """Villages to which no town leader is linked on ``today`` or later, unless there are no links at all."""
    links = links_of_villages(county)
    linked = {
        row.text("village_id")
        for row in links
        if row.text("role") == "TOWN_LEADER" and holds_from(row, today, "date_to")
    }
    return [
        row.fault(
            "id",
            message(
                "no town leader is linked to {village}; enter one in the list “包村挂钩” or as “挂钩镇领导编号”",
                village=row.text("id"),
            ),
        )
        for row in county.rows("villages")
        if row.values.get("id") is not None and row.text("id") not in linked and links
    ]
