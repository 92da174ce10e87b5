"""The duty patterns of DOMAIN.md §6, ready to choose from, and a county's own from ``shift_patterns.yaml``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import Any

import yaml

from rota.errors import BadInputError, Fault
from rota.rules.duty_models import DutyLine
from rota.words import Message, message
from rota.workdays.daytypes import DayType

FILE_NAME = "shift_patterns.yaml"
WEEKDAYS = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
ALL_DAYS = tuple(day.value for day in DayType)
WORKING = (DayType.WORKDAY.value, DayType.ADJUSTED_WORKDAY.value)
RESTING = (DayType.WEEKEND.value, DayType.HOLIDAY_REST.value, DayType.STATUTORY_HOLIDAY.value)
DAY = 24 * 60
NOT_PATTERNS = ("default", "rest_rules", "holiday_weights")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftSpec:
    """One kind of shift; the columns of ShiftType without its pattern."""

    code: str
    name: str
    starts_at: time
    minutes: int
    day_types: tuple[str, ...] = ALL_DAYS
    weekdays: tuple[str, ...] = ()
    line: DutyLine = DutyLine.DUTY
    is_night: bool = True
    main: int = 1
    assist: int = 1
    has_leader: bool = True


_WORKING_NIGHT = ShiftSpec(code="WN", name="工作日夜班", starts_at=time(17, 30), minutes=15 * 60, day_types=WORKING)
_REST_DAY = ShiftSpec(
    code="RD", name="休息日白班", starts_at=time(8, 30), minutes=9 * 60, day_types=RESTING, is_night=False
)
_REST_NIGHT = ShiftSpec(code="RN", name="休息日夜班", starts_at=time(17, 30), minutes=15 * 60, day_types=RESTING)

PATTERNS: Mapping[str, tuple[ShiftSpec, ...]] = {
    "A": (_WORKING_NIGHT, _REST_DAY, _REST_NIGHT),
    "B": (ShiftSpec(code="D24", name="昼夜班", starts_at=time(8, 30), minutes=DAY),),
    "C": (
        ShiftSpec(code="DD", name="白班", starts_at=time(8, 30), minutes=9 * 60, is_night=False, assist=0),
        ShiftSpec(code="DN", name="夜班", starts_at=time(17, 30), minutes=15 * 60),
    ),
    "D": (
        ShiftSpec(
            code="WK", name="周值班组", starts_at=time(8, 30), minutes=7 * DAY, weekdays=("MON",), main=2, assist=0
        ),
    ),
    "E": (
        ShiftSpec(
            code="EN",
            name="周一至周四夜班",
            starts_at=time(17, 30),
            minutes=15 * 60,
            weekdays=WEEKDAYS[:4],
            assist=0,
        ),
        ShiftSpec(
            code="EW",
            name="周五至周日连班",
            starts_at=time(17, 30),
            minutes=2 * DAY + 15 * 60,
            weekdays=("FRI",),
            assist=0,
        ),
    ),
}


def read_patterns_file(path: Path) -> tuple[str, dict[str, tuple[ShiftSpec, ...]]]:
    """The default pattern's name and every pattern of a county's file; raises BadInputError listing every fault."""
    try:
        document = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise BadInputError(message("The file {name} cannot be read", name=path.name)) from error
    if not isinstance(document, Mapping):
        raise BadInputError(message("The file {name} has no patterns", name=path.name))
    faults: list[Fault] = []
    patterns = {}
    for name, entry in document.items():
        if name in NOT_PATTERNS:
            continue
        rows = entry.get("shifts") if isinstance(entry, Mapping) else None
        if not isinstance(rows, list) or not rows:
            faults.append(Fault(source=path.name, column=str(name), text=message("the pattern has no shifts")))
            continue
        specs = [_read_shift(path.name, str(name), row, faults) for row in rows]
        patterns[str(name)] = tuple(spec for spec in specs if spec is not None)
        codes = Counter(spec.code for spec in patterns[str(name)])
        faults += [
            Fault(source=path.name, column=f"{name}.{code}", text=message("the shift is there twice"))
            for code, times in codes.items()
            if times > 1
        ]
    default = str(document.get("default", "A"))
    if default not in {**PATTERNS, **patterns}:
        faults.append(
            Fault(source=path.name, column="default", text=message("there is no duty pattern {name}", name=default))
        )
    if faults:
        raise BadInputError(message("The file {name} cannot be used", name=path.name), tuple(faults))
    return default, patterns


def _read_shift(source: str, pattern: str, row: Any, faults: list[Fault]) -> ShiftSpec | None:
    if not isinstance(row, Mapping) or "code" not in row:
        faults.append(Fault(source=source, column=pattern, text=message("a shift has no code")))
        return None
    column = f"{pattern}.{row['code']}"
    days = tuple(str(day) for day in row.get("days", ("ALL",)))
    types = tuple(one for day in days for one in (ALL_DAYS if day == "ALL" or day in WEEKDAYS else (day,)))
    problems = [message("{day} is no day type", day=one) for one in types if one not in ALL_DAYS]
    span = _span(str(row.get("start", "")), str(row.get("end", "")))
    if isinstance(span, Message):
        problems.append(span)
    main, assist = row.get("main", 1), row.get("assist", 0)
    if type(main) is not int or type(assist) is not int or min(main, assist) < 0 or main + assist == 0:
        problems.append(message("main and assist are no numbers of people, together at least 1"))
    faults += [Fault(source=source, column=column, text=text) for text in problems]
    if problems or isinstance(span, Message):
        return None
    weekday, starts_at, minutes = span
    return ShiftSpec(
        code=str(row["code"]),
        name=str(row.get("name", row["code"])),
        starts_at=starts_at,
        minutes=minutes,
        day_types=tuple(dict.fromkeys(types)),
        weekdays=(weekday,) if weekday else tuple(day for day in days if day in WEEKDAYS),
        is_night=crosses_night(starts_at, minutes),
        main=main,
        assist=assist,
        has_leader=bool(row.get("leader", 1)),
    )


def _span(start: str, end: str) -> tuple[str, time, int] | Message:
    """Weekday (of a weekly shift), start and length from forms like 17:30 / 08:30+1 and MON 08:30 / MON+7 08:30."""
    first = re.fullmatch(r"(?:([A-Z]{3}) )?(\d{1,2}):(\d{2})", start.strip())
    last = re.fullmatch(r"(?:([A-Z]{3})(?:\+(\d+))? )?(\d{1,2}):(\d{2})(?:\+(\d+))?", end.strip())
    if not first or not last:
        return message("{start}–{end} are no hours; write them as 17:30 and 08:30+1", start=start, end=end)
    starts_at = time(int(first[2]), int(first[3]))
    days = int(last[2] or last[5] or 0)
    minutes = days * DAY + int(last[3]) * 60 + int(last[4]) - starts_at.hour * 60 - starts_at.minute
    if minutes <= 0:
        return message("the end is not after the start")
    return first[1] or "", starts_at, minutes


def crosses_night(starts_at: time, minutes: int) -> bool:
    """Whether the shift covers midnight to five in the morning of some day."""
    begin = starts_at.hour * 60 + starts_at.minute
    return begin + minutes >= DAY + 5 * 60
