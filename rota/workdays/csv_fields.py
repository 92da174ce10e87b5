"""Single values of a calendar file. Each function raises BadInputError with a sentence on the value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import TypeVar

from rota.errors import BadInputError
from rota.words import message
from rota.workdays.models import CalendarStatus, DayKind
from rota.workdays.statutory import ARRANGED_YEARS

Meaning = TypeVar("Meaning")

WEEKDAYS = "一二三四五六日"

_DATE = re.compile(
    r"(\d{4})(?:-|/|\.|年)(\d{1,2})(?:-|/|\.|月)(\d{1,2})日?(?:[ T]0{1,2}:00(?::00)?)?|(\d{4})(\d{2})(\d{2})"
)
_WEEKDAY = re.compile(r"(?:周|星期|礼拜)([一二三四五六日天])")
_KINDS = {"off": DayKind.OFF, "放假": DayKind.OFF, "休息": DayKind.OFF, "休": DayKind.OFF,
          "work": DayKind.WORK, "上班": DayKind.WORK, "调休上班": DayKind.WORK, "班": DayKind.WORK}  # fmt: skip
_YES_NO = {"y": True, "yes": True, "true": True, "1": True, "是": True,
           "n": False, "no": False, "false": False, "0": False, "否": False}  # fmt: skip
_STATUSES = {"official": CalendarStatus.OFFICIAL, "正式": CalendarStatus.OFFICIAL, "官方": CalendarStatus.OFFICIAL,
             "provisional": CalendarStatus.PROVISIONAL, "暂定": CalendarStatus.PROVISIONAL,
             "临时": CalendarStatus.PROVISIONAL}  # fmt: skip


def read_date(text: str) -> date:
    """A date written 2027-01-01, 2027/1/1, 2027.1.1, 2027年1月1日 or 20270101."""
    found = _DATE.fullmatch(text)
    if not found:
        raise BadInputError(message("“{value}” is not a date; write it like 2027-01-31", value=text))
    year, month, day = (int(part) for part in found.groups() if part)
    check_year(year)
    try:
        return date(year, month, day)
    except ValueError as error:
        raise BadInputError(message("There is no day {value} in the calendar", value=text)) from error


def check_year(year: int) -> None:
    """``year`` must be one that an arrangement can be for."""
    if year not in ARRANGED_YEARS:
        first, last = ARRANGED_YEARS[0], ARRANGED_YEARS[-1]
        raise BadInputError(
            message(
                "The year {year} is not possible; it lies between {first} and {last}", year=year, first=first, last=last
            )
        )


def weekday_name(day: date) -> str:
    """周一 to 周日."""
    return f"周{WEEKDAYS[day.weekday()]}"


def check_weekday(text: str, day: date) -> None:
    """``text``, such as 周四 or 星期四, must be the weekday of ``day``."""
    found = _WEEKDAY.fullmatch(text)
    if not found:
        raise BadInputError(message("“{value}” is not a weekday; write it like 周一", value=text))
    if found[1].replace("天", "日") != WEEKDAYS[day.weekday()]:
        raise BadInputError(
            message("{day} is a {right}, not a {value}", day=day.isoformat(), right=weekday_name(day), value=text)
        )


def read_kind(text: str) -> DayKind:
    """``off`` or ``work``, or 放假 or 上班."""
    return _one_of(text, _KINDS, ("off", "work", "放假", "上班"))


def read_yes_no(text: str) -> bool:
    """``Y`` or ``N``, or 是 or 否."""
    return _one_of(text, _YES_NO, ("Y", "N", "是", "否"))


def read_status(text: str) -> CalendarStatus:
    """``OFFICIAL`` or ``PROVISIONAL``, or 正式 or 暂定."""
    return _one_of(text, _STATUSES, ("OFFICIAL", "PROVISIONAL", "正式", "暂定"))


def _one_of(text: str, meanings: Mapping[str, Meaning], shown: tuple[str, ...]) -> Meaning:
    meaning = meanings.get(text.lower())
    if meaning is None:
        raise BadInputError(message("“{value}” is not possible; it can be {choices}", value=text, choices=shown))
    return meaning
