from __future__ import annotations

from datetime import date

import pytest

from rota.errors import BadInputError
from rota.rules.recurrence import occurrences


@pytest.mark.parametrize(
    ("rrule", "first", "last", "expected"),
    [
        ("FREQ=MONTHLY;BYMONTHDAY=15", date(2026, 12, 15), date(2026, 12, 15), (date(2026, 12, 15),)),
        ("FREQ=MONTHLY;BYMONTHDAY=15", date(2026, 12, 16), date(2027, 1, 14), ()),
        ("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=15", date(2026, 1, 1), date(2026, 12, 31), (date(2026, 2, 15),)),
        (
            "FREQ=WEEKLY;BYDAY=MO",
            date(2026, 11, 30),
            date(2026, 12, 14),
            (date(2026, 11, 30), date(2026, 12, 7), date(2026, 12, 14)),
        ),
        ("FREQ=DAILY;BYDAY=TU,WE", date(2026, 12, 7), date(2026, 12, 9), (date(2026, 12, 8), date(2026, 12, 9))),
        ("FREQ=WEEKLY;BYDAY=MO", date(2026, 12, 28), date(2027, 1, 4), (date(2026, 12, 28), date(2027, 1, 4))),
        ("FREQ=MONTHLY;BYMONTHDAY=31", date(2026, 2, 1), date(2026, 2, 28), ()),
    ],
)
def test_occurrences_include_both_ends(rrule: str, first: date, last: date, expected: tuple[date, ...]) -> None:
    assert occurrences(rrule, first=first, last=last) == expected


@pytest.mark.parametrize("rrule", ["", "FREQ=SOMETIMES", "every monday", "FREQ=MONTHLY;BYMONTHDAY=x", "BYDAY=MO"])
def test_what_is_no_recurrence_is_refused(rrule: str) -> None:
    with pytest.raises(BadInputError, match="RFC 5545"):
        occurrences(rrule, first=date(2026, 1, 1), last=date(2026, 1, 31))
