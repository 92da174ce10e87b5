"""The frozen problem: people, slots with their roles, and the rules that hold between them.

Times are whole minutes since an origin of the caller's choosing. Ids are the caller's. The solver explains itself
with these ids and the rules' names; wording is the caller's task. Every cost carries a level, and levels are
compared lexicographically: a lower level is never worsened for a higher one.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from solver.checks import check_problem, check_role, check_slot, check_unique


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Busy:
    """A person cannot serve from ``start`` to ``end`` (exclusive); ``cause`` is the caller's tag, e.g. absence:A004."""

    start: int
    end: int
    cause: str

    def __post_init__(self) -> None:
        if self.start >= self.end:
            raise ValueError(f"busy time {self.cause!r} ends before it starts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One human."""

    id: str
    busy: tuple[Busy, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One of the times at which a slot can take place. ``label`` names its pattern, e.g. TUE_AM."""

    key: str
    start: int
    end: int
    label: str = ""
    costs: tuple[Cost, ...] = ()

    def __post_init__(self) -> None:
        if self.start >= self.end:
            raise ValueError(f"option {self.key!r} ends before it starts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A person who may take a role. ``options`` limits the option keys at which they may; empty means all.

    ``reserve`` candidates are considered only where the others leave a hole: first without any reserve, then, for
    a part that has holes, with all of them. Their costs still rank them.
    """

    person: str
    costs: tuple[Cost, ...] = ()
    options: tuple[str, ...] = ()
    reserve: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Barred:
    """A person who could sit there by office but is kept from it before the solver starts; ``cause`` as in Busy."""

    person: str
    cause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """``need`` people wanted in one role of a slot; each missing one is charged ``unfilled``."""

    name: str
    need: int
    candidates: tuple[Candidate, ...]
    unfilled: Cost
    barred: tuple[Barred, ...] = ()

    def __post_init__(self) -> None:
        check_role(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """Something that takes place once, at exactly one of its options, with people in its roles."""

    id: str
    options: tuple[Option, ...]
    roles: tuple[Role, ...]

    def __post_init__(self) -> None:
        check_slot(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class FairShare:
    """The load of each person: ``carried`` (person, load so far) plus ``weight`` for every listed slot they serve in
    ``role``. Charged as the sum of squared totals at level FAIRNESS; the range is an outcome, not a target.
    """

    name: str
    role: str
    slots: tuple[str, ...]
    carried: tuple[tuple[str, int], ...]
    weight: int = 1

    def __post_init__(self) -> None:
        if self.weight < 1:
            raise ValueError(f"{self.name}: the weight must be positive, not {self.weight}")
        check_unique(f"slot of {self.name}", self.slots)


@dataclass(frozen=True, slots=True, kw_only=True)
class MostPerPerson:
    """A person serves in at most ``most`` of ``slots``. Hard."""

    name: str
    person: str
    slots: tuple[str, ...]
    most: int

    def __post_init__(self) -> None:
        if self.most < 0:
            raise ValueError(f"{self.name}: at most {self.most} is less than none")
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """A decision that stands: the slot's option, a person in a role, or both.

    A pinned person becomes a candidate if they are none, and the role needs at least as many as are pinned to it. A
    pin that cannot be kept (busy, barred, another pin at the same time) keeps its seat empty: a hole that says why.
    """

    slot: str
    option: str | None = None
    role: str | None = None
    person: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What is published for a slot; leaving the option or losing one of the people is charged ``cost`` each.

    Options, roles and people that no longer exist count as left.
    """

    slot: str
    option: str
    people: tuple[tuple[str, str], ...]
    """(role, person)"""
    cost: Cost


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Everything the solver is told. Construction checks that ids are unique and references exist (ValueError)."""

    people: tuple[Person, ...]
    slots: tuple[Slot, ...]
    shares: tuple[FairShare, ...] = ()
    most_per_person: tuple[MostPerPerson, ...] = ()
    spacings: tuple[Spacing, ...] = ()
    most_away: tuple[MostAway, ...] = ()
    same_pattern: tuple[SamePattern, ...] = ()
    pins: tuple[Pin, ...] = ()
    published: tuple[Published, ...] = ()

    def __post_init__(self) -> None:
        check_problem(self)
