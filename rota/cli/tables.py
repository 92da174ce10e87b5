"""A month as lines of text for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from rota.office.models import Person, Post, ReceptionPoint
from rota.rules.specs import load_rules
from rota.words import current_language, message, word

WEEKDAYS = {"zh_CN": "一二三四五六日", "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")}


def summary_lines(document: dict[str, Any]) -> Iterator[str]:
    """Counts by rule, holes, findings by severity, and what the solver says."""
    counts: dict[str, int] = {}
    for one in document["receptions"]:
        counts[one["rule"]] = counts.get(one["rule"], 0) + 1
    unfilled = [one for one in document["receptions"] if one["status"] == "UNFILLED"]
    yield word(
        message(
            "{month}: {count} receptions ({state})",
            month=document["month"],
            count=len(document["receptions"]),
            state=state_word(document),
        )
    )
    for rule, count in sorted(counts.items()):
        yield f"  {rule:<12}{count:>5}"
    yield word(message("  without anybody: {count}", count=len(unfilled)))
    for one in unfilled:
        yield f"    {one['id']}  {one['reason']}"
    yield from _finding_lines(document)
    solver = document["solver"]
    if solver["status"]:
        yield word(
            message(
                "  solver: {status}, {seconds} s, fairness cost {cost} (bound {bound})",
                status=solver["status"],
                seconds=solver["seconds"],
                cost=solver["cost"].get("fairness", 0),
                bound=solver["bound"] or 0,
            )
        )


def _finding_lines(document: dict[str, Any]) -> Iterator[str]:
    for severity in ("CONFIRM", "WARNING"):
        rows = [row for row in document["findings"] if row["severity"] == severity]
        if rows:
            label = message("to confirm") if severity == "CONFIRM" else message("to look at")
            yield word(message("  {label}: {count}", label=label, count=len(rows)))
        for row in rows[:12]:
            yield f"    [{row['rule']}] {row['text']}"
        if len(rows) > 12:
            yield word(
                message("    … and {count} more (rota show {month})", count=len(rows) - 12, month=document["month"])
            )


def state_word(document: dict[str, Any]) -> str:
    """Draft, approved, or released as version N."""
    states = {
        "draft": message("draft"),
        "approved": message("approved"),
        "released": message("released, version {number}", number=document["version"] or 0),
    }
    return word(states[document["state"]])


def month_lines(db: Session, document: dict[str, Any]) -> Iterator[str]:
    """Every reception by day, with names; then what was skipped and every finding."""
    names = {code: name for code, name in db.execute(select(Post.code, Person.name).join(Person))}
    places = {code: name for code, name in db.execute(select(ReceptionPoint.code, ReceptionPoint.name))}
    rules = {rule.code: rule.name for rule in load_rules(db)}
    yield word(message("{month}: {state}", month=document["month"], state=state_word(document)))
    last_day = ""
    for one in document["receptions"]:
        starts_at = datetime.fromisoformat(one["starts_at"])
        ends_at = datetime.fromisoformat(one["ends_at"])
        day = f"{starts_at:%m-%d} {_weekday(starts_at)}"
        if day != last_day:
            yield f"\n{day}"
            last_day = day
        people = "、".join(_person(row, names) for row in one["people"]) or one["reason"] or "—"
        place = places.get(one["place"], one["place"] or "—")
        status = "" if one["status"] == "PLANNED" else f"  [{one['status']}]"
        yield f"  {starts_at:%H:%M}–{ends_at:%H:%M}  {rules.get(one['rule'], one['rule'])}  {place}  {people}{status}  ({one['id']})"
    yield ""
    for row in document["skipped"]:
        yield word(
            message("Skipped {rule} on {day}: {reason}", rule=row["rule"], day=row["date"], reason=row["reason"])
        )
    for row in document["findings"]:
        yield f"{row['severity']:<8}[{row['rule']}] {row['text']}"


def _person(row: dict[str, Any], names: dict[str, str]) -> str:
    name = names.get(row["person"], row["person"])
    if row["substitute_for"]:
        other = names.get(row["substitute_for"], row["substitute_for"])
        return word(message("{name} (for {other})", name=name, other=other))
    return name


def _weekday(moment: datetime) -> str:
    names = WEEKDAYS[current_language()]
    return f"周{names[moment.weekday()]}" if current_language() == "zh_CN" else str(names[moment.weekday()])
