"""The arithmetic of a fair share: openings, what each member's part of the whole is, nobody above their limit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from rota.planning.ledger_pools import Pool
from rota.planning.ledger_turns import Turn


def openings(pool: Pool) -> dict[int, float]:
    """What each newcomer opens with: as much per day of their weight as the others carried until the arrival (A27)."""
    old = tuple(member for member in pool.members if member.arrived_on is None)
    people = {member.post.person for member in old}
    found = {}
    for member in pool.members:
        if member.arrived_on is None:
            continue
        days = min(len(member.weights), (member.arrived_on - pool.first).days)
        carried = sum(_before(turn, member.arrived_on) for turn in pool.turns if turn.person in people)
        weight = sum(sum(one.weights[:days]) for one in old)
        found[member.post.person] = carried * sum(member.weights[:days]) / weight if weight else 0.0
    return found


def _before(turn: Turn, day: date) -> float:
    """The part of a turn's value that lies before the day; a list's turns are spread evenly over its period."""
    if turn.last < day:
        return turn.value
    length = (turn.last - turn.first + timedelta(days=1)).days
    return turn.value * max(0, (day - turn.first).days) / length


def expected(pool: Pool, opening: Mapping[int, float]) -> dict[int, float]:
    """Everybody's share by weight: what those whom nothing limits carry together, openings included, parted evenly.

    Whoever is limited has the same rate for their days, and no more than the limit. Where everybody is limited, all
    are compared with all.
    """
    equal = tuple(member for member in pool.members if member.is_equal) or pool.members
    people = {member.post.person for member in equal}
    total = sum(turn.value for turn in pool.turns if turn.person in people)
    total += sum(amount for person, amount in opening.items() if person in people)
    weight = sum(sum(member.weights) for member in equal)
    rate = total / weight if weight else 0.0
    worth = sum(turn.value for turn in pool.turns) / max(1, sum(turn.count for turn in pool.turns))
    return {
        member.post.person: min(
            rate * sum(member.weights), float("inf") if member.most is None else member.most * worth
        )
        for member in pool.members
    }
