"""Receptions of a pool in small offices, for tests."""

from __future__ import annotations

from datetime import date

from rota.planning.wanted import Demand, Wanted
from solver.problem import Cost
from tests.rota.planning.small_office import (
    DEPUTY,
    HEAD,
    SECRETARY,
    VICE,
    demand,
    office,
)

POOL = (SECRETARY, HEAD, DEPUTY, VICE)
MONDAY = date(2026, 12, 7)


def plan(*rules, month="2026-12", others=(), posts=POOL, **parts) -> Demand:
    return demand(office(*rules, posts=posts, **parts), month, *others)


def of(found: Demand, code: str) -> dict[str, Wanted]:
    return {wanted.id: wanted for wanted in found.wanted if wanted.rule.code == code}


def costs(wanted: Wanted) -> dict[str, tuple[Cost, ...]]:
    return {one.post.code: one.costs for one in wanted.seats[0].contenders}
