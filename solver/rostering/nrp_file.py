"""Reader of the public benchmark format for nurse rostering (text, one ``SECTION_…`` after the other).

Each section is a heading, comments that start with ``#``, and lines of values between commas. The horizon starts on a
Monday. Numbers: minutes for lengths and totals, days counted from 0, weights as they are charged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from solver.rostering.problem import Cover, Employee, MostShifts, Request, RosterProblem, ShiftType

Value = TypeVar("Value")
Line = tuple[int, list[str]]
SECTIONS = (
    "SECTION_HORIZON",
    "SECTION_SHIFTS",
    "SECTION_STAFF",
    "SECTION_DAYS_OFF",
    "SECTION_SHIFT_ON_REQUESTS",
    "SECTION_SHIFT_OFF_REQUESTS",
    "SECTION_COVER",
)


class RosterFileError(Exception):
    """A file that is not in the format; the text says which line and why."""


def read_nrp_file(path: Path) -> RosterProblem:
    """The problem in the file. Raises RosterFileError when it is not in the format, OSError when it cannot be read."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise RosterFileError(f"{path.name} is not a text file") from error
    return parse_nrp(text)


def parse_nrp(text: str) -> RosterProblem:
    """The problem in the text. Raises RosterFileError."""
    sections = _sections(text)
    horizon = _each(sections["SECTION_HORIZON"], lambda fields: int(fields[0]))
    if len(horizon) != 1:
        raise RosterFileError("SECTION_HORIZON holds one number, the days")
    days_off = dict(_each(sections["SECTION_DAYS_OFF"], _days_off))
    staff = _each(sections["SECTION_STAFF"], _employee)
    if unknown := sorted(days_off.keys() - {employee.id for employee in staff}):
        raise RosterFileError(f"SECTION_DAYS_OFF names {unknown[0]!r}, who is not in SECTION_STAFF")
    wanted = _each(sections["SECTION_SHIFT_ON_REQUESTS"], lambda fields: _request(fields, wanted=True))
    unwanted = _each(sections["SECTION_SHIFT_OFF_REQUESTS"], lambda fields: _request(fields, wanted=False))
    try:
        return RosterProblem(
            days=horizon[0],
            shifts=tuple(_each(sections["SECTION_SHIFTS"], _shift_type)),
            employees=tuple(replace(employee, days_off=days_off.get(employee.id, ())) for employee in staff),
            requests=(*wanted, *unwanted),
            cover=tuple(_each(sections["SECTION_COVER"], _cover)),
        )
    except ValueError as error:
        raise RosterFileError(str(error)) from error


def _sections(text: str) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    current: list[Line] | None = None
    for number, line in _content(text):
        if line.startswith("SECTION_"):
            if line not in SECTIONS:
                raise RosterFileError(f"line {number}: {line} is not a section of the format")
            current = found.setdefault(line, [])
        elif current is None:
            raise RosterFileError(f"line {number}: values before the first section")
        else:
            current.append((number, [field.strip() for field in line.split(",")]))
    for name in SECTIONS:
        if name not in found:
            raise RosterFileError(f"{name} is missing")
    return found


def _content(text: str) -> Iterator[tuple[int, str]]:
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.strip()
        if line and not line.startswith("#"):
            yield number, line


def _each(lines: list[Line], read: Callable[[list[str]], Value]) -> list[Value]:
    values = []
    for number, fields in lines:
        try:
            values.append(read(fields))
        except (ValueError, IndexError) as error:
            raise RosterFileError(f"line {number}: {error}") from error
    return values


def _shift_type(fields: list[str]) -> ShiftType:
    id_, minutes, forbidden = fields
    return ShiftType(id=id_, minutes=int(minutes), forbidden_next=tuple(filter(None, forbidden.split("|"))))


def _employee(fields: list[str]) -> Employee:
    id_, most, max_minutes, min_minutes, max_shifts, min_shifts, min_off, weekends = fields
    return Employee(
        id=id_,
        most_shifts=tuple(_most_shifts(limit) for limit in filter(None, most.split("|"))),
        max_minutes=int(max_minutes),
        min_minutes=int(min_minutes),
        max_consecutive_shifts=int(max_shifts),
        min_consecutive_shifts=int(min_shifts),
        min_consecutive_days_off=int(min_off),
        max_weekends=int(weekends),
    )


def _most_shifts(limit: str) -> MostShifts:
    shift, most = limit.split("=")
    return MostShifts(shift=shift, most=int(most))


def _days_off(fields: list[str]) -> tuple[str, tuple[int, ...]]:
    return fields[0], tuple(int(day) for day in fields[1:] if day)


def _request(fields: list[str], *, wanted: bool) -> Request:
    employee, day, shift, weight = fields
    return Request(employee=employee, day=int(day), shift=shift, weight=int(weight), wanted=wanted)


def _cover(fields: list[str]) -> Cover:
    day, shift, need, under, over = fields
    return Cover(day=int(day), shift=shift, need=int(need), under_weight=int(under), over_weight=int(over))
