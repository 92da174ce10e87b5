"""RVIL-HALF: every village one half-day a week with its linked leader and cadres, and enough leaders at home."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from tests.county.case import Case, hours_violations, moved_violations, place_violations
from tests.county.plan import Reception, Seat, Violation

Half = tuple[date, str]
ISO_WEEK = timedelta(days=7)


def village_violations(case: Case) -> list[Violation]:
    """Which weeks each village is visited, when, by whom, and whether somebody could have filled the holes."""
    violations = []
    visits: dict[tuple[str | None, date], list[Reception]] = defaultdict(list)
    for one in case.plan.of("RVIL-HALF"):
        visits[one.village, one.day - timedelta(days=one.day.weekday())].append(one)
    mondays = case.days.mondays(case.month)
    for (village, monday), found in visits.items():
        if village not in case.county.villages or monday not in mondays:
            violations.append(Violation("unexpected", found[0].id, f"{village} in the week of {monday}"))
    violations += [
        Violation("skipped", f"RVIL-HALF {monday}", "no entry for a week without a working day")
        for monday in mondays
        if not case.days.workdays_of_week(monday) and ("RVIL-HALF", monday) not in _skipped_weeks(case)
    ]
    for village in case.county.villages:
        violations += _weeks(case, village, {monday: visits[village, monday] for monday in mondays})
        for monday in mondays:
            for one in visits[village, monday]:
                violations += _visit(case, one, village, monday)
    return violations


def _skipped_weeks(case: Case) -> set[tuple[str, date]]:
    return {(rule, day - timedelta(days=day.weekday())) for rule, day in case.skipped}


def _weeks(case: Case, village: str, found: dict[date, list[Reception]]) -> Iterator[Violation]:
    """One visit in every week with a working day; a leader with more than two villages may alternate weeks (A10)."""
    may_alternate = any(
        len(case.county.villages_of(leader, day)) > 2
        for day in case.days.days_of(case.month)
        for leader in case.county.linked(village, "TOWN_LEADER", day)
    )
    missed = None
    for monday, visits in found.items():
        if len(visits) > 1 or (visits and not case.days.workdays_of_week(monday)):
            yield Violation("count", f"{village} {monday}", f"{len(visits)} half-days in the week")
        if visits or not case.days.workdays_of_week(monday):
            continue
        if not halves_of_week(case, village, monday) and ("RVIL-HALF", monday) in _skipped_weeks(case):
            continue
        if not may_alternate or missed == monday - ISO_WEEK:
            yield Violation("count", f"{village} {monday}", "no half-day in the week")
        missed = monday


def halves_of_week(case: Case, village: str, monday: date) -> list[Half]:
    """The half-days of the week on which the village can be visited: working days, and the ferry's half-days."""
    ferry = case.county.ferry_halfdays(village)
    return [
        (day, half)
        for day in case.days.workdays_of_week(monday)
        for half in ("AM", "PM")
        if ferry is None or (day.weekday(), half) in ferry
    ]


def span(case: Case, half: Half) -> tuple[datetime, datetime]:
    """Start and end of a half-day, in the document's offset."""
    opens, closes = case.days.half_hours(*half)
    start, end = (datetime.fromisoformat(f"{half[0]}T{hour}:00+08:00") for hour in (opens, closes))
    return start, end


def _visit(case: Case, one: Reception, village: str, monday: date) -> list[Violation]:
    town = case.county.villages[village]["town_id"]
    violations = place_violations(one, case.county.point_of[village], town, village)
    violations += moved_violations(one, one.day) if one.moved_from else []
    if one.status == "UNFILLED":
        could = sorted(who_could_visit(case, one, village, monday))
        if could:
            violations.append(Violation("unfilled-avoidable", one.id, f"could be {could[:3]}"))
        return violations
    half: Half = (one.day, one.halves[0])
    violations += hours_violations(one, case.days.half_hours(*half))
    if not case.days.is_workday(one.day):
        violations.append(Violation("date", one.id, f"{one.day} is not a working day"))
    elif half not in halves_of_week(case, village, monday):
        violations.append(Violation("ferry", one.id, f"{village} cannot be reached at {half}"))
    hosts = one.in_role("HOST")
    if len(hosts) != 1:
        return [*violations, Violation("host", one.id, f"{len(hosts)} hosts")]
    return [*violations, *_host(case, one, hosts[0], village, monday), *_cadres(case, one, village)]


