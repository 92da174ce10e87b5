"""R15-SEC, R15-HEAD, R15-TOWN and RMON: the dates and the hosts that the rules name."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from tests.county.case import Case, hours_violations, moved_violations, place_violations
from tests.county.lists import Post
from tests.county.plan import Reception, Violation

MORNING = ("09:00", "11:30")
Answer = tuple[date, str, bool]
"""A date, the human who hosts on it, and whether as a substitute."""


def fixed15_violations(case: Case) -> list[Violation]:
    """The month's principal at PC02, on the fixed date or the nearest one on which the principal is free."""
    rule, other = ("R15-SEC", "R15-HEAD") if int(case.month[5:]) % 2 else ("R15-HEAD", "R15-SEC")
    principal = turn_of(case)
    answers, is_away_all_month = fixed15_answers(case)
    allowed = (rule, other) if is_away_all_month else (rule,)
    found = case.plan.of("R15-SEC", "R15-HEAD")
    violations = [
        Violation("unexpected", one.id, f"{one.rule} in {case.month}") for one in found if one.rule not in allowed
    ]
    found = [one for one in found if one.rule in allowed]
    if len(found) != 1:
        return [*violations, Violation("count", rule, f"{len(found)} receptions of {rule} in {case.month}")]
    one = found[0]
    violations += hours_violations(one, MORNING) + place_violations(one, "PC02", None, None)
    if one.status == "UNFILLED":
        if answers:
            violations.append(Violation("unfilled-avoidable", one.id, f"could be {sorted(answers)}"))
        return violations
    nominal = date.fromisoformat(f"{case.month}-15")
    violations += moved_violations(one, nominal, case.fixed15)
    hosts = one.in_role("HOST")
    if len(hosts) != 1:
        return [*violations, Violation("host", one.id, f"{len(hosts)} hosts")]
    host = hosts[0]
    fitting = [answer for answer in answers if answer[:2] == (one.day, host.human)]
    if not fitting and not host.pinned:
        violations.append(Violation("host", one.id, f"{host.code} on {one.day}; could be {sorted(answers)}"))
    if principal and host.human != principal.human:
        is_swap = not (fitting and fitting[0][2])
        if host.substitute_for != principal.code and not (is_swap and host.substitute_for is None):
            violations.append(Violation("substitute", one.id, f"substitute_for {host.substitute_for}"))
        if not (one.reason or "").strip():
            violations.append(Violation("reason", one.id, "another host than the principal, without a reason"))
    elif host.substitute_for is not None:
        violations.append(Violation("substitute", one.id, f"the principal as substitute_for {host.substitute_for}"))
    return violations


def turn_of(case: Case) -> Post | None:
    """The principal whose turn the month is: the secretary in odd months, the county head in even ones."""
    flag = "is_secretary" if int(case.month[5:]) % 2 else "is_county_head"
    return _principal(case, flag)


def _principal(case: Case, flag: str) -> Post | None:
    held = [post for post in _leaders(case) if post.row[flag] == "Y" and post.held_on(case.fixed15)]
    return held[0] if held else None


def _leaders(case: Case) -> list[Post]:
    return [post for post in case.county.posts.values() if post.kind == "leaders"]


def fixed15_answers(case: Case) -> tuple[set[Answer], bool]:
    """Every acceptable (date, host), and whether the principal is away on every working day of the month.

    First the principal, then the other principal (the two swap months), then a member of the standing committee.
    A distance may be counted from the 15th or from the date after the rest-day policy; either side of a tie is
    right, and leave that is only asked for may be respected or not.
    """
    principal = turn_of(case)
    if principal:
        own = _nearest(case, principal)
        if own:
            return own, False
    flag = "is_county_head" if int(case.month[5:]) % 2 else "is_secretary"
    other = _principal(case, flag)
    if other:
        swap = _nearest(case, other)
        if swap:
            return swap, True
    committee = [
        post for post in _leaders(case) if post.row["is_standing_committee"] == "Y" and post not in (principal, other)
    ]
    day = case.fixed15
    return {(day, post.human, True) for post in committee if case.county.is_present(post.code, day, "AM")}, True


def _nearest(case: Case, post: Post) -> set[Answer]:
    found: set[Answer] = set()
    workdays = [day for day in case.days.days_of(case.month) if case.days.is_workday(day)]
    for pending in (False, True):
        if case.county.is_present(post.code, case.fixed15, "AM", pending=pending):
            found.add((case.fixed15, post.human, False))
            continue
        free = [day for day in workdays if case.county.is_present(post.code, day, "AM", pending=pending)]
        for origin in (case.fixed15, date.fromisoformat(f"{case.month}-15")):
            nearest = min((abs(day - origin) for day in free), default=timedelta())
            found |= {(day, post.human, False) for day in free if abs(day - origin) == nearest}
    return found


def expected_at_towns(case: Case) -> dict[str, dict[str, set[str]]]:
    """For every town the humans who host R15-TOWN there, each with the codes they may stand under.

    Left out: those on approved leave, the principal whose turn it is, and whoever hosts R15 or RMON at that time.
    """
    day = case.fixed15
    principal = turn_of(case)
    elsewhere = {seat.human for one in county_hosts_on(case, day) for seat in one.in_role("HOST")}
    if principal:
        elsewhere.add(principal.human)
    towns: dict[str, dict[str, set[str]]] = {town: defaultdict(set) for town in case.county.towns}
    for post in case.county.posts.values():
        joins = {"leaders": "fixed15_town", "units": "joins_fixed15"}.get(post.kind)
        if not joins or post.row[joins] != "Y" or post.town not in towns:
            continue
        if case.county.is_present(post.code, day, "AM") and post.human not in elsewhere:
            towns[post.town][post.human].add(post.code)
    return towns


