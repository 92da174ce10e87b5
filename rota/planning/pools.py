"""Receptions whose host is chosen from a pool: Mondays, lawyers, bureau directors, daily leaders, town pools."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from rota.office.models import LinkRole, PostKind, WishKind
from rota.planning.context import Context, single_option
from rota.planning.loads import METRICS
from rota.planning.models import Role
from rota.planning.office_view import PostView, TownView
from rota.planning.principals import rest_day_reason, turn_principals
from rota.planning.wanted import Contender, Demand, Kept, Seat, SkippedOccurrence, TimeOption, Wanted
from rota.rules.models import RestDayPolicy, Where, Who
from rota.rules.recurrence import occurrences
from rota.rules.specs import RuleSpec
from rota.words import Message, message
from rota.workdays.fixed_days import roll
from rota.workdays.months import monday_of, week_name
from solver.problem import Cost, Level

RECEIVES_ELSEWHERE = Cost(level=Level.WISHES, rule="RQUOTA", weight=2)
WEEKDAYS = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")


def want_pool(context: Context, rule: RuleSpec, demand: Demand) -> None:
    """One reception per occurrence (and per town, where the rule says so), its host to be chosen from the pool."""
    received = frozenset(sitting.post.person for wanted in demand.wanted for sitting in wanted.sitting)
    for nominal, day in _days(context, rule, demand):
        towns: tuple[TownView | None, ...] = context.office.towns if rule.where is Where.EACH_TOWN else (None,)
        for town in towns:
            wanted = _wanted(context, rule, nominal, day, town)
            demand.wanted.append(_first_those_without(wanted, received) if rule.who is Who.MONDAY_POOL else wanted)


def _days(context: Context, rule: RuleSpec, demand: Demand) -> Iterator[tuple[date, date]]:
    """The nominal and the actual days; what falls away is noted as skipped, except a daily rule's rest days."""
    policy = context.rest_day_policy(rule)
    for nominal in _nominal_days(context, rule):
        day = roll(nominal, policy.value, context.office.workdays)
        reason: Message | None = None
        if day is None and not rule.is_daily:
            reason = _no_workday(context, nominal, policy)
        elif day is not None and rule.who is Who.MONDAY_POOL:
            day, reason = _meet_the_15th(context, day)
        if reason is not None:
            demand.skipped.append(SkippedOccurrence(rule=rule.code, nominal_on=nominal, reason=reason))
        if day is not None:
            yield nominal, day


def _nominal_days(context: Context, rule: RuleSpec) -> tuple[date, ...]:
    if not rule.is_weekly:
        return occurrences(rule.rrule or "", first=context.month.first, last=context.month.last)
    weeks = context.month.weeks()
    return occurrences(rule.rrule or "", first=weeks[0], last=weeks[-1] + timedelta(days=6))


def _no_workday(context: Context, nominal: date, policy: RestDayPolicy) -> Message:
    name = context.office.workdays.name(nominal) or "—"
    if policy is RestDayPolicy.SKIP:
        return message("{day} is a rest day ({name})", day=nominal.isoformat(), name=name)
    return message(
        "{day} is a rest day ({name}) and no working day follows in that week", day=nominal.isoformat(), name=name
    )


def _meet_the_15th(context: Context, day: date) -> tuple[date | None, Message | None]:
    """What becomes of a Monday reception on the principals' day (A3): its day, or None with the reason."""
    policy = context.office.settings.collision_15_monday
    if policy == "BOTH_SAME_DAY" or context.fixed_day()[1] != day:
        return day, None
    if policy == "HOST15_COUNTS":
        return None, message("{day} is the principal's reception day, which counts as Monday's", day=day.isoformat())
    moved = context.office.workdays.next_workday(day + timedelta(days=1))
    if monday_of(moved) != monday_of(day):
        return None, message("{day} is the principal's reception day and no working day follows", day=day.isoformat())
    return moved, None


def _wanted(context: Context, rule: RuleSpec, nominal: date, day: date, town: TownView | None) -> Wanted:
    option = single_option(rule, day)
    place = town.place_code if town else rule.point_code
    return Wanted(
        id=_reception_id(rule, nominal, town),
        rule=rule,
        nominal_on=nominal,
        options=(option,),
        place_code=place,
        town=town.code if town else None,
        moved_from=nominal if day != nominal else None,
        reason=rest_day_reason(nominal, day) if day != nominal else None,
        seats=(_seat(context, rule, option, town),),
    )


def _reception_id(rule: RuleSpec, nominal: date, town: TownView | None) -> str:
    name = week_name(monday_of(nominal)) if rule.is_weekly else nominal.isoformat()
    return f"{rule.code}.{name}" + (f".{town.code}" if town else "")


