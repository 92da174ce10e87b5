"""The year's ledger as values: who has carried what, how much was their share, and one sentence each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rota.words import Message, message


class LedgerKind(StrEnum):
    """What is counted. DUTY and LEADER are counted in points (D-WEIGHT), everything else in turns."""

    DUTY = "duty"
    WEEKDAY = "weekday"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    NIGHT = "night"
    LEADER = "leader"
    MONDAY = "monday"
    FIXED15 = "fixed15"
    TOWN15 = "town15"
    VILLAGE = "village"
    DAILY = "daily"
    TOWN = "town"
    DIRECTOR = "director"
    LAWYER = "lawyer"

    @property
    def is_in_points(self) -> bool:
        return self in (LedgerKind.DUTY, LedgerKind.LEADER)

    @property
    def is_shared(self) -> bool:
        """Whether somebody chooses whose turn it is; elsewhere the link or the post decides."""
        return self not in (LedgerKind.FIXED15, LedgerKind.TOWN15, LedgerKind.VILLAGE)


KIND_WORDS: dict[LedgerKind, Message] = {
    LedgerKind.DUTY: message("duty, in points"),
    LedgerKind.WEEKDAY: message("duty on weekdays"),
    LedgerKind.WEEKEND: message("duty at weekends"),
    LedgerKind.HOLIDAY: message("duty on holidays"),
    LedgerKind.NIGHT: message("night duty"),
    LedgerKind.LEADER: message("days in charge, in points"),
    LedgerKind.MONDAY: message("Monday receptions"),
    LedgerKind.FIXED15: message("the principals' 15th"),
    LedgerKind.TOWN15: message("the 15th in the linked town"),
    LedgerKind.VILLAGE: message("village half-days"),
    LedgerKind.DAILY: message("daily receptions of county leaders"),
    LedgerKind.TOWN: message("receptions in the town"),
    LedgerKind.DIRECTOR: message("directors' days"),
    LedgerKind.LAWYER: message("lawyers' days"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """One person in one kind. ``carried`` to ``expected`` are points for DUTY and LEADER, else turns.

    ``deviation`` is opening + total - expected: above 0 carried more than the share. ``credits`` counts turns taken
    over from others, ``given`` those that others took over; the load always counts for the one who worked (A25).
    """

    kind: LedgerKind
    person: str
    """Post code."""
    name: str
    group: str
    """The town for receptions that towns share out among their own people, else empty."""
    carried: float
    """From the office's lists."""
    served: float
    """In releases, begun by now."""
    planned: float
    """In releases, still to come."""
    drafted: float
    """In drafts of months without a release."""
    opening: float
    """A newcomer's opening balance: the others' average until the arrival (A27)."""
    expected: float
    deviation: float
    turns: int
    credits: int
    given: int
    limits: tuple[Message, ...]
    """What keeps the person from an equal share: bans, limits, long leave."""
    is_compared: bool
    arrived_on: date | None
    """A newcomer's first day."""
    days: tuple[tuple[LedgerKind, int], ...]
    """For DUTY, how many turns lay on weekdays, weekends and holidays; else empty."""

    @property
    def total(self) -> float:
        """Carried, served and planned together, without the opening balance."""
        return self.carried + self.served + self.planned + self.drafted


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The ledger of a calendar year, by kind, group and post code."""

    year: int
    entries: tuple[LedgerEntry, ...]

    def of_kind(self, kind: LedgerKind) -> tuple[LedgerEntry, ...]:
        return tuple(entry for entry in self.entries if entry.kind is kind)
