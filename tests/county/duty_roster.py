"""The duty entries of a document as plain values, and the shifts that the pattern wants of the month."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from tests.county.duty_lists import DayTypes, Kind, Staff, at, kinds_of, staff_of
from tests.county.lists import County, Days
from tests.county.plan import Plan, Violation

DAY = timedelta(days=1)
SMALL_HOURS = time(5)
LEADER = "LEADER"
ROLES = ("MAIN", "ASSIST", "STANDBY", LEADER)
Seats = tuple[tuple[str, str], ...]
"""(person, role)"""


@dataclass(frozen=True, slots=True)
class Item:
    """Something one serves on: a shift, or a day in charge (kind LEADER)."""

    id: str
    kind: str
    start: datetime
    end: datetime
    day: date
    weight: int
    need: tuple[tuple[str, int], ...]

    @property
    def is_leader_day(self) -> bool:
        return self.kind == LEADER

    @property
    def nights(self) -> frozenset[date]:
        """The dates whose midnight and small hours it covers to the end."""
        days = (self.start.date() + offset * DAY for offset in range((self.end - self.start).days + 2))
        return frozenset(
            day for day in days if self.start < at(day + DAY, time(0)) and at(day + DAY, SMALL_HOURS) <= self.end
        )

    @property
    def days(self) -> tuple[date, ...]:
        """Every date it touches."""
        count = ((self.end - timedelta(seconds=1)).date() - self.start.date()).days + 1
        return tuple(self.start.date() + offset * DAY for offset in range(count))


@dataclass(slots=True)
class Roster:
    """One month's duty: what is wanted, who serves, and what stands beside it."""

    county: County
    types: DayTypes
    month: str
    staff: dict[str, Staff]
    wanted: tuple[Item, ...]
    seats: dict[str, Seats]
    """Item id → who serves."""
    plan: Plan
    """The month's receptions."""
    others: dict[str, list[Item]]
    """Person → what they serve on in the months beside."""
    findings: tuple[str, ...]
    """What the document says about holes (D-COVER)."""
    by_id: dict[str, Item] = field(init=False)

    def __post_init__(self) -> None:
        self.by_id = {item.id: item for item in self.wanted}

    def held(self, seats: dict[str, Seats] | None = None) -> dict[str, list[tuple[Item, str]]]:
        """Person → (item, role) of the month, by time."""
        held: dict[str, list[tuple[Item, str]]] = defaultdict(list)
        for item in self.wanted:
            for code, role in (self.seats if seats is None else seats).get(item.id, ()):
                held[code].append((item, role))
        return held


@dataclass(frozen=True)
class Wish:
    """What a pattern wants of a month."""

    county: County
    types: DayTypes
    month: str
    kinds: tuple[Kind, ...]

    @cached_property
    def shifts(self) -> tuple[tuple[Kind, date], ...]:
        """Every kind with the dates on which it begins; weekly ones belong to the month of their Thursday."""
        days = Days(self.county)
        found = []
        for kind in self.kinds:
            for day in days.mondays(self.month) if kind.is_weekly else days.days_of(self.month):
                name = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")[day.weekday()]
                if self.types.of(day) in kind.types and (not kind.weekdays or name in kind.weekdays):
                    found.append((kind, day))
        return tuple(found)

    @cached_property
    def leader_days(self) -> tuple[tuple[date, int], ...]:
        """(day, how many days) that one leader is in charge: each date, or each group's week."""
        if all(kind.is_weekly for kind in self.kinds):
            return tuple((day, 7) for _, day in self.shifts)
        return tuple((day, 1) for day in Days(self.county).days_of(self.month))

    def leader_item(self, day: date, days: int) -> Item:
        start = at(day, time(8, 30))
        weight = self.types.weight(day)
        return Item(f"{LEADER}.{day}", LEADER, start, start + days * DAY, day, weight, ((LEADER, 1),))


def expected_items(wish: Wish, entries: dict[tuple[str, date], str]) -> tuple[Item, ...]:
    """The wanted shifts, named as the document names them, and the days in charge."""
    items = []
    for kind, day in wish.shifts:
        start = at(day, kind.start)
        name = entries.get((kind.code, day), f"{kind.code}.{day}")
        need = tuple((role, count) for role, count in (("MAIN", kind.main), ("ASSIST", kind.assist)) if count)
        end = start + timedelta(minutes=kind.minutes)
        items.append(Item(name, kind.code, start, end, day, wish.types.weight(day), need))
    items += [wish.leader_item(day, days) for day, days in wish.leader_days]
    return tuple(sorted(items, key=lambda item: (item.start, item.id)))


