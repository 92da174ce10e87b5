"""What a rostering problem refuses."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from solver.rostering.problem import WIDEST_WEIGHT, Cover, MostShifts, Request, RosterProblem, ShiftType
from tests.solver.rostering.small import EARLY, FREE, NIGHT, alone


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"days": 0}, "the horizon has 0 days"),
        ({"first_weekday": 7}, "7 is not a day of the week"),
        ({"shifts": (EARLY, EARLY)}, "shift type 'E' stands twice"),
        ({"shifts": (replace(EARLY, forbidden_next=("X",)),)}, "shift type forbidden after 'E' 'X' does not exist"),
        ({"employees": (FREE, FREE)}, "employee 'A' stands twice"),
        (
            {"employees": (replace(FREE, most_shifts=(MostShifts(shift="X", most=1),)),)},
            "limited shift of 'A' 'X' does not exist",
        ),
        ({"employees": (replace(FREE, days_off=(7,)),)}, "day off of 'A' 7 lies outside the horizon of 7 days"),
    ],
)
def test_an_inconsistent_problem_is_refused(changes: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValueError, match=r".") as refused:
        replace(alone(), **changes)

    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    "limits",
    [
        {"min_minutes": 2, "max_minutes": 1},
        {"min_minutes": -1},
        {"min_consecutive_shifts": 0},
        {"min_consecutive_shifts": 3, "max_consecutive_shifts": 2},
        {"min_consecutive_days_off": 0},
        {"max_weekends": -1},
        {"most_shifts": (MostShifts(shift="E", most=1), MostShifts(shift="E", most=2))},
    ],
)
def test_a_contract_that_nobody_can_read_is_refused(limits: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="employee 'A'"):
        replace(FREE, **limits)


def test_requests_and_cover_name_what_exists() -> None:
    request = Request(employee="A", day=0, shift="E", weight=1, wanted=True)
    cover = Cover(day=0, shift="E", need=1, under_weight=1, over_weight=1)

    def stated(**parts: Any) -> RosterProblem:
        return replace(alone(), **parts)

    assert stated(requests=(request, request), cover=(cover,)).cover == (cover,)
    for wrong in (replace(request, employee="B"), replace(request, shift="X"), replace(request, day=7)):
        with pytest.raises(ValueError, match=r"does not exist|outside"):
            stated(requests=(wrong,))
    for wrong_cover in (replace(cover, shift="X"), replace(cover, day=-1)):
        with pytest.raises(ValueError, match=r"does not exist|outside"):
            stated(cover=(wrong_cover,))
    with pytest.raises(ValueError, match="stands twice"):
        stated(cover=(cover, cover))


@pytest.mark.parametrize("wrong", [(EARLY, {"minutes": 0}), (NIGHT, {"minutes": -1})])
def test_a_shift_lasts(wrong: tuple[ShiftType, dict[str, int]]) -> None:
    with pytest.raises(ValueError, match="lasts"):
        replace(wrong[0], **wrong[1])


def test_weights_are_not_negative() -> None:
    with pytest.raises(ValueError, match="weighs -1"):
        Request(employee="A", day=0, shift="E", weight=-1, wanted=True)
    with pytest.raises(ValueError, match="negative"):
        Cover(day=0, shift="E", need=1, under_weight=-1, over_weight=1)
    with pytest.raises(ValueError, match="fewer than none"):
        MostShifts(shift="E", most=-1)


def test_weights_that_fit_are_taken_and_heavier_ones_refused() -> None:
    heaviest = WIDEST_WEIGHT // 7
    fitting = Cover(day=0, shift="E", need=1, under_weight=heaviest, over_weight=0)

    assert replace(alone(), cover=(fitting,)).cover == (fitting,)
    with pytest.raises(ValueError, match="too heavy for 7 days"):
        replace(alone(), cover=(replace(fitting, under_weight=heaviest + 1),))
