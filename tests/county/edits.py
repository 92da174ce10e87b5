"""Small edits of a document, to make one mistake at a time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.county.checker import check_month
from tests.county.reference import person

MONTH = "2026-12"
Document = dict[str, Any]
Mistake = Callable[[Document], None]


def one(document: Document, name: str) -> dict[str, Any]:
    """The only reception whose id is ``name``."""
    found: dict[str, Any]
    (found,) = [reception for reception in document["receptions"] if reception["id"] == name]
    return found


def change(name: str, **values: Any) -> Mistake:
    return lambda document: one(document, name).update(values)


def move(name: str, day: str, start: str = "08:30", end: str = "12:00", **values: Any) -> Mistake:
    times = {"starts_at": f"{day}T{start}:00+08:00", "ends_at": f"{day}T{end}:00+08:00"}
    return change(name, **times, **values)


def host(name: str, code: str, role: str = "HOST", substitute_for: str | None = None) -> Mistake:
    """Put ``code`` in the place of the first person."""

    def apply(document: Document) -> None:
        one(document, name)["people"][0] = person(code, role, substitute_for)

    return apply


def seat(name: str, code: str, role: str = "HOST") -> Mistake:
    return lambda document: one(document, name)["people"].append(person(code, role))


def unseat(name: str, code: str) -> Mistake:
    def apply(document: Document) -> None:
        reception = one(document, name)
        reception["people"] = [each for each in reception["people"] if each["person"] != code]

    return apply


def drop(name: str) -> Mistake:
    return lambda document: document["receptions"].remove(one(document, name))


def unfill(name: str) -> Mistake:
    return change(name, status="UNFILLED", reason="没有人能来", people=[])


def twice(name: str, **values: Any) -> Mistake:
    return lambda document: document["receptions"].append({**one(document, name), **values})


def all_of(*mistakes: Mistake) -> Mistake:
    def apply(document: Document) -> None:
        for mistake in mistakes:
            mistake(document)

    return apply


def kinds(county: Path, document: Document, month: str = MONTH) -> set[str]:
    return {violation.kind for violation in check_month(county, month, document)}
