"""One sentence for each entry of the ledger, such as: 3 of an expected 2.6 turns; in step with the others."""

from __future__ import annotations

from collections.abc import Iterator

from rota.planning.ledger_values import LedgerEntry, LedgerKind
from rota.words import Message, message

SAME = 0.5
"""Below half a turn (or half a point of duty for each turn's worth) nobody is ahead or behind."""


def ledger_sentence(entry: LedgerEntry) -> Message:
    """What the entry says, in words."""
    first, *rest = _parts(entry)
    for more in rest:
        first = message("{text}; {reason}", text=first, reason=more)
    return first


def _parts(entry: LedgerEntry) -> Iterator[Message]:
    yield _amount(entry)
    if entry.opening:
        yield message(
            "new since {day}: opens with {opening}, the others' average until then",
            day=entry.arrived_on.isoformat() if entry.arrived_on else "—",
            opening=tenth(entry.opening),
        )
    days = dict(entry.days)
    if any(days.values()):
        yield message(
            "{weekday} weekdays, {weekend} weekend days at one and a half, {holiday} holidays at double or more",
            weekday=days[LedgerKind.WEEKDAY],
            weekend=days[LedgerKind.WEEKEND],
            holiday=days[LedgerKind.HOLIDAY],
        )
    yield _verdict(entry)
    if entry.planned:
        yield message("{amount} of it still to come", amount=tenth(entry.planned))
    if entry.drafted:
        yield message("{amount} of it only in drafts", amount=tenth(entry.drafted))
    if entry.credits:
        yield message("took over {count} turns from others", count=entry.credits)
    if entry.given:
        yield message("others took over {count} turns", count=entry.given)
    if entry.limits:
        yield message("kept from an equal share: {limits}", limits=entry.limits)


def _amount(entry: LedgerEntry) -> Message:
    facts = {"total": tenth(entry.total), "expected": tenth(entry.expected)}
    if entry.kind.is_in_points:
        return message("{total} points of an expected {expected} in {turns} turns", turns=entry.turns, **facts)
    return message("{total} of an expected {expected} turns", **facts)


def _verdict(entry: LedgerEntry) -> Message:
    unit = entry.total / entry.turns if entry.turns else 1.0
    if abs(entry.deviation) <= SAME * max(1.0, unit):
        return message("in step with the others")
    if entry.deviation > 0:
        return message("{amount} more than the share", amount=tenth(entry.deviation))
    return message("{amount} less than the share", amount=tenth(-entry.deviation))


def _tell(value: float) -> str:
    return f"{value:g}"


def tenth(value: float) -> str:
    """A number of turns or points as people read it, with at most one decimal."""
    return f"{round(value, 1) + 0.0:g}"
