"""How long a search for a roster may take, and with what."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterLimits:
    """``seconds`` of wall time for everything, the ``seed``, and how many ``processes`` search."""

    seconds: float = 60.0
    seed: int = 1
    processes: int = 2

    def __post_init__(self) -> None:
        if self.seconds <= 0:
            raise ValueError("the time must be positive")
        if self.processes < 1:
            raise ValueError("at least one process must search")
        if not 0 <= self.seed < 2**31:
            raise ValueError("the seed must be a non-negative 31-bit number")
