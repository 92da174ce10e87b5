"""A county folder read plainly, for the checker: rows, humans, posts, links, absences.

Nothing here comes from the product: a mistake there must not be repeated here.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

Row = dict[str, str]
FAR_PAST, FAR_FUTURE = date(1900, 1, 1), date(9999, 12, 31)
WEEKDAYS = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
FERRY = re.compile(r"渡船仅(?P<days>周[一二三四五六日](?:、周[一二三四五六日])*)(?P<half>上午|下午)?开航")


def read_rows(path: Path) -> list[Row]:
    """The rows of a list; empty when the county has no such list."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@dataclass(frozen=True, slots=True)
class Post:
    """A code of the lists, who the human behind it is, and when the post is held (both days included)."""

    code: str
    kind: str
    human: str
    town: str | None
    first: date
    last: date
    row: Row

    def held_on(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Leave:
    """One absence of a human; ``half`` is ALL, AM or PM of each of its days."""

    first: date
    last: date
    half: str
    kind: str
    status: str


@dataclass(frozen=True, slots=True)
class Link:
    """A village's leader or cadre from ``first`` to ``last``, both included."""

    village: str
    person: str
    role: str
    first: date
    last: date


def halves_of(start: datetime, end: datetime) -> tuple[str, ...]:
    """The half-days that an interval within one day touches; noon divides them."""
    noon = datetime.combine(start.date(), time(12), tzinfo=start.tzinfo)
    return tuple(half for half, touched in (("AM", start < noon), ("PM", end > noon)) if touched)


class County:
    """The lists of one county folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        names = ("leaders", "units", "towns", "town_leaders", "town_cadres", "villages", "bureau_staff", "lawyers")
        self.rows = {name: read_rows(folder / f"{name}.csv") for name in names}
        self.loads = [row for path in sorted(folder.glob("loads_*.csv")) for row in read_rows(path)]
        self.settings: dict[str, Any] = yaml.safe_load((folder / "county.yaml").read_text(encoding="utf-8"))
        self.points = {row["id"]: row for row in read_rows(folder / "reception_points.csv")}
        self.point_of = {row["owner_id"]: row["id"] for row in self.points.values() if row["level"] != "COUNTY"}
        self.towns = {row["id"]: row for row in self.rows["towns"]}
        self.villages = {row["id"]: row for row in self.rows["villages"]}
        self.posts = {post.code: post for post in self._posts()}
        self.links = [
            Link(row["village_id"], row["person_id"], row["role"], _first(row["date_from"]), _last(row["date_to"]))
            for row in read_rows(folder / "village_links.csv")
        ]
        self.leaves = self._leaves()
        self._links_of: dict[tuple[str, str], list[Link]] = defaultdict(list)
        for link in self.links:
            self._links_of[link.village, link.role].append(link)

    # --- people

    @cached_property
    def leader_rows(self) -> dict[str, Row]:
        return {row["id"]: row for row in self.rows["leaders"]}

    def _posts(self) -> list[Post]:
        kinds = ("leaders", "units", "town_leaders", "town_cadres", "bureau_staff", "lawyers")
        return [self._post(kind, row) for kind in kinds for row in self.rows[kind]]

    def _post(self, kind: str, row: Row) -> Post:
        return Post(
            code=row["id"],
            kind=kind,
            human=self._human(kind, row),
            town=row.get("linked_town_id") or row.get("town_id") or None,
            first=_first(row.get("active_from", "")),
            last=_last(row.get("active_to", "")),
            row=row,
        )

    def _human(self, kind: str, row: Row) -> str:
        """Two posts are one human where the lists say so: ``same_person_as``, or a unit led by its own deputy head."""
        if kind == "town_leaders" and row["same_person_as"]:
            return row["same_person_as"]
        if kind == "units":
            charge = self.leader_rows.get(row["leader_in_charge"])
            if charge and (charge["name"], charge["gender"]) == (row["head_name"], row["head_gender"]):
                return charge["id"]
        return row["id"]

    def human(self, code: str) -> str:
        return self.posts[code].human if code in self.posts else code

    def _leaves(self) -> dict[str, list[Leave]]:
        leaves: dict[str, list[Leave]] = defaultdict(list)
        for row in read_rows(self.folder / "absences.csv"):
            leaves[self.human(row["person_id"])].append(
                Leave(_first(row["date_from"]), _last(row["date_to"]), row["half"], row["kind"], row["status"])
            )
        return leaves

    def is_away(self, human: str, day: date, half: str, *, pending: bool = False) -> bool:
        """Whether the human is on approved leave in that half-day; with ``pending`` also on leave asked for."""
        statuses = ("APPROVED", "PENDING") if pending else ("APPROVED",)
        return any(
            leave.status in statuses and leave.first <= day <= leave.last and leave.half in ("ALL", half)
            for leave in self.leaves.get(human, [])
        )

    def is_present(self, code: str, day: date, half: str, *, pending: bool = False) -> bool:
        """Whether the post is held that day and its human is not away."""
        post = self.posts[code]
        return post.held_on(day) and not self.is_away(post.human, day, half, pending=pending)

    # --- towns and villages

    def town_posts(self, town: str) -> list[Post]:
        return [post for post in self.posts.values() if post.kind == "town_leaders" and post.town == town]

    def substitutes(self, town: str) -> list[Post]:
        return [post for post in self.town_posts(town) if post.row["halfday_pool"] == "Y"]

    def linked(self, village: str, role: str, day: date) -> list[str]:
        """The codes linked to the village on that day, whether their posts are still held or not."""
        mine = self._links_of.get((village, role), [])
        if not mine and role == "TOWN_LEADER" and self.villages[village]["linked_leader_id"]:
            return [self.villages[village]["linked_leader_id"]]
        return [link.person for link in mine if link.first <= day <= link.last]

    def villages_of(self, leader: str, day: date) -> list[str]:
        mine = {link.village for link in self.links if link.person == leader and link.role == "TOWN_LEADER"}
        mine |= {code for code, row in self.villages.items() if row["linked_leader_id"] == leader}
        return sorted(village for village in mine if leader in self.linked(village, "TOWN_LEADER", day))

    def ferry_halfdays(self, village: str) -> set[tuple[int, str]] | None:
        """(weekday, half) at which the village can be reached; None means at any time."""
        found = FERRY.search(self.villages[village]["remark"])
        if not found:
            return None
        days = ["一二三四五六日".index(name[1]) for name in found["days"].split("、")]
        halves = {"上午": ("AM",), "下午": ("PM",), None: ("AM", "PM")}[found["half"]]
        return {(day, half) for day in days for half in halves}


def _first(text: str) -> date:
    return date.fromisoformat(text) if text else FAR_PAST


def _last(text: str) -> date:
    return date.fromisoformat(text) if text else FAR_FUTURE


class Days:
    """The county's working days, computed from its calendar lists alone."""

    def __init__(self, county: County) -> None:
        self.kinds: dict[date, str] = {}
        for path in sorted(county.folder.glob("calendar_*.csv")):
            for row in read_rows(path):
                if "kind" in row:
                    self.kinds[date.fromisoformat(row["date"])] = row["kind"]
        self.policy: str = county.settings["policies"]["fixed_day_on_rest_day"]
        self.hours: dict[str, Any] = county.settings["office_hours"]

    def is_workday(self, day: date) -> bool:
        return self.kinds.get(day, "work" if day.weekday() < 5 else "off") == "work"

    def roll(self, day: date, step: int) -> date:
        while not self.is_workday(day):
            day += timedelta(days=step)
        return day

    def fixed15(self, month: str) -> date:
        nominal = date.fromisoformat(f"{month}-15")
        return {"NEXT_WORKDAY": self.roll(nominal, 1), "PREV_WORKDAY": self.roll(nominal, -1), "HOLD": nominal}[
            self.policy
        ]

    def days_of(self, month: str) -> list[date]:
        first = date.fromisoformat(f"{month}-01")
        days = [first + timedelta(days=offset) for offset in range(31)]
        return [day for day in days if day.month == first.month]

    def mondays(self, month: str) -> list[date]:
        """The Mondays of the ISO weeks whose Thursday lies in the month."""
        return [day - timedelta(days=3) for day in self.days_of(month) if day.weekday() == 3]

    def workdays_of_week(self, monday: date) -> list[date]:
        week = [monday + timedelta(days=offset) for offset in range(7)]
        return [day for day in week if self.is_workday(day)]

    def publish_by(self, day: date, notice_days: int = 5) -> date:
        return self.roll(day - timedelta(days=notice_days), -1)

    def half_hours(self, day: date, half: str) -> tuple[str, str]:
        """Opening and closing time of a half-day, as HH:MM."""
        if half == "AM":
            return tuple(self.hours["am"])
        summer = self.hours["summer_from"] <= f"{day:%m-%d}" <= self.hours["summer_to"]
        return tuple(self.hours["summer_pm" if summer else "pm"])
