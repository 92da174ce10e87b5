"""What becomes of a fixed day, such as the 15th or a Monday, that falls on a rest day (A1, A2, A4)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from rota.errors import BadInputError
from rota.words import message
from rota.workdays.daytypes import Workdays


class RestDayPolicy(StrEnum):
    """Where a fixed day on a rest day goes."""

    NEXT_WORKDAY = "NEXT_WORKDAY"
    PREV_WORKDAY = "PREV_WORKDAY"
    HOLD = "HOLD"
    """It stays, rest day or not."""
    NEXT_WORKDAY_SAME_WEEK = "NEXT_WORKDAY_SAME_WEEK"
    SKIP = "SKIP"


def roll(day: date, policy: str, workdays: Workdays) -> date | None:
    """The date on which ``day`` is held under ``policy``, a value of :class:`RestDayPolicy`.

    A working day always stays. None means that there is nothing to hold: no working day is left in the week, or
    the policy is SKIP. Raises BadInputError for an unknown policy.
    """
    if policy not in RestDayPolicy.__members__:
        raise BadInputError(
            message(
                "There is no rest-day policy “{policy}”; it can be {choices}",
                policy=policy,
                choices=tuple(RestDayPolicy.__members__),
            )
        )
    if policy == RestDayPolicy.HOLD or workdays.is_workday(day):
        return day
    if policy == RestDayPolicy.NEXT_WORKDAY:
        return workdays.next_workday(day)
    if policy == RestDayPolicy.PREV_WORKDAY:
        return workdays.previous_workday(day)
    if policy == RestDayPolicy.NEXT_WORKDAY_SAME_WEEK:
        return workdays.next_workday_same_week(day)
    return None
