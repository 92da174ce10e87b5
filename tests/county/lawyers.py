"""RLAW: one lawyer at PC03 on every working day of the calendar month."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

from tests.county.case import Case, hours_violations, moved_violations, place_violations
from tests.county.fixed_days import MORNING
from tests.county.lists import WEEKDAYS, Post
from tests.county.plan import Reception, Violation


def lawyer_violations(case: Case) -> list[Violation]:
    """Days, hours, place, weekdays, most days a month, and no more holes than the lawyers' days make necessary."""
    violations = []
    workdays = [day for day in case.days.days_of(case.month) if case.days.is_workday(day)]
    by_day: dict[date, list[Reception]] = defaultdict(list)
    for one in case.plan.of("RLAW"):
        by_day[one.day].append(one)
    violations += [
        Violation("unexpected", by_day[day][0].id, f"{day} is not a working day of the month")
        for day in sorted(set(by_day) - set(workdays))
    ]
    for day in workdays:
        if len(by_day[day]) != 1:
            violations.append(Violation("count", f"RLAW {day}", f"{len(by_day[day])} receptions"))
            continue
        one = by_day[day][0]
        violations += hours_violations(one, MORNING) + place_violations(one, "PC03", None, None)
        violations += moved_violations(one, day) + _who(case, one)
    counts = Counter(seat.code for one in case.plan.of("RLAW") for seat in one.in_role("LAWYER"))
    for post in lawyers(case):
        if counts[post.code] > most_days(post):
            violations.append(Violation("max-days", post.code, f"{counts[post.code]} days of {most_days(post)}"))
    holes = [one for one in case.plan.of("RLAW") if one.status == "UNFILLED"]
    necessary = len(workdays) - len(best_filling(case, workdays))
    if len(holes) > necessary:
        where = ", ".join(one.id for one in holes)
        violations.append(Violation("unfilled-avoidable", where, f"{len(holes)} holes, {necessary} are necessary"))
    return violations


def lawyers(case: Case) -> list[Post]:
    return [post for post in case.county.posts.values() if post.kind == "lawyers"]


def most_days(post: Post) -> int:
    return int(post.row["max_days_month"] or 31)


def can_sit(case: Case, post: Post, day: date, *, pending: bool = False) -> bool:
    """Whether the lawyer comes on that weekday, is in office and not on leave that morning."""
    weekdays = post.row["available_weekdays"].split(";")
    return WEEKDAYS[day.weekday()] in weekdays and case.county.is_present(post.code, day, "AM", pending=pending)


def _who(case: Case, one: Reception) -> list[Violation]:
    seats = one.in_role("LAWYER")
    if one.status == "UNFILLED":
        return []
    if len(seats) != 1:
        return [Violation("host", one.id, f"{len(seats)} lawyers")]
    post = case.county.posts.get(seats[0].code)
    if not post or post.kind != "lawyers":
        return [Violation("host", one.id, f"{seats[0].code} is not a lawyer")]
    if not can_sit(case, post, one.day):
        return [Violation("weekday", one.id, f"{post.code} cannot sit on {WEEKDAYS[one.day.weekday()]} {one.day}")]
    return []


def best_filling(case: Case, workdays: list[date]) -> dict[date, str]:
    """A lawyer for as many of the days as can have one at all: a maximum matching by augmenting paths."""
    days_of: dict[str, list[date]] = defaultdict(list)
    posts = lawyers(case)

    def place(day: date, seen: set[str]) -> bool:
        for post in posts:
            if post.code in seen or not can_sit(case, post, day):
                continue
            seen.add(post.code)
            if len(days_of[post.code]) < most_days(post):
                days_of[post.code].append(day)
                return True
            for taken in list(days_of[post.code]):
                if place(taken, seen):
                    days_of[post.code].remove(taken)
                    days_of[post.code].append(day)
                    return True
        return False

    for day in workdays:
        place(day, set())
    return {day: code for code, days in days_of.items() for day in days}
