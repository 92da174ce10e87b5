"""The statutory holidays of any year, and days of the lunar month, by law and lunar calendar alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

from lunar_python import Lunar, Solar

from rota.errors import BadInputError
from rota.words import message

LAW_OF_2024_FROM = 2025
"""First year under 全国年节及纪念日放假办法 as revised on 2024-11-10, which added 除夕 and 2 May."""

ARRANGED_YEARS = range(2000, 2101)
"""Years for which a calendar is taken in; anything else is a slip of the pen."""

_NUMERALS = "一二三四五六七八九十"
_NUMERAL = r"(?:10|[0-9一二三四五六七八九十])"
_MARKET_DAYS = re.compile(rf"逢?(?:农历|阴历)?({_NUMERAL}(?:[、,和/.]?{_NUMERAL})*)日?")


@cache
def statutory_days(year: int) -> Mapping[date, str]:
    """The statutory days of ``year`` with their names, in order of date (DOMAIN.md §4.1).

    From 2025 on they are 13: 元旦 1, 春节 4 (除夕 to 初三), 清明 1, 劳动节 2, 端午 1, 中秋 1, 国庆 3; before that 11,
    without 除夕 and 2 May. Where two fall on one date (中秋 on 1 October), the date carries both names.
    """
    named: dict[date, list[str]] = {}
    for day, name in _statutory(year):
        named.setdefault(day, []).append(name)
    return MappingProxyType({day: "、".join(named[day]) for day in sorted(named)})


def _statutory(year: int) -> list[tuple[date, str]]:
    new_year = _date_of(Lunar.fromYmd(year, 1, 1).getSolar())
    days = [
        (date(year, 1, 1), "元旦"),
        *((new_year + timedelta(days=index), f"春节（初{'一二三'[index]}）") for index in range(3)),
        (_date_of(Solar.fromYmd(year, 3, 1).getLunar().getJieQiTable()["清明"]), "清明节"),
        (date(year, 5, 1), "劳动节"),
        (_date_of(Lunar.fromYmd(year, 5, 5).getSolar()), "端午节"),
        *((date(year, 10, day), "国庆节") for day in (1, 2, 3)),
        (_date_of(Lunar.fromYmd(year, 8, 15).getSolar()), "中秋节"),
    ]
    if year >= LAW_OF_2024_FROM:
        days += [(new_year - timedelta(days=1), "春节（除夕）"), (date(year, 5, 2), "劳动节")]
    return days


def _date_of(solar: Solar) -> date:
    return date(solar.getYear(), solar.getMonth(), solar.getDay())


@cache
def lunar_month_and_day(day: date) -> tuple[int, int]:
    """Month (1 to 12, a leap month as its number below zero) and day (1 to 30) of ``day`` in the lunar calendar."""
    lunar = Solar.fromYmd(day.year, day.month, day.day).getLunar()
    return int(lunar.getMonth()), int(lunar.getDay())


def lunar_day(day: date) -> int:
    """Day of the lunar month, 1 to 30."""
    return lunar_month_and_day(day)[1]


def is_market_day(text: str, day: date) -> bool:
    """Whether ``day`` is a market day (圩日) by ``text``.

    ``text`` has the form 逢农历三、八: the day of the lunar month ends in 3 or 8; 十 stands for days ending in 0.
    An empty text means that there is no market. Raises BadInputError for any other form.
    """
    endings = _market_endings(text)
    return bool(endings) and lunar_day(day) % 10 in endings


@cache
def _market_endings(text: str) -> frozenset[int]:
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    if not plain:
        return frozenset()
    found = _MARKET_DAYS.fullmatch(plain)
    if not found:
        raise BadInputError(message("The market days “{text}” cannot be read; write them like 逢农历三、八", text=text))
    return frozenset(_ending(token) for token in re.findall(_NUMERAL, found[1]))


def _ending(token: str) -> int:
    return (_NUMERALS.index(token) + 1 if token in _NUMERALS else int(token)) % 10
