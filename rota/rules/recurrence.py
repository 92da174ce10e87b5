"""Recurrences: RFC 5545 RRULEs read by dateutil, as dates."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from dateutil.rrule import rrulestr

from rota.errors import BadInputError
from rota.words import message


def occurrences(rrule: str, *, first: date, last: date) -> tuple[date, ...]:
    """The dates of ``rrule`` from ``first`` to ``last``, both included; raises BadInputError when it cannot be read.

    The recurrence counts from 1 January of ``first``'s year, so that BYMONTH and BYDAY mean the same every year.
    """
    start = datetime(first.year, 1, 1)  # noqa: DTZ001 - whole days have no zone
    try:
        rule = rrulestr(rrule, dtstart=start)
    except (ValueError, KeyError, TypeError) as error:  # TypeError: no FREQ
        raise BadInputError(message("“{rrule}” is not a recurrence by RFC 5545", rrule=rrule)) from error
    after = datetime.combine(first - timedelta(days=1), time(12))
    before = datetime.combine(last, time(12))
    return tuple(moment.date() for moment in rule.between(after, before))
