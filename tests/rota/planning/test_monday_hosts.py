"""Monday's host on the day of the towns' receptions."""

from __future__ import annotations

from dataclasses import replace

from rota.office.models import PostKind
from rota.planning.checks import plan_breaches
from rota.planning.context import Context
from rota.planning.findings import plan_findings
from rota.planning.models import ReceptionStatus, Role, Severity
from rota.planning.planned import Planned, release_monday_hosts
from rota.planning.wanted import Sitting
from rota.rules.templates import R15_HEAD, R15_TOWN, RMON
from rota.words import in_language, message
from tests.rota.planning.small_office import (
    DEPUTY,
    HEAD,
    SECRETARY,
    VICE,
    context,
    link,
    office,
    post,
    town,
    unit,
)
from tests.rota.planning.small_plan import english, place, read

POOL = (SECRETARY, HEAD, DEPUTY, VICE)
JUNE = context(
    office(
        R15_HEAD,
        R15_TOWN,
        RMON,
        posts=POOL,
        links=(link("T01", DEPUTY), link("T01", post("U01", PostKind.UNIT_HEAD)), link("T02", VICE)),
        towns=(town(), town("T02")),
        units=(unit("U01"),),
    ),
    "2026-06",
)


JUNE_IDS = ("RMON.2026-W25", "R15-TOWN.2026-06.T01", "R15-TOWN.2026-06.T02")


def june(host) -> tuple[Planned, ...]:
    return read(JUNE, place("RMON.2026-W25", "2026-06-15", ("HOST", host)), only=JUNE_IDS)


def by_id(plan: tuple[Planned, ...]) -> dict[str, Planned]:
    return {one.wanted.id: one for one in plan}


def test_monday_s_host_is_released_from_the_town() -> None:
    plan, findings = release_monday_hosts(june(DEPUTY))

    found = by_id(plan)
    assert [one.post.code for one in found["R15-TOWN.2026-06.T01"].people] == ["U01"]
    assert found["R15-TOWN.2026-06.T01"].status is ReceptionStatus.PLANNED
    assert [one.post.code for one in found["R15-TOWN.2026-06.T02"].people] == ["L04"]
    assert [(one.severity, one.text.msgid) for one in findings] == [
        (Severity.INFO, "{person} receives at the bureau as Monday's host on {day} and is not expected in the town"),
        (Severity.WARNING, "No county leader is left for {reception}: Monday's host came from there"),
    ]
    assert list(plan_breaches(JUNE, plan)) == []


def test_a_town_left_by_everybody_is_a_hole() -> None:
    plan, _ = release_monday_hosts(june(VICE))

    town_day = by_id(plan)["R15-TOWN.2026-06.T02"]
    assert (town_day.status, town_day.people) == (ReceptionStatus.UNFILLED, ())
    assert english(town_day.reason) == "everybody linked to the town is away or receives at the bureau"


def test_a_town_with_another_leader_needs_no_warning() -> None:
    plan = june(DEPUTY)
    more = tuple(
        replace(one, people=(*one.people, Sitting(post=VICE, role=Role.HOST, why=message("x"))))
        if one.wanted.id == "R15-TOWN.2026-06.T01"
        else one
        for one in plan
    )

    _, findings = release_monday_hosts(more)

    assert [one.severity for one in findings] == [Severity.INFO]


def test_a_cancelled_town_day_releases_nobody() -> None:
    plan = tuple(
        replace(one, status=ReceptionStatus.CANCELLED) if one.wanted.rule.code == "R15-TOWN" else one
        for one in june(DEPUTY)
    )

    assert release_monday_hosts(plan) == (plan, ())


def findings(view: Context, *plan: Planned) -> list[tuple[str, str, tuple[str, ...]]]:
    with in_language("en"):
        return [(one.severity.value, str(one.text), one.people) for one in plan_findings(view, plan)]
