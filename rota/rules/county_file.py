"""``rules.yaml`` of a county folder: what the county wants differently from the template set."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import time
from pathlib import Path
from typing import Any

import yaml

from rota.errors import BadInputError, Fault
from rota.rules.models import RestDayPolicy
from rota.rules.specs import RuleSpec
from rota.words import Message, message

FILE_NAME = "rules.yaml"
USUAL_NOTICE_DAYS = 5
"""Named in the file it says nothing new: the office's setting decides."""
_REST_DAY_WORDS: Mapping[str, RestDayPolicy] = {
    "NEXT_WORKDAY": RestDayPolicy.NEXT_WORKDAY,
    "NEXT_WORKDAY_SAME_WEEK_ELSE_SKIP": RestDayPolicy.NEXT_WORKDAY_SAME_WEEK,
    "PREV_WORKDAY": RestDayPolicy.PREV_WORKDAY,
    "HOLD": RestDayPolicy.HOLD,
    "SKIP": RestDayPolicy.SKIP,
    "SAME_AS_R15": RestDayPolicy.SAME_AS_R15,
    "ANY WORKDAY OF THE ISO WEEK": RestDayPolicy.ANY_WORKDAY_OF_WEEK,
}
_USUAL = (RestDayPolicy.NEXT_WORKDAY, RestDayPolicy.NEXT_WORKDAY_SAME_WEEK)
"""What counties write for the usual: it leaves a rule as it is whose policy is the office's setting or its nature."""
_NOT_SET = (None, RestDayPolicy.SAME_AS_R15, RestDayPolicy.ANY_WORKDAY_OF_WEEK)
_HOURS = re.compile(r"(\d{1,2}):(\d{2})\s*[-—–]\s*(\d{1,2}):(\d{2})")
_KNOWN = {"code", "who", "where", "when", "months", "rest_day", "notice_days", "accompany", "fairness", "conflict"} | {
    "scheduling",
    "optional",
    "active",
}


def read_rules_file(path: Path, *, template: tuple[RuleSpec, ...], places: frozenset[str]) -> tuple[RuleSpec, ...]:
    """The template's rules as the county's file changes them.

    Read are: place code, hours, months, rest-day policy, notice days, and whether an optional rule is in use
    (``active``). ``places`` are the known codes of reception points. Raises BadInputError listing every fault.
    """
    try:
        document = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise BadInputError(message("The file {name} cannot be read", name=path.name)) from error
    rows = document.get("rules") if isinstance(document, Mapping) else None
    if not isinstance(rows, list):
        raise BadInputError(message("The file {name} has no list “rules”", name=path.name))
    faults: list[Fault] = []
    by_code = {spec.code: spec for spec in template}
    for number, row in enumerate(rows, start=1):
        row_faults, spec = _read_row(row, by_code, places)
        faults += [Fault(source=path.name, row=number, column=column, text=text) for column, text in row_faults]
        if spec is not None:
            by_code[spec.code] = spec
    if faults:
        raise BadInputError(message("The file {name} cannot be used", name=path.name), tuple(faults))
    return tuple(by_code.values())


def _read_row(
    row: object, by_code: Mapping[str, RuleSpec], places: frozenset[str]
) -> tuple[list[tuple[str, Message]], RuleSpec | None]:
    if not isinstance(row, Mapping) or str(row.get("code")) not in by_code:
        code = str(row.get("code")) if isinstance(row, Mapping) else str(row)
        return [("code", message("“{code}” is not a rule of the template set", code=code))], None
    spec = by_code[str(row["code"])]
    faults = [(str(name), message("this entry is not known")) for name in row if name not in _KNOWN]
    changes: dict[str, Any] = {}
    for name, reader in (
        ("where", lambda value: _place(value, places)),
        ("when", _hours),
        ("months", lambda value: _months(value, spec)),
        ("rest_day", lambda value: _rest_day(value, spec)),
        ("notice_days", _notice_days),
        ("active", _active),
    ):
        if row.get(name) is None:
            continue
        result = reader(row[name])
        if isinstance(result, Message):
            faults.append((name, result))
        else:
            changes |= result
    return faults, replace(spec, **changes)


def _place(value: object, places: frozenset[str]) -> dict[str, Any] | Message:
    if not re.fullmatch(r"[A-Z]+\d+", str(value)):
        return {}  # words about each town or village: the template's own places
    if str(value) not in places:
        return message("there is no reception point {code}", code=str(value))
    return {"point_code": str(value)}


def _hours(value: object) -> dict[str, Any] | Message:
    match = _HOURS.search(str(value))
    if match is None:
        return {}
    hours = [int(part) for part in match.groups()]
    if hours[0] > 23 or hours[2] > 23 or hours[1] > 59 or hours[3] > 59 or hours[:2] >= hours[2:]:
        return message("{text} are no hours; write them as 09:00-11:30", text=match[0])
    return {"starts_at": time(hours[0], hours[1]), "ends_at": time(hours[2], hours[3])}


def _months(value: object, spec: RuleSpec) -> dict[str, Any] | Message:
    numbers = [part.strip() for part in str(value).split(",")]
    if not all(part.isdecimal() and 1 <= int(part) <= 12 for part in numbers):
        return message("“{text}” is no list of months", text=str(value))
    if spec.rrule is None:
        return message("this rule makes no receptions of itself and has no months")
    part = f"BYMONTH={','.join(str(int(number)) for number in numbers)}"
    rrule, count = re.subn(r"BYMONTH=[\d,]+", part, spec.rrule)
    return {"rrule": rrule if count else f"{rrule};{part}"}


def _rest_day(value: object, spec: RuleSpec) -> dict[str, Any] | Message:
    word = str(value).strip().upper()
    if word not in _REST_DAY_WORDS:
        return message("“{text}” is no rest-day policy; it can be {choices}", text=word, choices=tuple(_REST_DAY_WORDS))
    policy = _REST_DAY_WORDS[word]
    if policy in _USUAL and spec.rest_day_policy in _NOT_SET:
        return {}
    return {"rest_day_policy": policy}


def _notice_days(value: object) -> dict[str, Any] | Message:
    if not str(value).isdecimal():
        return message("“{value}” is not a whole number", value=str(value))
    days = int(str(value))
    return {"notice_days": None if days == USUAL_NOTICE_DAYS else days}


def _active(value: object) -> dict[str, Any] | Message:
    if not isinstance(value, bool):
        return message("{value} is not possible; it can be {choices}", value=str(value), choices=("true", "false"))
    return {"is_active": value}
