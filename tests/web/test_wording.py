"""Dates, roles and states in both languages."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from rota.planning.models import ReceptionStatus, Role
from rota.words import Language, in_language
from web.wording import day, hours, instant, long_day, month_name, role_name, status_name, weekday


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("zh_CN", ["12月7日", "周一", "2026年12月7日", "2026年12月", "2026年12月7日 09:05"]),
        ("en", ["7 Dec", "Mon", "7 December 2026", "December 2026", "7 December 2026 09:05"]),
    ],
)
def test_dates_are_written_in_the_readers_language(language: Language, expected: list[str]) -> None:
    monday, moment = date(2026, 12, 7), datetime(2026, 12, 7, 1, 5, tzinfo=UTC)

    with in_language(language):
        written = [day(monday), weekday(monday), long_day(monday), month_name("2026-12"), instant(moment)]

    assert written == expected


def test_hours_are_those_of_the_office_zone() -> None:
    assert hours(datetime(2026, 12, 7, 1, tzinfo=UTC), datetime(2026, 12, 7, 3, 30, tzinfo=UTC)) == "09:00–11:30"


def test_every_role_and_state_has_its_words() -> None:
    assert [role_name(role).msgid for role in Role] == [
        "receives",
        "accompanies",
        "village cadre",
        "lawyer",
        "usher",
        "recorder",
    ]
    states = {status: status_name(status) for status in ReceptionStatus}
    assert states.pop(ReceptionStatus.PLANNED) is None
    assert {str(status): word.msgid for status, word in states.items() if word} == {
        "UNFILLED": "to be announced",
        "CANCELLED": "cancelled",
        "HELD": "held",
    }
