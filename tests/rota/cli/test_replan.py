from __future__ import annotations

from datetime import datetime

from rota.cli.replan import replanned_json, replanned_lines
from rota.planning.explain import Reason
from rota.planning.models import PlanVersion, RosterKind
from rota.planning.replan_values import ForcedChange, Replanned
from rota.words import in_language, message
from tests.installation import Installation, Said


def made(*, others: int = 1, is_proven: bool = True) -> Replanned:
    change = ForcedChange(
        id="WN.2026-12-09",
        when=message("{reception}: {time}", reception="WN.2026-12-09", time=f"{datetime(2026, 12, 9):%Y-%m-%d}"),
        before=(("MAIN", "S01"),),
        after=(),
        causes=(Reason(code="S01", person="甲（S01）", why=message("away on {day}", day="2026-12-09")),),
        others=tuple(
            Reason(code=f"S1{number}", person=f"乙（S1{number}）", why=message("would do as well"))
            for number in range(others)
        ),
        reason=message("nobody belongs to the pool on that day"),
    )
    return Replanned(
        roster=RosterKind.DUTY,
        version=PlanVersion(),
        release=3,
        changes=(change,),
        unfilled=("WN.2026-12-09",),
        is_proven=is_proven,
    )


def test_change_is_told_with_its_cause_and_the_alternatives() -> None:
    with in_language("en"):
        lines = list(replanned_lines(made()))

    assert lines == [
        "duty: 1 of version 3 change, 1 people are concerned",
        "  WN.2026-12-09: 2026-12-09  S01 → —",
        "    because 甲（S01）: away on 2026-12-09",
        "    nobody belongs to the pool on that day",
        "    not 乙（S10）: would do as well",
        "Without anybody: 1  WN.2026-12-09",
    ]


def test_long_list_of_alternatives_is_cut() -> None:
    with in_language("en"):
        five, six = (list(replanned_lines(made(others=count))) for count in (5, 6))

    assert len(five) == len(six) - 1
    assert "    … and 1 more" in six


def test_search_cut_short_says_so() -> None:
    with in_language("en"):
        assert list(replanned_lines(made(is_proven=False)))[1] == (
            "  (stopped at the time limit; perhaps fewer would do)"
        )


def test_change_as_json() -> None:
    with in_language("en"):
        document = replanned_json(made())

    assert document == {
        "roster": "duty",
        "release": 3,
        "proven": True,
        "people": ["S01"],
        "unfilled": ["WN.2026-12-09"],
        "changes": [
            {
                "id": "WN.2026-12-09",
                "when": "WN.2026-12-09: 2026-12-09",
                "before": [{"person": "S01", "role": "MAIN"}],
                "after": [],
                "causes": [{"person": "S01", "why": "away on 2026-12-09"}],
                "others": [{"person": "S10", "why": "would do as well"}],
                "reason": "nobody belongs to the pool on that day",
            }
        ],
    }


def test_released_month_where_nothing_happened_stays_as_it_is(small: Installation) -> None:
    said = small.ok("replan", "2026-12", "--kind", "reception")

    assert said.stdout == "receptions: 0 of version 1 change, 0 people are concerned\n"
    assert small.ok("replan", "2026-12", "--kind", "reception", "--json").json == {
        "month": "2026-12",
        "rosters": [{"roster": "reception", "release": 1, "proven": True, "people": [], "unfilled": [], "changes": []}],
    }


def test_roster_that_is_not_released_is_refused(small: Installation) -> None:
    assert small.run("replan", "2026-12", "--kind", "duty") == Said(
        1, "", "Refused: The duty roster of 2026-12 is not released yet; plan it anew\n"
    )
