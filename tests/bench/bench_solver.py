"""Measure the solver on made-up county and duty months: ``python tests/bench/bench_solver.py [seeds]``.

Writes wall time, peak memory of caller and solving processes together, and what is proven.
"""

from __future__ import annotations

import resource
import sys
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from solver.engine import Limits, solve
from solver.problem import Problem
from tests.solver.county_like import county_month
from tests.solver.duty_like import duty_month

PROCESSES = 2


def main() -> None:
    """One line per seed."""
    for seed in range(1, 1 + int(sys.argv[1]) if len(sys.argv) > 1 else 4):
        for name, problem in (("county", county_month(seed)), ("duty", duty_month(seed))):
            _measure(f"{name} {seed}", problem)


def _measure(name: str, problem: Problem) -> None:
    started = perf_counter()
    outcome = solve(problem, Limits(seconds=60, seed=1, processes=PROCESSES))
    seconds = perf_counter() - started
    caller = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    levels = ", ".join(f"{cost.level.name} {cost.cost} (>= {cost.bound})" for cost in outcome.costs)
    sys.stdout.write(
        f"{name}: {len(problem.slots)} slots, {seconds:.1f} s, {outcome.status}, {len(outcome.holes)} holes, "
        f"at most {caller + PROCESSES * child:.0f} MB; {levels}\n"
    )


if __name__ == "__main__":
    main()
