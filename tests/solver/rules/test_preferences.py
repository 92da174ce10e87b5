from __future__ import annotations

from solver.problem import Candidate, Cost, Level, Problem
from tests.solver.small import WISH, at, cost, host, options, people, seated, slot, solve_here


def test_cheaper_option_and_cheaper_person_are_chosen() -> None:
    dear = Candidate(person="A", costs=(WISH, Cost(level=Level.WISHES, rule="other", weight=4)))
    wanted = slot("s", (at(0, costs=(WISH,)), at(20)), host(dear, Candidate(person="B", costs=(WISH,))))

    outcome = solve_here(Problem(people=people("A", "B"), slots=(wanted,)))

    assert (options(outcome), seated(outcome)) == ({"s": "at20"}, {"s": ("B",)})
    assert cost(outcome, Level.WISHES) == 1


def test_earlier_level_outweighs_any_later_cost() -> None:
    office = Cost(level=Level.OFFICE_RULES, rule="office", weight=1)
    heavy = Cost(level=Level.WISHES, rule="wish", weight=10**9)
    role = host(Candidate(person="A", costs=(office,)), Candidate(person="B", costs=(heavy,)))

    outcome = solve_here(Problem(people=people("A", "B"), slots=(slot("s", 0, role),)))

    assert seated(outcome) == {"s": ("B",)}
