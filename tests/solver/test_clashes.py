from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from solver.answers import ClashAnswer, ClashJob
from solver.clash import Cause, CauseKind, Clash
from solver.clash_search import find_clashes
from solver.clashes import explain_clashes, explain_through
from solver.engine import Limits
from solver.problem import (
    Apart,
    Barred,
    Beside,
    Busy,
    Cost,
    Level,
    MostPerPerson,
    Person,
    Pin,
    Problem,
    Published,
    Rest,
    Role,
)
from solver.switches import lifted
from tests.solver.duty_like import duty_month
from tests.solver.small import LIMITS, UNFILLED, WISH, host, people, slot, solve_here

NEED = Cause(kind=CauseKind.NEED, slot="s", role="HOST")


def rule(name: str) -> Cause:
    return Cause(kind=CauseKind.RULE, name=name)


def time(person: str, name: str) -> Cause:
    return Cause(kind=CauseKind.TIME, person=person, name=name)


def explained(problem: Problem) -> tuple[Clash, ...]:
    def run(jobs: tuple[ClashJob, ...], within: Limits, on_answer: Callable[[ClashAnswer], None]) -> None:
        for job in jobs:
            on_answer(find_clashes(job))

    return explain_through(run, problem, LIMITS, solve_here(problem))


def causes(clash: Clash) -> set[frozenset[Cause]]:
    return {frozenset(member.causes) for member in clash.members}


def one(*cause: Cause) -> set[frozenset[Cause]]:
    return {frozenset((single,)) for single in cause}


def away(person: str, cause: str = "absence") -> Person:
    return Person(id=person, busy=(Busy(start=0, end=99, cause=cause),))


def missing(problem: Problem) -> int:
    return sum(hole.missing for hole in solve_here(problem).holes)


def assert_each_member_helps(problem: Problem, clash: Clash) -> None:
    for member in clash.members:
        helped = lifted(problem, member.causes)
        assert ("s", "HOST") not in {(h.slot, h.role) for h in solve_here(helped).holes} or NEED in member.causes


def test_full_roster_has_no_clash() -> None:
    assert explained(Problem(people=people("A"), slots=(slot("s", 0, host("A")),))) == ()


def test_absences_of_all_candidates_clash_with_the_need() -> None:
    problem = Problem(
        people=(away("A"), away("B", "course"), away("C")),
        slots=(slot("s", 0, host("A", "B")), slot("other", 500, host("C"))),
    )

    (clash,) = explained(problem)

    assert clash.hole == ("s", "HOST")
    assert clash.proven
    assert causes(clash) == one(NEED, time("A", "absence"), time("B", "course"))
    assert [(way.unfilled, dict(way.costs)[Level.UNFILLED]) for way in clash.relaxations] == [(0, 0)] * 3
    assert_each_member_helps(problem, clash)


def test_rule_that_keeps_somebody_away_is_named_and_others_are_not() -> None:
    problem = Problem(
        people=people("A", "B"),
        slots=(slot("a", 0, host("A")), slot("s", 50, host("A"))),
        rests=(Rest(name="rest", slots=("a", "s"), minutes=41),),
        aparts=(Apart(name="couple", people=("A", "B"), groups=(("a", "s"),)),),
        most_per_person=(MostPerPerson(name="often", person="A", slots=("a", "s"), most=2),),
    )

    (clash,) = explained(problem)

    assert causes(clash) == one(NEED, Cause(kind=CauseKind.NEED, slot="a", role="HOST"), rule("rest"))
    assert {frozenset(way.member.causes): way.unfilled for way in clash.relaxations} == dict.fromkeys(causes(clash), 0)


@pytest.mark.parametrize(
    ("rules", "name"),
    [
        ({"aparts": (Apart(name="couple", people=("A", "B"), groups=(("a", "s"),)),)}, "couple"),
        ({"besides": (Beside(name="new", juniors=("A",), seniors=("B",), slots=("s",)),)}, "new"),
        ({"most_per_person": (MostPerPerson(name="often", person="A", slots=("s",), most=0),)}, "often"),
    ],
)
def test_every_kind_of_rule_can_be_the_reason(rules: dict[str, object], name: str) -> None:
    pin = Pin(slot="a", role="HOST", person="B")
    slots = (slot("a", 0, host("B")), slot("s", 50, host("A")))
    problem = Problem(people=people("A", "B"), slots=slots, pins=(pin,), **rules)  # type: ignore[arg-type]

    (clash,) = explained(problem)

    assert rule(name) in {cause for member in clash.members for cause in member.causes}
    for member in clash.members:
        if all(cause.kind is not CauseKind.NEED for cause in member.causes):
            assert missing(lifted(problem, member.causes)) == 0


