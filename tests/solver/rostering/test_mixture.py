"""Choosing among known rows."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from solver.rostering.figures import Codes, figures_of, total_cost
from solver.rostering.mixture import best_mixture
from solver.rostering.model import Parameters
from tests.solver.rostering.made_up import hospital


def random_rows(rng: np.random.Generator, number: int) -> list[Codes]:
    return [rng.integers(0, 5, 14, dtype=np.int8) for _ in range(number)]


@pytest.mark.parametrize("seed", range(5))
def test_the_mixture_is_the_best_of_all(seed: int) -> None:
    figures = figures_of(hospital(days=14, staff=4, families=1))
    rng = np.random.default_rng(seed)
    codes = np.array(random_rows(rng, 4))
    choices = {e: random_rows(rng, 3) for e in (0, 1, 3)}

    mixed, proven = best_mixture(figures, codes, choices, Parameters(seconds=10, seed=1, strong_relaxation=False))

    candidates = []
    for rows in product(*([codes[e], *choices.get(e, [])] for e in range(4))):
        candidates.append(total_cost(figures, np.array(rows)))
    assert proven
    assert total_cost(figures, mixed) == min(candidates)
    assert (mixed[2] == codes[2]).all()
