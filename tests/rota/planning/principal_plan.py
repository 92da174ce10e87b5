"""Receptions of the principals in small offices, for tests."""

from __future__ import annotations

from datetime import date

from rota.planning.models import Severity
from rota.planning.wanted import Demand, Wanted
from rota.rules.templates import R15_HEAD, R15_SEC
from tests.rota.planning.small_office import (
    DEPUTY,
    HEAD,
    SECRETARY,
    VICE,
    demand,
    office,
)

LEADERS = (SECRETARY, HEAD, DEPUTY, VICE)
THE_15TH = date(2026, 12, 15)
ALL_MONTH = (date(2026, 12, 1), date(2026, 12, 31))


def plan(*absences, month="2026-12", others=(), rules=(R15_SEC, R15_HEAD), posts=LEADERS, **parts) -> Demand:
    return demand(office(*rules, posts=posts, absences=absences, **parts), month, *others)


def only(found: Demand) -> Wanted:
    (wanted,) = found.wanted
    return wanted


def told(found: Demand) -> list[tuple[Severity, str, tuple[str, ...]]]:
    return [(finding.severity, finding.text.msgid, finding.people) for finding in found.findings]
