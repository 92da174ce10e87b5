"""How good a month's roster is: coverage, how far the loads of the year lie apart, who is overloaded, wishes met."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from rota.errors import NotFoundError
from rota.office.models import WishKind
from rota.planning.duty_document import list_shifts
from rota.planning.duty_models import PlannedShift
from rota.planning.ledger import year_ledger
from rota.planning.ledger_values import KIND_WORDS, Ledger, LedgerEntry, LedgerKind
from rota.planning.load_office import load_office
from rota.planning.models import PlannedReception, ReceptionStatus, RosterKind
from rota.planning.versions import find_current, list_receptions
from rota.settings import ZONE
from rota.words import Message, message
from rota.workdays.months import Month

OVERLOAD = 0.2
"""Overloaded is who carries more than a fifth above the share, and more than one turn above it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How many receptions (or shifts and days in charge) take place, and how many of them are fully manned."""

    roster: RosterKind
    seats: int
    filled: int
    unfilled: tuple[str, ...]

    @property
    def sentence(self) -> Message:
        if self.roster is RosterKind.RECEPTION:
            text = message("Receptions manned: {filled} of {count}", filled=self.filled, count=self.seats)
        else:
            text = message("Duty shifts manned: {filled} of {count}", filled=self.filled, count=self.seats)
        if not self.unfilled:
            return text
        return message("{text}; {reason}", text=text, reason=message("open: {open}", open=self.unfilled))


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """The smallest and the largest deviation from the share among the ``people`` whom nothing limits."""

    kind: LedgerKind
    group: str
    people: int
    least: float
    most: float

    @property
    def sentence(self) -> Message:
        text = message(
            "Spread of {kind}: from {least} to {most} around the share, {people} people",
            kind=KIND_WORDS[self.kind],
            least=f"{round(self.least, 1) + 0.0:+g}",
            most=f"{round(self.most, 1) + 0.0:+g}",
            people=self.people,
        )
        return message("{text} ({group})", text=text, group=self.group) if self.group else text


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthQuality:
    """The figures of a month. Loads are those of its year as the ledger has them."""

    month: str
    coverage: tuple[Coverage, ...]
    spreads: tuple[Spread, ...]
    overloaded: tuple[LedgerEntry, ...]
    wishes: int
    wishes_met: int


def month_quality(db: Session, *, month: Month, now: datetime) -> MonthQuality:
    """The figures of the month's current plans, draft or release. Raises NotFoundError where there is no plan."""
    receptions, shifts = _current(db, month)
    if not receptions and not shifts:
        raise NotFoundError(
            message("There is no plan for {month} yet; make one with “rota generate {month}”", month=str(month))
        )
    ledger = year_ledger(db, year=month.year, now=now)
    wishes = tuple(_wishes(db, month, receptions, shifts))
    coverage = [_coverage(RosterKind.RECEPTION, [(one.reception_id, one.status) for one in receptions])]
    coverage.append(_coverage(RosterKind.DUTY, [(one.shift_id, one.status) for one in shifts]))
    return MonthQuality(
        month=str(month),
        coverage=tuple(one for one in coverage if one.seats),
        spreads=tuple(_spreads(ledger)),
        overloaded=tuple(entry for entry in ledger.entries if _is_overloaded(entry)),
        wishes=len(wishes),
        wishes_met=sum(wishes),
    )


def _current(db: Session, month: Month) -> tuple[tuple[PlannedReception, ...], tuple[PlannedShift, ...]]:
    reception = find_current(db, month)
    duty = find_current(db, month, RosterKind.DUTY)
    return (
        list_receptions(db, reception) if reception is not None else (),
        list_shifts(db, duty) if duty is not None else (),
    )


def _coverage(roster: RosterKind, rows: list[tuple[str, ReceptionStatus]]) -> Coverage:
    taking_place = [row for row in rows if row[1] is not ReceptionStatus.CANCELLED]
    unfilled = tuple(id_ for id_, status in taking_place if status is ReceptionStatus.UNFILLED)
    return Coverage(roster=roster, seats=len(taking_place), filled=len(taking_place) - len(unfilled), unfilled=unfilled)


def _spreads(ledger: Ledger) -> Iterator[Spread]:
    pools: dict[tuple[LedgerKind, str], list[float]] = {}
    for entry in ledger.entries:
        if entry.is_compared and entry.kind.is_shared:
            pools.setdefault((entry.kind, entry.group), []).append(entry.deviation)
    for (kind, group), deviations in pools.items():
        yield Spread(kind=kind, group=group, people=len(deviations), least=min(deviations), most=max(deviations))


def _is_overloaded(entry: LedgerEntry) -> bool:
    worth = entry.total / entry.turns if entry.turns else 1.0
    return entry.kind.is_shared and entry.deviation > worth and entry.deviation > OVERLOAD * entry.expected


def _wishes(
    db: Session, month: Month, receptions: tuple[PlannedReception, ...], shifts: tuple[PlannedShift, ...]
) -> Iterator[bool]:
    """For each wish of the month whether it is met: free on a day to avoid, serving on a day preferred."""
    serving: dict[date, set[int]] = {}
    rows = [(one.starts_at, one.status, {seat.person_id for seat in one.assignments}) for one in receptions]
    rows += [(one.starts_at, one.status, {seat.person_id for seat in one.assignments}) for one in shifts]
    for starts_at, status, people in rows:
        if status is not ReceptionStatus.CANCELLED:
            serving.setdefault(starts_at.astimezone(ZONE).date(), set()).update(people)
    for wish in load_office(db).wishes:
        if Month.of(wish.day) == month:
            serves = wish.person in serving.get(wish.day, set())
            yield serves is (wish.kind is not WishKind.AVOID)
