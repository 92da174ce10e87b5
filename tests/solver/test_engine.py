from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from threading import Thread

import pytest

from solver.answers import PartAnswer, PartJob
from solver.engine import Limits, solve, solve_through
from solver.errors import SolverBugError, SolverCrashedError
from solver.outcome import Outcome, Progress, Status
from solver.problem import Candidate, Cost, Level, Problem, Role, Slot
from solver.verification import cost_of
from solver.workers import ShouldStop
from tests.solver.county_like import county_month
from tests.solver.duty_like import duty_month
from tests.solver.small import LIMITS, host, people, run_here, slot, solve_here

TWO_PARTS = Problem(people=people("A", "B"), slots=(slot("a", 0, host("A")), slot("b", 0, host("B"))))


def _town() -> Problem:
    return county_month(5, towns=2, villages=4, weeks=3, leaders=4)


def _meaning(outcome: Outcome) -> tuple[object, ...]:
    placed = frozenset((place.slot, place.option, frozenset(place.people)) for place in outcome.placed)
    holes = frozenset((hole.slot, hole.role, hole.missing, frozenset(hole.obstacles)) for hole in outcome.holes)
    return outcome.status, placed, holes, outcome.costs


def _shuffled(problem: Problem, random: Random) -> Problem:
    def mixed(items: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(random.sample(items, len(items)))

    def role(one: Role) -> Role:
        return Role(
            name=one.name,
            need=one.need,
            candidates=mixed(one.candidates),
            unfilled=one.unfilled,
            barred=mixed(one.barred),
        )

    slots = (Slot(id=s.id, options=mixed(s.options), roles=tuple(map(role, mixed(s.roles)))) for s in problem.slots)
    return Problem(
        people=mixed(problem.people),
        slots=mixed(tuple(slots)),
        shares=mixed(problem.shares),
        most_per_person=mixed(problem.most_per_person),
        spacings=mixed(problem.spacings),
        most_away=mixed(problem.most_away),
        same_pattern=mixed(problem.same_pattern),
        rests=mixed(tuple(replace(rest, slots=mixed(rest.slots)) for rest in problem.rests)),
        aparts=mixed(tuple(replace(one, people=mixed(one.people), groups=mixed(one.groups)) for one in problem.aparts)),
        besides=mixed(
            tuple(replace(one, seniors=mixed(one.seniors), slots=mixed(one.slots)) for one in problem.besides)
        ),
        spreads=mixed(
            tuple(
                replace(one, weights=mixed(one.weights), carried=mixed(one.carried), people=mixed(one.people))
                for one in problem.spreads
            )
        ),
    )


def test_outcome_does_not_depend_on_the_order_of_the_problem() -> None:
    problem = _town()

    expected = _meaning(solve_here(problem))

    for seed in range(3):
        assert _meaning(solve_here(_shuffled(problem, Random(seed)))) == expected


def test_duty_roster_does_not_depend_on_the_order_of_the_problem() -> None:
    problem = duty_month(7, days=14, officers=8, leaders=4)

    expected = _meaning(solve_here(problem))

    for seed in range(3):
        assert _meaning(solve_here(_shuffled(problem, Random(seed)))) == expected


def test_outcome_does_not_depend_on_the_processes() -> None:
    problem = _town()

    alone = solve(problem, Limits(seconds=60, seed=1, processes=1))
    together = solve(problem, Limits(seconds=60, seed=1, processes=3))

    assert _meaning(alone) == _meaning(together) == _meaning(solve_here(problem))
    assert alone.placed == together.placed
    assert alone.status == Status.OPTIMAL


def test_placed_stand_in_the_order_of_the_problem() -> None:
    problem = Problem(
        people=people("B", "A"),
        slots=(slot("z", 0, host("B", "A", need=2)), slot("a", 50, host("A", name="Z"), host("B", name="C"))),
    )

    outcome = solve_here(problem)

    assert [(place.slot, place.people) for place in outcome.placed] == [
        ("z", (("HOST", "B"), ("HOST", "A"))),
        ("a", (("Z", "A"), ("C", "B"))),
    ]


def test_progress_tells_parts_and_costs() -> None:
    told: list[Progress] = []

    outcome = solve_through(run_here, TWO_PARTS, LIMITS, told.append)

    assert [(progress.parts_done, progress.parts_total) for progress in told] == [(1, 2), (2, 2)]
    assert told[-1].best == tuple(level.cost for level in outcome.costs)
    assert told[-1].bound == tuple(level.bound for level in outcome.costs)
    assert told[0].seconds <= told[1].seconds <= outcome.seconds


def test_problem_without_slots_is_solved_at_once() -> None:
    outcome = solve(Problem(people=people("A"), slots=()), LIMITS)

    assert (outcome.status, outcome.placed, outcome.holes) == (Status.OPTIMAL, (), ())
    assert [level.level for level in outcome.costs] == list(Level)


CALLER = """
import sys
from solver.engine import Limits, solve
from solver.problem import Candidate, Cost, Level, Option, Person, Problem, Role, Slot

unfilled = Cost(level=Level.UNFILLED, rule="unfilled", weight=1)
role = Role(name="HOST", need=1, candidates=(Candidate(person="A"),), unfilled=unfilled)
slot = Slot(id="s", options=(Option(key="o", start=0, end=1),), roles=(role,))
outcome = solve(Problem(people=(Person(id="A"),), slots=(slot,)), Limits(seconds=60))
sys.stdout.write(f"{outcome.placed[0].people} {'ortools' in sys.modules}")
"""


def test_caller_never_loads_the_solving_library() -> None:
    root = Path(__file__).resolve().parents[2]

    done = subprocess.run(
        [sys.executable, "-c", CALLER], cwd=root, check=True, timeout=60, capture_output=True, text=True
    )

    assert done.stdout == "(('HOST', 'A'),) False"
    assert done.stderr == ""


def test_killed_process_is_an_error_that_names_the_part() -> None:
    problem = county_month(1, towns=1)
    failures: list[SolverCrashedError] = []

    def call() -> None:
        try:
            solve(problem, Limits(seconds=60, processes=1))
        except SolverCrashedError as error:
            failures.append(error)

    before = _children()
    caller = Thread(target=call)
    caller.start()
    while not (born := _children() - before):
        assert caller.is_alive()
    for child in born:
        os.kill(child, signal.SIGKILL)
    caller.join(60)

    (error,) = failures
    assert len(error.slots) == 75
    assert error.detail == "exit code -9"
    assert _children() == before


def test_interrupted_caller_leaves_no_process() -> None:
    before = _children()

    def stop(progress: Progress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        solve(TWO_PARTS, Limits(seconds=60), stop)

    assert _children() == before


def test_error_in_the_process_comes_back_with_its_traceback() -> None:
    beyond = Cost(level=Level.UNFILLED, rule="beyond 64 bits", weight=2**70)
    role = Role(name="HOST", need=1, candidates=(Candidate(person="A"),), unfilled=beyond)

    with pytest.raises(SolverCrashedError, match="Traceback") as caught:
        solve(Problem(people=people("A"), slots=(slot("s", 0, role),)), Limits(seconds=60))

    assert caught.value.slots == ("s",)


def _through(change: Callable[[PartAnswer], PartAnswer]) -> Outcome:
    def run(
        jobs: tuple[PartJob, ...],
        *,
        processes: int,
        on_answer: Callable[[PartAnswer], None],
        should_stop: ShouldStop | None,
    ) -> None:
        run_here(jobs, processes=processes, on_answer=lambda answer: on_answer(change(answer)))

    return solve_through(run, TWO_PARTS, LIMITS)


def test_plan_that_breaks_a_rule_is_a_bug() -> None:
    def lose_a_slot(answer: PartAnswer) -> PartAnswer:
        return replace(answer, placed=answer.placed if answer.index else ())

    with pytest.raises(SolverBugError, match="unknown"):
        _through(lose_a_slot)


def test_cost_that_the_plan_does_not_have_is_a_bug() -> None:
    def overcharge(answer: PartAnswer) -> PartAnswer:
        first, *others = answer.levels
        return replace(answer, levels=(replace(first, cost=first.cost + 1), *others))

    with pytest.raises(SolverBugError, match="counted"):
        _through(overcharge)


def _children() -> frozenset[int]:
    lists = (task / "children" for task in Path("/proc/self/task").iterdir())
    return frozenset(int(pid) for names in lists if names.exists() for pid in names.read_text().split())


@pytest.mark.parametrize("deterministic_seconds", [0.001, 0.01, 0.05])
def test_search_cut_short_still_gives_a_complete_plan_at_its_true_cost(deterministic_seconds: float) -> None:
    """Whatever the model had priced when it was stopped, the outcome says what the plan costs."""
    problem = _town()

    outcome = solve_here(problem, Limits(deterministic_seconds=deterministic_seconds))

    assert [placed.slot for placed in outcome.placed] == [one.id for one in problem.slots]
    assert [(row.level, row.cost) for row in outcome.costs] == [
        (row.level, row.cost) for row in cost_of(problem, outcome.placed)
    ]
    assert all(row.bound <= row.cost for row in outcome.costs)


def test_cost_below_the_true_one_is_a_bug_even_when_the_search_was_cut_short() -> None:
    def cheaper(answer: PartAnswer) -> PartAnswer:
        levels = tuple(replace(one, cost=one.cost - 1) for one in answer.levels)
        return replace(answer, levels=levels, proven=False)

    with pytest.raises(SolverBugError, match="the model counted"):
        _through(cheaper)
