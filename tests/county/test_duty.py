"""The duty checker against a bureau known by heart: one mistake at a time is found, and nothing else."""

from __future__ import annotations

import copy
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.county.duty import check_duty, duty_figures
from tests.county.duty_lists import ZONE, DayTypes
from tests.county.duty_roster import Item
from tests.county.duty_tiny import MONTH, Document, naive_duty, tiny_bureau
from tests.county.reference import person

Mistake = Callable[[Document], None]


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_bureau(tmp_path_factory.mktemp("bureau"))


@pytest.fixture(scope="module")
def clean(county: Path) -> Document:
    return naive_duty(county, MONTH, "A")


def entry(document: Document, name: str) -> dict[str, Any]:
    found: dict[str, Any]
    (found,) = [one for one in document["duty"] if one["id"] == name]
    return found


def seat(name: str, role: str, code: str, also: str = "") -> Mistake:
    """Whoever has the role in the shift (and in ``also``) gives way to ``code``."""

    def apply(document: Document) -> None:
        for shift in (name, also) if also else (name,):
            people = entry(document, shift)["people"]
            people[:] = [one for one in people if one["role"] != role] + [{"person": code, "role": role}]

    return apply


def exchange(one: str, other: str) -> Mistake:
    """The assistants of two shifts change places."""

    def apply(document: Document) -> None:
        first, second = (
            next(person for person in entry(document, name)["people"] if person["role"] == "ASSIST")
            for name in (one, other)
        )
        first["person"], second["person"] = second["person"], first["person"]

    return apply


def empty(name: str, role: str, finding: str = "") -> Mistake:
    def apply(document: Document) -> None:
        people = entry(document, name)["people"]
        people[:] = [one for one in people if one["role"] != role]
        if finding:
            found = {"rule": "D-COVER", "severity": "CONFIRM", "people": [], "text": finding}
            document["findings"].append(found)

    return apply


def change(name: str, **values: Any) -> Mistake:
    return lambda document: entry(document, name).update(values)


def receive(code: str, day: str, start: str, end: str) -> Mistake:
    def apply(document: Document) -> None:
        document["receptions"].append(
            {
                **dict.fromkeys(("town", "village", "moved_from", "reason", "publish_by")),
                "id": "RDIR.1",
                "rule": "RDIR",
                "place": "PC01",
                "status": "PLANNED",
                "people": [person(code)],
                "starts_at": f"{day}T{start}:00+08:00",
                "ends_at": f"{day}T{end}:00+08:00",
            }
        )

    return apply


def kinds(county: Path, document: Document) -> set[str]:
    return {one.kind for one in check_duty(county, MONTH, document, "A")}


@pytest.mark.parametrize("pattern", ["A", "B", "C", "D", "E"])
def test_roster_that_keeps_every_rule_has_no_violation(county: Path, pattern: str) -> None:
    document = naive_duty(county, MONTH, pattern)

    assert check_duty(county, MONTH, document, pattern) == []
    assert duty_figures(county, MONTH, document, pattern).holes == len(document["findings"])


@pytest.mark.parametrize(
    ("name", "mistake", "expected"),
    [
        ("key missing", lambda document: entry(document, "WN.2026-12-01").pop("shift"), {"shape"}),
        ("shift missing", lambda document: document["duty"].pop(1), {"missing", "unmanned", "hole"}),
        ("shift twice", lambda d: d["duty"].append({**d["duty"][0], "id": "again"}), {"extra"}),
        ("shift of another pattern", change("WN.2026-12-01", shift="DN"), {"extra", "missing"}),
        ("hours", change("WN.2026-12-01", ends_at="2026-12-02T08:00:00+08:00"), {"hours"}),
        ("day type", change("WN.2026-12-01", day_type="WEEKEND"), {"day-type"}),
        ("role", seat("WN.2026-12-29", "GUARD", "S10"), {"role", "crowd"}),
        ("twice in a shift", seat("WN.2026-12-29", "STANDBY", "S06"), {"role", "rest"}),
        ("unknown person", seat("WN.2026-12-01", "ASSIST", "S99"), {"unknown"}),
        ("two leaders of a day", seat("RN.2026-12-06", "LEADER", "S04"), {"leader"}),
        ("nobody, unsaid", empty("WN.2026-12-01", "ASSIST"), {"unmanned", "hole"}),
        ("no leader, unsaid", empty("WN.2026-12-22", "LEADER"), {"unmanned", "hole"}),
        ("a hole that somebody could fill", empty("WN.2026-12-22", "MAIN", "WN.2026-12-22 没有人"), {"hole"}),
    ],
)
def test_wrong_entry_is_found(county: Path, clean: Document, name: str, mistake: Mistake, expected: set[str]) -> None:
    document = copy.deepcopy(clean)

    mistake(document)

    assert kinds(county, document) == expected, name


