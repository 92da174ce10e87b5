"""The year's ledger: what everybody has carried, their share of it, and a sentence each (D-FAIR, A25-A28)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from rota.planning.context import Context
from rota.planning.duty_people import load_duty_people
from rota.planning.ledger_pools import Member, Pool, list_pools
from rota.planning.ledger_shares import expected, openings
from rota.planning.ledger_turns import Standing, Turn, year_turns
from rota.planning.ledger_values import Ledger, LedgerEntry, LedgerKind
from rota.planning.load_office import load_office
from rota.rules.duty_use_cases import list_pattern
from rota.workdays.months import Month

DAYS = (LedgerKind.WEEKDAY, LedgerKind.WEEKEND, LedgerKind.HOLIDAY)


def year_ledger(db: Session, *, year: int, now: datetime) -> Ledger:
    """The ledger of a calendar year as it stands ``now``.

    Turns come from the lists of loads whose period ends in the year, from each month's last release, and from drafts
    of months without one. A list covers its period: plans count from the day after. Released turns that have begun
    are served.
    """
    office = load_office(db)
    context = Context(office=office, month=Month(year, 12), others=())
    staff = load_duty_people(db, context)
    turns = year_turns(db, office, year=year, now=now)
    pools = list_pools(office, staff, list_pattern(db, office.settings.duty_pattern), turns)
    return Ledger(year=year, entries=tuple(entry for pool in pools for entry in _entries(pool, turns)))


def _entries(pool: Pool, turns: tuple[Turn, ...]) -> tuple[LedgerEntry, ...]:
    opening = openings(pool)
    shares = expected(pool, opening)
    given: dict[int, int] = {}
    for turn in pool.turns:
        if turn.instead_of is not None:
            given[turn.instead_of] = given.get(turn.instead_of, 0) + 1
    made = [
        _entry(pool, member, turns, (opening.get(member.post.person, 0.0), shares[member.post.person]), given)
        for member in pool.members
    ]
    return tuple(sorted(made, key=lambda entry: entry.person))


def _entry(
    pool: Pool, member: Member, turns: tuple[Turn, ...], amounts: tuple[float, float], given: dict[int, int]
) -> LedgerEntry:
    opening, share = amounts
    person = member.post.person
    mine = [turn for turn in pool.turns if turn.person == person]
    sums = {one: sum(turn.value for turn in mine if turn.standing is one) for one in Standing}
    days = tuple(
        (kind, sum(turn.count for turn in turns if turn.person == person and turn.kind is kind))
        for kind in (DAYS if pool.kind is LedgerKind.DUTY else ())
    )
    return LedgerEntry(
        kind=pool.kind,
        person=member.post.code,
        name=member.post.name,
        group=pool.group,
        carried=sums[Standing.CARRIED],
        served=sums[Standing.SERVED],
        planned=sums[Standing.PLANNED],
        drafted=sums[Standing.DRAFTED],
        opening=opening,
        expected=share,
        deviation=opening + sum(sums.values()) - share,
        turns=sum(turn.count for turn in mine),
        credits=sum(turn.instead_of is not None for turn in mine),
        given=given.get(person, 0),
        limits=member.limits,
        is_compared=member.is_equal,
        arrived_on=member.arrived_on,
        days=days,
    )
