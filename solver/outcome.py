"""What the solver answers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from solver.problem import Level


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
    """What keeps ``person`` from a hole: ``cause`` is a Busy or Barred cause, a rule's name, or ``elsewhere:<slot>``."""

    person: str
    cause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hole:
    """A role of a slot that stays ``missing`` people short, and for everybody who could have sat there, why not."""

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
