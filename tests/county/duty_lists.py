"""What the lists say about duty, read plainly for the checker: patterns, day types, weights, the bureau's staff."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import Any

import yaml

from tests.county.lists import WEEKDAYS, County, Row, read_rows

ZONE = timezone(timedelta(hours=8))
WORKING = frozenset({"WORKDAY", "ADJUSTED_WORKDAY"})
HOLIDAYS = frozenset({"HOLIDAY_REST", "STATUTORY_HOLIDAY"})
RESTING = HOLIDAYS | {"WEEKEND"}
HALF_POINTS = {"WORKDAY": 2, "ADJUSTED_WORKDAY": 2, "WEEKEND": 3, "HOLIDAY_REST": 4, "STATUTORY_HOLIDAY": 6}
"""D-WEIGHT: 1.0, 1.0, 1.5, 2.0, 3.0."""
TURN_OF_YEAR = frozenset(
    date.fromisoformat(day)
    for day in ("2025-01-28", "2025-01-29", "2026-02-16", "2026-02-17", "2027-02-05", "2027-02-06")
)
"""除夕 and 初一, which weigh 4.0."""
CLOCK = re.compile(r"(?:(?P<day>[A-Z]{3})(?:\+(?P<days>\d))? )?(?P<hour>\d\d):(?P<minute>\d\d)(?:\+(?P<next>\d))?")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of shift of a pattern; ``weekdays`` is empty where any will do."""

    code: str
    types: frozenset[str]
    weekdays: frozenset[str]
    start: time
    minutes: int
    main: int
    assist: int

    @property
    def is_weekly(self) -> bool:
        return self.minutes == 7 * 24 * 60


PATTERN_E = (
    Kind("EN", WORKING | RESTING, frozenset(WEEKDAYS[:4]), time(17, 30), 15 * 60, 1, 0),
    Kind("EW", WORKING | RESTING, frozenset({"FRI"}), time(17, 30), 63 * 60, 1, 0),
)
"""D-PAT-E: one person a night from Monday to Thursday, one from Friday to Sunday without a break."""


def kinds_of(folder: Path, pattern: str) -> tuple[Kind, ...]:
    """The shifts of a pattern: E by its description, the others by the county's own file."""
    if pattern == "E":
        return PATTERN_E
    document = yaml.safe_load((folder / "shift_patterns.yaml").read_text(encoding="utf-8"))
    return tuple(_kind(row) for row in document[pattern]["shifts"])


def _kind(row: dict[str, Any]) -> Kind:
    first, last = CLOCK.fullmatch(row["start"]), CLOCK.fullmatch(row["end"])
    assert first, row
    assert last, row
    begin, end = (60 * int(one["hour"]) + int(one["minute"]) for one in (first, last))
    days = int(last["days"] or last["next"] or 0)
    return Kind(
        code=row["code"],
        types=WORKING | RESTING if row["days"] == ["ALL"] else frozenset(row["days"]),
        weekdays=frozenset({first["day"]} if first["day"] else ()),
        start=time(int(first["hour"]), int(first["minute"])),
        minutes=days * 24 * 60 + end - begin,
        main=row["main"],
        assist=row["assist"],
    )


class DayTypes:
    """The five kinds of days, from the county's calendar lists."""

    def __init__(self, folder: Path) -> None:
        self.rows = {
            date.fromisoformat(row["date"]): row
            for path in sorted(folder.glob("calendar_*.csv"))
            for row in read_rows(path)
            if "kind" in row
        }

    def of(self, day: date) -> str:
        row = self.rows.get(day)
        if row is None or (row["kind"] == "work" and day.weekday() < 5):
            return "WORKDAY" if day.weekday() < 5 else "WEEKEND"
        if row["kind"] == "work":
            return "ADJUSTED_WORKDAY"
        return "STATUTORY_HOLIDAY" if row.get("statutory") == "Y" else "HOLIDAY_REST"

    def weight(self, day: date) -> int:
        """What a duty that begins on the day weighs, in half points."""
        return 8 if day in TURN_OF_YEAR else HALF_POINTS[self.of(day)]

    def is_first_of_holiday(self, day: date) -> bool:
        return self.of(day) in HOLIDAYS and self.of(day - timedelta(days=1)) not in HOLIDAYS


@dataclass(frozen=True, slots=True)
class Staff:
    """One of the bureau with the terms of duty; spans hold both days."""

    row: Row

    @property
    def code(self) -> str:
        return self.row["id"]

    @property
    def is_leader(self) -> bool:
        return self.row["duty_role"] == "leader"

    @property
    def is_junior(self) -> bool:
        return self.row["must_pair_senior"] == "Y"

    @property
    def is_senior(self) -> bool:
        return self.row["senior"] == "Y" and not self.is_junior

    def may_be(self, role: str) -> bool:
        """Leaders lead; MAIN is for regular staff of that role; any officer may assist or stand by."""
        if self.is_leader or role == "LEADER":
            return self.is_leader and role == "LEADER"
        return role != "MAIN" or (self.row["duty_role"] == "main" and self.row["staff_type"] != "聘用")

    def is_banned(self, what: str, day: date) -> bool:
        """``what`` is no_night or no_duty."""
        first, last = self.row[f"{what}_from"], self.row[f"{what}_to"]
        if not first and not last:
            return False
        return (not first or date.fromisoformat(first) <= day) and (not last or day <= date.fromisoformat(last))

    def most(self, what: str) -> int | None:
        """``what`` is max_nights_month or max_shifts_month."""
        return int(self.row[what]) if self.row[what] else None

    @property
    def apart_from(self) -> frozenset[str]:
        return frozenset(self.row["cannot_pair_with"].split(";")) - {""}


def staff_of(county: County) -> dict[str, Staff]:
    """Everybody of the bureau who has a role on duty, by code."""
    return {row["id"]: Staff(row) for row in county.rows["bureau_staff"] if row.get("duty_role")}


def at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, tzinfo=ZONE)
