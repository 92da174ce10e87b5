"""The rules that the solver weighs over many receptions: shares, largest numbers, gaps, steady half-days."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from rota.planning.context import Context
from rota.planning.loads import carried_loads
from rota.planning.models import Role
from rota.planning.office_view import PostView
from rota.planning.pools import pool_posts
from rota.planning.town_home import town_people
from rota.planning.wanted import Wanted
from rota.rules.models import Who
from solver import problem as engine
from solver.problem import Cost, Level

STABLE = Cost(level=Level.WISHES, rule="STABLE-HALFDAY", weight=8)
GAP = Cost(level=Level.WISHES, rule="MONDAY-GAP", weight=20)


def list_shares(context: Context, open_: tuple[Wanted, ...]) -> tuple[engine.FairShare, ...]:
    """One share per rule and town: the year's load of everybody in the pool."""
    groups: dict[tuple[str, str], list[Wanted]] = {}
    for one in open_:
        groups.setdefault((one.rule.code, one.town or ""), []).append(one)
    shares = []
    for (rule, town), receptions in sorted(groups.items()):
        seat = receptions[0].seats[0]
        if seat.metric is None:
            continue
        posts = {one.post.person: one.post for r in receptions for one in r.seats[0].contenders}
        carried = carried_loads(context, _share_pool(context, receptions[0], posts), seat.metric)
        shares.append(
            engine.FairShare(
                name=f"{rule}{'.' if town else ''}{town}",
                roles=(seat.role.value,),
                slots=tuple(one.id for one in receptions),
                carried=tuple((str(one.post.person), one.value) for one in carried if one.post.person in posts),
            )
        )
    return tuple(shares)


def _share_pool(context: Context, wanted: Wanted, posts: Mapping[int, PostView]) -> tuple[PostView, ...]:
    """The pool over which a newcomer's average is taken: everybody of the rule's pool, or the town's leaders."""
    if wanted.rule.who is Who.VILLAGE_LINKED and wanted.town:
        town = context.office.town_by_code[wanted.town]
        pool = {post.person: post for post in town_people(context, town)}
    else:
        town_view = context.office.town_by_code[wanted.town] if wanted.town else None
        pool = {post.person: post for post in pool_posts(context, wanted.rule, town_view)}
    return tuple({**pool, **posts}.values())


def list_most_per_person(open_: tuple[Wanted, ...]) -> tuple[engine.MostPerPerson, ...]:
    """Who has a largest number of days a month, such as a lawyer, sits on no more."""
    slots: dict[int, list[str]] = {}
    posts: dict[int, PostView] = {}
    for one in open_:
        for contender in one.seats[0].contenders:
            if contender.post.max_days_month is not None:
                posts[contender.post.person] = contender.post
                slots.setdefault(contender.post.person, []).append(one.id)
    return tuple(
        engine.MostPerPerson(
            name="MOST-DAYS", person=str(person), slots=tuple(ids), most=posts[person].max_days_month or 0
        )
        for person, ids in sorted(slots.items())
    )


def list_spacings(
    context: Context, open_: tuple[Wanted, ...], minutes: Callable[[datetime], int]
) -> tuple[engine.Spacing, ...]:
    """Mondays of one leader lie at least the office's number of weeks apart; a day moved within its week counts."""
    found = []
    for rule in context.office.rules:
        slots = tuple(one.id for one in open_ if one.rule.code == rule.code and rule.who is Who.MONDAY_POOL)
        if not slots:
            continue
        people = {one.post.person for wanted in open_ if wanted.id in slots for one in wanted.seats[0].contenders}
        past = tuple(
            (str(other.person), minutes(other.starts_at))
            for other in context.others
            if other.rule == rule.code and other.role is Role.HOST and other.person in people
        )
        gap = timedelta(weeks=context.office.settings.monday_gap_weeks) - timedelta(days=4)
        found.append(
            engine.Spacing(name="MONDAY-GAP", slots=slots, gap=int(gap.total_seconds()) // 60, past=past, cost=GAP)
        )
    return tuple(found)


def list_same_patterns(open_: tuple[Wanted, ...]) -> tuple[engine.SamePattern, ...]:
    """A village keeps its half-day from week to week."""
    villages: dict[str, list[str]] = {}
    for one in open_:
        if one.village and one.rule.who is Who.VILLAGE_LINKED:
            villages.setdefault(one.village, []).append(one.id)
    return tuple(
        engine.SamePattern(name=f"STABLE.{village}", slots=tuple(slots), cost=STABLE)
        for village, slots in sorted(villages.items())
        if len(slots) > 1
    )
