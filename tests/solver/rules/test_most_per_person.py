from __future__ import annotations

import pytest

from solver.problem import Cost, Level, MostPerPerson, Problem
from tests.solver.small import cost, host, people, seated, slot, solve_here


@pytest.mark.parametrize("most", [0, 1, 2, 3])
def test_person_serves_at_most_so_often(most: int) -> None:
    slots = tuple(slot(f"s{index}", index * 10, host("A")) for index in range(3))
    rule = MostPerPerson(name="often", person="A", slots=("s0", "s1", "s2"), most=most)

    outcome = solve_here(Problem(people=people("A"), slots=slots, most_per_person=(rule,)))

    assert sum(len(names) for names in seated(outcome).values()) == most


def test_other_slots_do_not_count() -> None:
    slots = tuple(slot(f"s{index}", index * 10, host("A")) for index in range(3))
    rule = MostPerPerson(name="often", person="A", slots=("s0", "s1"), most=1)

    outcome = solve_here(Problem(people=people("A"), slots=slots, most_per_person=(rule,)))

    assert sum(len(names) for names in seated(outcome).values()) == 2


@pytest.mark.parametrize(("most", "charged"), [(0, 6), (1, 4), (2, 2), (3, 0), (4, 0)])
def test_soft_limit_is_charged_for_each_slot_above(most: int, charged: int) -> None:
    slots = tuple(slot(f"s{index}", index * 10, host("A")) for index in range(3))
    nights = Cost(level=Level.OFFICE_RULES, rule="nights", weight=2)
    rule = MostPerPerson(name="often", person="A", slots=("s0", "s1", "s2"), most=most, cost=nights)

    outcome = solve_here(Problem(people=people("A"), slots=slots, most_per_person=(rule,)))

    assert outcome.holes == ()
    assert cost(outcome, Level.OFFICE_RULES) == charged
