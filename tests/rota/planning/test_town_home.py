"""At least a third of a town's leaders stay at home in every half-day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from rota.office.models import HalfDay
from rota.planning.context import single_option
from rota.planning.models import Role
from rota.planning.town_home import home_needed, room_to_leave
from rota.planning.wanted import Sitting, TimeOption, Wanted
from rota.rules.templates import R15_TOWN
from rota.settings import ZONE
from rota.words import message
from tests.rota.planning.small_office import away, context, leader, office, town

DAY = date(2026, 12, 15)
MORNING = (datetime(2026, 12, 15, 8, 30, tzinfo=ZONE), datetime(2026, 12, 15, 12, 0, tzinfo=ZONE))
SIX = tuple(leader(f"T01L0{number}") for number in range(1, 7))


def room(*wanted: Wanted, leaders=SIX, absences=(), **settings) -> int:
    view = context(office(posts=leaders, towns=(town(),), absences=absences, settings=settings))
    return room_to_leave(view, "T01", wanted, MORNING)


def sits(person, *, place="PC01", start=time(9), end=time(11, 30), is_cancelled=False) -> Wanted:
    hours = TimeOption(key="x", starts_at=datetime.combine(DAY, start, ZONE), ends_at=datetime.combine(DAY, end, ZONE))
    return Wanted(
        id="R1",
        rule=R15_TOWN,
        nominal_on=DAY,
        options=(hours,),
        place_code=place,
        sitting=(Sitting(post=person, role=Role.HOST, why=message("x")),),
        is_cancelled=is_cancelled,
    )


@pytest.mark.parametrize(
    ("leaders", "needed"), [(0, 0), (1, 1), (2, 1), (3, 1), (4, 2), (6, 2), (7, 3), (9, 3), (10, 4)]
)
def test_a_third_is_rounded_up(leaders: int, needed: int) -> None:
    assert home_needed(context(office()), leaders) == needed


@pytest.mark.parametrize(("percent", "needed"), [(0, 0), (10, 1), (34, 3), (50, 3), (100, 6)])
def test_the_office_may_want_another_share(percent: int, needed: int) -> None:
    assert home_needed(context(office(settings={"home_share_percent": percent})), 6) == needed


def test_exactly_a_third_may_stay_behind() -> None:
    assert room() == 4


def test_who_is_away_already_takes_room() -> None:
    assert room(absences=(away(SIX[0], DAY), away(SIX[1], DAY, half=HalfDay.PM))) == 3


def test_who_is_not_in_office_is_not_counted() -> None:
    former = (*SIX[:3], *(replace(one, active_to=date(2026, 12, 14)) for one in SIX[3:]))

    assert room(leaders=former) == 2


def test_room_never_falls_below_none() -> None:
    assert room(absences=tuple(away(one, DAY) for one in SIX)) == 0


def test_who_sits_at_the_bureau_is_gone() -> None:
    assert room(sits(SIX[0])) == 3


def test_who_sits_at_the_town_s_own_place_is_at_home() -> None:
    assert room(sits(SIX[0], place="PT01")) == 4


def test_a_cancelled_reception_takes_nobody_away() -> None:
    assert room(sits(SIX[0], is_cancelled=True)) == 4


@pytest.mark.parametrize(("start", "left"), [(time(12, 0), 4), (time(11, 59), 3)])
def test_only_the_same_half_day_counts(start: time, left: int) -> None:
    assert room(sits(SIX[0], start=start, end=time(17))) == left


def test_strangers_take_no_room() -> None:
    assert room(sits(leader("T02L01"))) == 4


def test_the_hours_of_a_rule_without_any_are_the_usual_morning() -> None:
    option = single_option(replace(R15_TOWN, starts_at=None, ends_at=None), DAY)

    assert (option.starts_at.time(), option.ends_at.time()) == (time(9), time(11, 30))