def read_roster(folder: Path, month: str, document: dict[str, Any], pattern: str) -> tuple[Roster, list[Violation]]:
    """The month's roster, and what is wrong with the entries themselves."""
    county, types = County(folder), DayTypes(folder)
    wish = Wish(county, types, month, kinds_of(folder, pattern))
    found = list(_entry_violations(wish, document["duty"]))
    entries = {(one["shift"], _day(one)): one for one in document["duty"]}
    wanted = expected_items(wish, {key: one["id"] for key, one in entries.items()})
    seats: dict[str, Seats] = {
        item.id: _officers(entries[item.kind, item.day])
        for item in wanted
        if not item.is_leader_day and (item.kind, item.day) in entries
    }
    for item in wanted:
        if item.is_leader_day:
            named = [_leaders(one) for (_, day), one in entries.items() if day == item.day]
            if len(set(named)) > 1:
                found.append(Violation("leader", str(item.day), f"the shifts of one day name {named}"))
            seats[item.id] = named[0] if named else ()
    texts = tuple(one["text"] for one in document["findings"] if one["rule"] == "D-COVER")
    plan = Plan(county, {**document, "duty": []})
    return Roster(county, types, month, staff_of(county), wanted, seats, plan, defaultdict(list), texts), found


def _day(one: dict[str, Any]) -> date:
    return datetime.fromisoformat(one["starts_at"]).date()


def _officers(one: dict[str, Any]) -> Seats:
    return tuple((seat["person"], seat["role"]) for seat in one["people"] if seat["role"] != LEADER)


def _leaders(one: dict[str, Any]) -> Seats:
    return tuple((seat["person"], LEADER) for seat in one["people"] if seat["role"] == LEADER)


def _entry_violations(wish: Wish, entries: list[dict[str, Any]]) -> Iterator[Violation]:
    """Every wanted shift once and nothing else, with its hours and day type; known roles; nobody twice."""
    alone = {day for day, _ in wish.leader_days} - {day for _, day in wish.shifts}
    expected = {(kind.code, day): (at(day, kind.start), timedelta(minutes=kind.minutes)) for kind, day in wish.shifts}
    expected |= {(LEADER, day): (at(day, time(8, 30)), DAY) for day in alone}
    seen: set[tuple[str, date]] = set()
    ids: set[str] = set()
    for one in entries:
        key, start, end = (one["shift"], _day(one)), *(datetime.fromisoformat(one[at_]) for at_ in _TIMES)
        if key not in expected or key in seen or one["id"] in ids:
            yield Violation("extra", one["id"], f"{key} is not wanted, or there twice")
            continue
        seen.add(key)
        ids.add(one["id"])
        if (start, end - start) != expected[key]:
            yield Violation("hours", one["id"], f"{start} to {end}")
        if one["day_type"] != wish.types.of(key[1]):
            yield Violation("day-type", one["id"], f"{one['day_type']} instead of {wish.types.of(key[1])}")
        people = [seat["person"] for seat in one["people"]]
        if len(set(people)) < len(people) or {seat["role"] for seat in one["people"]} - set(ROLES):
            yield Violation("role", one["id"], f"somebody twice, or an unknown role: {one['people']}")
    for code, day in sorted(set(expected) - seen):
        yield Violation("missing", f"{code}.{day}", "there is no such shift")


_TIMES = ("starts_at", "ends_at")


def add_others(roster: Roster, documents: Iterable[dict[str, Any]]) -> None:
    """What the duty entries of other months' documents keep everybody busy with."""
    wish = Wish(roster.county, roster.types, roster.month, ())
    for document in documents:
        led = set()
        for one in document["duty"]:
            start, end = (datetime.fromisoformat(one[at_]) for at_ in _TIMES)
            day = start.date()
            item = Item(one["id"], one["shift"], start, end, day, roster.types.weight(day), ())
            for code, _ in _officers(one):
                roster.others[code].append(item)
            led |= {(code, day, max(1, (end - start).days)) for code, _ in _leaders(one)}
        for code, day, days in sorted(led):
            roster.others[code].append(wish.leader_item(day, 7 if days == 7 else 1))