@pytest.mark.parametrize(
    ("name", "mistake", "expected"),
    [
        ("contract staff as main", seat("WN.2026-12-29", "MAIN", "S10"), {"qualification"}),
        ("officer in charge", seat("WN.2026-12-31", "LEADER", "S10"), {"qualification"}),
        ("15 hours of rest", seat("WN.2026-12-30", "ASSIST", "S07"), {"rest"}),
        ("two days in charge running", seat("WN.2026-12-29", "LEADER", "S03"), {"rest"}),
        ("no nights", seat("WN.2026-12-29", "ASSIST", "S09"), {"no-night"}),
        ("no duty", seat("WN.2026-12-04", "ASSIST", "S08"), {"no-duty"}),
        ("left on the 20th", seat("WN.2026-12-29", "ASSIST", "S13"), {"post"}),
        ("away the morning after", seat("WN.2026-12-07", "ASSIST", "S07"), {"leave"}),
        ("leader away", seat("WN.2026-12-03", "LEADER", "S02"), {"leave"}),
        ("third night of two", seat("WN.2026-12-29", "ASSIST", "S12"), {"max_nights_month"}),
        ("third duty of two", seat("WN.2026-12-29", "LEADER", "S01"), {"max_shifts_month"}),
        ("spouses", seat("WN.2026-12-22", "ASSIST", "S05"), {"spouse"}),
        ("newcomer beside a junior", exchange("RD.2026-12-26", "RD.2026-12-27"), {"senior"}),
        ("receives at the same time", receive("S05", "2026-12-27", "20:00", "21:00"), {"two-places"}),
        ("receives on the morning after", receive("S05", "2026-12-28", "09:00", "11:30"), {"morning-after"}),
        ("leader on the morning after", receive("S02", "2026-12-30", "09:00", "11:30"), {"morning-after"}),
        ("receives from noon on", receive("S05", "2026-12-28", "12:00", "13:00"), set()),
        ("leader receives by day", receive("S02", "2026-12-29", "09:00", "11:30"), set()),
        ("one turn too many", seat("WN.2026-12-23", "MAIN", "S05"), {"unfair"}),
        ("one day in charge too many", seat("WN.2026-12-30", "LEADER", "S02", "WN.2026-12-29"), {"rest"}),
    ],
)
def test_wrong_person_is_found(county: Path, clean: Document, name: str, mistake: Mistake, expected: set[str]) -> None:
    document = copy.deepcopy(clean)

    mistake(document)

    assert kinds(county, document) == expected, name


@pytest.mark.parametrize(
    ("name", "mistake"),
    [
        ("24 hours of rest", seat("RD.2026-12-06", "MAIN", "S13")),
        ("the evening after a morning away", seat("WN.2026-12-08", "ASSIST", "S07")),
        ("leave that is not decided", seat("WN.2026-12-22", "ASSIST", "S14")),
    ],
)
def test_what_is_just_allowed_is_no_more_than_unfair(
    county: Path, clean: Document, name: str, mistake: Mistake
) -> None:
    document = copy.deepcopy(clean)

    mistake(document)

    assert kinds(county, document) <= {"unfair", "role", "crowd"}, name


@pytest.mark.parametrize(("shift", "expected"), [("WN.2026-11-30", {"rest"}), ("WN.2026-11-29", set())])
def test_rest_is_wanted_over_the_border_of_the_month(
    county: Path, clean: Document, shift: str, expected: set[str]
) -> None:
    first = clean["duty"][0]
    day = date.fromisoformat(shift[3:])
    times = {"starts_at": f"{day}T17:30:00+08:00", "ends_at": f"{date.fromordinal(day.toordinal() + 1)}T08:30:00+08:00"}
    before = {"duty": [{**first, **times, "id": shift, "people": [{"person": "S05", "role": "MAIN"}]}]}

    found = check_duty(county, MONTH, clean, "A", [before])

    assert {one.kind for one in found} == expected


@pytest.mark.parametrize(
    ("start", "end", "nights"),
    [
        ("2026-12-01T17:30", "2026-12-02T08:30", ["2026-12-01"]),
        ("2026-12-01T08:30", "2026-12-01T17:30", []),
        ("2026-12-01T20:00", "2026-12-02T04:59", []),
        ("2026-12-04T17:30", "2026-12-07T08:30", ["2026-12-04", "2026-12-05", "2026-12-06"]),
    ],
)
def test_nights_are_the_dates_served_to_the_end(start: str, end: str, nights: list[str]) -> None:
    begin, finish = (datetime.fromisoformat(text).replace(tzinfo=ZONE) for text in (start, end))

    item = Item("X", "X", begin, finish, begin.date(), 2, ())

    assert sorted(str(day) for day in item.nights) == nights


@pytest.mark.parametrize(
    ("day", "kind", "weight"),
    [
        ("2026-10-10", "ADJUSTED_WORKDAY", 2),
        ("2026-10-11", "WEEKEND", 3),
        ("2026-10-04", "HOLIDAY_REST", 4),
        ("2026-10-01", "STATUTORY_HOLIDAY", 6),
        ("2026-02-16", "STATUTORY_HOLIDAY", 8),
        ("2026-10-09", "WORKDAY", 2),
        ("2027-02-05", "STATUTORY_HOLIDAY", 8),
    ],
)
def test_day_types_and_weights_follow_the_calendar_lists(shared: Path, day: str, kind: str, weight: int) -> None:
    types = DayTypes(shared / "county")

    assert (types.of(date.fromisoformat(day)), types.weight(date.fromisoformat(day))) == (kind, weight)
