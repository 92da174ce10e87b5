"""What the caller and its solving processes tell each other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from solver.rostering.problem import RosterProblem


class Method(StrEnum):
    """AUTO is the engine, PLAIN one compact model for CP-SAT as an engineer would write it: the yardstick."""

    AUTO = "auto"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterJob:
    """What process ``number`` shall do for ``seconds``; ``threads`` counts for a plain search only."""

    problem: RosterProblem
    method: Method
    number: int
    seed: int
    seconds: float
    threads: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """A roster with its cost, or a proven lower bound on any roster's cost, or both.

    ``cells`` holds a byte for each cell, row by row: 0 for a day off, else 1 + the number of the type of shift.
    """

    cells: bytes | None = None
    cost: int | None = None
    bound: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoRoster:
    """No roster can be lawful: somebody's own limits clash, or no row was found for them in all the time there was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A process failed; ``detail`` is the traceback."""

    detail: str
