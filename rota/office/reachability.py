"""On which half-days a village can be reached: from its own column, or from a ferry's timetable in the remark."""

from __future__ import annotations

import re
import unicodedata

from rota.errors import Fault
from rota.office.county_lists import CountyLists, Row
from rota.office.list_kinds import WEEKDAYS
from rota.words import message

_FERRY = re.compile(r"渡船|轮渡|船班|渡轮|班船|航班")
_DAYS = "一二三四五六日天"
_START = r"(?:每周|每逢|逢|仅|只|限|周|星期|礼拜)+"
_LISTED = rf"[{_DAYS}][{_DAYS}周星期礼拜上下午全天、和及与或,;/至到-]*"
_TIMETABLE = re.compile(rf"{_START}(?P<listed>{_LISTED})(?P<rest>.*)")
_BEYOND_READING = re.compile(r"不|停|除|隔周|单周|双周|月")
_MORE_DAYS = re.compile(r"周|星期|礼拜|上午|下午|全天")


def reachable_halfdays(village: Row) -> tuple[str, ...] | None:
    """The only half-days on which ``village`` can be reached, in order of the week; () means any.

    The column 可达半天 comes first. Without it a remark on a ferry is read, such as
    "渡船仅周二、周四上午开航"; a half that closes a list of days holds for all days before it, and days without
    a half count with both. None when the remark speaks of a ferry but names no half-days that can be read.
    """
    given = village.items("reachable_halfdays")
    if given:
        return given
    remark = re.sub(r"\s", "", unicodedata.normalize("NFKC", village.text("remark")))
    if not _FERRY.search(remark):
        return ()
    return _timetable(remark)


def _timetable(remark: str) -> tuple[str, ...] | None:
    found = _TIMETABLE.search(remark)
    if found is None or _BEYOND_READING.search(remark) or _MORE_DAYS.search(found["rest"]):
        return None
    return _halfdays(found["listed"])


def _halfdays(text: str) -> tuple[str, ...]:
    """The half-days of a text that begins with a day and is made of days, halves and the words between them."""
    parts = re.findall(rf"全天|上午|下午|(?:至|到|-)|(?:周|星期|礼拜)?[{_DAYS}]", text)
    found: set[str] = set()
    days: list[int] = []
    halves: list[str] = []
    is_range = False
    for part in parts:
        if part in ("上午", "下午", "全天"):
            halves += ["AM", "PM"] if part == "全天" else ["AM" if part == "上午" else "PM"]
            continue
        if part in ("至", "到", "-"):
            is_range = True
            continue
        if halves:
            found |= _product(days, halves)
            days, halves = [], []
        day = min(_DAYS.index(part[-1]), 6)
        days += range(days[-1] + 1, day + 1) if is_range and days else [day]
        is_range = False
    found |= _product(days, halves or ["AM", "PM"])
    order = [f"{day.value}_{half}" for day in WEEKDAYS for half in ("AM", "PM")]
    return tuple(halfday for halfday in order if halfday in found)


def _product(days: list[int], halves: list[str]) -> set[str]:
    return {f"{WEEKDAYS[day].value}_{half}" for day in days for half in halves}


def ferry_faults(county: CountyLists) -> list[Fault]:
    """Villages whose remark speaks of a ferry in words that cannot be read."""
    return [
        row.fault(
            "remark",
            message(
                "speaks of a ferry, but its days cannot be read; enter them in a column “可达半天” "
                "(reachable_halfdays), like 周二上午；周四上午"
            ),
        )
        for row in county.rows("villages")
        if reachable_halfdays(row) is None
    ]
