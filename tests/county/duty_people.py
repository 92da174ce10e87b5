"""What nobody on duty may be asked: bans, leave, rest, limits, pairs, two places (D-REG, D-REST, D-WOMEN, D-NEW…)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time, timedelta
from itertools import combinations, pairwise

from tests.county.duty_lists import Staff, at
from tests.county.duty_roster import Item, Roster, Seats
from tests.county.plan import Violation

REST = timedelta(hours=24)
NOON, EVENING, MIDNIGHT = time(12), time(17, 30), time(0)
Held = list[tuple[Item, str]]


def person_violations(roster: Roster, code: str, held: Held) -> Iterator[Violation]:
    """Everything that somebody's month breaks."""
    staff = roster.staff.get(code)
    if staff is None:
        yield Violation("unknown", held[0][0].id, f"{code} is not of the bureau's staff on duty")
        return
    for item, role in held:
        for kind, text in _obstacles(roster, staff, item, role):
            yield Violation(kind, item.id, f"{code}: {text}")
    items = [item for item, _ in held]
    yield from _rest(code, items, roster.others[code])
    nights = sum(bool(item.nights) for item in items)
    for what, count in (("max_nights_month", nights), ("max_shifts_month", len(items))):
        most = staff.most(what)
        if most is not None and count > most:
            yield Violation(what, code, f"{count} instead of {most}")


def _obstacles(roster: Roster, staff: Staff, item: Item, role: str) -> Iterator[tuple[str, str]]:
    post = roster.county.posts[staff.code]
    if not staff.may_be(role):
        yield "qualification", f"cannot be {role}"
    if not all(post.held_on(day) for day in item.days):
        yield "post", "not in office in that time"
    if any(staff.is_banned("no_duty", day) for day in item.days):
        yield "no-duty", "no duty in that time"
    if item.nights and any(staff.is_banned("no_night", day) for day in item.days):
        yield "no-night", "no night in that time"
    if is_away(roster, staff, item, "APPROVED"):
        yield "leave", "on leave"
    yield from _receptions(roster, post.human, item)


def is_away(roster: Roster, staff: Staff, item: Item, status: str) -> bool:
    """Whether leave of that status covers any of the item's time; noon divides the days."""
    return any(
        leave.status == status
        and leave.first <= day <= leave.last
        and at(day, NOON if leave.half == "PM" else MIDNIGHT) < item.end
        and item.start < (at(day, NOON) if leave.half == "AM" else at(day + timedelta(days=1), MIDNIGHT))
        for leave in roster.county.leaves.get(roster.county.human(staff.code), [])
        for day in item.days
    )


def _receptions(roster: Roster, human: str, item: Item) -> Iterator[tuple[str, str]]:
    """Nobody receives while on post, nor on the morning after a night; a leader in charge may receive by day."""
    start = at(item.day, EVENING) if item.is_leader_day else item.start
    for begin, end, name in roster.plan.engagements.get(human, []):
        if begin < item.end and start < end:
            yield "two-places", f"is at {name} at the same time"
        elif item.nights and item.end <= begin < at(item.end.date(), NOON):
            yield "morning-after", f"receives at {name} on the morning after"


def _rest(code: str, items: list[Item], others: list[Item]) -> Iterator[Violation]:
    """At least 24 hours between two duties, also over the border of the month."""
    ids = {item.id for item in items}
    every = sorted([*items, *others], key=lambda item: item.start)
    for earlier, later in pairwise(every):
        if later.start - earlier.end < REST and ids & {earlier.id, later.id}:
            yield Violation("rest", later.id, f"{code} rests {later.start - earlier.end} after {earlier.id}")


def item_violations(roster: Roster, item: Item, seats: Seats) -> Iterator[Violation]:
    """A newcomer sits beside somebody who knows the work (D-NEW); nobody sits above the number wanted."""
    known = [(roster.staff[code], role) for code, role in seats if code in roster.staff]
    if any(staff.is_junior for staff, _ in known) and not any(staff.is_senior for staff, _ in known):
        yield Violation("senior", item.id, "a newcomer without a senior")
    need = dict(item.need)
    for role in {role for _, role in seats} - {"STANDBY"}:
        if sum(one == role for _, one in seats) > need.get(role, 0):
            yield Violation("crowd", item.id, f"more {role} than wanted")


def apart_violations(roster: Roster, held: dict[str, Held]) -> Iterator[Violation]:
    """Spouses never serve the same night (D-SPOUSE)."""
    for one, other in combinations(sorted(held), 2):
        if is_apart(roster, one, other):
            yield from _same_nights(held, one, other)


def is_apart(roster: Roster, one: str, other: str) -> bool:
    """Whether either list names the other."""
    first, second = roster.staff.get(one), roster.staff.get(other)
    return first is not None and second is not None and (other in first.apart_from or one in second.apart_from)


def _same_nights(held: dict[str, Held], one: str, other: str) -> Iterator[Violation]:
    for mine, _ in held[one]:
        for theirs, _ in held[other]:
            if mine.nights & theirs.nights:
                yield Violation("spouse", mine.id, f"{one} and {other} on the night of {min(mine.nights)}")


def breaks(roster: Roster, seats: dict[str, Seats], codes: set[str], items: set[str]) -> set[tuple[str, str, str]]:
    """What those people and items break in other seats than the roster's, as plain facts to compare."""
    held = roster.held(seats)
    found = [one for code in codes if held[code] for one in person_violations(roster, code, held[code])]
    found += [one for name in items for one in item_violations(roster, roster.by_id[name], seats[name])]
    partners = {other for code in codes for other in list(held) if other != code and is_apart(roster, code, other)}
    found += apart_violations(roster, {code: held[code] for code in codes | partners if held[code]})
    return {(one.kind, one.where, one.text) for one in found}
