"""Fairness as a swap test: no seat could go from one person to another who carries at least two less.

The opening balance can be read in more than one way (which periods count, how an average is rounded, whose average
a newcomer starts at). A swap is a violation only when it is one under every reading.
"""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from math import floor

from tests.county.case import Case
from tests.county.fixed_days import could_host_monday, expected_at_towns, monday_pool
from tests.county.lawyers import can_sit, lawyers, most_days
from tests.county.lists import Post
from tests.county.plan import Reception, Seat, Violation

Reading = dict[str, int]
FOUR_WEEKS = timedelta(weeks=4)


def carried_readings(case: Case, pool: Iterable[Post], metric: str) -> list[Reading]:
    """Every accepted opening balance of the pool; who has none starts at the rounded average of the others."""
    members = list(pool)
    first = date.fromisoformat(f"{case.month}-01")
    readings: list[Reading] = []
    for only_ended in (False, True):
        known: Counter[str] = Counter()
        for row in case.county.loads:
            if row["metric"] != metric:
                continue
            if not only_ended or date.fromisoformat(row["period"].split("/")[-1]) < first:
                known[row["person_id"]] += int(row["value"])
        in_office = [post for post in members if _holds_in_month(post, case.month)]
        for group in (
            members,
            in_office,
            [post for post in case.county.posts.values() if post.kind == members[0].kind],
        ):
            values = [known[post.code] for post in group if post.code in known]
            average = sum(values) / len(values) if values else 0
            for start in {floor(average + 0.5), round(average)}:
                reading = {post.code: known.get(post.code, start) for post in members}
                if reading not in readings:
                    readings.append(reading)
    return readings


def _holds_in_month(post: Post, month: str) -> bool:
    first = date.fromisoformat(f"{month}-01")
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return post.first <= last and first <= post.last


def fairness_violations(case: Case) -> Iterator[Violation]:
    """Improving swaps at RMON, RLAW and among the substitutes of each town's villages."""
    yield from _swaps(case, case.plan.of("RMON"), "HOST", monday_pool(case), "monday_receptions", _can_take_monday)
    yield from _swaps(case, case.plan.of("RLAW"), "LAWYER", lawyers(case), "duty_days", _can_take_lawyer_day)
    for town in case.county.towns:
        visits = [one for one in case.plan.of("RVIL-HALF") if one.town == town]
        pool = case.county.substitutes(town)
        if pool:
            yield from _swaps(case, visits, "HOST", pool, "village_halfdays", _can_substitute)


Taker = Callable[[Case, Reception, Seat, Post], bool]


def _swaps(  # noqa: PLR0917 - one row per pool of people
    case: Case, receptions: list[Reception], role: str, pool: list[Post], metric: str, can_take: Taker
) -> Iterator[Violation]:
    if not pool:
        return
    served = Counter(seat.code for one in receptions for seat in one.in_role(role))
    totals = [{code: load + served[code] for code, load in one.items()} for one in carried_readings(case, pool, metric)]
    for one in receptions:
        for seat in one.in_role(role):
            if seat.pinned or seat.code not in totals[0]:
                continue
            better = [
                post.code
                for post in pool
                if post.human != seat.human
                and all(total[seat.code] - total[post.code] >= 2 for total in totals)
                and can_take(case, one, seat, post)
            ]
            if better:
                loads = {code: totals[0][code] for code in (seat.code, *better)}
                yield Violation("unfair", one.id, f"{metric}: {seat.code} though {better} carry less: {loads}")


def _can_take_monday(case: Case, one: Reception, seat: Seat, post: Post) -> bool:
    if not could_host_monday(case, post, one, pending=True) or _was_long_ill(case, post, one.day):
        return False
    if one.day == case.fixed15 and _leads_town_alone(case, post):
        return False
    others = [
        (other.day, host.code) for other in case.plan.of("RMON") if other is not one for host in other.in_role("HOST")
    ]
    before = sum(code == seat.code and abs(day - one.day) < FOUR_WEEKS for day, code in others)
    after = sum(code == post.code and abs(day - one.day) < FOUR_WEEKS for day, code in others)
    return after <= before


def _leads_town_alone(case: Case, post: Post) -> bool:
    people = expected_at_towns(case).get(post.town or "", {})
    leaders = {human for human in people if human in case.county.leader_rows}
    return leaders <= {post.human}


def _was_long_ill(case: Case, post: Post, day: date) -> bool:
    """Long sick or maternity leave within the year: nothing is owed afterwards (A28), so loads do not compare."""
    return any(
        leave.kind in ("病假", "产假")
        and leave.last - leave.first >= FOUR_WEEKS
        and day - timedelta(days=366) < leave.last
        and leave.first < day + timedelta(days=366)
        for leave in case.county.leaves.get(post.human, [])
    )


def _can_take_lawyer_day(case: Case, one: Reception, seat: Seat, post: Post) -> bool:
    days = sum(host.code == post.code for other in case.plan.of("RLAW") for host in other.in_role("LAWYER"))
    return days < most_days(post) and can_sit(case, post, one.day, pending=True) and _is_free(case, one, post)


def _can_substitute(case: Case, one: Reception, seat: Seat, post: Post) -> bool:
    linked = case.county.linked(one.village or "", "TOWN_LEADER", one.day)
    return (
        seat.code not in linked
        and post.code not in linked
        and case.county.is_present(post.code, one.day, one.halves[0], pending=True)
        and not _was_long_ill(case, post, one.day)
        and _is_free(case, one, post)
    )


def _is_free(case: Case, one: Reception, post: Post) -> bool:
    return not case.plan.is_busy(post.human, one.start, one.end, besides=(one.id,))
