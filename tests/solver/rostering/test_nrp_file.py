"""The benchmark format: what is read, and what is refused with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from solver.rostering.nrp_file import RosterFileError, parse_nrp, read_nrp_file
from solver.rostering.problem import Cover, Employee, MostShifts, Request, RosterProblem, ShiftType

TEXT = """# a comment
SECTION_HORIZON
14

SECTION_SHIFTS
E,480,
N,600,E|N

SECTION_STAFF
A,E=14|N=2,4320,3360,5,2,3,1

SECTION_DAYS_OFF
A,0,6

SECTION_SHIFT_ON_REQUESTS
A,2,E,2

SECTION_SHIFT_OFF_REQUESTS
A,3,N,1

SECTION_COVER
0,E,5,100,1
"""


def test_every_section_is_read() -> None:
    assert parse_nrp(TEXT) == RosterProblem(
        days=14,
        shifts=(ShiftType(id="E", minutes=480), ShiftType(id="N", minutes=600, forbidden_next=("E", "N"))),
        employees=(
            Employee(
                id="A",
                min_minutes=3360,
                max_minutes=4320,
                max_consecutive_shifts=5,
                min_consecutive_shifts=2,
                min_consecutive_days_off=3,
                max_weekends=1,
                most_shifts=(MostShifts(shift="E", most=14), MostShifts(shift="N", most=2)),
                days_off=(0, 6),
            ),
        ),
        requests=(
            Request(employee="A", day=2, shift="E", weight=2, wanted=True),
            Request(employee="A", day=3, shift="N", weight=1, wanted=False),
        ),
        cover=(Cover(day=0, shift="E", need=5, under_weight=100, over_weight=1),),
    )


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("# a comment", "14", "line 1: values before the first section"),
        ("SECTION_COVER", "SECTION_COVERS", "line 21: SECTION_COVERS is not a section of the format"),
        ("SECTION_DAYS_OFF\nA,0,6\n", "", "SECTION_DAYS_OFF is missing"),
        ("\n14\n", "\n14\n15\n", "SECTION_HORIZON holds one number, the days"),
        ("E,480,", "E,long,", "line 6: invalid literal for int() with base 10: 'long'"),
        ("A,0,6", "B,0,6", "SECTION_DAYS_OFF names 'B', who is not in SECTION_STAFF"),
        ("A,0,6", "A,0,14", "day off of 'A' 14 lies outside the horizon of 14 days"),
        ("0,E,5,100,1", "0,X,5,100,1", "shift to cover 'X' does not exist"),
        ("0,E,5,100,1", "0,E,5,100", "line 22: not enough values to unpack (expected 5, got 4)"),
    ],
)
def test_a_bad_file_is_refused_with_its_place(old: str, new: str, sentence: str) -> None:
    with pytest.raises(RosterFileError) as refused:
        parse_nrp(TEXT.replace(old, new))

    assert str(refused.value) == sentence


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "picture.txt"
    path.write_bytes(b"\xff\xfe\x00\x80")

    with pytest.raises(RosterFileError, match=r"picture\.txt is not a text file"):
        read_nrp_file(path)


@pytest.mark.parametrize(("number", "days", "staff", "types"), [(1, 14, 8, 1), (13, 28, 120, 18), (20, 182, 50, 6)])
def test_public_instances_have_their_published_sizes(
    shared: Path, number: int, days: int, staff: int, types: int
) -> None:
    problem = read_nrp_file(shared / "nrp" / f"Instance{number}.txt")

    assert (problem.days, len(problem.employees), len(problem.shifts)) == (days, staff, types)
