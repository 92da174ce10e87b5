"""How long the solver may search, and with what."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """``seconds`` of wall time for everything; ``deterministic_seconds`` of counted work for each part.

    The same problem, seed and deterministic seconds give the same outcome as long as the wall time is not reached;
    the number of ``processes`` changes only the speed.
    """

    seconds: float = 60.0
    deterministic_seconds: float = 20.0
    seed: int = 1
    processes: int = 2

    def __post_init__(self) -> None:
        if self.seconds <= 0 or self.deterministic_seconds <= 0:
            raise ValueError("the limits must be positive")
        if self.processes < 1:
            raise ValueError("at least one process must solve")
        if not 0 <= self.seed < 2**31:
            raise ValueError("the seed must be a non-negative 32-bit number")
