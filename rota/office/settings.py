"""The office's settings: every open question of DOMAIN.md §13 with its default, and who the office is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date
from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from rota.errors import BadInputError, Fault
from rota.office.models import OfficeSetting
from rota.words import Message, message


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeSettings:
    """Every setting of the office. Times are HH:MM, dates within a year MM-DD, codes as in DOMAIN.md."""

    # who the office is
    county: str = ""
    city: str = ""
    bureau_name: str = ""
    bureau_full_name: str = ""
    bureau_address: str = ""
    hotline: str = ""
    duty_phone: str = ""
    fax: str = ""
    supervision_phone: str = ""
    website: str = ""
    wechat: str = ""
    notice_signer: str = ""
    """Who signs notices (A31): the joint conference unless set otherwise."""
    office_id: str = ""
    """Random, made once by ``init``; the part of calendar UIDs after the @."""
    today_for_demo: str = ""
    # office hours (A11)
    am_starts: str = "08:30"
    am_ends: str = "12:00"
    pm_starts: str = "14:30"
    pm_ends: str = "17:30"
    summer_from: str = "06-01"
    summer_to: str = "09-30"
    summer_pm_starts: str = "15:00"
    summer_pm_ends: str = "18:00"
    # policies
    template_set: str = "SEED001"
    fixed_day_on_rest_day: str = "NEXT_WORKDAY"
    """A1, A2: NEXT_WORKDAY, PREV_WORKDAY or HOLD."""
    monday_on_rest_day: str = "NEXT_WORKDAY_SAME_WEEK"
    """A4: NEXT_WORKDAY_SAME_WEEK, PREV_WORKDAY or SKIP."""
    collision_15_monday: str = "BOTH_SAME_DAY"
    """A3: BOTH_SAME_DAY, HOST15_COUNTS or MOVE_MONDAY."""
    principals_in_monday_pool: bool = False
    """A5."""
    off_month_principal_goes_to_town: bool = True
    """A6."""
    many_villages: str = "ALTERNATE"
    """A10, for a town leader with more than two villages: ALTERNATE weeks, or WEEKLY."""
    home_share_percent: int = 33
    """Percent of a town's leaders that stay at home in every half-day; 33 stands for one third."""
    market_day: str = "AVOID"
    """Village half-days on the town's market day: AVOID, PREFER or IGNORE."""
    notice_days: int = 5
    notice_unit: str = "CALENDAR_DAY"
    """A12: CALENDAR_DAY or WORKDAY."""
    principal_absent: str = "RESCHEDULE"
    """RESCHEDULE (then swap, then substitute), SWAP or SUBSTITUTE."""
    monday_gap_weeks: int = 4
    collective_min_persons: int = 5
    """A19."""
    max_representatives: int = 5
    transfer_days: int = 2
    """A13."""
    deadline_roll: str = "NEXT_WORKDAY"
    duty_handover: str = "08:30"
    """A17."""
    load_window_months: int = 12
    """A26: how long carried loads count."""
    # duty
    duty_pattern: str = "A"
    """A18: the pattern of shifts in use."""
    duty_rest_hours: int = 24
    """D-REST: hours between two duties of one person."""
    duty_nights_per_week: int = 2
    """D-REST: more nights in one ISO week are avoided."""
    duty_main_regular_only: bool = True
    """D-REG: contract staff serve as assistants only."""
    duty_women_no_night: bool = False
    """D-WOMEN: the local habit that women do no night duty; off, because no law asks for it."""
    duty_morning_after: bool = True
    """No reception on the morning after a night on duty, and no night before a reception."""


CHOICES: Mapping[str, tuple[str, ...]] = {
    "fixed_day_on_rest_day": ("NEXT_WORKDAY", "PREV_WORKDAY", "HOLD"),
    "monday_on_rest_day": ("NEXT_WORKDAY_SAME_WEEK", "PREV_WORKDAY", "SKIP"),
    "collision_15_monday": ("BOTH_SAME_DAY", "HOST15_COUNTS", "MOVE_MONDAY"),
    "many_villages": ("ALTERNATE", "WEEKLY"),
    "market_day": ("AVOID", "PREFER", "IGNORE"),
    "notice_unit": ("CALENDAR_DAY", "WORKDAY"),
    "principal_absent": ("RESCHEDULE", "SWAP", "SUBSTITUTE"),
    "deadline_roll": ("NEXT_WORKDAY", "NONE"),
}


_CLOCKS = ("am_starts", "am_ends", "pm_starts", "pm_ends", "summer_pm_starts", "summer_pm_ends", "duty_handover")
_DAYS_OF_YEAR = ("summer_from", "summer_to")
_LARGEST: Mapping[str, int] = {"home_share_percent": 100}


def load_office_settings(db: Session) -> OfficeSettings:
    """The office's settings: defaults where nothing was set."""
    stored = {row.key: row.value["value"] for row in db.scalars(select(OfficeSetting))}
    return OfficeSettings(**stored)


def check_setting(key: str, value: object) -> Any:
    """``value`` in the type of setting ``key``; raises BadInputError that names the key and what it can be."""
    kinds = {field.name: type(field.default) for field in fields(OfficeSettings) if field.default is not MISSING}
    if key not in kinds:
        raise _bad(key, message("there is no setting of this name"))
    if key in CHOICES and value not in CHOICES[key]:
        raise _bad(key, message("{value} is not possible; it can be {choices}", value=str(value), choices=CHOICES[key]))
    kind = kinds[key]
    if kind is bool:
        if str(value).strip().lower() not in ("true", "false", "y", "n", "是", "否"):
            raise _bad(
                key, message("{value} is not possible; it can be {choices}", value=str(value), choices=("Y", "N"))
            )
        return str(value).strip().lower() in ("true", "y", "是")
    if kind is int:
        return _whole_number(key, str(value))
    if key in _CLOCKS and not _is_clock(str(value)):
        raise _bad(key, message("“{value}” is not a time; write it as 08:30", value=str(value)))
    if key in _DAYS_OF_YEAR and not _is_day_of_year(str(value)):
        raise _bad(key, message("“{value}” is not a day of the year; write it like 06-01", value=str(value)))
    return str(value)


def _whole_number(key: str, text: str) -> int:
    try:
        number = int(text)
    except ValueError as error:
        raise _bad(key, message("“{value}” is not a whole number", value=text)) from error
    if number < 0:
        raise _bad(key, message("{value} is too small; it must be at least {limit}", value=number, limit=0))
    if key in _LARGEST and number > _LARGEST[key]:
        raise _bad(key, message("{value} is too large; it must be at most {limit}", value=number, limit=_LARGEST[key]))
    return number


def _is_clock(text: str) -> bool:
    return re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", text) is not None


def _is_day_of_year(text: str) -> bool:
    try:
        date.fromisoformat(f"2028-{text}")
    except ValueError:
        return False
    return True


def save_office_settings(db: Session, *, values: Mapping[str, object]) -> dict[str, tuple[object, object]]:
    """Store ``values`` and return what changed, as key → (before, after)."""
    before = load_office_settings(db)
    changed: dict[str, tuple[object, object]] = {}
    for key, value in values.items():
        checked = check_setting(key, value)
        if getattr(before, key) == checked:
            continue
        changed[key] = (getattr(before, key), checked)
        db.merge(OfficeSetting(key=key, value=cast("dict[str, Any]", {"value": checked})))
    db.flush()
    return changed


def _bad(key: str, text: Message) -> BadInputError:
    return BadInputError(message("A setting cannot be stored"), (Fault(text=text, column=key),))
