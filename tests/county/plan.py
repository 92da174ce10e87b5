"""The document of ``rota show --json``: its shape, and the same content as plain values for the checker."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tests.county.lists import County, halves_of

ROLES = {"HOST", "COMPANION", "CADRE", "LAWYER", "USHER", "RECORDER"}
STATUSES = {"PLANNED", "UNFILLED", "CANCELLED", "HELD"}
KEYS: dict[str, set[str]] = {
    "document": {"month", "state", "version", "receptions", "duty", "skipped", "findings", "solver"},
    "receptions": {
        *("id", "rule", "place", "town", "village", "starts_at", "ends_at"),
        *("moved_from", "status", "reason", "publish_by", "people"),
    },
    "people": {"person", "role", "substitute_for", "pinned"},
    "duty": {"id", "shift", "starts_at", "ends_at", "day_type", "people"},
    "duty people": {"person", "role"},
    "skipped": {"rule", "date", "reason"},
    "findings": {"rule", "severity", "people", "text"},
    "solver": {"status", "seconds", "cost", "bound"},
}
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00")
UNKNOWN = "unknown keys"
DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Violation:
    """One broken rule: its ``kind``, the reception's id (or the date, or ""), and what is wrong in words."""

    kind: str
    where: str
    text: str


@dataclass(frozen=True, slots=True)
class Seat:
    """One person at one reception."""

    code: str
    human: str
    role: str
    substitute_for: str | None
    pinned: bool


@dataclass(frozen=True, slots=True)
class Reception:
    """One reception of the document. ``day`` is the date of its start."""

    id: str
    rule: str
    place: str | None
    town: str | None
    village: str | None
    start: datetime
    end: datetime
    moved_from: date | None
    status: str
    reason: str | None
    publish_by: date | None
    seats: tuple[Seat, ...]

    @property
    def day(self) -> date:
        return self.start.date()

    @property
    def halves(self) -> tuple[str, ...]:
        return halves_of(self.start, self.end)

    def in_role(self, role: str) -> list[Seat]:
        return [seat for seat in self.seats if seat.role == role]


class Plan:
    """The receptions of a well-shaped document, by rule and by human."""

    def __init__(self, county: County, document: dict[str, Any]) -> None:
        self.receptions = [_reception(county, one) for one in document["receptions"]]
        self.live = [one for one in self.receptions if one.status in ("PLANNED", "HELD", "UNFILLED")]
        self.engagements: dict[str, list[tuple[datetime, datetime, str]]] = defaultdict(list)
        for one in self.live:
            for human in {seat.human for seat in one.seats}:
                self.engagements[human].append((one.start, one.end, one.id))
        for shift in document["duty"]:
            for person in shift["people"]:
                span = datetime.fromisoformat(shift["starts_at"]), datetime.fromisoformat(shift["ends_at"])
                self.engagements[county.human(person["person"])].append((*span, shift["id"]))

    def of(self, *rules: str) -> list[Reception]:
        return [one for one in self.live if one.rule in rules]

    def is_busy(self, human: str, start: datetime, end: datetime, *, besides: tuple[str, ...] = ()) -> bool:
        """Whether the human is at something else than ``besides`` that overlaps the interval."""
        return any(
            first < end and start < last and name not in besides
            for first, last, name in self.engagements.get(human, [])
        )


