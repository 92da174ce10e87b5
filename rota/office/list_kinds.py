"""What a list is made of: its columns, their kinds, and the Chinese names of sheets, columns and choices."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How the cells of a column are read."""

    TEXT = "TEXT"
    PERSON_NAME = "PERSON_NAME"
    """Never altered, except for blanks around it and between Chinese characters."""
    PHONE = "PHONE"
    CODE = "CODE"
    CODES = "CODES"
    DATE = "DATE"
    TIME = "TIME"
    NUMBER = "NUMBER"
    YES_NO = "YES_NO"
    CHOICE = "CHOICE"
    HALFDAY = "HALFDAY"
    """TUE_AM or 周二上午."""
    HALFDAYS = "HALFDAYS"
    WEEKDAYS = "WEEKDAYS"
    """MON;WED or 周一；周三."""
    LIST = "LIST"
    """Words separated by a semicolon or an enumeration comma."""
    PERIOD = "PERIOD"
    """2026-01-01/2026-11-30, 2026-02 or 2026."""
    UNREAD = "UNREAD"
    """Known to stand there, and passed over: the value is never looked at."""


GREATEST = 999_999_999
"""No number of a county's lists comes near it, and every database holds it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One possible value: as stored and written in CSV, and as shown in the workbook."""

    value: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a list.

    Attributes:
        key: name in CSV.
        title: name in the workbook.
        required: the column must be there and every row must have a value in it.
        note: what it means, for the explanation sheet.
        example: a value as somebody would type it, for the explanation sheet.
        refers_to: keys of the lists of which one must have the id; empty when the cell names nothing.
        choices: possible values of a CHOICE; of a TEXT, values that have a Chinese name while others pass.
        longest: most characters.
        minimum, maximum: bounds of a NUMBER, included; None means no lower bound.
        is_personal: reports say that it changed and never what it says.
    """

    key: str
    title: str
    kind: Kind = Kind.TEXT
    required: bool = False
    note: str = ""
    example: str = ""
    refers_to: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    longest: int = 200
    minimum: int | None = 0
    maximum: int = GREATEST
    is_personal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSpec:
    """One list of the county: a CSV file, or a sheet of the workbook.

    Attributes:
        key: name of the list; its file is ``<key>.csv`` unless ``file_pattern`` says otherwise.
        title: name of the sheet.
        identity: the columns that together name a row.
        periods: pairs of columns of which the second must not lie before the first.
        file_pattern: regular expression of the file names when there is one file per year.
        is_private: cells are never repeated in a fault or a report.
    """

    key: str
    title: str
    columns: tuple[Column, ...]
    identity: tuple[str, ...]
    required: bool = False
    note: str = ""
    periods: tuple[tuple[str, str], ...] = ()
    file_pattern: str = ""
    is_private: bool = False

    def column(self, key: str) -> Column:
        """The column named ``key``; raises KeyError."""
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(key)

    def has_file_name(self, name: str) -> bool:
        """Whether ``name`` is a file of this list, by its English or its Chinese name."""
        pattern = self.file_pattern or re.escape(self.key)
        return re.fullmatch(rf"({pattern}|{re.escape(self.title)}(_?\d{{4}})?)\.csv", name, re.IGNORECASE) is not None

    def has_sheet_name(self, name: str) -> bool:
        """Whether ``name`` is a sheet of this list; blanks around it and a year after it are passed over."""
        wanted = "".join(name.split())
        return self.has_file_name(f"{wanted}.csv") or wanted.lower() == self.key


YES, NO = Choice("Y", "是"), Choice("N", "否")
WEEKDAYS = (
    Choice("MON", "周一"),
    Choice("TUE", "周二"),
    Choice("WED", "周三"),
    Choice("THU", "周四"),
    Choice("FRI", "周五"),
    Choice("SAT", "周六"),
    Choice("SUN", "周日"),
)
HALVES = (Choice("AM", "上午"), Choice("PM", "下午"))
GENDERS = (Choice("男", "男"), Choice("女", "女"))
