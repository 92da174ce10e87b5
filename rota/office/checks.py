"""The lists checked against each other: everything wrong with them beyond single cells."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from rota.errors import Fault
from rota.office.check_calendar import calendar_faults
from rota.office.check_links import link_faults, linked_leader_faults
from rota.office.check_people import leader_faults, people_faults
from rota.office.check_references import duplicate_faults, owner_faults, period_faults, reference_faults
from rota.office.check_towns import town_faults, village_faults
from rota.office.county_lists import CountyLists
from rota.office.reachability import ferry_faults

_ALWAYS: tuple[Callable[[CountyLists], list[Fault]], ...] = (
    duplicate_faults,
    period_faults,
    leader_faults,
    people_faults,
    ferry_faults,
    calendar_faults,
)
_NEED_ALL_LISTS: tuple[Callable[[CountyLists], list[Fault]], ...] = (
    link_faults,
    linked_leader_faults,
    owner_faults,
)
_ON_A_DAY: tuple[Callable[[CountyLists, date], list[Fault]], ...] = (town_faults, village_faults)


def find_faults(county: CountyLists, *, unreadable: frozenset[str], today: date | None) -> list[Fault]:
    """Every fault between the lists.

    Nothing is blamed for naming a row of an ``unreadable`` list. The checks of who is in office on a day are left
    out when ``today`` is None or a list could not be read.
    """
    faults = [fault for check in _ALWAYS for fault in check(county)]
    faults += reference_faults(county, unreadable)
    if unreadable:
        return faults
    faults += [fault for check in _NEED_ALL_LISTS for fault in check(county)]
    if today is not None:
        faults += faults_on(county, today)
    return faults


def faults_on(county: CountyLists, today: date) -> list[Fault]:
    """The faults that depend on who is in office on ``today`` and after it."""
    return [fault for check in _ON_A_DAY for fault in check(county, today)]
