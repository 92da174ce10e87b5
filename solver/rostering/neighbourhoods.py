"""Where to look next: a few people in a window of days, and which kind of search has paid so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import log, sqrt
from random import Random

from solver.rostering.figures import Codes, Figures, counts_of, cover_cost
from solver.rostering.rows import Window


class Means(StrEnum):
    """How a neighbourhood is searched."""

    COLUMNS = "columns"
    MODEL = "model"
    MIXTURE = "mixture"


TARGET_SECONDS = {Means.MODEL: 0.7, Means.COLUMNS: 2.0, Means.MIXTURE: 1.5}
"""How long one neighbourhood should take."""
FIRST_PEOPLE = {Means.MODEL: 6.0, Means.COLUMNS: 10.0, Means.MIXTURE: 25.0}
WINDOWS = (7, 14, 28, 56, 112)
LONGEST_FOR_MODEL = 56
CURIOSITY = 0.25
"""How often any arm is tried, whatever its record."""
FORGETTING = 0.9
"""How much of an arm's record remains after each further trial of any arm."""


@dataclass(slots=True)
class Arm:
    """A method with a window length; ``people`` adapts to the time it takes."""

    means: Means
    days: int
    people: float
    trials: float = 0.0
    gain: float = 0.0
    seconds: float = 0.0

    def learn(self, *, gain: int, seconds: float, exhausted: bool, most: int) -> None:
        """Note what a trial brought; fewer people next time if it was not exhausted, more if it was quick."""
        target = TARGET_SECONDS[self.means]
        self.trials += 1
        self.gain += gain
        self.seconds += seconds
        if seconds > 2 * target or not exhausted:
            self.people = max(2.0, self.people * 0.85)
        elif seconds < target:
            self.people = min(float(most), self.people * 1.15)


class Bandit:
    """Chooses among arms: the most gain per second, with a bonus for those tried little."""

    def __init__(self, arms: Sequence[Arm], random: Random) -> None:
        self.arms = list(arms)
        self._random = random

    def choose(self) -> Arm:
        """The arm to try next."""
        fresh = [arm for arm in self.arms if arm.trials == 0]
        if fresh or self._random.random() < CURIOSITY:
            return self._random.choice(fresh or self.arms)
        for arm in self.arms:
            arm.gain, arm.seconds, arm.trials = (part * FORGETTING for part in (arm.gain, arm.seconds, arm.trials))
        rates = [arm.gain / max(arm.seconds, 1e-3) for arm in self.arms]
        top = max(*rates, 1e-9)
        total = sum(arm.trials for arm in self.arms)
        scores = [
            rate / top + sqrt(log(1 + total) / (4 * arm.trials)) for rate, arm in zip(rates, self.arms, strict=True)
        ]
        return self.arms[scores.index(max(scores))]


def arms_for(figures: Figures) -> list[Arm]:
    """All means, with windows of one, two, four weeks and so on, up to the whole horizon unless it is very long."""
    lengths = [days for days in WINDOWS if days < figures.days]
    if figures.days <= 2 * WINDOWS[-1]:
        lengths.append(figures.days)
    model = [days for days in lengths if days <= LONGEST_FOR_MODEL]
    columns = [days for days in lengths if days > WINDOWS[0] or days == figures.days]
    return [
        *(Arm(means=Means.MODEL, days=days, people=FIRST_PEOPLE[Means.MODEL]) for days in model),
        *(Arm(means=Means.COLUMNS, days=days, people=FIRST_PEOPLE[Means.COLUMNS]) for days in columns),
        Arm(means=Means.MIXTURE, days=figures.days, people=FIRST_PEOPLE[Means.MIXTURE]),
    ]


def neighbourhood(figures: Figures, codes: Codes, arm: Arm, random: Random) -> tuple[list[int], Window]:
    """People and days for a trial: at random, or around a shift with too few or too many people."""
    wanted = min(figures.employees, max(1, round(arm.people)))
    staff = list(range(figures.employees))
    random.shuffle(staff)
    day = random.randrange(figures.days)
    flaws = cover_cost(figures, counts_of(figures, codes))
    if flaws.sum() > 0 and random.random() < 0.5:
        day, s = divmod(random.choices(range(flaws.size), weights=flaws.ravel().tolist())[0], figures.shifts)
        able = figures.available[:, day, 1 + s]
        staff.sort(key=lambda e: not able[e])
    first = min(max(0, day - random.randrange(arm.days)), figures.days - arm.days)
    return staff[:wanted], Window(first=first, last=first + arm.days, codes=codes)
