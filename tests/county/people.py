"""What holds for everybody in the document: known codes, posts held, leave, one place at a time, places and dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tests.county.case import Case
from tests.county.plan import Reception, Violation

PUBLISHED = ("R15-SEC", "R15-HEAD", "R15-TOWN", "RMON", "RVIL-HALF", "RLAW")
ROLES_OF = {"RLAW": {"LAWYER"}, "RVIL-HALF": {"HOST", "CADRE"}}
HELPERS = {"COMPANION", "USHER", "RECORDER"}


def frame_violations(case: Case) -> Iterator[Violation]:
    """Ids, places, reasons, deadlines and roles of every reception."""
    for name, times in Counter(one.id for one in case.plan.receptions).items():
        if times > 1:
            yield Violation("id", name, f"{times} receptions have this id")
    for one in case.plan.receptions:
        if one.end <= one.start:
            yield Violation("hours", one.id, f"ends at {one.end}, starts at {one.start}")
        if one.place is not None and one.place not in case.county.points:
            yield Violation("place", one.id, f"{one.place} is not in the lists")
        if one.status in ("UNFILLED", "CANCELLED") and not (one.reason or "").strip():
            yield Violation("reason", one.id, f"{one.status} without a reason")
        due = case.days.publish_by(one.day)
        if one.publish_by != due and not (one.publish_by is None and _may_have_no_deadline(one)):
            yield Violation("publish-by", one.id, f"{one.publish_by} instead of {due}")
        yield from _roles(one)


def _may_have_no_deadline(one: Reception) -> bool:
    return one.rule not in PUBLISHED or one.status in ("UNFILLED", "CANCELLED")


def _roles(one: Reception) -> Iterator[Violation]:
    if one.rule in PUBLISHED:
        allowed = ROLES_OF.get(one.rule, {"HOST"}) | HELPERS
        for seat in one.seats:
            if seat.role not in allowed:
                yield Violation("role", one.id, f"{seat.code} as {seat.role}")
    if one.status == "UNFILLED" and one.rule in PUBLISHED and (one.in_role("HOST") or one.in_role("LAWYER")):
        yield Violation("role", one.id, "UNFILLED, but somebody sits there")
    if one.status == "PLANNED" and one.rule in PUBLISHED and not (one.in_role("HOST") or one.in_role("LAWYER")):
        yield Violation("role", one.id, "PLANNED, but nobody sits there")


def presence_violations(case: Case) -> Iterator[Violation]:
    """Everybody named is in the lists, holds the post on that day, is not on leave, and is nowhere else."""
    for one in case.plan.live:
        for code, times in Counter(seat.code for seat in one.seats).items():
            if times > 1:
                yield Violation("two-places", one.id, f"{code} stands {times} times in one reception")
        for seat in one.seats:
            post = case.county.posts.get(seat.code)
            if post is None:
                yield Violation("unknown", one.id, f"{seat.code} is not in the lists")
                continue
            if seat.substitute_for is not None and seat.substitute_for not in case.county.posts:
                yield Violation("unknown", one.id, f"substitute_for {seat.substitute_for} is not in the lists")
            if not post.held_on(one.day):
                yield Violation("post", one.id, f"{seat.code} does not hold the post on {one.day}")
            if any(case.county.is_away(post.human, one.day, half) for half in one.halves):
                yield Violation("leave", one.id, f"{seat.code} is on leave on {one.day}")
    yield from _double(case)


def _double(case: Case) -> Iterator[Violation]:
    for human, engagements in case.plan.engagements.items():
        ordered = sorted(engagements)
        for index, (_, end, name) in enumerate(ordered):
            for start, _, other in ordered[index + 1 :]:
                if start >= end:
                    break
                yield Violation("two-places", name, f"{human} is at {other} at the same time")
