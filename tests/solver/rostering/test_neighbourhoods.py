"""Where to look next."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest

from solver.rostering.figures import figures_of
from solver.rostering.neighbourhoods import Arm, Bandit, Means, arms_for, neighbourhood
from tests.solver.rostering.made_up import hospital


def arm(**facts: float) -> Arm:
    return Arm(means=Means.MODEL, days=7, people=10.0, **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("seconds", "exhausted", "people"), [(0.6, True, 11.5), (0.7, True, 10.0), (1.5, True, 8.5), (0.1, False, 8.5)]
)
def test_people_follow_the_time_a_trial_takes(seconds: float, exhausted: bool, people: float) -> None:
    tried = arm()

    tried.learn(gain=5, seconds=seconds, exhausted=exhausted, most=30)

    assert tried.people == pytest.approx(people)
    assert (tried.trials, tried.gain, tried.seconds) == (1, 5, seconds)


def test_people_stay_between_two_and_everybody() -> None:
    many, few = arm(), arm()

    for _ in range(30):
        many.learn(gain=0, seconds=0.1, exhausted=True, most=12)
        few.learn(gain=0, seconds=9.0, exhausted=False, most=12)

    assert (many.people, few.people) == (12, 2)


def test_the_arm_that_pays_is_chosen_most_and_none_is_forgotten() -> None:
    paying, idle = arm(), arm()
    bandit = Bandit([idle, paying], Random(1))
    chosen = []
    for _ in range(60):
        choice = bandit.choose()
        chosen.append(choice is paying)
        choice.learn(gain=10 if choice is paying else 0, seconds=1.0, exhausted=True, most=30)

    assert 30 < sum(chosen) < 60


@pytest.mark.parametrize(("days", "longest"), [(3, 3), (14, 14), (28, 28), (224, 224), (364, 112)])
def test_windows_fit_the_horizon(days: int, longest: int) -> None:
    arms = arms_for(figures_of(hospital(days=days, staff=2, families=1)))

    assert max(each.days for each in arms if each.means is not Means.MIXTURE) == longest
    assert {each.means for each in arms if each.days <= 56} >= {Means.MODEL}
    assert Means.COLUMNS in {each.means for each in arms}


def test_a_neighbourhood_has_its_people_and_days() -> None:
    figures = figures_of(hospital(days=28, staff=12, families=1))
    codes = np.zeros((12, 28), dtype=np.int8)
    random = Random(3)
    firsts = set()
    for _ in range(200):
        staff, window = neighbourhood(figures, codes, Arm(means=Means.MODEL, days=7, people=4.4), random)
        firsts.add(window.first)
        assert len(set(staff)) == len(staff) == 4
        assert window.last - window.first == 7

    assert (min(firsts), max(firsts)) == (0, 21)
