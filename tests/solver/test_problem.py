from __future__ import annotations

from collections.abc import Callable

import pytest

from solver.limits import Limits
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
    Option,
    Pin,
    Problem,
    Published,
    Rest,
    Role,
    SamePattern,
    Slot,
    SmallestSpread,
    Spacing,
)
from tests.solver.small import UNFILLED, WISH, at, host, people, slot

ONE = slot("s", 0, host("A"))


def _with(**rules: object) -> Problem:
    return Problem(people=people("A"), slots=(ONE,), **rules)  # type: ignore[arg-type]


def _spread(**fields: object) -> SmallestSpread:
    given = {"weights": (), "carried": (), "people": ("A",), **fields}
    return SmallestSpread(name="d", roles=("r",), cost=WISH, **given)  # type: ignore[arg-type]


def _frozen(option: str, *people: tuple[str, str]) -> Problem:
    return _with(published=(Published(slot="s", option=option, people=people, cost=WISH),), frozen=("s",))


@pytest.mark.parametrize(
    ("build", "fault"),
    [
        (lambda: Cost(level=Level.WISHES, rule="x", weight=0), "cost 'x' must be positive, not 0"),
        (lambda: Busy(start=1, end=1, cause="x"), "busy time 'x' ends before it starts"),
        (lambda: Option(key="x", start=2, end=2), "option 'x' ends before it starts"),
        (lambda: host("A", need=-1), "role 'HOST' needs -1 people"),
        (lambda: host("A", "A"), "candidate for role 'HOST' 'A' stands twice"),
        (lambda: Slot(id="s", options=(), roles=()), "slot 's' has no option"),
        (lambda: slot("s", (at(0), at(0))), "option of slot 's' 'at0' stands twice"),
        (lambda: slot("s", 0, host(), host()), "role of slot 's' 'HOST' stands twice"),
        (
            lambda: slot("s", 0, host(Candidate(person="A", options=("x",)))),
            "option of a candidate of slot 's' 'x' does not exist",
        ),
        (
            lambda: FairShare(name="f", roles=("r",), slots=(), carried=(), weight=0),
            "f: the weight must be positive, not 0",
        ),
        (lambda: FairShare(name="f", roles=("r",), slots=("a", "a"), carried=()), "slot of f 'a' stands twice"),
        (lambda: MostPerPerson(name="m", person="A", slots=(), most=-1), "m: at most -1 is less than none"),
        (lambda: MostPerPerson(name="m", person="A", slots=("a", "a"), most=1), "slot of m 'a' stands twice"),
        (lambda: Spacing(name="g", slots=("a", "a"), gap=1, past=(), cost=WISH), "slot of g 'a' stands twice"),
        (lambda: MostAway(name="h", people=("A", "A"), windows=()), "person of h 'A' stands twice"),
        (lambda: MostAway(name="h", people=(), windows=((1, 1, 1),)), "h: no window from 1 to 1 with at most 1"),
        (lambda: MostAway(name="h", people=(), windows=((0, 1, -1),)), "h: no window from 0 to 1 with at most -1"),
        (lambda: SamePattern(name="p", slots=("a", "a"), cost=WISH), "slot of p 'a' stands twice"),
        (lambda: Problem(people=people("A", "A"), slots=()), "person 'A' stands twice"),
        (lambda: Problem(people=people("A"), slots=(ONE, ONE)), "slot 's' stands twice"),
        (lambda: Problem(people=(), slots=(ONE,)), "candidate 'A' does not exist"),
        (
            lambda: Problem(
                people=(),
                slots=(
                    slot(
                        "s",
                        0,
                        Role(
                            name="R", need=1, candidates=(), unfilled=UNFILLED, barred=(Barred(person="B", cause="x"),)
                        ),
                    ),
                ),
            ),
            "barred person 'B' does not exist",
        ),
        (
            lambda: _with(shares=(FairShare(name="f", roles=("r",), slots=("x",), carried=()),)),
            "slot of f 'x' does not exist",
        ),
        (
            lambda: _with(shares=(FairShare(name="f", roles=("r",), slots=(), carried=(("B", 1),)),)),
            "person of f 'B' does not exist",
        ),
        (
            lambda: _with(shares=(FairShare(name="f", roles=("r",), slots=(), carried=(("A", 1), ("A", 2))),)),
            "carried load of 'A' stands twice",
        ),
        (
            lambda: _with(most_per_person=(MostPerPerson(name="m", person="B", slots=(), most=1),)),
            "person of m 'B' does not exist",
        ),
        (
            lambda: _with(spacings=(Spacing(name="g", slots=(), gap=1, past=(("B", 1),), cost=WISH),)),
            "person of g 'B' does not exist",
        ),
        (lambda: _with(most_away=(MostAway(name="h", people=("B",), windows=()),)), "person of h 'B' does not exist"),
        (
            lambda: _with(same_pattern=(SamePattern(name="p", slots=("x",), cost=WISH),)),
            "slot of p 'x' does not exist",
        ),
        (lambda: _with(pins=(Pin(slot="x"),)), "pinned slot 'x' does not exist"),
        (lambda: _with(pins=(Pin(slot="s", option="x"),)), "pinned option of slot 's' 'x' does not exist"),
        (lambda: _with(pins=(Pin(slot="s", role="X", person="A"),)), "pinned role of slot 's' 'X' does not exist"),
        (lambda: _with(pins=(Pin(slot="s", role="HOST", person="B"),)), "pinned person 'B' does not exist"),
        (
            lambda: _with(pins=(Pin(slot="s", role="HOST"),)),
            "a pin of slot 's' names a role without a person or a person without a role",
        ),
        (
            lambda: Problem(
                people=(),
                slots=(slot("s", (at(0), at(9))),),
                pins=(Pin(slot="s", option="at0"), Pin(slot="s", option="at9")),
            ),
            "slot 's' is pinned to two options",
        ),
        (
            lambda: _with(published=(Published(slot="x", option="o", people=(), cost=WISH),)),
            "published slot 'x' does not exist",
        ),
        (
            lambda: _with(published=(Published(slot="s", option="o", people=(), cost=WISH),) * 2),
            "published slot 's' stands twice",
        ),
        (
            lambda: FairShare(name="f", roles=("r",), slots=("a",), carried=(), weights=(("b", 1),)),
            "weighted slot of f 'b' does not exist",
        ),
        (
            lambda: FairShare(name="f", roles=("r",), slots=("a",), carried=(), weights=(("a", 0),)),
            "f: the weight must be positive, not 0",
        ),
        (lambda: FairShare(name="f", roles=("r", "r"), slots=(), carried=()), "role of f 'r' stands twice"),
        (lambda: _spread(weights=(("a", 1), ("a", 1))), "weighted slot of d 'a' stands twice"),
        (lambda: _spread(carried=(("B", 1),)), "carrying person of d 'B' does not exist"),
        (lambda: _spread(people=("A", "A")), "person of d 'A' stands twice"),
        (lambda: Rest(name="rest", slots=(), minutes=0), "rest: a rest of 0 minutes is none"),
        (lambda: Rest(name="rest", slots=("a", "a"), minutes=1), "slot of rest 'a' stands twice"),
        (lambda: Apart(name="x", people=("A", "A"), groups=()), "person of x 'A' stands twice"),
        (lambda: Apart(name="x", people=(), groups=(("a", "a"),)), "slot of x 'a' stands twice"),
        (
            lambda: Beside(name="b", juniors=("A",), seniors=("A",), slots=()),
            "junior or senior of b 'A' stands twice",
        ),
        (lambda: _with(rests=(Rest(name="rest", slots=("x",), minutes=1),)), "slot of rest 'x' does not exist"),
        (lambda: _with(aparts=(Apart(name="x", people=("B",), groups=()),)), "person of x 'B' does not exist"),
        (lambda: _with(aparts=(Apart(name="x", people=(), groups=(("y",),)),)), "slot of x 'y' does not exist"),
        (
            lambda: _with(besides=(Beside(name="b", juniors=(), seniors=("B",), slots=()),)),
            "person of b 'B' does not exist",
        ),
        (
            lambda: _with(besides=(Beside(name="b", juniors=(), seniors=(), slots=("x",)),)),
            "slot of b 'x' does not exist",
        ),
        (lambda: _with(spreads=(_spread(people=("B",)),)), "person of d 'B' does not exist"),
        (lambda: _with(spreads=(_spread(weights=(("x", 1),)),)), "slot of d 'x' does not exist"),
        (lambda: _with(most_changes=-1), "at most -1 changes is less than none"),
        (lambda: _with(frozen=("s",)), "publication of frozen slot 's' does not exist"),
        (lambda: _frozen("gone"), "option of frozen slot 's' 'gone' does not exist"),
        (lambda: _frozen("at0", ("GUEST", "A")), "role of frozen slot 's' 'GUEST' does not exist"),
        (lambda: _frozen("at0", ("HOST", "B")), "person of frozen slot 's' 'B' does not exist"),
        (lambda: Limits(seconds=0), "the limits must be positive"),
        (lambda: Limits(deterministic_seconds=0), "the limits must be positive"),
        (lambda: Limits(processes=0), "at least one process must solve"),
        (lambda: Limits(seed=-1), "the seed must be a non-negative 32-bit number"),
        (lambda: Limits(seed=2**31), "the seed must be a non-negative 32-bit number"),
    ],
)
def test_contradictory_problem_is_refused_with_a_sentence(build: Callable[[], object], fault: str) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the sentence is compared below
        build()

    assert str(refused.value) == fault


def test_published_plan_may_name_what_is_gone() -> None:
    published = Published(slot="s", option="gone", people=(("GONE", "left"),), cost=WISH)

    assert _with(published=(published,)).published == (published,)
