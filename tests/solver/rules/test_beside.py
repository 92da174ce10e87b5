from __future__ import annotations

import pytest

from solver.answers import PartJob, PartLimits
from solver.greedy import first_plan
from solver.problem import Beside, Problem
from tests.solver.small import host, people, seated, slot, solve_here

RULE = Beside(name="new", juniors=("J",), seniors=("S",), slots=("s",))


@pytest.mark.parametrize(
    ("main", "served"), [(("S",), ("S", "J")), (("X",), ("X",)), (("X", "S"), ("S", "J")), ((), ())]
)
def test_junior_serves_only_beside_a_senior(main: tuple[str, ...], served: tuple[str, ...]) -> None:
    both = slot("s", 0, host(*main), host("J", name="ASSIST"))

    outcome = solve_here(Problem(people=people("J", "S", "X"), slots=(both,), besides=(RULE,)))

    assert seated(outcome)["s"] == served


def test_hole_names_the_rule() -> None:
    alone = Problem(people=people("J", "S"), slots=(slot("s", 0, host("J")),), besides=(RULE,))

    (hole,) = solve_here(alone).holes

    assert [(obstacle.person, obstacle.cause) for obstacle in hole.obstacles] == [("J", "new")]


def test_other_slots_do_not_count() -> None:
    problem = Problem(people=people("J", "S"), slots=(slot("s", 0), slot("t", 0, host("J"))), besides=(RULE,))

    assert seated(solve_here(problem))["t"] == ("J",)


def test_first_plan_seats_the_junior_after_the_senior() -> None:
    both = slot("s", 0, host("J", name="ASSIST"), host("S", name="MAIN"))
    part = Problem(people=people("J", "S"), slots=(both,), besides=(RULE,))

    answer = first_plan(PartJob(index=0, part=part, limits=PartLimits(seconds=1, deterministic_seconds=1, seed=1)))

    assert answer.placed[0].people == (("ASSIST", "J"), ("MAIN", "S"))
