"""What ``rota export`` writes: the same bytes twice, calendars that two libraries read alike, changes numbered."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import icalendar
import pytest
import vobject

from tests.installation import Installation
from tests.installations import MONTH

LATER = "2026-11-23T10:00:00+08:00"


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_exporting_twice_gives_the_same_bytes(released: Installation, files_once: Path, tmp_path: Path) -> None:
    """In another process, on another day, into another folder, with another seed of the hashes."""
    later = released.with_variables(ROTA_NOW=LATER, PYTHONHASHSEED="77", TZ="America/Lima")

    said = later.run_apart("export", MONTH, "--out", tmp_path)

    assert said.exit_code == 0, said.stderr
    first, second = digests(files_once), digests(tmp_path / MONTH)
    assert list(second) == list(first)
    assert {name for name in first if first[name] != second[name]} == set()


def test_export_has_every_kind_of_file_for_every_place(files_once: Path, county: Path) -> None:
    names = list(digests(files_once))
    rows = {
        name: (county / f"{name}.csv").read_text(encoding="utf-8").splitlines()[1:] for name in ("villages", "towns")
    }

    for ending in ("pdf", "docx"):
        villages = {
            Path(name).stem.split()[0] for name in names if name.startswith("公示/村/") and name.endswith(ending)
        }
        towns = {
            Path(name).stem.split()[0] for name in names if name.startswith("公示/乡镇/") and name.endswith(ending)
        }
        assert villages == {row.split(",")[0] for row in rows["villages"]}
        assert towns == {row.split(",")[0] for row in rows["towns"]}
    for name in ("公示/县领导接访公示.pdf", "公示/县领导接访公示.docx", "公示/海报A3.pdf", "公示/电视/第01页.png"):
        assert name in names
    for name in ("公示/电子屏.txt", "公示/微信.txt", "公示/公示.html", "日历/全县.ics", f"{MONTH}接访安排表.xlsx"):
        assert name in names


@dataclass(frozen=True, order=True)
class Event:
    """One event of a calendar as a library reads it, instants in UTC."""

    uid: str
    start: datetime
    end: datetime
    sequence: int
    status: str
    summary: str
    location: str


def read_by_icalendar(text: str) -> list[Event]:
    return sorted(
        Event(
            uid=str(one["UID"]),
            start=one.decoded("DTSTART").astimezone(UTC),
            end=one.decoded("DTEND").astimezone(UTC),
            sequence=int(one["SEQUENCE"]),
            status=str(one["STATUS"]),
            summary=str(one["SUMMARY"]),
            location=str(one.get("LOCATION", "")),
        )
        for one in icalendar.Calendar.from_ical(text).walk("VEVENT")
    )


def read_by_vobject(text: str) -> list[Event]:
    return sorted(
        Event(
            uid=one.uid.value,
            start=one.dtstart.value.astimezone(UTC),
            end=one.dtend.value.astimezone(UTC),
            sequence=int(one.sequence.value),
            status=one.status.value,
            summary=one.summary.value,
            location=one.location.value if hasattr(one, "location") else "",
        )
        for one in vobject.readOne(text).contents.get("vevent", [])
    )


def test_every_calendar_says_the_same_in_two_libraries(files_once: Path) -> None:
    calendars = sorted((files_once / "日历").rglob("*.ics"))
    events = 0
    for path in calendars:
        text = path.read_bytes().decode("utf-8")
        read = read_by_icalendar(text)
        assert read_by_vobject(text) == read, path.name
        events += len(read)

    assert len(calendars) > 300
    assert events > 3 * 688


def test_calendars_of_county_and_towns_together_hold_the_plans_instants(
    files_once: Path, released_once: Installation
) -> None:
    """The county's calendar has all but the villages' receptions; those are in their town's."""
    document = released_once.ok("show", MONTH, "--json").json
    planned = {
        one["id"]: tuple(datetime.fromisoformat(one[key]).astimezone(UTC) for key in ("starts_at", "ends_at"))
        for one in document["receptions"]
    }
    of_villages = {one["id"] for one in document["receptions"] if one["village"]}

    county = instants(files_once / "日历" / "全县.ics")
    towns = [instants(path) for path in sorted((files_once / "日历" / "乡镇").glob("*.ics"))]

    assert county == {name: instant for name, instant in planned.items() if name not in of_villages}
    assert county | {name: instant for town in towns for name, instant in town.items()} == planned


