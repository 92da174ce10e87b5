from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solver.answers import PartJob, PartLimits
from solver.canonical import canonical
from solver.levels import AIMS, batches, deepest_need, solve_part
from solver.model import Aim
from solver.outcome import Status
from solver.pinning import with_pins
from solver.problem import (
    Apart,
    Barred,
    Beside,
    Busy,
    Candidate,
    Cost,
    FairShare,
    Level,
    MostAway,
    MostPerPerson,
    Person,
    Problem,
    Published,
    Rest,
    Role,
    SamePattern,
    Slot,
    SmallestSpread,
    Spacing,
)
from tests.solver.brute_force import best_cost
from tests.solver.small import UNFILLED, at, host, people, slot, solve_here

NAMES = ("A", "B", "C")
SLOTS = ("s0", "s1", "s2")
costs = st.builds(
    Cost, level=st.sampled_from(list(Level)[1:]), rule=st.sampled_from(("x", "y")), weight=st.integers(1, 3)
)
some_costs = st.lists(costs, max_size=1).map(tuple)
times = st.integers(0, 3).map(lambda step: step * 6)


@st.composite
def roles(draw: st.DrawFn, keys: tuple[str, ...], name: str) -> Role:
    chosen = draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=3))
    return Role(
        name=name,
        need=draw(st.integers(0, 2)),
        candidates=tuple(
            Candidate(
                person=person,
                costs=draw(some_costs),
                options=draw(st.lists(st.sampled_from(keys), max_size=1).map(tuple)),
                reserve=draw(st.booleans()),
            )
            for person in chosen
        ),
        unfilled=UNFILLED,
        barred=draw(
            st.lists(st.builds(Barred, person=st.sampled_from(NAMES), cause=st.just("b")), max_size=1).map(tuple)
        ),
    )


@st.composite
def slots(draw: st.DrawFn, id_: str) -> Slot:
    starts = draw(st.lists(times, min_size=1, max_size=2, unique=True))
    options = tuple(at(start, costs=draw(some_costs)) for start in starts)
    keys = tuple(option.key for option in options)
    names = ("HOST", "CADRE") if draw(st.integers(0, 3)) == 0 else ("HOST",)
    return Slot(id=id_, options=options, roles=tuple(draw(roles(keys, name)) for name in names))


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    ids = SLOTS[: draw(st.integers(1, 3))]
    busy = st.builds(lambda start, cause: Busy(start=start, end=start + 6, cause=cause), times, st.just("away"))
    some_slots = st.lists(st.sampled_from(ids), unique=True, max_size=3).map(tuple)
    loads = st.lists(st.tuples(st.sampled_from(NAMES), st.integers(-2, 4)), unique_by=lambda pair: pair[0], max_size=3)
    windows = st.tuples(times, st.integers(0, 2)).map(lambda pair: (pair[0], pair[0] + 7, pair[1]))
    seat = st.tuples(st.just("HOST"), st.sampled_from((*NAMES, "left")))
    return Problem(
        people=tuple(Person(id=name, busy=draw(st.lists(busy, max_size=1).map(tuple))) for name in NAMES),
        slots=tuple(draw(slots(id_)) for id_ in ids),
        shares=draw(
            st.lists(
                st.builds(
                    FairShare,
                    name=st.just("share"),
                    roles=st.sampled_from((("HOST",), ("CADRE", "HOST"))),
                    slots=st.just(ids),
                    carried=loads.map(tuple),
                    weight=st.integers(1, 2),
                    weights=st.lists(
                        st.tuples(st.sampled_from(ids), st.integers(1, 4)), unique_by=lambda pair: pair[0], max_size=2
                    ).map(tuple),
                ),
                max_size=1,
            ).map(tuple)
        ),
        most_per_person=draw(
            st.lists(
                st.builds(
                    MostPerPerson,
                    name=st.just("often"),
                    person=st.sampled_from(NAMES),
                    slots=some_slots,
                    most=st.integers(0, 2),
                    cost=st.none() | costs,
                ),
                max_size=1,
            ).map(tuple)
        ),
        spacings=draw(
            st.lists(
                st.builds(
                    Spacing,
                    name=st.just("gap"),
                    slots=some_slots,
                    gap=st.integers(1, 13),
                    past=st.lists(st.tuples(st.sampled_from(NAMES), st.integers(-9, 0)), max_size=2).map(tuple),
                    cost=costs,
                ),
                max_size=1,
            ).map(tuple)
        ),
        most_away=draw(
            st.lists(
                st.builds(
                    MostAway,
                    name=st.just("home"),
                    people=st.lists(st.sampled_from(NAMES), unique=True).map(tuple),
                    windows=st.lists(windows, max_size=2).map(tuple),
                ),
                max_size=1,
            ).map(tuple)
        ),
        same_pattern=draw(
            st.lists(st.builds(SamePattern, name=st.just("same"), slots=some_slots, cost=costs), max_size=1).map(tuple)
        ),
        rests=draw(
            st.lists(
                st.builds(Rest, name=st.just("rest"), slots=some_slots, minutes=st.integers(1, 9)), max_size=1
            ).map(tuple)
        ),
        aparts=draw(
            st.lists(
                st.builds(
                    Apart,
                    name=st.just("apart"),
                    people=st.lists(st.sampled_from(NAMES), unique=True).map(tuple),
                    groups=st.lists(some_slots, max_size=2).map(tuple),
                ),
                max_size=1,
            ).map(tuple)
        ),
        besides=draw(
            st.lists(
                st.builds(
                    lambda names, cut, slots: Beside(
                        name="beside", juniors=names[:cut], seniors=names[cut:], slots=slots
                    ),
                    st.permutations(NAMES).map(tuple),
                    st.integers(1, 2),
                    some_slots,
                ),
                max_size=1,
            ).map(tuple)
        ),
        spreads=draw(
            st.lists(
                st.builds(
                    lambda weights, carried, people, cost: SmallestSpread(
                        name="spread",
                        roles=("HOST",),
                        weights=weights,
                        carried=tuple(pair for pair in carried if pair[0] in people),
                        people=people,
                        cost=cost,
                    ),
                    st.lists(
                        st.tuples(st.sampled_from(ids), st.integers(1, 3)), unique_by=lambda pair: pair[0], max_size=3
                    ).map(tuple),
                    loads.map(tuple),
                    st.lists(st.sampled_from(NAMES), unique=True).map(tuple),
                    costs,
                ),
                max_size=1,
            ).map(tuple)
        ),
        most_changes=draw(st.none() | st.integers(0, 2)),
        published=draw(
            st.lists(
                st.builds(
                    Published,
                    slot=st.sampled_from(ids),
                    option=st.sampled_from(("at0", "at6", "gone")),
                    people=st.lists(seat, unique=True, max_size=2).map(tuple),
                    cost=costs,
                ),
                max_size=1,
            ).map(tuple)
        ),
    )


