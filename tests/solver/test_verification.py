from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from solver.outcome import Placed
from solver.problem import Barred, Busy, Candidate, MostAway, MostPerPerson, Person, Pin, Problem, Role
from solver.verification import verify
from tests.solver.small import UNFILLED, at, host, people, slot

PLAN = (
    Placed(slot="a", option="at0", people=(("HOST", "A"),)),
    Placed(slot="b", option="at20", people=(("HOST", "B"),)),
)


def _problem() -> Problem:
    role = Role(
        name="HOST",
        need=1,
        candidates=(
            Candidate(person="A"),
            Candidate(person="B"),
            Candidate(person="busy"),
            Candidate(person="barred"),
            Candidate(person="late", options=("at20",)),
        ),
        unfilled=UNFILLED,
        barred=(Barred(person="barred", cause="x"),),
    )
    busy = Person(id="busy", busy=(Busy(start=9, end=12, cause="absence"),))
    return Problem(
        people=(*people("A", "B", "barred", "late", "nobody"), busy),
        slots=(slot("a", (at(0), at(20)), role), slot("b", (at(5), at(20)), host("A", "B"))),
        most_per_person=(MostPerPerson(name="often", person="A", slots=("a", "b"), most=1),),
        most_away=(MostAway(name="home", people=("A", "B"), windows=((0, 10, 1),)),),
        pins=(Pin(slot="b", option="at20"),),
    )


def _a(option: str, *seats: tuple[str, str]) -> tuple[Placed, ...]:
    return (Placed(slot="a", option=option, people=seats), PLAN[1])


def test_sound_plan_has_no_breach() -> None:
    assert verify(_problem(), PLAN) == ()


@pytest.mark.parametrize(
    ("placed", "rules"),
    [
        (PLAN[:1], {"unknown"}),
        ((*PLAN, PLAN[0]), {"unknown"}),
        ((*PLAN, Placed(slot="c", option="at0", people=())), {"unknown"}),
        (_a("at7"), {"unknown"}),
        (_a("at0", ("GUEST", "A")), {"unknown"}),
        (_a("at0", ("HOST", "stranger")), {"unknown"}),
        (_a("at0", ("HOST", "A"), ("HOST", "B")), {"cover", "home"}),
        (_a("at0", ("HOST", "A"), ("HOST", "A")), {"cover", "one_place"}),
        (_a("at0", ("HOST", "nobody")), {"candidate"}),
        (_a("at0", ("HOST", "barred")), {"candidate"}),
        (_a("at0", ("HOST", "late")), {"option"}),
        (_a("at20", ("HOST", "late")), set()),
        (_a("at0", ("HOST", "busy")), {"busy"}),
        (_a("at20", ("HOST", "busy")), set()),
        (_a("at20", ("HOST", "B")), {"one_place"}),
        (_a("at0", ("HOST", "B")), set()),
        ((PLAN[0], replace(PLAN[1], people=(("HOST", "A"),))), {"often"}),
        ((PLAN[0], replace(PLAN[1], option="at5")), {"pin", "home"}),
    ],
)
def test_every_kind_of_breach_is_found(placed: tuple[Placed, ...], rules: set[str]) -> None:
    assert {breach.rule for breach in verify(_problem(), placed)} == rules


def _pinned(change: Callable[[Problem], Problem]) -> Problem:
    plain = Problem(
        people=people("A", "B"), slots=(slot("s", 0, host("A", "B")),), pins=(Pin(slot="s", role="HOST", person="A"),)
    )
    return change(plain)


def _away(problem: Problem) -> Problem:
    return replace(problem, people=(Person(id="A", busy=(Busy(start=0, end=1, cause="x"),)), Person(id="B")))


@pytest.mark.parametrize(
    ("change", "seated", "rules"),
    [
        (lambda problem: problem, ("A",), ()),
        (lambda problem: problem, (), ("pin",)),
        (lambda problem: problem, ("B",), ("pin",)),
        (_away, (), ()),
        (_away, ("B",), ("pin",)),
    ],
)
def test_pin_is_kept_or_its_seat_stays_empty(
    change: Callable[[Problem], Problem], seated: tuple[str, ...], rules: tuple[str, ...]
) -> None:
    placed = (Placed(slot="s", option="at0", people=tuple(("HOST", person) for person in seated)),)

    assert tuple(breach.rule for breach in verify(_pinned(change), placed)) == rules
