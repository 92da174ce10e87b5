from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest

from rota.errors import BadInputError
from rota.rules.duty_patterns import ALL_DAYS, PATTERNS, RESTING, ShiftSpec, crosses_night, read_patterns_file
from rota.words import word

COUNTS = "main and assist are no numbers of people, together at least 1"


def read(folder: Path, text: str) -> tuple[str, dict[str, tuple[ShiftSpec, ...]]]:
    path = folder / "shift_patterns.yaml"
    path.write_text(text, encoding="utf-8")
    return read_patterns_file(path)


def faults(folder: Path, text: str) -> list[tuple[str | None, str]]:
    with pytest.raises(BadInputError) as caught:
        read(folder, text)
    return [(fault.column, word(fault.text, "en")) for fault in caught.value.faults]


@pytest.mark.parametrize("name", ["A", "B", "C", "D"])
def test_patterns_of_the_sample_county_are_those_ready_to_choose(shared: Path, name: str) -> None:
    default, patterns = read_patterns_file(shared / "county" / "shift_patterns.yaml")

    assert default == "A"
    assert [(one.code, one.starts_at, one.minutes, one.is_night) for one in patterns[name]] == [
        (one.code, one.starts_at, one.minutes, one.is_night) for one in PATTERNS[name]
    ]
    assert [(one.main, one.assist, one.weekdays, set(one.day_types)) for one in patterns[name]] == [
        (one.main, one.assist, one.weekdays, set(one.day_types)) for one in PATTERNS[name]
    ]


def test_shift_says_days_weekdays_people_and_leader(tmp_path: Path) -> None:
    text = (
        "default: X\nX:\n  shifts:\n"
        "  - {code: N, name: 夜, days: [FRI, SAT], start: '20:00', end: '08:00+1', main: 2, leader: 0}\n"
        "  - {code: R, days: [WEEKEND, HOLIDAY_REST, STATUTORY_HOLIDAY], start: '08:00', end: '20:00', assist: 1}\n"
        "rest_rules: {}\n"
    )

    default, patterns = read(tmp_path, text)

    assert default == "X"
    assert patterns == {
        "X": (
            ShiftSpec(
                code="N",
                name="夜",
                starts_at=time(20),
                minutes=12 * 60,
                day_types=ALL_DAYS,
                weekdays=("FRI", "SAT"),
                main=2,
                assist=0,
                has_leader=False,
            ),
            ShiftSpec(code="R", name="R", starts_at=time(8), minutes=12 * 60, day_types=RESTING, is_night=False),
        )
    }


def test_default_may_be_a_pattern_that_the_file_does_not_change(tmp_path: Path) -> None:
    assert read(tmp_path, "default: E\n") == ("E", {})


@pytest.mark.parametrize(
    ("shift", "text"),
    [
        ("{start: '08:00', end: '09:00'}", "a shift has no code"),
        ("night", "a shift has no code"),
        ("{code: N, days: [HOLIDAY], start: '08:00', end: '09:00'}", "HOLIDAY is no day type"),
        ("{code: N, start: 8, end: '09:00'}", "8–09:00 are no hours; write them as 17:30 and 08:30+1"),
        ("{code: N, start: '08:00'}", "08:00– are no hours; write them as 17:30 and 08:30+1"),
        ("{code: N, start: '08:00', end: '08:00'}", "the end is not after the start"),
        ("{code: N, start: '08:00', end: '08:01', main: two}", COUNTS),
        ("{code: N, start: '08:00', end: '08:01', main: -1, assist: 2}", COUNTS),
        ("{code: N, start: '08:00', end: '08:01', main: 0}", COUNTS),
    ],
)
def test_faulty_shift_is_named(tmp_path: Path, shift: str, text: str) -> None:
    assert [one[1] for one in faults(tmp_path, f"default: A\nX:\n  shifts: [{shift}]\n")] == [text]


@pytest.mark.parametrize("entry", ["{shifts: []}", "{name: 无班}", "[]"])
def test_pattern_without_shifts_is_a_fault(tmp_path: Path, entry: str) -> None:
    assert faults(tmp_path, f"default: A\nX: {entry}\n") == [("X", "the pattern has no shifts")]


def test_shift_that_is_there_twice_is_a_fault(tmp_path: Path) -> None:
    shift = "{code: N, start: '08:00', end: '09:00'}"

    assert faults(tmp_path, f"default: A\nX:\n  shifts: [{shift}, {shift}]\n") == [("X.N", "the shift is there twice")]


def test_unknown_default_is_a_fault(tmp_path: Path) -> None:
    assert faults(tmp_path, "default: Z\n") == [("default", "there is no duty pattern Z")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- A\n", "The file shift_patterns.yaml has no patterns"),
        ("A: [", "The file shift_patterns.yaml cannot be read"),
    ],
)
def test_file_without_patterns_is_refused(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(BadInputError) as caught:
        read(tmp_path, text)

    assert word(caught.value.sentence, "en") == said


@pytest.mark.parametrize(("minutes", "expected"), [(9 * 60 - 1, False), (9 * 60, True)])
def test_night_lasts_till_five_in_the_morning(minutes: int, *, expected: bool) -> None:
    assert crosses_night(time(20), minutes) is expected
