"""What matters before what, and what a thing costs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Level(IntEnum):
    """What matters before what."""

    UNFILLED = 1
    OFFICE_RULES = 2
    FAIRNESS = 3
    CHANGES = 4
    WISHES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """``weight`` (positive whole number, larger is worse) charged at ``level`` in the name of ``rule``."""

    level: Level
    rule: str
    weight: int

    def __post_init__(self) -> None:
        if self.weight < 1:
            raise ValueError(f"cost {self.rule!r} must be positive, not {self.weight}")
