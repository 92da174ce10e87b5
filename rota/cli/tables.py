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


STATUS_WORDS = {
    "OPTIMAL": message("proven best"),
    "FEASIBLE": message("stopped at the time limit"),
}


VILLAGE_RULE = "RVIL-HALF"
DUTY_WORDS = {"D-FAIR": message("points on duty"), "D-FAIR-LEADER": message("points in charge of the day")}
SEVERITY_WORDS = {"CONFIRM": message("to confirm"), "WARNING": message("attention"), "INFO": message("remark")}
RECEPTION_WORDS = {"UNFILLED": message("without anybody"), "CANCELLED": message("cancelled"), "HELD": message("held")}


def summary_lines(document: dict[str, Any], names: dict[str, str], balance: dict[str, Any]) -> Iterator[str]:
    """Counts by rule, holes, findings by severity, fairness, and what the solver says."""
    yield from rule_lines(document, names)
    yield from fairness_lines(balance, names)
    solver = document["solver"]
    if solver["status"] in STATUS_WORDS:
        yield word(
            message(
                "Planned in {seconds} s ({status})",
                seconds=round(solver["seconds"], 1),
                status=STATUS_WORDS[solver["status"]],
            )
        )


def rule_lines(document: dict[str, Any], names: dict[str, str]) -> Iterator[str]:
    """How many receptions each rule made, those without anybody, and what to look at."""
    counts: dict[str, int] = {}
    for one in document["receptions"]:
        counts[one["rule"]] = counts.get(one["rule"], 0) + 1
    yield word(
        message(
            "{month}: {count} receptions, {state}",
            month=document["month"],
            count=len(document["receptions"]),
            state=state_word(document),
        )
    )
    for rule, count in sorted(counts.items()):
        yield f"  {count:>5}  {names.get(rule, rule)}（{rule}）"
    if document["duty"]:
        yield word(message("  {count} shifts of the duty roster", count=len(document["duty"])))
    unfilled = [one for one in document["receptions"] if one["status"] == "UNFILLED"]
    yield word(message("Without anybody: {count}", count=len(unfilled)))
    for one in unfilled:
        yield f"    {one['id']}  {one['reason']}"
    for row in document["skipped"]:
        sentence = message("Skipped {rule} on {day}: {reason}", rule=row["rule"], day=row["date"], reason=row["reason"])
        yield word(sentence)
    yield from _finding_lines(document)


def fairness_lines(balance: dict[str, Any], names: dict[str, str]) -> Iterator[str]:
    """Per rule how far the year's loads lie apart; town shares as one line with the widest town."""
    yield word(message("Fairness of the year, this month included (fewest–most turns per person):"))
    towns: dict[str, list[dict[str, Any]]] = {}
    for name, share in sorted(balance.items()):
        rule, _, town = name.partition(".")
        if town:
            towns.setdefault(rule, []).append(share)
            continue
        people = len(share["totals"])
        sentence = message(
            "  {rule}: {least}–{most} among {people} people",
            rule=names.get(rule) or (word(DUTY_WORDS[rule]) if rule in DUTY_WORDS else rule),
            least=share["least"],
            most=share["most"],
            people=people,
        )
        yield word(sentence)
    for rule, shares in towns.items():
        spread = max(share["most"] - share["least"] for share in shares)
        sentence = message("  {rule}: within a town at most {spread} apart", rule=names.get(rule, rule), spread=spread)
        yield word(sentence)
    if VILLAGE_RULE in towns:
        yield word(message("    (each village has its own leader, so these turns follow the number of villages)"))


def _finding_lines(document: dict[str, Any]) -> Iterator[str]:
    for severity in ("CONFIRM", "WARNING"):
        rows = [row for row in document["findings"] if row["severity"] == severity]
        if rows:
            label = message("To confirm") if severity == "CONFIRM" else message("To look at")
            yield word(message("{label}: {count}", label=label, count=len(rows)))
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
    names = {row.code: row.name for row in db.execute(select(Post.code, Person.name).join(Person))}
    places = {row.code: row.name for row in db.execute(select(ReceptionPoint.code, ReceptionPoint.name))}
    rules = {rule.code: rule.name for rule in load_rules(db)}
    yield word(message("{month}: {state}", month=document["month"], state=state_word(document)))
    last_day = ""
    for one in document["receptions"]:
        starts_at = datetime.fromisoformat(one["starts_at"])
        day = f"{starts_at:%m-%d} {_weekday(starts_at)}"
        if day != last_day:
            yield f"\n{day}"
            last_day = day
        people = "、".join(_person(row, names) for row in one["people"]) or one["reason"] or "—"
        rule = rules.get(one["rule"], one["rule"])
        yield f"  {_hours(one)}  {rule}  {places.get(one['place'], one['place'] or '—')}  {people}{_mark(one)}"
    yield ""
    for row in document["skipped"]:
        sentence = message("Skipped {rule} on {day}: {reason}", rule=row["rule"], day=row["date"], reason=row["reason"])
        yield word(sentence)
    for row in document["findings"]:
        yield f"{word(SEVERITY_WORDS[row['severity']])} [{row['rule']}] {row['text']}"


def _hours(one: dict[str, Any]) -> str:
    return f"{one['starts_at'][11:16]}–{one['ends_at'][11:16]}"


def _mark(one: dict[str, Any]) -> str:
    status = "" if one["status"] == "PLANNED" else f"  [{word(RECEPTION_WORDS[one['status']])}]"
    return f"{status}  ({one['id']})"


def _person(row: dict[str, Any], names: dict[str, str]) -> str:
    name = names.get(row["person"]) or str(row["person"])
    if row["substitute_for"]:
        other = names.get(row["substitute_for"], row["substitute_for"])
        return word(message("{name} (for {other})", name=name, other=other))
    return name


def _weekday(moment: datetime) -> str:
    names = WEEKDAYS[current_language()]
    return f"周{names[moment.weekday()]}" if current_language() == "zh_CN" else str(names[moment.weekday()])
