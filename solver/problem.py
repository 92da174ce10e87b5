"""The frozen problem: people, slots with their roles, and the rules that hold between them.

Times are whole minutes since an origin of the caller's choosing. Ids are the caller's. The solver explains itself
with these ids and the rules' names; wording is the caller's task. Every cost carries a level, and levels are
compared lexicographically: a lower level is never worsened for a higher one.
"""

from __future__ import annotations

from dataclasses import dataclass

from solver.checks import check_problem, check_role, check_slot
from solver.pricing import Cost, Level
from solver.rule_terms import (
    Apart,
    Beside,
    FairShare,
    MostAway,
    MostPerPerson,
    Rest,
    SamePattern,
    SmallestSpread,
    Spacing,
)

__all__ = [
    "Apart",
    "Barred",
    "Beside",
    "Busy",
    "Candidate",
    "Cost",
    "FairShare",
    "Level",
    "MostAway",
    "MostPerPerson",
    "Option",
    "Person",
    "Pin",
    "Problem",
    "Published",
    "Rest",
    "Role",
    "SamePattern",
    "Slot",
    "SmallestSpread",
    "Spacing",
]


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
    """Everything the solver is told. Construction checks that ids are unique and references exist (ValueError).

    ``frozen`` slots stay exactly as published: the published past, which no rule, pin or absence judges any more;
    their published option, roles and people must exist. ``most_changes`` is the largest number of deviations from
    ``published`` (an option left, a person lost); if more cannot be avoided, there is no plan (INFEASIBLE).
    """

    people: tuple[Person, ...]
    slots: tuple[Slot, ...]
    shares: tuple[FairShare, ...] = ()
    most_per_person: tuple[MostPerPerson, ...] = ()
    spacings: tuple[Spacing, ...] = ()
    most_away: tuple[MostAway, ...] = ()
    same_pattern: tuple[SamePattern, ...] = ()
    rests: tuple[Rest, ...] = ()
    aparts: tuple[Apart, ...] = ()
    besides: tuple[Beside, ...] = ()
    spreads: tuple[SmallestSpread, ...] = ()
    pins: tuple[Pin, ...] = ()
    published: tuple[Published, ...] = ()
    frozen: tuple[str, ...] = ()
    most_changes: int | None = None

    def __post_init__(self) -> None:
        check_problem(self)
