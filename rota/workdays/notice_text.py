"""Reading the State Council's yearly notice from pasted text, in its fixed sentence forms (DOMAIN.md §4.4).

A holiday begins with its name and a colon; its sentences say which days are off (放假, 补休) and which weekends are
worked (上班). What the text says twice is compared: weekdays and lunar dates in brackets, 共N天, 不调休, and the law.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date, timedelta

from rota.errors import BadInputError, Fault
from rota.words import Message, message
from rota.workdays.csv_fields import check_year
from rota.workdays.daytypes import DayRow
from rota.workdays.models import CalendarStatus, DayKind
from rota.workdays.notice_dates import DAYS, DateReader
from rota.workdays.sheets import CalendarSheet, law_faults
from rota.workdays.statutory import statutory_days
from rota.workdays.windows import SATURDAY

_HOLIDAY = "(?:元旦节?|春节|清明节?|劳动节|端午节?|中秋节?|国庆节?)"
_HEADING = re.compile(rf"(?:(?:[一二三四五六七八九十]+|\d+)[、.])?({_HOLIDAY}(?:[、和]{_HOLIDAY})*):")
_YEAR = re.compile(r"(?:关于|现将)(\d{4})年")
_BREAK = re.compile(r"[,;](?![^()]*\))")
_OFF = re.compile(rf"({DAYS})(?:放假调休|调休放假|放假|补休)(?:共?(\d+)天)?")
_WORK = re.compile(rf"({DAYS})(?:照常|正常)?上班")
_COUNT = re.compile(r"共(?:放假)?(\d+)天")
_SIGNATURE = re.compile(r"(?:国务院办公厅)?\d{4}年\d{1,2}月\d{1,2}日(?:\(.*\))?")
_CLOSING = "节假日期间"
"""How the last paragraph begins; what a page shows below it belongs to the page."""
_A_DATE = re.compile(r"\d{1,2}日")


def read_notice(text: str, *, year: int | None = None) -> CalendarSheet:
    """The OFFICIAL arrangement that ``text`` announces.

    The year comes from the notice's title or opening (关于2026年, 现将2026年); ``year`` serves a text without them
    and must not contradict them. Raises BadInputError with a fault for every sentence that is not understood and
    for everything in which the text disagrees with itself, with the calendar or with the law.
    """
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    arranged = _year(plain, year)
    source = f"国务院办公厅关于{arranged}年部分节假日安排的通知"
    holidays = _holidays(plain, arranged)
    rows, faults = _rows(holidays, arranged, source)
    texts = [fault for holiday in holidays for fault in holiday.faults] + faults
    if not rows and not texts:
        texts = [message("The text arranges no holiday; it must have the form 一、元旦：1月1日（周四）放假1天。")]
    all_faults = (*(Fault(text=one, source=source) for one in texts), *law_faults(rows, source_name=source))
    if all_faults:
        raise BadInputError(message("The notice for {year} has faults", year=arranged), all_faults)
    return CalendarSheet(source_name=source, rows=rows)


def _year(plain: str, year: int | None) -> int:
    said = {int(found) for found in _YEAR.findall(plain)}
    if year is not None:
        said.add(year)
    if len(said) == 1:
        check_year(min(said))
        return min(said)
    if not said:
        raise BadInputError(message("The text does not say which year it arranges; give the year"))
    raise BadInputError(
        message("The text speaks of several years: {years}", years=tuple(str(one) for one in sorted(said)))
    )


@dataclass(slots=True)
class _Holiday:
    """What the text says of one holiday."""

    name: str
    off: list[date] = field(default_factory=list)
    work: list[date] = field(default_factory=list)
    is_without_exchange: bool = False
    faults: list[Message] = field(default_factory=list)


def _holidays(plain: str, year: int) -> list[_Holiday]:
    headings = list(_HEADING.finditer(plain))
    ends = [*(heading.start() for heading in headings[1:]), len(plain)][: len(headings)]
    return [_holiday(heading[1], plain[heading.end() : end], year) for heading, end in zip(headings, ends, strict=True)]


def _holiday(name: str, text: str, year: int) -> _Holiday:
    holiday = _Holiday(name)
    dates = DateReader(year, is_new_year="元旦" in name)
    for sentence in text.split(_CLOSING, maxsplit=1)[0].split("。"):
        if _A_DATE.search(sentence) and not sentence.startswith("鼓励") and not _SIGNATURE.fullmatch(sentence):
            try:
                _read_sentence(sentence, holiday, dates)
            except BadInputError as error:
                dates.contradictions.append(error.sentence)
    if holiday.is_without_exchange and holiday.work:
        dates.contradictions.append(message("the text says 不调休, but also names working days"))
    holiday.faults = [message("{name}: {text}", name=name, text=text) for text in dates.contradictions]
    return holiday


def _read_sentence(sentence: str, holiday: _Holiday, dates: DateReader) -> None:
    off: list[date] = []
    total: int | None = None
    joins_weekend = False
    for clause in _BREAK.split(sentence):
        if found := _OFF.fullmatch(clause):
            days = dates.read_days(found[1])
            _check_count(found[2], len(days), len(days), sentence)
            off += days
        elif found := _WORK.fullmatch(clause):
            holiday.work += dates.read_days(found[1])
        elif found := _COUNT.fullmatch(clause):
            total = int(found[1])
        elif clause == "与周末连休":
            joins_weekend = True
        elif clause == "不调休":
            holiday.is_without_exchange = True
        else:
            raise BadInputError(message("“{text}” is not understood", text=clause))
    joined = _with_weekend(off) if joins_weekend else off
    holiday.off += joined
    _check_count(total, len(off), len(joined), sentence)


def _check_count(said: str | int | None, named: int, joined: int, sentence: str) -> None:
    if said is not None and int(said) not in (named, joined):
        raise BadInputError(
            message("the text says {said} days, but names {named}: “{text}”", said=said, named=named, text=sentence)
        )


def _with_weekend(days: list[date]) -> list[date]:
    """``days`` and the Saturdays and Sundays that touch them."""
    joined = set(days)
    for start in days:
        for step in (timedelta(days=1), timedelta(days=-1)):
            neighbour = start + step
            while neighbour.weekday() >= SATURDAY:
                joined.add(neighbour)
                neighbour += step
    return sorted(joined)


def _rows(holidays: list[_Holiday], year: int, source: str) -> tuple[tuple[DayRow, ...], list[Message]]:
    rows: dict[date, DayRow] = {}
    faults = []
    by_law = statutory_days(year)
    for holiday in holidays:
        for kind, days in ((DayKind.OFF, holiday.off), (DayKind.WORK, holiday.work)):
            for day in days:
                if day in rows:
                    faults.append(
                        message(
                            "{day} is named twice, under {name} and {other}",
                            day=day.isoformat(),
                            name=rows[day].name,
                            other=holiday.name,
                        )
                    )
                rows[day] = DayRow(
                    day=day,
                    kind=kind,
                    name=holiday.name,
                    is_statutory=kind is DayKind.OFF and day in by_law,
                    status=CalendarStatus.OFFICIAL,
                    source=source,
                )
    return tuple(rows[day] for day in sorted(rows)), faults