def _reception(county: County, one: dict[str, Any]) -> Reception:
    return Reception(
        id=one["id"],
        rule=one["rule"],
        place=one["place"],
        town=one["town"],
        village=one["village"],
        start=datetime.fromisoformat(one["starts_at"]),
        end=datetime.fromisoformat(one["ends_at"]),
        moved_from=_day(one["moved_from"]),
        status=one["status"],
        reason=one["reason"],
        publish_by=_day(one["publish_by"]),
        seats=tuple(
            Seat(
                seat["person"],
                county.human(seat["person"]),
                seat["role"],
                seat["substitute_for"],
                seat["pinned"],
            )
            for seat in one["people"]
        ),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def shape_violations(document: dict[str, Any], month: str) -> list[Violation]:
    """Everything in the document that is not of the contract's shape.

    An unknown key is of the kind "unknown-key"; the other checks can go on with it, but not with the kind "shape".
    """
    return [
        Violation("unknown-key" if text.startswith(UNKNOWN) else "shape", where, text)
        for where, text in _misshapen(document, month)
    ]


def _misshapen(document: Any, month: str) -> Iterator[tuple[str, str]]:
    problems = list(_keys("document", document, "document"))
    yield from problems
    if not _can_go_on(problems):
        return
    if document["month"] != month:
        yield "month", f"{document['month']!r} instead of {month!r}"
    if document["state"] not in ("draft", "approved", "released"):
        yield "state", repr(document["state"])
    if document["version"] is not None and not isinstance(document["version"], int):
        yield "version", repr(document["version"])
    if document["state"] == "released" and document["version"] is None:
        yield "version", "a released month without a version"
    for name in ("receptions", "duty", "skipped", "findings"):
        if not isinstance(document[name], list):
            yield name, "not a list"
            return
        for entry in document[name]:
            where = str(entry.get("id") or entry.get("date") or name) if isinstance(entry, dict) else name
            missing = list(_keys(name, entry, where))
            yield from missing
            if _can_go_on(missing):
                yield from {"receptions": _of_reception, "duty": _of_duty, "skipped": _of_skipped}.get(
                    name, _of_finding
                )(entry, where)
    yield from _of_solver(document["solver"])


def _keys(name: str, entry: Any, where: str) -> Iterator[tuple[str, str]]:
    if not isinstance(entry, dict):
        yield where, f"an object is wanted, not {entry!r}"
    elif not KEYS[name] <= set(entry):
        yield where, f"missing keys of {name}: {sorted(KEYS[name] - set(entry))}"
    elif set(entry) != KEYS[name]:
        yield where, f"{UNKNOWN} of {name}: {sorted(set(entry) - KEYS[name])}"


def _can_go_on(problems: list[tuple[str, str]]) -> bool:
    return all(text.startswith(UNKNOWN) for _, text in problems)


def _of_reception(one: dict[str, Any], where: str) -> Iterator[tuple[str, str]]:
    for key in ("starts_at", "ends_at"):
        if not isinstance(one[key], str) or not INSTANT.fullmatch(one[key]):
            yield where, f"{key} {one[key]!r} is not an instant with +08:00"
    for key in ("moved_from", "publish_by"):
        if one[key] is not None and not (isinstance(one[key], str) and DAY.fullmatch(one[key])):
            yield where, f"{key} {one[key]!r} is not a date"
    for key in ("id", "rule"):
        if not isinstance(one[key], str) or not one[key]:
            yield where, f"{key} {one[key]!r} is not a text"
    for key in ("place", "town", "village", "reason"):
        if one[key] is not None and not isinstance(one[key], str):
            yield where, f"{key} {one[key]!r} is not a text"
    if one["status"] not in STATUSES:
        yield where, f"status {one['status']!r}"
    if not isinstance(one["people"], list):
        yield where, "people is not a list"
        return
    for seat in one["people"]:
        missing = list(_keys("people", seat, where))
        yield from missing
        if _can_go_on(missing):
            yield from _of_seat(seat, where)


def _of_seat(seat: dict[str, Any], where: str) -> Iterator[tuple[str, str]]:
    if seat["role"] not in ROLES:
        yield where, f"role {seat['role']!r}"
    if not isinstance(seat["pinned"], bool):
        yield where, f"pinned {seat['pinned']!r}"
    for key, kinds in (("person", str), ("substitute_for", str | None)):
        if not isinstance(seat[key], kinds):
            yield where, f"{key} {seat[key]!r}"


def _of_duty(shift: dict[str, Any], where: str) -> Iterator[tuple[str, str]]:
    for key in ("starts_at", "ends_at"):
        if not isinstance(shift[key], str) or not INSTANT.fullmatch(shift[key]):
            yield where, f"{key} {shift[key]!r} is not an instant with +08:00"
    for person in shift["people"]:
        yield from _keys("duty people", person, where)


def _of_skipped(entry: dict[str, Any], where: str) -> Iterator[tuple[str, str]]:
    if not isinstance(entry["date"], str) or not DAY.fullmatch(entry["date"]):
        yield where, f"date {entry['date']!r} is not a date"
    if not isinstance(entry["reason"], str) or not entry["reason"].strip():
        yield where, "skipped without a reason"


def _of_finding(entry: dict[str, Any], where: str) -> Iterator[tuple[str, str]]:
    if entry["severity"] not in ("INFO", "WARNING", "CONFIRM"):
        yield where, f"severity {entry['severity']!r}"
    if not isinstance(entry["people"], list) or not isinstance(entry["text"], str) or not entry["text"].strip():
        yield where, f"finding {entry!r}"


def _of_solver(solver: Any) -> Iterator[tuple[str, str]]:
    problems = list(_keys("solver", solver, "solver"))
    yield from problems
    if not _can_go_on(problems):
        return
    if solver["status"] not in ("OPTIMAL", "FEASIBLE", "INFEASIBLE", "UNKNOWN"):
        yield "solver", f"status {solver['status']!r}"
    if not isinstance(solver["seconds"], int | float) or not isinstance(solver["cost"], dict):
        yield "solver", f"seconds {solver['seconds']!r}, cost {solver['cost']!r}"
    if solver["bound"] is not None and not isinstance(solver["bound"], int | float):
        yield "solver", f"bound {solver['bound']!r}"
