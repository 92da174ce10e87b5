"""What the solver answers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from solver.problem import Level

ELSEWHERE = "elsewhere:"
"""Prefix of the cause of a person who serves in another slot (or role) at that time; the slot's id follows."""
NOT_ALLOWED = "option"
"""The person may not take the role at that option."""
PIN = "pin"
"""The seat is kept for somebody who is pinned to it."""
FROZEN = "frozen"
"""The slot stays as published: its time is past."""
LIMIT = "limit"
"""Nothing: the search stopped at a limit before it tried this person."""


class Status(StrEnum):
    """OPTIMAL is proven at every level; FEASIBLE stopped at a limit; INFEASIBLE and UNKNOWN carry no plan."""

    OPTIMAL = "OPTIMAL"
    FEASIBLE = "FEASIBLE"
    INFEASIBLE = "INFEASIBLE"
    UNKNOWN = "UNKNOWN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A slot's chosen option and its people as (role, person), in the order of the problem."""

    slot: str
    option: str
    people: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """What keeps ``person`` from a hole.

    ``cause`` is a Busy or Barred cause, a hard rule's name, ``elsewhere:<slot>``, or one of the words above.
    """

    person: str
    cause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hole:
    """A role of a slot that stays ``missing`` people short, and for everybody who could have sat there, why not.

    The obstacles of one person stand together: first what keeps them from the chosen option, then what else would
    have kept them from the slot's other options.
    """

    slot: str
    role: str
    missing: int
    obstacles: tuple[Obstacle, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelCost:
    """What a level costs in total and by rule, and the proven lower bound."""

    level: Level
    cost: int
    bound: int
    by_rule: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """A hard rule that a plan breaks, found by ``verify``; ``slots`` and ``people`` are those involved."""

    rule: str
    slots: tuple[str, ...]
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A plan, its holes, its price and how sure the solver is of it. ``seconds`` is wall time."""

    status: Status
    placed: tuple[Placed, ...]
    holes: tuple[Hole, ...]
    costs: tuple[LevelCost, ...]
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """One person for one role of one slot, all else as in the outcome.

    ``obstacle`` is None when they could take it; then ``changes`` lists (rule, change of cost) by level and name,
    positive is worse.
    """

    person: str
    option: str
    obstacle: str | None
    changes: tuple[tuple[Level, str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareStanding:
    """A person's total load in the FairShare ``name`` without and with one slot.

    ``least`` and ``most`` are the smallest and largest total among the role's candidates in the plan as it stands.
    """

    name: str
    before: int
    after: int
    least: int
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why ``person`` sits in ``role`` of ``slot``.

    ``costs`` is what their sitting there adds, by level and rule (negative: it saves). ``possible`` counts the others
    who could sit there with the rest of the plan as it is; ``best`` is the best of them, None when there is nobody,
    and ``worse`` the first (level, rule, amount) at which ``best`` is worse, None when they are equally good.
    """

    slot: str
    role: str
    person: str
    costs: tuple[tuple[Level, str, int], ...]
    possible: int
    best: Alternative | None
    worse: tuple[Level, str, int] | None
    shares: tuple[ShareStanding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a solve has come: parts done of all, and per level (in order) the cost and bound of those done.

    ``seconds`` is wall time since the start.
    """

    parts_done: int
    parts_total: int
    best: tuple[int, ...]
    bound: tuple[int, ...]
    seconds: float