def _host(case: Case, one: Reception, host: Seat, village: str, monday: date) -> Iterator[Violation]:
    linked = case.county.linked(village, "TOWN_LEADER", one.day)
    if host.code in linked:
        if host.substitute_for is not None:
            yield Violation("substitute", one.id, f"the linked {host.code} as substitute_for {host.substitute_for}")
        return
    town = case.county.villages[village]["town_id"]
    if host.code not in {post.code for post in case.county.substitutes(town)}:
        yield Violation("host", one.id, f"{host.code} is not of the half-day pool of {town}")
    in_office = [code for code in linked if code in case.county.posts and case.county.posts[code].held_on(one.day)]
    replaced: list[str | None] = [*(in_office or linked), *([] if in_office else [None])]
    if host.substitute_for not in replaced:
        yield Violation("substitute", one.id, f"substitute_for {host.substitute_for}; linked: {linked}")
    if host.pinned:
        return
    for half in halves_of_week(case, village, monday):
        for code in case.county.linked(village, "TOWN_LEADER", half[0]):
            if _could_go_instead(case, one, code, host, half):
                yield Violation("host", one.id, f"{host.code} instead of the linked {code}, who could on {half}")
                return


def _could_go_instead(case: Case, one: Reception, code: str, host: Seat, half: Half) -> bool:
    """Whether the linked leader could take the village at that half-day, the rest of the plan standing still."""
    if code not in case.county.posts or not case.county.is_present(code, *half, pending=True):
        return False
    start, end = span(case, half)
    if case.plan.is_busy(case.county.human(code), start, end, besides=(one.id,)):
        return False
    if half == (one.day, one.halves[0]) and case.county.is_present(host.code, *half):
        return True  # one goes out, the other comes home
    return room_to_go(case, case.county.villages[one.village or ""]["town_id"], half) > 0


def _cadres(case: Case, one: Reception, village: str) -> Iterator[Violation]:
    linked = case.county.linked(village, "VILLAGE_CADRE", one.day)
    seated = [seat.code for seat in one.in_role("CADRE")]
    for code in seated:
        if code not in linked:
            yield Violation("cadre", one.id, f"{code} is not linked to {village} on {one.day}")
    free = [
        code
        for code in linked
        if code in case.county.posts
        and all(case.county.is_present(code, one.day, half, pending=True) for half in one.halves)
        and not case.plan.is_busy(case.county.human(code), one.start, one.end, besides=(one.id,))
    ]
    if free and not seated:
        yield Violation("cadre", one.id, f"no cadre, though {free} could come")


def who_could_visit(case: Case, one: Reception, village: str, monday: date) -> set[tuple[str, date, str]]:
    """Everybody who could fill the hole at some half-day of the week, the rest of the plan standing still."""
    town = case.county.villages[village]["town_id"]
    pool = {post.code for post in case.county.substitutes(town)}
    could = set()
    for half in halves_of_week(case, village, monday):
        if room_to_go(case, town, half) <= 0:
            continue
        start, end = span(case, half)
        for code in pool | set(case.county.linked(village, "TOWN_LEADER", half[0])):
            post = case.county.posts.get(code)
            if (
                post
                and case.county.is_present(code, *half)
                and not case.plan.is_busy(post.human, start, end, besides=(one.id,))
            ):
                could.add((code, *half))
    return could


def room_to_go(case: Case, town: str, half: Half) -> int:
    """How many more of the town's leaders may leave it in that half-day; negative when too many are away."""
    at_home, in_office, _ = home(case, town, half)
    return at_home - least_at_home(in_office)


def least_at_home(in_office: int) -> int:
    """A third, rounded up."""
    return -(-in_office // 3)


def home(case: Case, town: str, half: Half) -> tuple[int, int, int]:
    """How many of the town's leaders in office are at home, how many are in office, how many are in villages.

    At home is who is neither on approved leave nor at a reception outside the town's own hall.
    """
    start, end = span(case, half)
    humans = {post.human for post in case.county.town_posts(town) if post.held_on(half[0])}
    hall = case.county.towns[town]["reception_point_id"]
    outside = {
        seat.human: one.rule
        for one in case.plan.live
        if one.place != hall and one.start < end and start < one.end
        for seat in one.seats
        if seat.human in humans
    }
    away = {human for human in humans if case.county.is_away(human, *half)}
    visiting = {human for human, rule in outside.items() if rule == "RVIL-HALF"}
    return len(humans - set(outside) - away), len(humans), len(visiting)


def home_violations(case: Case) -> list[Violation]:
    """In every half-day at least a third of a town's leaders stay at home, unless leave alone takes them away."""
    violations = []
    for town in case.county.towns:
        for monday in case.days.mondays(case.month):
            for day in case.days.workdays_of_week(monday):
                for half in ("AM", "PM"):
                    at_home, in_office, visiting = home(case, town, (day, half))
                    if visiting and at_home < least_at_home(in_office):
                        violations.append(
                            Violation("home", f"{town} {day} {half}", f"{at_home} of {in_office} leaders at home")
                        )
    return violations
