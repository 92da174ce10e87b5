"""One cell as a person or a program wrote it → its value. Messy real workbooks are read; guesses are not made."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeAlias, Union

from rota.office.dates import UnreadableError, read_date, read_period, read_time
from rota.office.list_kinds import HALVES, NO, WEEKDAYS, YES, Choice, Column, Kind
from rota.words import Message, message

RawCell: TypeAlias = Union[str, float, int, bool, datetime, date, time, timedelta, None]


@dataclass(frozen=True, slots=True)
class Period:
    """From ``starts_on`` to ``ends_on``, both included."""

    starts_on: date
    ends_on: date


Value: TypeAlias = Union[str, int, bool, date, time, Period, "tuple[str, ...]"]

_BLANKS = " \t\r\n\f\v\u00a0\u1680\u2000-\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
_CHINESE = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_AROUND = re.compile(rf"^[{_BLANKS}]+|[{_BLANKS}]+$")
_BETWEEN_CHINESE = re.compile(rf"(?<=[{_CHINESE}])[{_BLANKS}]+(?=[{_CHINESE}])")
_SEPARATORS = re.compile(r"[;；、,，\n]")
_YES = frozenset({"Y", "YES", "TRUE", "T", "1", "是", "√", "有"})
_NO = frozenset({"N", "NO", "FALSE", "F", "0", "否", "×", "无"})


def written(cell: RawCell) -> str:
    """``cell`` as text, without the blanks around it; a whole number loses its decimal point."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return _AROUND.sub("", str(cell))


def is_blank(cell: RawCell) -> bool:
    """Whether there is nothing to read in ``cell``."""
    return written(cell) == ""


def plain(cell: RawCell) -> str:
    """``cell`` as text with full-width digits, letters and signs made half-width, and no blank anywhere."""
    return re.sub(rf"[{_BLANKS}]", "", unicodedata.normalize("NFKC", written(cell)))


def read_cell(cell: RawCell, column: Column) -> Value | None:
    """The value of ``cell``, None when it is blank; raises UnreadableError with what is wrong and what to do."""
    if is_blank(cell) or column.kind is Kind.UNREAD:
        return None
    value = _READERS[column.kind](cell, column)
    length = _length(value, column)
    if length > column.longest:
        raise UnreadableError(
            message(
                "is too long ({count} characters); shorten it to at most {limit}", count=length, limit=column.longest
            )
        )
    return value


def _length(value: Value, column: Column) -> int:
    """Characters that are stored in one text; lists of codes are stored apart."""
    if isinstance(value, tuple):
        return len("；".join(value)) if column.kind is Kind.LIST else 0
    return len(value) if isinstance(value, str) else 0


def titles(choices: tuple[Choice, ...]) -> tuple[str, ...]:
    """The possible values as a person may write them: Chinese, with the code where it differs."""
    return tuple(
        choice.title if choice.title == choice.value else f"{choice.title}（{choice.value}）" for choice in choices
    )


def _text(cell: RawCell, column: Column) -> str:
    text = written(cell)
    return next((choice.value for choice in column.choices if choice.title == text), text)


def _person_name(cell: RawCell, _column: Column) -> str:
    return _BETWEEN_CHINESE.sub("", written(cell))


def _phone(cell: RawCell, _column: Column) -> str:
    return plain(cell)


def _code(cell: RawCell, _column: Column) -> str:
    return plain(cell)


def _parts(cell: RawCell) -> tuple[str, ...]:
    return tuple(part for part in (_AROUND.sub("", piece) for piece in _SEPARATORS.split(written(cell))) if part)


def _list(cell: RawCell, _column: Column) -> tuple[str, ...]:
    return _parts(cell)


def _codes(cell: RawCell, _column: Column) -> tuple[str, ...]:
    return tuple(plain(part) for part in _parts(cell))


