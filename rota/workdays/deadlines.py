"""The last day on which a notice may go up."""

from __future__ import annotations

from datetime import date, timedelta

from rota.errors import BadInputError
from rota.words import message
from rota.workdays.daytypes import Workdays


def publish_by(day: date, *, notice_days: int, unit_is_workday: bool, workdays: Workdays) -> date:
    """The last day for the notice of something on ``day``, that day itself not counted (DOMAIN.md §7.3, A12).

    Calendar days: ``notice_days`` days earlier; if that is a rest day, the working day before it. Working days: the
    ``notice_days``-th working day before ``day``. Raises BadInputError for a negative number of days.
    """
    if notice_days < 0:
        raise BadInputError(message("Notice days are {days}; they cannot be below 0", days=notice_days))
    if not unit_is_workday:
        return workdays.previous_workday(day - timedelta(days=notice_days))
    deadline = workdays.previous_workday(day) if notice_days == 0 else day
    for _ in range(notice_days):
        deadline = workdays.previous_workday(deadline - timedelta(days=1))
    return deadline
