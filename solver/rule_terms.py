"""The rules that hold between people and slots. Every rule has a name; several may share one."""

from __future__ import annotations

from dataclasses import dataclass

from solver.checks import check_known, check_unique, check_weights
from solver.pricing import Cost


@dataclass(frozen=True, slots=True, kw_only=True)
class FairShare:
    """The load of each person: ``carried`` (person, load so far) plus the weight of every listed slot they serve in
    one of ``roles``: that of ``weights`` (slot, weight) if it is listed there, else ``weight``. Charged as the sum of
    squared totals at level FAIRNESS; the range is an outcome, not a target.
    """

    name: str
    roles: tuple[str, ...]
    slots: tuple[str, ...]
    carried: tuple[tuple[str, int], ...]
    weight: int = 1
    weights: tuple[tuple[str, int], ...] = ()

    def __post_init__(self) -> None:
        check_unique(f"role of {self.name}", self.roles)
        check_unique(f"slot of {self.name}", self.slots)
        check_weights(self.name, (("", self.weight), *self.weights))
        check_known(f"weighted slot of {self.name}", (slot for slot, _ in self.weights), frozenset(self.slots))

    def weight_of(self) -> dict[str, int]:
        """Slot → what serving in it weighs."""
        return {**dict.fromkeys(self.slots, self.weight), **dict(self.weights)}


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallestSpread:
    """The totals of ``people`` lie close together: ``carried`` (person, load so far; 0 if not listed) plus the weight
    of every slot of ``weights`` (slot, weight) that they serve in one of ``roles``. The difference between the
    largest and the smallest total is charged ``cost`` per unit.
    """

    name: str
    roles: tuple[str, ...]
    weights: tuple[tuple[str, int], ...]
    carried: tuple[tuple[str, int], ...]
    people: tuple[str, ...]
    cost: Cost

    def __post_init__(self) -> None:
        check_unique(f"role of {self.name}", self.roles)
        check_weights(self.name, self.weights)
        people = check_unique(f"person of {self.name}", self.people)
        carrying = check_unique(f"carried load of {self.name} for", (person for person, _ in self.carried))
        check_known(f"carrying person of {self.name}", sorted(carrying), people)


@dataclass(frozen=True, slots=True, kw_only=True)
class MostPerPerson:
    """A person serves in at most ``most`` of ``slots``. Hard; with a ``cost`` soft: charged for each slot above it."""

    name: str
    person: str
    slots: tuple[str, ...]
    most: int
    cost: Cost | None = None

    def __post_init__(self) -> None:
        if self.most < 0:
            raise ValueError(f"{self.name}: at most {self.most} is less than none")
        check_unique(f"slot of {self.name}", self.slots)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """Between two of ``slots`` served by one person lie at least ``minutes``, from the end of the earlier to the
    start of the later. Hard.
    """

    name: str
    slots: tuple[str, ...]
    minutes: int

    def __post_init__(self) -> None:
        if self.minutes < 1:
            raise ValueError(f"{self.name}: a rest of {self.minutes} minutes is none")
        check_unique(f"slot of {self.name}", self.slots)


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """At most one of ``people`` serves in the slots of one group, in whatever role. ``groups`` are tuples of slot
    ids, e.g. the slots of each night for a couple with a small child. Hard.
    """

    name: str
    people: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        check_unique(f"person of {self.name}", self.people)
        for group in self.groups:
            check_unique(f"slot of {self.name}", group)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Where one of ``juniors`` serves in one of ``slots``, one of ``seniors`` serves there too, in any role. Hard."""

    name: str
    juniors: tuple[str, ...]
    seniors: tuple[str, ...]
    slots: tuple[str, ...]

    def __post_init__(self) -> None:
        check_unique(f"junior or senior of {self.name}", (*self.juniors, *self.seniors))
        check_unique(f"slot of {self.name}", self.slots)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spacing:
    """Two of ``slots`` served by one person start at least ``gap`` minutes apart, counting ``past`` (person, start).

    Soft: charged ``cost`` for each pair that is closer.
    """

    name: str
    slots: tuple[str, ...]
    gap: int
    past: tuple[tuple[str, int], ...]
    cost: Cost

    def __post_init__(self) -> None:
        check_unique(f"slot of {self.name}", self.slots)


@dataclass(frozen=True, slots=True, kw_only=True)
class MostAway:
    """In each window (start, end, most) at most ``most`` of ``people`` serve in a slot that overlaps it. Hard."""

    name: str
    people: tuple[str, ...]
    windows: tuple[tuple[int, int, int], ...]

    def __post_init__(self) -> None:
        check_unique(f"person of {self.name}", self.people)
        for start, end, most in self.windows:
            if start >= end or most < 0:
                raise ValueError(f"{self.name}: no window from {start} to {end} with at most {most}")


@dataclass(frozen=True, slots=True, kw_only=True)
class SamePattern:
    """The ``slots`` should all take place at options of one label; charged ``cost`` for each that does not."""

    name: str
    slots: tuple[str, ...]
    cost: Cost

    def __post_init__(self) -> None:
        check_unique(f"slot of {self.name}", self.slots)
