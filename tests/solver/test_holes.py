from __future__ import annotations

from solver.holes import list_holes
from solver.outcome import LIMIT, NOT_ALLOWED, Hole, Obstacle, Placed
from solver.plan import Plan
from solver.problem import Barred, Busy, Candidate, MostAway, MostPerPerson, Person, Pin, Problem, Role
from tests.solver.small import UNFILLED, at, host, people, slot, solve_here


def test_hole_names_what_keeps_everybody_away() -> None:
    role = Role(
        name="HOST",
        need=1,
        candidates=(
            Candidate(person="away"),
            Candidate(person="elsewhere"),
            Candidate(person="often"),
            Candidate(person="home", reserve=True),
            Candidate(person="late", options=("at50",)),
        ),
        unfilled=UNFILLED,
        barred=(Barred(person="barred", cause="absence:9"),),
    )
    problem = Problem(
        people=(
            *people("elsewhere", "often", "home", "barred", "other"),
            Person(id="late", busy=(Busy(start=50, end=60, cause="leave"),)),
            Person(id="away", busy=(Busy(start=0, end=60, cause="absence:1"),)),
        ),
        slots=(
            slot("hole", (at(0), at(50)), role),
            slot("x", 5, host("elsewhere")),
            slot("y", 100, host("often")),
            slot("z", 0, host("other")),
        ),
        most_per_person=(MostPerPerson(name="quota", person="often", slots=("hole", "y"), most=1),),
        most_away=(MostAway(name="third", people=("home", "other"), windows=((0, 10, 1),)),),
        pins=(
            Pin(slot="hole", option="at0"),
            Pin(slot="x", role="HOST", person="elsewhere"),
            Pin(slot="y", role="HOST", person="often"),
            Pin(slot="z", role="HOST", person="other"),
        ),
    )

    assert solve_here(problem).holes == (
        Hole(
            slot="hole",
            role="HOST",
            missing=1,
            obstacles=(
                Obstacle(person="away", cause="absence:1"),
                Obstacle(person="elsewhere", cause="elsewhere:x"),
                Obstacle(person="often", cause="quota"),
                Obstacle(person="home", cause="third"),
                Obstacle(person="late", cause=NOT_ALLOWED),
                Obstacle(person="barred", cause="absence:9"),
            ),
        ),
    )


def test_obstacles_at_the_other_options_follow_that_of_the_chosen_one() -> None:
    away = Person(id="A", busy=(Busy(start=0, end=10, cause="first"), Busy(start=20, end=30, cause="second")))
    problem = Problem(people=(away,), slots=(slot("s", (at(0), at(5), at(20)), host("A")),))
    plan = Plan(problem, (Placed(slot="s", option="at20", people=()),))

    assert list_holes(plan)[0].obstacles == (
        Obstacle(person="A", cause="second"),
        Obstacle(person="A", cause="first"),
    )


def test_seat_that_the_search_never_tried_says_so() -> None:
    problem = Problem(people=people("A"), slots=(slot("s", 0, host("A")),))

    (hole,) = list_holes(Plan(problem, (Placed(slot="s", option="at0", people=()),)))

    assert hole.obstacles == (Obstacle(person="A", cause=LIMIT),)


def test_those_who_sit_are_not_listed() -> None:
    problem = Problem(people=people("A"), slots=(slot("s", 0, host("A", need=2)),))

    assert solve_here(problem).holes == (Hole(slot="s", role="HOST", missing=1, obstacles=()),)
