from __future__ import annotations

from dataclasses import replace

import pytest

from solver.outcome import Status
from tests.rota.planning.small_duty import Case, least_changes, random_case, replan_case, replanned_changes


def seats(case: Case, **changes: object) -> dict[str, frozenset[tuple[str, str]]]:
    outcome = replan_case(case, **changes)  # type: ignore[arg-type]
    return {place.slot: frozenset(place.people) for place in outcome.placed}


@pytest.mark.parametrize("seed", range(25))
def test_absence_changes_no_more_shifts_than_brute_force_needs(seed: int) -> None:
    case = random_case(seed)

    outcome = replan_case(case)

    assert outcome.status is Status.OPTIMAL
    assert replanned_changes(case, outcome) == least_changes(case)


def test_cases_need_changes_of_several_sizes() -> None:
    """The brute force above is no proof if nothing ever has to change."""
    assert {least_changes(random_case(seed))[1] for seed in range(25)} == {0, 1, 2, 3}


@pytest.mark.parametrize("seed", range(5))
def test_published_past_never_changes(seed: int) -> None:
    """The first two nights stand, even where the absence meets the second."""
    case = replace(random_case(seed), past=frozenset({"N0", "N1"}))

    kept = seats(case)

    assert {night: kept[night] for night in sorted(case.past)} == {
        night: frozenset(case.published[night]) for night in sorted(case.past)
    }


def case_that_needs(changes: int) -> Case:
    return next(case for seed in range(100) if least_changes(case := random_case(seed)) == (0, changes))


def test_limit_that_allows_the_changes_needed_leaves_no_seat_empty() -> None:
    case = case_that_needs(2)

    assert replanned_changes(case, replan_case(case, 2)) == (0, 2)


def test_limit_below_the_changes_needed_leaves_a_seat_empty() -> None:
    case = case_that_needs(2)

    outcome = replan_case(case, 1)

    assert outcome.status is Status.OPTIMAL
    assert replanned_changes(case, outcome)[0] == 1


def test_without_any_change_allowed_only_the_absent_leave() -> None:
    case = case_that_needs(1)

    kept = seats(case, most_changes=0)

    assert all(people <= frozenset(case.published[night]) for night, people in kept.items())


def test_past_keeps_roles_and_people_that_are_no_longer_there() -> None:
    case = random_case(0)
    known = (*case.published["N0"], ("STANDBY", "S99"))
    case = replace(case, published={**case.published, "N0": known})

    assert seats(case)["N0"] == frozenset(known)


def test_new_shift_is_manned_like_any_other() -> None:
    case = random_case(0)
    fresh = replace(case, published={night: people for night, people in case.published.items() if night != "N5"})

    assert seats(fresh)["N5"]
