from __future__ import annotations

import pytest

from rota.errors import BadInputError, ConflictError, Fault, NotAllowedError, NotFoundError, RotaError, RuleBrokenError
from rota.words import in_language, message

EMPTY = message("it is empty")


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (Fault(text=EMPTY), "it is empty"),
        (Fault(text=EMPTY, source="leaders.csv"), "“leaders.csv”: it is empty"),
        (Fault(text=EMPTY, row=3), "row 3: it is empty"),
        (Fault(text=EMPTY, column="name"), "column “name”: it is empty"),
        (
            Fault(text=EMPTY, source="leaders.csv", row=3, column="name"),
            "“leaders.csv”, row 3, column “name”: it is empty",
        ),
    ],
)
def test_a_fault_says_where_it_is(fault: Fault, expected: str) -> None:
    with in_language("en"):
        assert str(fault) == expected


@pytest.mark.parametrize(
    "kind", [RotaError, NotFoundError, ConflictError, RuleBrokenError, NotAllowedError, BadInputError]
)
def test_an_error_of_the_family_speaks_its_sentence(kind: type[RotaError]) -> None:
    error = kind(message("There is no rule {code}", code="RX"))

    with in_language("en"):
        assert (str(error), isinstance(error, RotaError)) == ("There is no rule RX", True)


def test_bad_input_carries_its_faults() -> None:
    faults = (Fault(text=EMPTY), Fault(text=EMPTY, row=2))

    assert BadInputError(EMPTY, faults).faults == faults
    assert BadInputError(EMPTY).faults == ()
