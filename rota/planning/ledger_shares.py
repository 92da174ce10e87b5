"""The arithmetic of a fair share: openings, what each member's part of the whole is, nobody above their limit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from rota.planning.ledger_pools import Member, Pool
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
    """Everybody's part of all that was carried, openings included, by weight; what a limit forbids falls to the rest."""
    people = {member.post.person for member in pool.members}
    mine = [turn for turn in pool.turns if turn.person in people]
    total = sum(turn.value for turn in mine) + sum(opening.values())
    count = sum(turn.count for turn in mine)
    worth = sum(turn.value for turn in mine) / count if count else 1.0
    left = {member.post.person: sum(member.weights) for member in pool.members}
    found: dict[int, float] = {}
    while True:
        weight = sum(left.values())
        rate = (total - sum(found.values())) / weight if weight else 0.0
        above = {
            member.post.person: limit
            for member in pool.members
            if member.post.person in left
            and (limit := _limit(member, worth)) is not None
            and limit < rate * left[member.post.person]
        }
        if not above:
            return {**found, **{person: rate * share for person, share in left.items()}}
        found |= above
        for person in above:
            del left[person]


def _limit(member: Member, worth: float) -> float | None:
    return None if member.most is None else member.most * worth
