"""When a notice must hang: the rule's own days, else the office's settings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from rota.planning.saving import publish_by_of
from rota.rules.models import NoticeUnit
from rota.rules.templates import RMON
from rota.settings import ZONE
from tests.rota.planning.small_office import context, office

MONDAY = datetime(2026, 12, 14, 9, 0, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("days", "unit", "expected"),
    [
        (5, "CALENDAR_DAY", date(2026, 12, 9)),
        (7, "CALENDAR_DAY", date(2026, 12, 7)),
        (8, "CALENDAR_DAY", date(2026, 12, 4)),
        (5, "WORKDAY", date(2026, 12, 7)),
    ],
)
def test_notice_follows_the_office_where_the_rule_is_silent(days: int, unit: str, expected: date) -> None:
    settings = {"notice_days": days, "notice_unit": unit}

    assert publish_by_of(context(office(RMON, settings=settings)), RMON, MONDAY) == expected


def test_rule_s_own_notice_wins_over_the_office() -> None:
    rule = replace(RMON, notice_days=3, notice_unit=NoticeUnit.CALENDAR_DAY)
    settings = {"notice_days": 7, "notice_unit": "WORKDAY"}

    assert publish_by_of(context(office(rule, settings=settings)), rule, MONDAY) == date(2026, 12, 11)


def test_unannounced_reception_has_no_day_of_notice() -> None:
    rule = replace(RMON, is_published=False)

    assert publish_by_of(context(office(rule)), rule, MONDAY) is None
