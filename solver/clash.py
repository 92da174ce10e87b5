"""What clashes when a roster cannot be filled, and what each way out would bring."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from solver.problem import Level


class CauseKind(StrEnum):
    """RULE: all hard rules of a name. TIME: what keeps a person away (Busy, Barred). PIN: a decision that stands. NEED:
    that a role is to be filled.
    """

    RULE = "rule"
    TIME = "time"
    PIN = "pin"
    NEED = "need"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Cause:
    """One thing that can be lifted; empty where a field says nothing.

    RULE: ``name`` of the rule. TIME: ``person`` and the cause of their Busy and Barred as ``name``. PIN: ``slot``, with
    the pinned option as ``name``, ``role`` and ``person``. NEED: ``slot`` and ``role``.
    """

    kind: CauseKind
    name: str = ""
    person: str = ""
    slot: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One side of a clash. Mostly one cause; several where only all of them together stand in the way, e.g. two rules
    that both keep the same person from a night.
    """

    causes: tuple[Cause, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relaxation:
    """What the whole roster comes to with one member lifted: people missing (not counting a need that is lifted
    itself) and the cost by level.
    """

    member: Member
    unfilled: int
    costs: tuple[tuple[Level, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Things that cannot all hold, each of them necessary to the clash: with any one member lifted and all else kept,
    the other holes included, the hole can be filled.

    ``hole`` is the (slot, role) of the missing person, None where the limit on changes leaves no plan at all.
    ``relaxations`` has every member, the cheapest first. ``proven`` is False where a limit came before the smallest
    set was certain.
    """

    hole: tuple[str, str] | None
    members: tuple[Member, ...]
    relaxations: tuple[Relaxation, ...]
    proven: bool
