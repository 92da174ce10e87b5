"""Village half-days of small offices, for tests."""

from __future__ import annotations

from datetime import date

from rota.planning.wanted import Demand, Wanted
from rota.rules.templates import RVIL_HALF
from tests.rota.planning.small_office import (
    cadre,
    demand,
    leader,
    office,
    town,
    village,
)

FIRST, SECOND = leader("T01L01"), leader("T01L02")
THIRD = leader("T01L03", in_halfday_pool=False)
CADRE = cadre("T01C01")
MONDAY, FRIDAY = date(2026, 12, 7), date(2026, 12, 11)
WEEK = "RVIL-HALF.2026-W50.V001"


def plan(*links, month="2026-12", others=(), **parts) -> Demand:
    parts.setdefault("villages", (village(),))
    parts.setdefault("posts", (FIRST, SECOND, THIRD))
    parts.setdefault("towns", (town(),))
    return demand(office(RVIL_HALF, links=links, **parts), month, *others)


def of(found: Demand, id_: str = WEEK) -> Wanted:
    return next(wanted for wanted in found.wanted if wanted.id == id_)
