from __future__ import annotations

from solver.problem import Cost, Level, Problem, Published
from tests.solver.small import WISH, at, cost, host, options, people, seated, slot, solve_here

COST = Cost(level=Level.CHANGES, rule="published", weight=5)


def test_published_option_and_people_stand_before_wishes() -> None:
    wanted = slot("s", (at(0, costs=(WISH,)), at(20)), host("A", "B"))
    rule = Published(slot="s", option="at0", people=(("HOST", "B"),), cost=COST)

    outcome = solve_here(Problem(people=people("A", "B"), slots=(wanted,), published=(rule,)))

    assert options(outcome) == {"s": "at0"}
    assert seated(outcome) == {"s": ("B",)}
    assert cost(outcome, Level.CHANGES) == 0


def test_what_no_longer_exists_is_charged_once_each() -> None:
    rule = Published(slot="s", option="gone", people=(("HOST", "left"), ("USHER", "A")), cost=COST)

    outcome = solve_here(Problem(people=people("A"), slots=(slot("s", 0, host("A")),), published=(rule,)))

    assert cost(outcome, Level.CHANGES) == 15