def _seat(context: Context, rule: RuleSpec, option: TimeOption, town: TownView | None) -> Seat:
    day = option.starts_at.date()
    contenders: list[Contender] = []
    kept: list[Kept] = []
    for post in pool_posts(context, rule, town, on=day):
        obstacle = context.obstacle(post, option.starts_at, option.ends_at)
        if obstacle is None and post.kind is PostKind.LAWYER and WEEKDAYS[day.weekday()] not in post.weekdays:
            obstacle = message("does not sit on this weekday")
        if obstacle is None:
            contenders.append(Contender(post=post, costs=_costs(context, rule, post, option)))
        else:
            kept.append(Kept(post=post, cause=obstacle))
    return Seat(
        role=Role.LAWYER if rule.who is Who.LAWYERS else Role.HOST,
        need=rule.head_count,
        contenders=_with_preferences(context, tuple(contenders), day),
        kept=tuple(kept),
        metric=METRICS[rule.who] if rule.who else None,
    )


def pool_posts(
    context: Context, rule: RuleSpec, town: TownView | None = None, *, on: date | None = None
) -> tuple[PostView, ...]:
    """Everybody who belongs to the rule's pool, in office ``on`` that day or ever, one post per human."""
    posts = tuple(
        post
        for post in context.office.posts
        if _belongs(context, rule, post, town) and (on is None or post.is_active(on))
    )
    return tuple({post.person: post for post in reversed(posts)}.values())[::-1]


def _belongs(context: Context, rule: RuleSpec, post: PostView, town: TownView | None) -> bool:
    if post.kind is PostKind.COUNTY_LEADER:
        principals = context.office.settings.principals_in_monday_pool and post.is_principal
        return {
            Who.MONDAY_POOL: post.in_monday_pool or principals,
            Who.PRINCIPALS: post.is_principal,
            Who.COUNTY_LEADERS: post.in_oncall_pool,
        }.get(rule.who or Who.ANY_LEADER, False)
    if post.kind is PostKind.TOWN_LEADER and town is not None and post.town == town.code:
        is_head = post.code in (town.secretary_code, town.head_code)
        return rule.who is (Who.TOWN_PRINCIPALS if is_head else Who.TOWN_DEPUTIES)
    if post.kind is PostKind.BUREAU_STAFF:
        is_director = post.is_duty_leader and post.title.startswith(("局长", "副局长"))
        return rule.who is Who.BUREAU_LEADERS and is_director
    return post.kind is PostKind.LAWYER and rule.who is Who.LAWYERS


def _costs(context: Context, rule: RuleSpec, post: PostView, option: TimeOption) -> tuple[Cost, ...]:
    costs = list(wish_costs(context, post, option.starts_at.date()))
    if context.office.pending_absence_of(post.person, option.starts_at, option.ends_at):
        costs.append(Cost(level=Level.OFFICE_RULES, rule="ABSENCE-PENDING", weight=1))
    if rule.who is Who.MONDAY_POOL and _leaves_town_alone(context, post, option.starts_at.date()):
        costs.append(Cost(level=Level.OFFICE_RULES, rule="R15-TOWN", weight=1))
    return tuple(costs)


def wish_costs(context: Context, post: PostView, day: date) -> Iterator[Cost]:
    """The price of a wish not to serve on ``day``."""
    for wish in context.office.wishes:
        if wish.person == post.person and wish.day == day and wish.kind is WishKind.AVOID:
            yield Cost(level=Level.WISHES, rule="WISH", weight=wish.weight)


def _with_preferences(context: Context, contenders: tuple[Contender, ...], day: date) -> tuple[Contender, ...]:
    """A wish to serve is a price on everybody else."""
    wishes = {
        wish.person: wish.weight for wish in context.office.wishes if wish.day == day and wish.kind is WishKind.PREFER
    }
    wishing = [contender.post.person for contender in contenders if contender.post.person in wishes]
    if not wishing:
        return contenders
    price = Cost(level=Level.WISHES, rule="WISH", weight=max(wishes[person] for person in wishing))
    return tuple(
        contender if contender.post.person in wishing else replace(contender, costs=(*contender.costs, price))
        for contender in contenders
    )


def _first_those_without(wanted: Wanted, received: frozenset[int]) -> Wanted:
    """Among equals, whoever receives nowhere else in the month goes first, so that everybody reaches RQUOTA's floor."""
    seat = wanted.seats[0]
    contenders = tuple(
        replace(one, costs=(*one.costs, RECEIVES_ELSEWHERE)) if one.post.person in received else one
        for one in seat.contenders
    )
    return replace(wanted, seats=(replace(seat, contenders=contenders),))


def _leaves_town_alone(context: Context, post: PostView, day: date) -> bool:
    """Whether the leader's town would have no county leader on the 15th if the leader sat at the bureau."""
    if context.fixed_day()[1] != day:
        return False
    option = single_option(context.office.rule_by_code.get("R15-TOWN") or context.office.rules[0], day)
    at_bureau = turn_principals(context, context.fixed_day()[0])
    for link in context.office.links:
        if link.role is not LinkRole.COUNTY_LEADER or link.post.person != post.person or not link.is_active(day):
            continue
        others = [
            other.post
            for other in context.office.links_by_area[link.area]
            if other.role is LinkRole.COUNTY_LEADER
            and other.is_active(day)
            and other.post.in_fixed15
            and other.post.person != post.person
            and other.post.person not in at_bureau
            and context.obstacle(other.post, option.starts_at, option.ends_at) is None
        ]
        if not others:
            return True
    return False
