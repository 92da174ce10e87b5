"""The best roster known: what is taken, merged and passed on."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from solver.rostering.exchange import Exchange
from solver.rostering.figures import figures_of, total_cost
from solver.rostering.messages import Find
from solver.rostering.problem import Cover, RosterProblem
from tests.solver.rostering.small import EARLY, FREE

PROBLEM = RosterProblem(
    days=2,
    shifts=(EARLY,),
    employees=(FREE, replace(FREE, id="B")),
    cover=tuple(Cover(day=day, shift="E", need=2, under_weight=10, over_weight=1) for day in range(2)),
)


def rows(*texts: str) -> np.ndarray:
    return np.array([[int(letter == "E") for letter in text] for text in texts], dtype=np.int8)


def exchange() -> tuple[Exchange, list[Find]]:
    told: list[Find] = []
    return Exchange(figures_of(PROBLEM), told.append), told


def test_only_a_cheaper_roster_is_taken_and_told() -> None:
    exchange_, told = exchange()

    taken = [exchange_.offer(rows(*texts)) for texts in (("E.", ".."), ("..", "E."), ("E.", "E."))]

    assert taken == [True, False, True]
    assert told == [Find(cells=b"\1\0\0\0", cost=30), Find(cells=b"\1\0\1\0", cost=20)]


def test_changed_rows_are_tried_in_the_best_roster_too() -> None:
    exchange_, told = exchange()
    exchange_.offer(rows("..", ".."))
    exchange_.learn(rows("..", "EE"), 20)

    assert exchange_.offer(rows("EE", ".."), changed=[0])
    codes, cost = exchange_.best()
    assert codes.tolist() == [[1, 1], [1, 1]]
    assert cost == told[-1].cost == total_cost(exchange_.figures, codes) == 0


def test_what_others_found_is_not_told_again() -> None:
    exchange_, told = exchange()

    assert exchange_.learn(rows("EE", ".."), 20)
    assert not exchange_.learn(rows("E.", ".E"), 20)
    assert told == []


def test_only_a_better_bound_is_told() -> None:
    exchange_, told = exchange()

    for bound in (3, 2, 3, 4):
        exchange_.prove(bound)

    assert told == [Find(bound=3), Find(bound=4)]
