from __future__ import annotations

from solver.clash import Cause, CauseKind
from solver.problem import (
    Apart,
    Beside,
    Busy,
    Cost,
    Level,
    MostAway,
    MostPerPerson,
    Person,
    Pin,
    Problem,
    Published,
    Rest,
)
from solver.switches import causes_of, hard_rules, lifted, needs_of, without
from tests.solver.small import host, people, slot

SOFT = Cost(level=Level.WISHES, rule="soft", weight=1)


def _problem() -> Problem:
    return Problem(
        people=(Person(id="A", busy=(Busy(start=0, end=1, cause="ill"),)), *people("B")),
        slots=(slot("late", 50, host("A", need=0), host("A", name="CADRE")), slot("early", 0, host("A", "B"))),
        rests=(Rest(name="rest", slots=("early", "late"), minutes=1),),
        aparts=(Apart(name="apart", people=("A", "B"), groups=()),),
        besides=(Beside(name="beside", juniors=("A",), seniors=("B",), slots=()),),
        most_away=(MostAway(name="away", people=("A",), windows=()),),
        most_per_person=(
            MostPerPerson(name="hard", person="A", slots=(), most=1),
            MostPerPerson(name="hard", person="B", slots=(), most=1),
            MostPerPerson(name="soft", person="B", slots=(), most=1, cost=SOFT),
        ),
        pins=(Pin(slot="late", role="HOST", person="B"),),
        published=(Published(slot="early", option="at0", people=(), cost=SOFT),),
        most_changes=3,
    )


def test_hard_rules_are_named() -> None:
    assert hard_rules(_problem()) == ("apart", "away", "beside", "hard", "most_changes", "rest")


def test_each_rule_is_switched_off_alone_and_all_that_share_its_name() -> None:
    problem = _problem()

    for name in hard_rules(problem):
        assert set(hard_rules(without(problem, {name}))) == set(hard_rules(problem)) - {name}
    assert [most.name for most in without(problem, {"hard", "soft"}).most_per_person] == ["soft"]
    assert without(problem, ()) == problem


def test_causes_are_listed_without_the_past() -> None:
    problem = _problem()
    ill = Cause(kind=CauseKind.TIME, person="A", name="ill")
    pin = Cause(kind=CauseKind.PIN, slot="late", role="HOST", person="B")

    assert causes_of(problem)[:2] == (pin, ill)
    assert {cause.name for cause in causes_of(problem)[2:]} == set(hard_rules(problem))
    assert [(need.slot, need.role) for need in needs_of(problem)] == [
        ("early", "HOST"),
        ("late", "HOST"),
        ("late", "CADRE"),
    ]


def test_lifting_every_cause_leaves_nothing_hard() -> None:
    problem = _problem()

    free = lifted(problem, causes_of(problem))

    assert causes_of(free) == ()
    assert free.slots == problem.slots


def test_lifted_need_costs_next_to_nothing() -> None:
    free = lifted(_problem(), (Cause(kind=CauseKind.NEED, slot="early", role="HOST"),))

    assert free.slots[1].roles[0].unfilled == Cost(level=Level.WISHES, rule="lifted", weight=1)
    assert free.slots[0] == _problem().slots[0]
