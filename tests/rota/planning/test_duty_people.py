from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from rota.office.models import DutyTerms, HalfDay, Post
from rota.planning.context import Context
from rota.planning.duty_people import DutyPerson, Span, load_duty_people, split_days
from rota.planning.load_office import load_office
from rota.settings import ZONE
from rota.words import word
from rota.workdays.months import Month
from tests.rota.planning.duty_values import NEVER, officer
from tests.rota.planning.small_office import away, context, office, served

NIGHT = (datetime(2026, 12, 8, 17, 30, tzinfo=ZONE), datetime(2026, 12, 9, 8, 30, tzinfo=ZONE))
DAYTIME = (datetime(2026, 12, 8, 8, 30, tzinfo=ZONE), datetime(2026, 12, 8, 17, 30, tzinfo=ZONE))
WEEK = tuple(date(2026, 12, day) for day in range(7, 14))


def on(day: int) -> date:
    return date(2026, 12, day)


def obstacle(one: DutyPerson, made: Context | None = None, *, is_night: bool = True) -> str | None:
    times = NIGHT if is_night else DAYTIME
    found = one.obstacle(made or context(office()), *times, is_night=is_night)
    return word(found, "en") if found else None


@pytest.mark.parametrize(
    ("span", "days"),
    [
        (NEVER, []),
        (Span(first=on(9), last=on(10)), [9, 10]),
        (Span(first=on(12), last=None), [12, 13]),
        (Span(first=None, last=on(8)), [7, 8]),
    ],
)
def test_span_holds_on_both_its_days(span: Span, days: list[int]) -> None:
    assert [day.day for day in WEEK if span.meets(day)] == days


@pytest.mark.parametrize(("first", "said"), [(9, "no night duty in that time"), (10, None)])
def test_ban_on_nights_counts_from_the_morning_that_it_begins(first: int, said: str | None) -> None:
    one = officer("S07", no_night=Span(first=on(first), last=None))

    assert obstacle(one) == said
    assert obstacle(one, is_night=False) is None


@pytest.mark.parametrize(("last", "said"), [(8, "not on duty in that time"), (7, None)])
def test_ban_on_duty_counts_to_its_last_day(last: int, said: str | None) -> None:
    one = officer("S07", no_duty=Span(first=on(1), last=on(last)))

    assert (obstacle(one), obstacle(one, is_night=False)) == (said, said)


@pytest.mark.parametrize(("gender", "said"), [("女", "no night duty in that time"), ("男", None)])
def test_local_habit_spares_women_the_nights(gender: str, said: str | None) -> None:
    one = officer("S07", gender=gender)

    assert obstacle(one, context(office(settings={"duty_women_no_night": True}))) == said
    assert obstacle(one) is None


@pytest.mark.parametrize(
    ("first", "half", "said"),
    [
        (9, HalfDay.AM, "away on 2026-12-09"),
        (9, HalfDay.PM, None),
        (8, HalfDay.AM, None),
        (8, HalfDay.PM, "away on 2026-12-08"),
        (10, HalfDay.ALL, None),
    ],
)
def test_leave_of_either_day_keeps_from_the_night(first: int, half: HalfDay, said: str | None) -> None:
    one = officer("S07")

    assert obstacle(one, context(office(absences=(away(one.post, on(first), half=half),)))) == said


@pytest.mark.parametrize(("active_to", "said"), [(8, "not in office on that day"), (9, None)])
def test_post_is_held_till_the_end_of_the_night(active_to: int, said: str | None) -> None:
    assert obstacle(officer("S07", active_to=on(active_to))) == said


def test_reception_keeps_from_duty_at_the_same_time() -> None:
    one = officer("S07")
    made = context(office(), "2026-12", served(one.post, on(8)))

    assert obstacle(one, made, is_night=False) == "already at RMON.2026-12-08"
    assert obstacle(one, made) is None


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, False),
        ({"max_nights_month": 2}, True),
        ({"max_shifts_month": 2}, True),
        ({"no_night": Span(first=on(13), last=None)}, True),
        ({"no_duty": Span(first=on(1), last=on(7))}, True),
        ({"no_duty": Span(first=on(1), last=on(6))}, False),
    ],
)
def test_limit_or_ban_keeps_from_an_equal_share(changes: dict[str, object], *, expected: bool) -> None:
    assert officer("S07", **changes).is_limited(WEEK) is expected


def test_times_are_parted_at_midnight_to_the_last_second() -> None:
    start, end = NIGHT

    midnight = datetime(2026, 12, 9, tzinfo=ZONE)
    second = timedelta(seconds=1)
    assert split_days(start, end) == ((start, midnight - second), (midnight, end - second))
    assert split_days(*DAYTIME) == ((DAYTIME[0], DAYTIME[1] - second),)


def test_staff_is_loaded_with_its_terms(db: Session) -> None:
    terms = db.scalars(select(DutyTerms).join(Post, Post.id == DutyTerms.post_id).where(Post.code == "S01")).one()
    terms.staff_type, terms.cannot_pair_with, terms.max_nights_month = "聘用", ["S02"], 3
    db.flush()
    made = Context(office=load_office(db), month=Month(2026, 12), others=())

    (one,) = load_duty_people(db, made)

    assert (one.post.code, one.role, one.is_regular, one.apart_from) == ("S01", "leader", False, ("S02",))
    assert (one.max_nights_month, one.no_night, one.no_duty) == (3, NEVER, NEVER)
