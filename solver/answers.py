"""What a solving process is asked and what it answers, one part at a time."""

from __future__ import annotations

from dataclasses import dataclass

from solver.outcome import Placed
from solver.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLimits:
    """``seconds`` of wall time, ``deterministic_seconds`` of counted work, and the seed."""

    seconds: float
    deterministic_seconds: float
    seed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PartJob:
    """One part to solve; ``index`` says which."""

    index: int
    part: Problem
    limits: PartLimits


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What one level costs in a part, and the proven lower bound given the levels before it (0: the pins)."""

    level: int
    cost: int
    bound: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PartAnswer:
    """The plan of a part. ``proven`` says that it is optimal at every level."""

    index: int
    placed: tuple[Placed, ...]
    levels: tuple[Settled, ...]
    proven: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PartFailure:
    """A part that raised an error in the solving process; ``detail`` is the traceback."""

    index: int
    detail: str
