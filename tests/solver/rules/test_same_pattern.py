from __future__ import annotations

from solver.problem import Cost, Level, Problem, SamePattern
from tests.solver.small import WISH, at, cost, options, slot, solve_here

COST = Cost(level=Level.WISHES, rule="pattern", weight=2)


def test_slots_take_place_at_one_label() -> None:
    slots = tuple(slot(f"s{week}", (at(week * 100, key="MON"), at(week * 100 + 20, key="TUE"))) for week in range(3))
    rule = SamePattern(name="pattern", slots=("s0", "s1", "s2"), cost=COST)

    outcome = solve_here(Problem(people=(), slots=slots, same_pattern=(rule,)))

    assert len(set(options(outcome).values())) == 1
    assert cost(outcome, Level.WISHES) == 0


def test_each_slot_that_deviates_is_charged() -> None:
    slots = (
        slot("s0", (at(0, key="MON"),)),
        slot("s1", (at(100, key="MON"),)),
        slot("s2", (at(200, key="WED"),)),
        slot("s3", (at(300, key="MON", costs=(WISH, WISH, WISH)), at(320, key="TUE"))),
    )
    rule = SamePattern(name="pattern", slots=("s0", "s1", "s2", "s3"), cost=COST)

    outcome = solve_here(Problem(people=(), slots=slots, same_pattern=(rule,)))

    assert options(outcome) == {"s0": "MON", "s1": "MON", "s2": "WED", "s3": "TUE"}
    assert cost(outcome, Level.WISHES) == 4


def test_single_slot_has_no_pattern_to_keep() -> None:
    rule = SamePattern(name="pattern", slots=("s0",), cost=COST)

    outcome = solve_here(Problem(people=(), slots=(slot("s0", (at(0), at(20))),), same_pattern=(rule,)))

    assert cost(outcome, Level.WISHES) == 0
