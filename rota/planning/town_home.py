"""Who stays at home in a town while the others are in the villages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from rota.office.models import PostKind
from rota.planning.context import Context
from rota.planning.office_view import PostView, TownView
from rota.planning.wanted import Wanted
from rota.rules.models import Who
from solver import problem as engine


def list_most_away(
    context: Context, wanted: tuple[Wanted, ...], open_: tuple[Wanted, ...], minutes: Callable[[datetime], int]
) -> tuple[engine.MostAway, ...]:
    """At least a third of a town's leaders in office are at home in every half-day."""
    rules = []
    for town in context.office.towns:
        windows = {
            (option.starts_at, option.ends_at)
            for one in open_
            if one.town == town.code and one.rule.who is Who.VILLAGE_LINKED
            for option in one.options
        }
        people = tuple({str(post.person): None for post in town_people(context, town)})
        rows = tuple(
            (
                minutes(starts_at),
                minutes(ends_at),
                room_to_leave(context, town.code, wanted, (starts_at, ends_at)),
            )
            for starts_at, ends_at in sorted(windows)
        )
        if rows:
            rules.append(engine.MostAway(name=f"HOME-THIRD.{town.code}", people=people, windows=rows))
    return tuple(rules)


def room_to_leave(context: Context, town: str, wanted: tuple[Wanted, ...], window: tuple[datetime, datetime]) -> int:
    """How many of the town's leaders may be in villages in that half-day, after those away or sitting elsewhere."""
    leaders = {post.person: post for post in context.office.town_leaders(town, window[0].date())}
    gone = {person for person, post in leaders.items() if context.obstacle(post, *window) is not None}
    place = context.office.town_by_code[town].place_code
    for reception in wanted:
        option = reception.options[0]
        if reception.place_code == place or reception.is_cancelled:
            continue  # at the town's own reception point one is at home
        if option.starts_at < window[1] and window[0] < option.ends_at:
            gone |= {sitting.post.person for sitting in reception.sitting if sitting.post.person in leaders}
    return max(0, len(leaders) - home_needed(context, len(leaders)) - len(gone))


def home_needed(context: Context, leaders: int) -> int:
    """A third of the leaders, rounded up; or the office's own percentage."""
    percent = context.office.settings.home_share_percent
    return -(-leaders // 3) if percent == 33 else -(-leaders * percent // 100)


def town_people(context: Context, town: TownView) -> tuple[PostView, ...]:
    """The town's leaders, in office or not, in official order."""
    return tuple(post for post in context.office.posts if post.town == town.code and post.kind is PostKind.TOWN_LEADER)
