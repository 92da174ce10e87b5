from __future__ import annotations

import pytest

from solver.outcome import Breach, Placed
from solver.problem import Apart, Beside, Cost, Level, MostPerPerson, Problem, Published, Rest
from solver.verification import verify
from tests.solver.small import at, host, people, slot

CHANGE = Cost(level=Level.CHANGES, rule="change", weight=1)


def _problem(**rules: object) -> Problem:
    """Three turns of ten minutes from 0, 20 and 60; the last may be later."""
    pair = (host("A", "B"), host("A", "B", name="CADRE"))
    slots = (slot("a", 0, *pair), slot("b", 20, *pair), slot("c", (at(60), at(90)), *pair))
    return Problem(people=people("A", "B"), slots=slots, **rules)  # type: ignore[arg-type]


def _plan(a: str = "", b: str = "", c: str = "", *, last: str = "at60") -> tuple[Placed, ...]:
    """First letter: HOST, second: CADRE; "-" is nobody."""
    options = {"a": "at0", "b": "at20", "c": last}
    seats = {
        id_: tuple((role, name) for role, name in zip(("HOST", "CADRE"), who, strict=False) if name != "-")
        for id_, who in (("a", a), ("b", b), ("c", c))
    }
    return tuple(Placed(slot=id_, option=options[id_], people=people) for id_, people in seats.items())


REST = Rest(name="rest", slots=("c", "a", "b"), minutes=30)
APART = Apart(name="apart", people=("A", "B"), groups=(("a", "b"), ("c",)))
BESIDE = Beside(name="beside", juniors=("A",), seniors=("B",), slots=("a", "c"))
SOFT = MostPerPerson(name="soft", person="A", slots=("a", "b"), most=0, cost=CHANGE)
PUBLISHED = Published(slot="c", option="at90", people=(("HOST", "A"), ("CADRE", "B")), cost=CHANGE)


@pytest.mark.parametrize(
    ("plan", "breaches"),
    [
        (_plan("A", "B", "A"), ()),
        (_plan("A", "A"), ((("a", "b"), ("A",)),)),
        (_plan("-A", "A"), ((("a", "b"), ("A",)),)),
        (_plan("", "A", "A"), ()),
        (_plan("", "B", "-B", last="at90"), ()),
    ],
)
def test_rest_is_checked(plan: tuple[Placed, ...], breaches: tuple[object, ...]) -> None:
    assert verify(_problem(rests=(REST,)), plan) == tuple(
        Breach(rule="rest", slots=slots, people=people) for slots, people in breaches
    )


@pytest.mark.parametrize(("minutes", "count"), [(30, 0), (31, 1)])
def test_rest_is_checked_to_the_minute(minutes: int, count: int) -> None:
    rest = Rest(name="rest", slots=("b", "c"), minutes=minutes)

    assert len(verify(_problem(rests=(rest,)), _plan("", "A", "A"))) == count


@pytest.mark.parametrize(
    ("plan", "slots"),
    [
        (_plan("A", "A"), None),
        (_plan("A", "", "B"), None),
        (_plan("A", "B"), ("a", "b")),
        (_plan("", "", "AB"), ("c",)),
    ],
)
def test_people_apart_are_checked(plan: tuple[Placed, ...], slots: tuple[str, ...] | None) -> None:
    expected = () if slots is None else (Breach(rule="apart", slots=slots, people=("A", "B")),)

    assert verify(_problem(aparts=(APART,)), plan) == expected


@pytest.mark.parametrize(
    ("plan", "slot"), [(_plan("AB"), None), (_plan("", "A"), None), (_plan("B"), None), (_plan("-A"), "a")]
)
def test_junior_alone_is_found(plan: tuple[Placed, ...], slot: str | None) -> None:
    expected = () if slot is None else (Breach(rule="beside", slots=(slot,), people=("A",)),)

    assert verify(_problem(besides=(BESIDE,)), plan) == expected


@pytest.mark.parametrize(
    ("plan", "changes"),
    [(_plan("", "", "AB", last="at90"), 0), (_plan("", "", "AB"), 1), (_plan("", "", "BA"), 3), (_plan(), 3)],
)
@pytest.mark.parametrize("most", [0, 1, 2, 3])
def test_changes_are_counted(plan: tuple[Placed, ...], changes: int, most: int) -> None:
    expected = () if changes <= most else (Breach(rule="most_changes", slots=(), people=()),)

    assert verify(_problem(published=(PUBLISHED,), most_changes=most), plan) == expected


def test_soft_limit_is_no_breach() -> None:
    assert verify(_problem(most_per_person=(SOFT,)), _plan("A", "A")) == ()
