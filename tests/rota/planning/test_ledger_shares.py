from __future__ import annotations

from datetime import date, timedelta

import pytest

from rota.planning.ledger_pools import Member, Pool
from rota.planning.ledger_shares import expected, openings
from rota.planning.ledger_turns import Standing, Turn
from rota.planning.ledger_values import LedgerKind
from rota.planning.office_view import PostView
from rota.words import message
from tests.rota.planning.small_office import post

FIRST = date(2026, 1, 1)
DAYS = 10


def member(view: PostView, weight: float = 1.0, **changes: object) -> Member:
    facts: dict[str, object] = {"arrived_on": None, "most": None, "limits": (), "weights": (weight,) * DAYS}
    return Member(post=view, **{**facts, **changes})  # type: ignore[arg-type]


def carried(view: PostView, value: float, *, days: int = DAYS) -> Turn:
    return Turn(
        kind=LedgerKind.MONDAY,
        person=view.person,
        standing=Standing.CARRIED,
        first=FIRST,
        last=FIRST + timedelta(days=days - 1),
        count=int(value),
        value=value,
    )


def pool(members: tuple[Member, ...], turns: tuple[Turn, ...]) -> Pool:
    return Pool(
        kind=LedgerKind.MONDAY,
        group="",
        first=FIRST,
        last=FIRST + timedelta(days=DAYS - 1),
        members=members,
        turns=turns,
    )


def test_everybody_has_the_same_share_of_all_turns() -> None:
    one, other = post("L01"), post("L02")
    made = pool((member(one), member(other)), (carried(one, 4), carried(other, 1)))

    assert expected(made, {}) == {one.person: 2.5, other.person: 2.5}


def test_share_follows_the_days_in_office() -> None:
    whole, half = post("L01"), post("L02")
    made = pool((member(whole), member(half, weights=(1.0,) * 5 + (0.0,) * 5)), (carried(whole, 6),))

    assert expected(made, {}) == {whole.person: 4.0, half.person: 2.0}


def test_newcomer_opens_with_the_average_of_the_others_until_the_arrival() -> None:
    old, older, new = post("L01"), post("L02"), post("L03")
    arrived = member(new, arrived_on=FIRST + timedelta(days=5))
    made = pool((member(old), member(older), arrived), (carried(old, 4), carried(older, 2), carried(new, 1)))

    opening = openings(made)

    assert opening == {new.person: 1.5}
    assert expected(made, opening) == pytest.approx(dict.fromkeys((old.person, older.person, new.person), 8.5 / 3))


def test_turn_after_the_arrival_does_not_count_for_the_opening() -> None:
    old, new = post("L01"), post("L02")
    late = Turn(
        kind=LedgerKind.MONDAY,
        person=old.person,
        standing=Standing.SERVED,
        first=FIRST + timedelta(days=5),
        last=FIRST + timedelta(days=5),
        count=1,
        value=1,
    )
    on_arrival = pool((member(old), member(new, arrived_on=FIRST + timedelta(days=5))), (late,))
    day_after = pool((member(old), member(new, arrived_on=FIRST + timedelta(days=6))), (late,))

    assert openings(on_arrival) == {new.person: 0.0}
    assert openings(day_after) == {new.person: 1.0}


def test_newcomer_among_newcomers_opens_with_nothing() -> None:
    new = post("L01")

    assert openings(pool((member(new, arrived_on=FIRST),), ())) == {new.person: 0.0}


def test_limited_people_do_not_change_the_share_of_the_others() -> None:
    one, other, limited = post("L01"), post("L02"), post("L03")
    banned = member(limited, weights=(0.5,) * DAYS, limits=(message("no night duty"),))
    made = pool((member(one), member(other), banned), (carried(one, 4), carried(other, 4), carried(limited, 40)))

    assert expected(made, {}) == {one.person: 4.0, other.person: 4.0, limited.person: 2.0}


def test_nobody_is_expected_to_carry_more_than_the_limit() -> None:
    one, limited = post("L01"), post("L02")
    few = member(limited, most=2, limits=(message("at most {count} duties a month", count=2),))
    made = pool((member(one), few), (carried(one, 8), carried(limited, 2)))

    assert expected(made, {}) == {one.person: 8.0, limited.person: 2.0}


def test_where_all_are_limited_all_are_compared() -> None:
    one, other = post("L01"), post("L02")
    limits = (message("no night duty"),)
    made = pool((member(one, limits=limits), member(other, limits=limits)), (carried(one, 4),))

    assert expected(made, {}) == {one.person: 2.0, other.person: 2.0}


def test_pool_without_a_day_of_weight_expects_nothing() -> None:
    gone = post("L01")

    assert expected(pool((member(gone, 0.0),), (carried(gone, 3),)), {}) == {gone.person: 0.0}