def county_hosts_on(case: Case, day: date) -> list[Reception]:
    return [one for one in case.plan.of("R15-SEC", "R15-HEAD", "RMON") if one.day == day]


def r15_town_violations(case: Case) -> list[Violation]:
    """One reception per town on the county-wide date, with exactly the people linked to the town."""
    violations = []
    expected = expected_at_towns(case)
    by_town: dict[str | None, list[Reception]] = defaultdict(list)
    for one in case.plan.of("R15-TOWN"):
        by_town[one.town].append(one)
    violations += [
        Violation("unexpected", town, "R15-TOWN in a town that is not in the lists")
        for town in sorted({str(town) for town in by_town} - set(expected))
    ]
    seated = {seat.human: one.town for one in case.plan.of("R15-TOWN") for seat in one.in_role("HOST")}
    for town, people in expected.items():
        if len(by_town[town]) != 1:
            violations.append(Violation("count", town, f"{len(by_town[town])} receptions of R15-TOWN"))
            continue
        one = by_town[town][0]
        if one.day != case.fixed15:
            violations.append(Violation("date", one.id, f"{one.day} instead of {case.fixed15}"))
        violations += hours_violations(one, MORNING)
        violations += moved_violations(one, date.fromisoformat(f"{case.month}-15"))
        violations += place_violations(one, case.county.towns[town]["reception_point_id"], town, None)
        violations += _town_hosts(case, one, people, seated)
    return violations


def _monday_could_yield(case: Case, one: Reception) -> bool:
    """Whether the town is empty only because of the Monday host, though another member of the pool could host."""
    for monday in case.plan.of("RMON"):
        hosts = [case.county.posts[seat.code] for seat in monday.in_role("HOST") if seat.code in case.county.posts]
        if monday.day != one.day or not any(post.town == one.town for post in hosts):
            continue
        busy = {post.code for post in hosts}
        expected = expected_at_towns(case)
        return any(
            post.code not in busy
            and could_host_monday(case, post, monday)
            and len(expected.get(post.town or "", {})) > 1
            for post in monday_pool(case)
        )
    return False


def _town_hosts(
    case: Case, one: Reception, people: dict[str, set[str]], seated: dict[str, str | None]
) -> list[Violation]:
    hosts = one.in_role("HOST")
    violations = [
        Violation("host", one.id, f"{seat.code} does not belong to {one.town} that day")
        for seat in hosts
        if seat.code not in people.get(seat.human, set()) and not seat.pinned
    ]
    if len({seat.human for seat in hosts}) != len(hosts):
        violations.append(Violation("host", one.id, f"one human twice: {sorted(seat.code for seat in hosts)}"))
    if one.status == "UNFILLED" and not people and _monday_could_yield(case, one):
        violations.append(Violation("unfilled-avoidable", one.id, "another could host the Monday of that day"))
    missing = sorted(human for human in people if human not in seated)
    if missing and one.status == "UNFILLED":
        violations.append(Violation("unfilled-avoidable", one.id, f"{missing} could sit there"))
    elif missing:
        violations.append(Violation("host", one.id, f"{missing} are missing"))
    return violations


def rmon_violations(case: Case) -> list[Violation]:
    """Every week one member of the Monday pool at PC01, on Monday or the next working day of the week, else skipped."""
    violations = []
    mondays = case.days.mondays(case.month)
    by_week: dict[date, list[Reception]] = defaultdict(list)
    for one in case.plan.of("RMON"):
        by_week[one.day - timedelta(days=one.day.weekday())].append(one)
    violations += [
        Violation("unexpected", by_week[monday][0].id, f"the week of {monday} is not of the month")
        for monday in sorted(set(by_week) - set(mondays))
    ]
    for monday in mondays:
        found, workdays = by_week[monday], case.days.workdays_of_week(monday)
        if not workdays:
            violations += [Violation("unexpected", one.id, "a week without a working day") for one in found]
            if ("RMON", monday) not in case.skipped:
                violations.append(Violation("skipped", f"RMON {monday}", "no entry for a week without a working day"))
        elif len(found) != 1:
            violations.append(Violation("count", f"RMON {monday}", f"{len(found)} receptions"))
        else:
            violations += _one_monday(case, found[0], monday, workdays[0])
    return violations


def _one_monday(case: Case, one: Reception, monday: date, day: date) -> list[Violation]:
    violations = hours_violations(one, MORNING) + place_violations(one, "PC01", None, None)
    violations += moved_violations(one, monday)
    if one.day != day:
        violations.append(Violation("date", one.id, f"{one.day} instead of {day}"))
    hosts = one.in_role("HOST")
    if one.status == "UNFILLED":
        could = sorted(post.code for post in monday_pool(case) if could_host_monday(case, post, one))
        if could:
            violations.append(Violation("unfilled-avoidable", one.id, f"{could} could sit there"))
    elif len(hosts) != 1:
        violations.append(Violation("host", one.id, f"{len(hosts)} hosts"))
    elif hosts[0].human not in {post.human for post in monday_pool(case)} and not hosts[0].pinned:
        violations.append(Violation("host", one.id, f"{hosts[0].code} is not in the Monday pool"))
    return violations


def monday_pool(case: Case) -> list[Post]:
    return [post for post in _leaders(case) if post.row["monday_pool"] == "Y"]


def could_host_monday(case: Case, post: Post, one: Reception, *, pending: bool = False) -> bool:
    """Whether the member is in office, not on leave and not elsewhere; a seat at R15-TOWN gives way to the Monday."""
    if not case.county.is_present(post.code, one.day, "AM", pending=pending):
        return False
    gives_way = tuple(town.id for town in case.plan.of("R15-TOWN"))
    return not case.plan.is_busy(post.human, one.start, one.end, besides=(one.id, *gives_way))
