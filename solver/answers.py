"""What a solving process is asked and what it answers, one part at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from solver.clash import Member
from solver.outcome import Placed
from solver.problem import Problem

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLimits:
    """``seconds`` of wall time, ``deterministic_seconds`` of counted work, and the seed."""

    seconds: float
    deterministic_seconds: float
    seed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Job(Generic[Answer]):
    """Work on one part; ``index`` says which."""

    index: int
    part: Problem
    limits: PartLimits


@dataclass(frozen=True, slots=True, kw_only=True)
class PartJob(Job["PartAnswer"]):
    """A canonical part with its pins written in, to solve."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClashJob(Job["ClashAnswer"]):
    """A part as its caller wrote it, to explain the holes of the plan ``placed``; no plan: why there is none."""

    placed: tuple[Placed, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """Not a job: answer this and all further jobs with the best that is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What one level costs in a part, and the proven lower bound given the levels before it (0: the pins)."""

    level: int
    cost: int
    bound: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PartAnswer:
    """The plan of a part. ``proven`` says that it is optimal at every level, or, where none is ``found``, that there
    is none.
    """

    index: int
    placed: tuple[Placed, ...]
    levels: tuple[Settled, ...]
    proven: bool
    found: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Lifted:
    """The part solved again with one member lifted: how many people are missing elsewhere, and the cost by level."""

    member: Member
    unfilled: int
    costs: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundClash:
    """One clash of a part; ``hole`` is the (slot, role) that it explains, None where there is no plan at all."""

    hole: tuple[str, str] | None
    members: tuple[Member, ...]
    lifted: tuple[Lifted, ...]
    proven: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClashAnswer:
    """The clashes of a part."""

    index: int
    clashes: tuple[FoundClash, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartFailure:
    """A part that raised an error in the solving process; ``detail`` is the traceback."""

    index: int
    detail: str
