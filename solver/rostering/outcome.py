"""What comes back: a roster, what it costs, and what is proven about it."""

from __future__ import annotations

from dataclasses import dataclass

Roster = tuple[tuple[str | None, ...], ...]
"""For each employee in the problem's order, for each day: the id of the shift type, None for a day off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterOutcome:
    """The best roster found, None if none; ``objective`` is its cost, ``bound`` a proven lower bound if one is known.

    ``seconds`` is the wall time from the call to the answer.
    """

    roster: Roster | None
    objective: int | None
    bound: int | None
    seconds: float