def _number(cell: RawCell, column: Column) -> int:
    text = plain(cell).replace(",", "")
    match = re.fullmatch(r"([+-]?\d{1,12})(\.0*)?", text)
    if match is None or isinstance(cell, bool | datetime | date | time):
        raise UnreadableError(message("“{value}” is not a whole number; write digits only", value=written(cell)))
    number = int(match[1])
    if column.minimum is not None and number < column.minimum:
        raise UnreadableError(
            message("{value} is too small; it must be at least {limit}", value=number, limit=column.minimum)
        )
    if number > column.maximum:
        raise UnreadableError(
            message("{value} is too large; it must be at most {limit}", value=number, limit=column.maximum)
        )
    return number


def _yes_no(cell: RawCell, _column: Column) -> bool:
    text = plain(cell).upper()
    if text in _YES:
        return True
    if text in _NO:
        return False
    raise _not_a_choice(cell, (YES, NO))


def _choice(cell: RawCell, column: Column) -> str:
    text = plain(cell).casefold()
    for choice in column.choices:
        if text in (choice.value.casefold(), plain(choice.title).casefold()):
            return choice.value
    raise _not_a_choice(cell, column.choices)


def _not_a_choice(cell: RawCell, choices: tuple[Choice, ...]) -> UnreadableError:
    return UnreadableError(
        message("“{value}” is not possible here; it can be {choices}", value=written(cell), choices=titles(choices))
    )


def _weekday(text: str) -> str | None:
    for choice in WEEKDAYS:
        day = choice.title[1:]
        names = (choice.title, f"星期{day}", f"礼拜{day}", *(("周天", "星期天") if day == "日" else ()))
        if text.upper() == choice.value or text in names:
            return choice.value
    return None


def _halfday_of(text: str) -> str | None:
    match = re.fullmatch(r"(.+?)_?(AM|PM|上午|下午)", plain(text).upper())
    weekday = _weekday(match[1]) if match else None
    if match is None or weekday is None:
        return None
    half = next(choice.value for choice in HALVES if match[2] in (choice.value, choice.title))
    return f"{weekday}_{half}"


def _halfday(cell: RawCell, _column: Column) -> str:
    halfday = _halfday_of(written(cell))
    if halfday is None:
        raise UnreadableError(
            message("“{value}” is not a half-day; write it like 周二上午 or TUE_AM", value=written(cell))
        )
    return halfday


def _halfdays(cell: RawCell, column: Column) -> tuple[str, ...]:
    return tuple(_halfday(part, column) for part in _parts(cell))


def _weekdays(cell: RawCell, _column: Column) -> tuple[str, ...]:
    days = []
    for part in _parts(cell):
        day = _weekday(plain(part))
        if day is None:
            raise UnreadableError(message("“{value}” is not a day of the week; write it like 周二 or TUE", value=part))
        days.append(day)
    return tuple(days)


def _date(cell: RawCell, _column: Column) -> date:
    return read_date(cell if isinstance(cell, date) else plain(cell))


def _time(cell: RawCell, _column: Column) -> time:
    return read_time(cell if isinstance(cell, datetime | time | timedelta | float) else plain(cell))


def _period(cell: RawCell, _column: Column) -> Period:
    return Period(*read_period(plain(cell)))


_READERS: Mapping[Kind, Callable[[RawCell, Column], Value]] = {
    Kind.TEXT: _text,
    Kind.PERSON_NAME: _person_name,
    Kind.PHONE: _phone,
    Kind.CODE: _code,
    Kind.CODES: _codes,
    Kind.DATE: _date,
    Kind.TIME: _time,
    Kind.NUMBER: _number,
    Kind.YES_NO: _yes_no,
    Kind.CHOICE: _choice,
    Kind.HALFDAY: _halfday,
    Kind.HALFDAYS: _halfdays,
    Kind.WEEKDAYS: _weekdays,
    Kind.LIST: _list,
    Kind.PERIOD: _period,
}


def sentence_without_value(column: Column) -> Message:
    """What to say about an unreadable cell of a private list, whose cells are never repeated."""
    return message("cannot be read; it should look like {example}", example=column.example or column.title)