def test_two_things_that_both_keep_one_person_stand_together() -> None:
    busy = (Busy(start=0, end=5, cause="x"), Busy(start=5, end=20, cause="y"))
    problem = Problem(people=(Person(id="A", busy=busy),), slots=(slot("s", 0, host("A")),))

    (clash,) = explained(problem)

    assert causes(clash) == {frozenset((NEED,)), frozenset((time("A", "x"), time("A", "y")))}
    assert_each_member_helps(problem, clash)


def test_pin_that_takes_the_only_other_away_is_named() -> None:
    problem = Problem(
        people=people("A", "C"),
        slots=(slot("a", 0, host("A", "C")), slot("s", 5, host("A"))),
        pins=(Pin(slot="a", role="HOST", person="A"),),
    )

    (clash,) = explained(problem)

    pin = Cause(kind=CauseKind.PIN, slot="a", role="HOST", person="A")
    needs = {member for member in causes(clash) if any(cause.kind is CauseKind.NEED for cause in member)}
    assert causes(clash) - needs == one(pin)
    assert missing(lifted(problem, (pin,))) == 0


def test_barred_person_is_a_way_out() -> None:
    role = Role(name="HOST", need=1, candidates=(), unfilled=UNFILLED, barred=(Barred(person="A", cause="ban"),))
    problem = Problem(people=people("A"), slots=(slot("s", 0, role),))

    (clash,) = explained(problem)

    assert causes(clash) == one(NEED, time("A", "ban"))
    assert_each_member_helps(problem, clash)


def test_holes_of_independent_parts_are_explained_apart() -> None:
    problem = Problem(people=(away("A"), away("B")), slots=(slot("s", 0, host("A")), slot("t", 0, host("B"))))

    first, second = explained(problem)

    assert (first.hole, second.hole) == (("s", "HOST"), ("t", "HOST"))
    assert causes(first) == one(NEED, time("A", "absence"))
    assert all(way.unfilled == 1 for clash in (first, second) for way in clash.relaxations)


def test_hole_that_is_cheaper_than_its_filling_is_no_clash() -> None:
    lazy = Role(
        name="HOST", need=1, candidates=host("A").candidates, unfilled=Cost(level=Level.WISHES, rule="x", weight=1)
    )
    dear = replace(lazy.candidates[0], costs=(replace(WISH, weight=2),))
    problem = Problem(people=people("A"), slots=(slot("s", 0, replace(lazy, candidates=(dear,))),))

    assert missing(problem) == 1
    assert explained(problem) == ()


def test_limit_on_changes_that_leaves_no_plan_is_explained() -> None:
    cost = Cost(level=Level.CHANGES, rule="change", weight=1)
    problem = Problem(
        people=(away("A"), *people("B")),
        slots=(slot("s", 0, host("A", "B")),),
        published=(Published(slot="s", option="at0", people=(("HOST", "A"),), cost=cost),),
        most_changes=0,
    )

    (clash,) = explained(problem)

    assert clash.hole is None
    assert causes(clash) == one(time("A", "absence"), rule("most_changes"))
    assert [way.unfilled for way in clash.relaxations] == [0, 0]


def test_month_without_enough_people_is_explained_in_the_solving_process() -> None:
    month = duty_month(3, days=14)
    ill = tuple(
        replace(person, busy=(Busy(start=5 * 1440, end=6 * 1440 + 600, cause=f"ill:{person.id}"),))
        if person.id.startswith("L")
        else person
        for person in month.people
    )
    problem = replace(month, people=ill)

    clashes = explain_clashes(problem, Limits(seconds=60, deterministic_seconds=3))

    assert {clash.hole for clash in clashes} == {("04L", "LEADER"), ("05L", "LEADER")}
    for clash in clashes:
        kinds = [cause.kind for member in clash.members for cause in member.causes]
        assert kinds.count(CauseKind.NEED) == 1
        assert kinds.count(CauseKind.TIME) == 6
        assert {way.unfilled for way in clash.relaxations} <= {0, 1}