@st.composite
def problems_with_a_past(draw: st.DrawFn) -> Problem:
    """Problems in which some slots stay as they are published, whatever that breaks."""
    problem = draw(problems())
    past = []
    for one in problem.slots[: draw(st.integers(1, 2))]:
        seats = st.tuples(st.sampled_from([role.name for role in one.roles]), st.sampled_from(NAMES))
        past.append(
            Published(
                slot=one.id,
                option=draw(st.sampled_from([option.key for option in one.options])),
                people=tuple(draw(st.lists(seats, unique_by=lambda seat: seat[1], max_size=2))),
                cost=draw(costs),
            )
        )
    slots = tuple(one.slot for one in past)
    others = tuple(one for one in problem.published if one.slot not in slots)
    return replace(problem, published=(*past, *others), frozen=slots)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(problems_with_a_past())
def test_frozen_past_costs_what_trying_everything_finds(problem: Problem) -> None:
    part = canonical(with_pins(problem))
    whole = solve_part(PartJob(index=0, part=part, limits=PartLimits(seconds=60, deterministic_seconds=60, seed=3)))
    outcome = solve_here(problem)

    assert whole.proven
    assert (tuple(level.cost for level in whole.levels) if whole.found else None) == best_cost(problem)
    past = {(one.slot, one.option, frozenset(one.people)) for one in problem.published if one.slot in problem.frozen}
    kept = {(one.slot, one.option, frozenset(one.people)) for one in outcome.placed if one.slot in problem.frozen}
    assert kept == (past if outcome.placed else set())


@settings(max_examples=300, deadline=None, derandomize=True)
@given(problems())
def test_outcome_costs_what_trying_everything_finds(problem: Problem) -> None:
    whole = solve_part(PartJob(index=0, part=problem, limits=PartLimits(seconds=60, deterministic_seconds=60, seed=3)))

    assert whole.proven
    assert (tuple(level.cost for level in whole.levels) if whole.found else None) == best_cost(problem)


@settings(max_examples=120, deadline=None, derandomize=True)
@given(
    problems().filter(lambda problem: not any(c.reserve for s in problem.slots for r in s.roles for c in r.candidates))
)
def test_parts_together_cost_what_the_whole_costs(problem: Problem) -> None:
    outcome = solve_here(problem)
    least = best_cost(problem)

    assert outcome.status == (Status.INFEASIBLE if least is None else Status.OPTIMAL)
    assert (tuple(level.cost for level in outcome.costs) or None) == least
    assert all(level.bound == level.cost for level in outcome.costs)


def test_levels_that_do_not_fit_into_one_sum_are_settled_apart() -> None:
    aims = {level: Aim(least=0, greatest=0) for level in AIMS}
    aims[Level.OFFICE_RULES].greatest = 9_999
    aims[Level.FAIRNESS].greatest = 999
    aims[Level.CHANGES].greatest = 1_000

    assert batches(aims, AIMS) == [[0, 1, 2, 3], [4, 5]]


def test_settling_apart_and_together_agree() -> None:
    heavy = Cost(level=Level.WISHES, rule="heavy", weight=10**8)
    light = Cost(level=Level.CHANGES, rule="light", weight=10**8)
    role = host(Candidate(person="A", costs=(light,)), Candidate(person="B", costs=(heavy, heavy)))
    problem = Problem(people=people("A", "B"), slots=(slot("s", 0, role), slot("t", 5, role)))

    outcome = solve_here(problem)

    assert tuple(level.cost for level in outcome.costs) == (0, 0, 0, 10**8, 2 * 10**8)
    assert outcome.status == Status.OPTIMAL


@pytest.mark.parametrize("seconds", [0.0, -1.0])
def test_part_without_time_gets_a_first_plan(seconds: float) -> None:
    problem = Problem(people=people("A"), slots=(slot("s", 0, host("A")),))

    answer = solve_part(
        PartJob(index=4, part=problem, limits=PartLimits(seconds=seconds, deterministic_seconds=1, seed=1))
    )

    assert (answer.index, answer.proven) == (4, False)
    assert [place.people for place in answer.placed] == [(("HOST", "A"),)]


def test_deepest_need_is_the_last_level_that_charges_a_missing_person() -> None:
    optional = Role(
        name="USHER", need=1, candidates=(), unfilled=Cost(level=Level.OFFICE_RULES, rule="usher", weight=1)
    )

    assert deepest_need(Problem(people=(), slots=(slot("s", 0, optional, host()),))) == Level.OFFICE_RULES
    assert deepest_need(Problem(people=(), slots=(slot("s", 0),))) == Level.UNFILLED
