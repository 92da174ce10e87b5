from __future__ import annotations

import pytest

from solver.outcome import Status
from solver.problem import Busy, Candidate, Cost, Level, Person, Problem, Published
from tests.solver.small import cost, host, people, seated, slot, solve_here

CHANGE = Cost(level=Level.CHANGES, rule="change", weight=1)
DISLIKE = (Cost(level=Level.OFFICE_RULES, rule="dislike", weight=1),)
SLOTS = ("s0", "s1", "s2")


def _published(most: int | None, *, away: bool = False) -> Problem:
    """Three slots published with A, who is second best in all of them now."""
    busy = (Busy(start=0, end=5, cause="ill"),) if away else ()
    role = host(Candidate(person="A", costs=DISLIKE), "B")
    return Problem(
        people=(Person(id="A", busy=busy), *people("B")),
        slots=tuple(slot(id_, index * 10, role) for index, id_ in enumerate(SLOTS)),
        published=tuple(
            Published(slot=id_, option=f"at{index * 10}", people=(("HOST", "A"),), cost=CHANGE)
            for index, id_ in enumerate(SLOTS)
        ),
        most_changes=most,
    )


@pytest.mark.parametrize(("most", "changed"), [(None, 3), (3, 3), (2, 2), (1, 1), (0, 0)])
def test_no_more_changes_than_allowed(most: int | None, changed: int) -> None:
    outcome = solve_here(_published(most))

    assert list(seated(outcome).values()).count(("B",)) == changed
    assert cost(outcome, Level.CHANGES) == changed
    assert outcome.status == Status.OPTIMAL


@pytest.mark.parametrize(("most", "status"), [(1, Status.OPTIMAL), (0, Status.INFEASIBLE)])
def test_change_that_cannot_be_avoided_counts(most: int, status: Status) -> None:
    outcome = solve_here(_published(most, away=True))

    assert outcome.status == status
    assert len(outcome.placed) == (3 if status == Status.OPTIMAL else 0)


def test_what_no_longer_exists_counts() -> None:
    gone = Published(slot="s", option="gone", people=(("HOST", "left"),), cost=CHANGE)
    problem = Problem(people=people("A"), slots=(slot("s", 0, host("A")),), published=(gone,), most_changes=2)

    assert solve_here(problem).status == Status.OPTIMAL
