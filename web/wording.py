"""Dates, times, roles and states as pages write them, in the reader's language."""

from __future__ import annotations

from datetime import date, datetime

from babel.dates import format_date
from flask import Flask

from rota.planning.models import ReceptionStatus, Role
from rota.settings import ZONE
from rota.words import Language, Message, current_language, message

DAY: dict[Language, str] = {"zh_CN": "M月d日", "en": "d MMM"}
LONG_DAY: dict[Language, str] = {"zh_CN": "y年M月d日", "en": "d MMMM y"}
MONTH: dict[Language, str] = {"zh_CN": "y年M月", "en": "MMMM y"}


def day(value: date) -> str:
    """7 Dec"""
    return _formatted(value, DAY)


def long_day(value: date) -> str:
    """7 December 2026"""
    return _formatted(value, LONG_DAY)


def weekday(value: date) -> str:
    """Mon"""
    return str(format_date(value, "EEE", locale=current_language()))


def month_name(value: str) -> str:
    """``value`` as 2026-12 → December 2026"""
    return _formatted(date.fromisoformat(f"{value}-01"), MONTH)


def hours(starts_at: datetime, ends_at: datetime) -> str:
    """09:00–11:30"""
    return f"{starts_at.astimezone(ZONE):%H:%M}–{ends_at.astimezone(ZONE):%H:%M}"


def instant(value: datetime) -> str:
    """20 November 2026, 09:00"""
    local = value.astimezone(ZONE)
    return f"{long_day(local.date())} {local:%H:%M}"


def role_name(role: Role) -> Message:
    """The role as the public reads it."""
    return {
        Role.HOST: message("receives"),
        Role.COMPANION: message("accompanies"),
        Role.CADRE: message("village cadre"),
        Role.LAWYER: message("lawyer"),
        Role.USHER: message("usher"),
        Role.RECORDER: message("recorder"),
    }[role]


def status_name(status: ReceptionStatus) -> Message | None:
    """What a reader must know of a reception's state; None where there is nothing to say."""
    return {
        ReceptionStatus.PLANNED: None,
        ReceptionStatus.HELD: message("held"),
        ReceptionStatus.CANCELLED: message("cancelled"),
        ReceptionStatus.UNFILLED: message("to be announced"),
    }[status]


def init_wording(app: Flask) -> None:
    """Give templates these functions as filters, and leave no blank lines where their tags stood."""
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    for function in (day, long_day, weekday, month_name, instant, role_name, status_name):
        app.add_template_filter(function)
    app.add_template_global(hours)


def _formatted(value: date, patterns: dict[Language, str]) -> str:
    language = current_language()
    return str(format_date(value, patterns[language], locale=language))
