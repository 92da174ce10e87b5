"""Half-days in the villages (RVIL-HALF): when, and who of the town."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from rota.office.models import LinkRole
from rota.planning.context import Context
from rota.planning.loads import METRICS
from rota.planning.models import Role
from rota.planning.office_view import LinkView, PostView, VillageView
from rota.planning.pools import WEEKDAYS
from rota.planning.wanted import Contender, Demand, Kept, Seat, SkippedOccurrence, TimeOption, Wanted
from rota.rules.models import Who
from rota.rules.specs import RuleSpec
from rota.words import message
from rota.workdays.months import week_name
from rota.workdays.statutory import is_market_day
from solver.problem import Cost, Level

HALVES = ("AM", "PM")
FAR = Cost(level=Level.WISHES, rule="PREFERRED-HALFDAY", weight=1)
MARKET = Cost(level=Level.WISHES, rule="MARKET-DAY", weight=1)
LAST_MONTH = Cost(level=Level.WISHES, rule="LAST-MONTH", weight=3)
PENDING = Cost(level=Level.OFFICE_RULES, rule="ABSENCE-PENDING", weight=1)
STAND_IN = Cost(level=Level.OFFICE_RULES, rule="VILLAGE-LINK", weight=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Week:
    """One village in one week."""

    village: VillageView
    monday: date
    options: tuple[TimeOption, ...]


def want_village_halfdays(context: Context, rule: RuleSpec, demand: Demand) -> None:
    """One half-day per village and week; a week without a working day or way to get there is skipped or said."""
    habits = _last_month(context)
    resting = _resting_before(context)
    for monday in context.month.weeks():
        days = context.office.workdays.workdays_of_week(monday)
        if not days:
            reason = message("the week from {monday} has no working day", monday=monday.isoformat())
            demand.skipped.append(SkippedOccurrence(rule=rule.code, nominal_on=monday, reason=reason))
            continue
        resting = _resting(context, monday, resting)
        for village in context.office.villages:
            if village.code in resting:
                demand.skipped.append(_rests(rule, village, monday))
                continue
            options = tuple(_options(context, village, days, habits.get(village.code)))
            demand.wanted.append(_wanted(context, rule, _Week(village=village, monday=monday, options=options)))


def _rests(rule: RuleSpec, village: VillageView, monday: date) -> SkippedOccurrence:
    reason = message(
        "{village}: its leader has more than two villages and comes every second week", village=village.name
    )
    return SkippedOccurrence(rule=rule.code, nominal_on=monday, reason=reason, area=village.code)


def _wanted(context: Context, rule: RuleSpec, all_week: _Week) -> Wanted:
    village, monday = all_week.village, all_week.monday
    reachable = tuple(option for option in all_week.options if _is_reachable(village, option))
    week = _Week(village=village, monday=monday, options=reachable)
    unreachable = message("{village} cannot be reached in that week", village=village.name)
    return Wanted(
        id=f"{rule.code}.{week_name(monday)}.{village.code}",
        rule=rule,
        nominal_on=monday,
        options=reachable or all_week.options[:1],
        place_code=village.place_code,
        town=village.town,
        village=village.code,
        reason=None if reachable else unreachable,
        seats=(_host_seat(context, week), *_cadre_seats(context, week)) if reachable else (),
    )


def _options(context: Context, village: VillageView, days: tuple[date, ...], habit: str | None) -> Iterator[TimeOption]:
    linked = _linked(context, village.code, LinkRole.TOWN_LEADER)
    market = context.office.town_by_code[village.town].market_days
    for day in days:
        for half in HALVES:
            starts_at, ends_at = context.office.halfday(day, half)
            label = f"{WEEKDAYS[day.weekday()]}_{half}"
            costs = list(_distance(label, village.preferred_halfday))
            if habit is not None and label != habit:
                costs.append(LAST_MONTH)
            if _is_bad_market_day(context, market, day):
                costs.append(MARKET)
            on_day = [link.post for link in linked if link.is_active(day)]
            if on_day and all(context.office.pending_absence_of(post.person, starts_at, ends_at) for post in on_day):
                costs.append(PENDING)
            yield TimeOption(
                key=f"{day.isoformat()}-{half}", starts_at=starts_at, ends_at=ends_at, label=label, costs=tuple(costs)
            )


def _is_bad_market_day(context: Context, market: str, day: date) -> bool:
    policy = context.office.settings.market_day
    return bool(market) and policy != "IGNORE" and is_market_day(market, day) is (policy == "AVOID")


def _distance(label: str, preferred: str | None) -> Iterator[Cost]:
    """Two points a day, one for the other half; none where the village has no preference."""
    if preferred is None or label == preferred:
        return
    days = abs(WEEKDAYS.index(label[:3]) - WEEKDAYS.index(preferred[:3]))
    points = 2 * days + (label[-2:] != preferred[-2:])
    yield Cost(level=FAR.level, rule=FAR.rule, weight=FAR.weight * points)


def _is_reachable(village: VillageView, option: TimeOption) -> bool:
    return not village.reachable_halfdays or option.label in village.reachable_halfdays


def _linked(context: Context, village: str, role: LinkRole) -> tuple[LinkView, ...]:
    return tuple(link for link in context.office.links_by_area.get(village, ()) if link.role is role)


def _host_seat(context: Context, week: _Week) -> Seat:
    """The linked leader; where the leader is away all week, or another need arises, another leader of the town."""
    links = _linked(context, week.village.code, LinkRole.TOWN_LEADER)
    linked: list[Contender] = []
    kept: list[Kept] = []
    for post in {link.post.person: link.post for link in links}.values():
        on_link = [
            option
            for option in week.options
            if any(link.post.person == post.person and link.is_active(option.starts_at.date()) for link in links)
        ]
        if not on_link:
            continue
        free = _free(context, post, tuple(on_link))
        if free:
            linked.append(Contender(post=post, options=free))
        else:
            kept.append(_kept(context, post, on_link[0]))
    principal = (linked[0].post if linked else None) or (kept[0].post if kept else None)
    stand_ins, others = _stand_ins(context, week, principal, is_reserve=bool(linked))
    return Seat(
        role=Role.HOST,
        need=1,
        contenders=(*linked, *stand_ins),
        kept=(*kept, *others),
        metric=METRICS[Who.VILLAGE_LINKED],
    )


def _stand_ins(
    context: Context, week: _Week, principal: PostView | None, *, is_reserve: bool
) -> tuple[tuple[Contender, ...], tuple[Kept, ...]]:
    own = {
        link.post.person
        for link in _linked(context, week.village.code, LinkRole.TOWN_LEADER)
        if any(link.is_active(option.starts_at.date()) for option in week.options)
    }
    found: list[Contender] = []
    kept: list[Kept] = []
    for post in context.office.town_leaders(week.village.town, week.monday) + _arriving(context, week):
        if post.person in own or not post.in_halfday_pool:
            continue
        own.add(post.person)
        free = _free(context, post, week.options)
        if free:
            found.append(
                Contender(post=post, substitute_for=principal, costs=(STAND_IN,), options=free, is_reserve=is_reserve)
            )
        else:
            kept.append(_kept(context, post, week.options[0]))
    return tuple(found), tuple(kept)


def _kept(context: Context, post: PostView, option: TimeOption) -> Kept:
    """What keeps somebody who is free at no option from the first of them."""
    cause = context.obstacle(post, option.starts_at, option.ends_at)
    assert cause is not None
    return Kept(post=post, cause=cause)


def _arriving(context: Context, week: _Week) -> tuple[PostView, ...]:
    """Leaders who take office later in the week."""
    last = week.options[-1].starts_at.date()
    present = {post.code for post in context.office.town_leaders(week.village.town, week.monday)}
    return tuple(post for post in context.office.town_leaders(week.village.town, last) if post.code not in present)


def _free(context: Context, post: PostView, options: tuple[TimeOption, ...]) -> tuple[str, ...]:
    return tuple(option.key for option in options if context.obstacle(post, option.starts_at, option.ends_at) is None)


def _cadre_seats(context: Context, week: _Week) -> Iterator[Seat]:
    """Every linked cadre comes along where possible; without a cadre the reception still takes place."""
    links = _linked(context, week.village.code, LinkRole.VILLAGE_CADRE)
    contenders = []
    for post in {link.post.person: link.post for link in links}.values():
        on_link = tuple(
            option
            for option in week.options
            if any(link.post.person == post.person and link.is_active(option.starts_at.date()) for link in links)
        )
        free = _free(context, post, on_link)
        if free:
            contenders.append(Contender(post=post, options=free))
    if contenders:
        yield Seat(role=Role.CADRE, need=len(contenders), contenders=tuple(contenders), must=False)


def _resting(context: Context, monday: date, rested: frozenset[str]) -> frozenset[str]:
    """A10: the villages that are not visited in that week, because their leader has more than two and comes to each
    every second week. No village rests in two working weeks running, whatever changes hands in between.
    """
    if context.office.settings.many_villages != "ALTERNATE":
        return frozenset()
    return frozenset(
        village.code
        for village in context.office.villages
        if village.code not in rested and _is_off_week(context, village, monday)
    )


def _is_off_week(context: Context, village: VillageView, monday: date) -> bool:
    linked = [
        link.post.person for link in _linked(context, village.code, LinkRole.TOWN_LEADER) if link.is_active(monday)
    ]
    if len(linked) != 1:
        return False
    own = [link for link in context.office.links if link.role is LinkRole.TOWN_LEADER and link.post.person == linked[0]]
    if sum(link.is_active(monday) for link in own) <= 2:
        return False
    order = sorted({link.area for link in own})
    return (order.index(village.code) + monday.toordinal() // 7) % 2 == 1


def _resting_before(context: Context) -> frozenset[str]:
    """The villages that rested in the last working week before the month."""
    monday = context.month.weeks()[0] - timedelta(weeks=1)
    while not context.office.workdays.workdays_of_week(monday):
        monday -= timedelta(weeks=1)
    return _resting(context, monday, frozenset())


def _last_month(context: Context) -> dict[str, str]:
    """Each village's commonest half-day in the month before, where there is a plan."""
    counts: dict[str, dict[str, int]] = {}
    for other in context.others:
        if other.village and other.month == str(context.month.previous()) and other.role is Role.HOST:
            half = "AM" if other.starts_at.hour < 12 else "PM"
            label = f"{WEEKDAYS[other.starts_at.weekday()]}_{half}"
            labels = counts.setdefault(other.village, {})
            labels[label] = labels.get(label, 0) + 1
    return {village: max(sorted(labels), key=labels.__getitem__) for village, labels in counts.items()}
