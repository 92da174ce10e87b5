"""Dates as the State Council's notice writes them, with what the brackets behind them repeat."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from rota.errors import BadInputError
from rota.words import Message, message
from rota.workdays.csv_fields import WEEKDAYS, weekday_name
from rota.workdays.statutory import lunar_month_and_day

DATE = r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:\([^()]*\))?"
SPAN = rf"{DATE}(?:[至到]{DATE})?"
DAYS = rf"{SPAN}(?:[、和及]{SPAN})*"

_PARTS = re.compile(r"(?:(?P<year>\d{4})年)?(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})日(?:\((?P<remark>[^()]*)\))?")
_WEEKDAY = re.compile(r"(?:周|星期)([一二三四五六日天])")
_LUNAR_DAY = "除夕|初[一二三四五六七八九十]|(?:廿|二?十)[一二三四五六七八九]|[二三]?十"
_LUNAR = re.compile(rf"农历(?:([正一二三四五六七八九十冬腊]|十一|十二)月)?({_LUNAR_DAY})")
_LUNAR_MONTHS = ("正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊")
_OTHER_MONTH_NAMES = {"一": "正", "十一": "冬", "十二": "腊"}
_NUMERALS = "零一二三四五六七八九十"


@dataclass(slots=True)
class DateReader:
    """Reads the dates of one holiday in turn: a year or month left out is that of the date before.

    ``year`` is the notice's. A month of December without a year, under 元旦, lies in the year before.
    ``contradictions`` gathers where the brackets behind a date disagree with it.
    """

    year: int
    is_new_year: bool
    contradictions: list[Message] = field(default_factory=list)
    _last: date | None = None

    def read_days(self, text: str) -> list[date]:
        """Every day of ``text``, which has the form :data:`DAYS`; raises BadInputError if one cannot be a date."""
        days: list[date] = []
        for span in re.findall(SPAN, text):
            ends = [self._read(found) for found in _PARTS.finditer(span)]
            first, last = ends[0], ends[-1]
            if last < first:
                raise BadInputError(message("“{text}” ends before it begins", text=span))
            days += [first + timedelta(days=offset) for offset in range((last - first).days + 1)]
        return days

    def _read(self, found: re.Match[str]) -> date:
        month = int(found["month"]) if found["month"] else self._last_month(found[0])
        year = self._year_of(found, month)
        try:
            day = date(year, month, int(found["day"]))
        except ValueError as error:
            raise BadInputError(message("There is no day {value} in the calendar", value=found[0])) from error
        self._last = day
        self.contradictions += _contradictions(found["remark"] or "", day)
        return day

    def _last_month(self, text: str) -> int:
        if self._last is None:
            raise BadInputError(message("“{text}” needs a month", text=text))
        return self._last.month

    def _year_of(self, found: re.Match[str], month: int) -> int:
        if found["year"]:
            year = int(found["year"])
            if year not in (self.year, self.year - 1):
                raise BadInputError(
                    message("“{text}” is not in the notice's year {year}", text=found[0], year=self.year)
                )
            return year
        if not found["month"] and self._last is not None:
            return self._last.year
        return self.year - 1 if self.is_new_year and month == 12 else self.year


def _contradictions(remark: str, day: date) -> list[Message]:
    found = []
    weekday = _WEEKDAY.search(remark)
    if weekday and weekday[1].replace("天", "日") != WEEKDAYS[day.weekday()]:
        right = weekday_name(day)
        found.append(message("{day} is a {right}, not a {value}", day=day.isoformat(), right=right, value=weekday[0]))
    lunar = _LUNAR.search(remark)
    if lunar and not _is_lunar(lunar, day):
        found.append(message("{day} is not {value}", day=day.isoformat(), value=lunar[0]))
    return found


def _is_lunar(lunar: re.Match[str], day: date) -> bool:
    if lunar[2] == "除夕":
        return lunar_month_and_day(day + timedelta(days=1)) == (1, 1)
    month, day_of_month = lunar_month_and_day(day)
    if lunar[1] and _LUNAR_MONTHS[abs(month) - 1] != _OTHER_MONTH_NAMES.get(lunar[1], lunar[1]):
        return False
    return day_of_month == _lunar_number(lunar[2])


def _lunar_number(text: str) -> int:
    """初一 to 三十 as 1 to 30."""
    plain = text.removeprefix("初").replace("廿", "二十")
    tens, ten, ones = plain.rpartition("十")
    if not ten:
        return _NUMERALS.index(ones)
    return (_NUMERALS.index(tens) if tens else 1) * 10 + (_NUMERALS.index(ones) if ones else 0)