def instants(path: Path) -> dict[str, tuple[datetime, ...]]:
    events = read_by_icalendar(path.read_bytes().decode("utf-8"))
    return {one.uid.split("@")[0]: (one.start, one.end) for one in events}


@dataclass(frozen=True)
class Stamp:
    """What an event says about its own changes."""

    sequence: int
    status: str
    modified: datetime
    stamped: datetime


def stamps(folder: Path, name: str) -> dict[str, Stamp]:
    calendar = icalendar.Calendar.from_ical((folder / "日历" / name).read_bytes().decode("utf-8"))
    return {
        str(one["UID"]): Stamp(
            int(one["SEQUENCE"]), str(one["STATUS"]), one.decoded("LAST-MODIFIED"), one.decoded("DTSTAMP")
        )
        for one in calendar.walk("VEVENT")
    }


@pytest.fixture
def rereleased(small: Installation, tmp_path: Path) -> tuple[Path, Path]:
    """The small office's files before and after a substitution, a move and a cancellation, released later."""
    small.ok("export", MONTH, "--out", tmp_path / "one")
    small.ok("substitute", "RMON.2026-W51", "L03", "--by", "L05", "--reason", "会议")
    small.ok("move", "RMON.2026-W52", "--to", "2026-12-22T09:00", "--reason", "会议")
    small.ok("cancel", "RMON.2026-W53", "--reason", "会议")
    small.ok("approve", MONTH)
    later = small.with_variables(ROTA_NOW=LATER)
    later.ok("publish", MONTH)
    later.ok("export", MONTH, "--out", tmp_path / "two")
    return tmp_path / "one" / MONTH, tmp_path / "two" / MONTH


TOUCHED = {"RMON.2026-W51", "RMON.2026-W52", "RMON.2026-W53"}


def test_change_keeps_uids_and_raises_the_sequence_of_what_it_touched_by_one(
    rereleased: tuple[Path, Path],
) -> None:
    first, second = (stamps(folder, "全县.ics") for folder in rereleased)

    assert second.keys() == first.keys()
    assert {one.sequence for one in first.values()} == {0}
    touched = {uid for uid in second if uid.split("@")[0] in TOUCHED}
    assert len(touched) == 3
    assert {uid: one.sequence for uid, one in second.items()} == {uid: int(uid in touched) for uid in second}
    assert {uid for uid, one in second.items() if one.status == "CANCELLED"} == {
        uid for uid in touched if uid.startswith("RMON.2026-W53")
    }


def test_last_modified_is_the_instant_of_the_release_that_touched_it(rereleased: tuple[Path, Path]) -> None:
    first, second = (stamps(folder, "全县.ics") for folder in rereleased)
    original, later = datetime(2026, 11, 20, 1, tzinfo=UTC), datetime(2026, 11, 23, 2, tzinfo=UTC)

    assert {(one.modified, one.stamped) for one in first.values()} == {(original, original)}
    moments = {uid: (one.modified, one.stamped) for uid, one in second.items()}
    assert moments == {uid: (later,) * 2 if uid.split("@")[0] in TOUCHED else (original,) * 2 for uid in second}


def test_the_one_taken_off_sees_it_cancelled_and_the_other_sees_it_confirmed(rereleased: tuple[Path, Path]) -> None:
    first, second = rereleased
    off = stamps(second, "个人/L03 石三.ics")
    on = stamps(second, "个人/L05 石五.ics")

    (uid,) = [one for one in off if one.startswith("RMON.2026-W51")]
    assert (off[uid].status, off[uid].sequence) == ("CANCELLED", 1)
    assert stamps(first, "个人/L03 石三.ics")[uid].status == "CONFIRMED"
    assert [one.status for name, one in on.items() if name.startswith("RMON.2026-W51")] == ["CONFIRMED"]


def test_second_change_raises_the_sequence_once_more_and_a_third_release_nothing_else(
    small: Installation, tmp_path: Path
) -> None:
    for number, start in enumerate(("2026-12-22T09:00", "2026-12-23T09:00"), start=1):
        small.ok("move", "RMON.2026-W52", "--to", start, "--reason", "会议")
        small.ok("approve", MONTH)
        small.ok("publish", MONTH)
        small.ok("export", MONTH, "--out", tmp_path)
        found = {uid.split("@")[0]: one.sequence for uid, one in stamps(tmp_path / MONTH, "全县.ics").items()}
        assert {name for name, sequence in found.items() if sequence} == {"RMON.2026-W52"}
        assert found["RMON.2026-W52"] == number
