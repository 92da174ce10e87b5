"""``rota ledger``: the year's loads with everybody's share, or how good a month's roster is."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

import click

from rota.cli.runtime import office, print_json
from rota.errors import BadInputError
from rota.planning.ledger import year_ledger
from rota.planning.ledger_values import KIND_WORDS, Ledger, LedgerEntry, LedgerKind
from rota.planning.ledger_words import ledger_sentence, tenth
from rota.planning.quality import MonthQuality, month_quality
from rota.settings import Settings
from rota.words import message, word
from rota.workdays.months import parse_month

YEARS = range(2000, 2101)
COLUMNS = (
    message("person"),
    message("lists"),
    message("served"),
    message("to come"),
    message("drafts"),
    message("opening"),
    message("share"),
    message("difference"),
)


@click.command(help=word(message("Show the year's ledger, or how good a month's roster is")))
@click.argument("period", metavar="YYYY|YYYY-MM")
@click.option("--kind", type=click.Choice([kind.value for kind in LedgerKind]), help=word(message("Only this kind")))
@click.option("--json", "as_json", is_flag=True, help=word(message("Print one JSON document on standard output")))
@click.pass_obj
def ledger(settings: Settings, period: str, kind: str | None, *, as_json: bool) -> None:
    if "-" in period:
        with office(settings, reads_only=True) as db:
            quality = month_quality(db, month=parse_month(period), now=settings.now())
        if as_json:
            print_json(quality_json(quality))
            return
        for line in quality_lines(quality):
            click.echo(line)
        return
    with office(settings, reads_only=True) as db:
        made = year_ledger(db, year=_year(period), now=settings.now())
    shown = made if kind is None else Ledger(year=made.year, entries=made.of_kind(LedgerKind(kind)))
    if as_json:
        print_json(ledger_json(shown))
        return
    for line in ledger_lines(shown):
        click.echo(line)


def _year(text: str) -> int:
    if not text.isdecimal() or int(text) not in YEARS:
        raise BadInputError(message("“{text}” is neither a year nor a month; write 2026 or 2026-12", text=text))
    return int(text)


def ledger_lines(made: Ledger) -> Iterator[str]:
    """One table per kind and town, each row followed by its sentence."""
    if not made.entries:
        yield word(message("The ledger of {year} is empty", year=str(made.year)))
    for kind in LedgerKind:
        entries = made.of_kind(kind)
        for group in dict.fromkeys(entry.group for entry in entries):
            rows = [entry for entry in entries if entry.group == group]
            title = word(KIND_WORDS[kind])
            yield f"{title}（{group}）" if group else title
            yield from _table(rows)
            yield ""


def _table(entries: list[LedgerEntry]) -> Iterator[str]:
    cells = [[word(column) for column in COLUMNS], *(_cells(entry) for entry in entries)]
    widths = [max(_width(row[column]) for row in cells) for column in range(len(COLUMNS))]
    for number, row in enumerate(cells):
        padded = [
            _left(row[0], widths[0]),
            *(_right(cell, width) for cell, width in zip(row[1:], widths[1:], strict=True)),
        ]
        sentence = f"  {word(ledger_sentence(entries[number - 1]))}" if number else ""
        yield "  " + "  ".join(padded) + sentence


def _cells(entry: LedgerEntry) -> list[str]:
    numbers = (entry.carried, entry.served, entry.planned, entry.drafted, entry.opening, entry.expected)
    return [f"{entry.name}（{entry.person}）", *map(tenth, numbers), f"{round(entry.deviation, 1) + 0.0:+g}"]


def _width(text: str) -> int:
    """Columns on a terminal: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _left(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _right(text: str, width: int) -> str:
    return " " * (width - _width(text)) + text


def ledger_json(made: Ledger) -> dict[str, Any]:
    """The ledger as one JSON document; numbers with at most three decimals."""
    return {"year": made.year, "entries": [_entry_json(entry) for entry in made.entries]}


def _entry_json(entry: LedgerEntry) -> dict[str, Any]:
    numbers = ("carried", "served", "planned", "drafted", "opening", "total", "expected", "deviation")
    return {
        "kind": entry.kind.value,
        "group": entry.group or None,
        "person": entry.person,
        "name": entry.name,
        "unit": "points" if entry.kind.is_in_points else "turns",
        **{name: round(getattr(entry, name), 3) for name in numbers},
        "turns": entry.turns,
        "credits": entry.credits,
        "given": entry.given,
        "arrived_on": entry.arrived_on.isoformat() if entry.arrived_on else None,
        "is_compared": entry.is_compared,
        "limits": [word(limit) for limit in entry.limits],
        "sentence": word(ledger_sentence(entry)),
    }


def quality_lines(quality: MonthQuality) -> Iterator[str]:
    """Coverage, spread, overloaded people and wishes of a month, a line each."""
    yield word(message("How good {month} is:", month=quality.month))
    for roster in quality.coverage:
        yield "  " + word(roster.sentence)
    for spread in quality.spreads:
        yield "  " + word(spread.sentence)
    for entry in quality.overloaded:
        person = f"{entry.name}（{entry.person}）"
        why = ledger_sentence(entry)
        yield "  " + word(
            message("Overloaded: {person}, {kind}: {why}", person=person, kind=KIND_WORDS[entry.kind], why=why)
        )
    if not quality.overloaded:
        yield "  " + word(message("Nobody is overloaded"))
    yield "  " + word(message("Wishes met: {met} of {count}", met=quality.wishes_met, count=quality.wishes))


def quality_json(quality: MonthQuality) -> dict[str, Any]:
    """The figures of a month as one JSON document."""
    return {
        "month": quality.month,
        "coverage": [
            {
                "roster": one.roster.value.lower(),
                "seats": one.seats,
                "filled": one.filled,
                "unfilled": list(one.unfilled),
            }
            for one in quality.coverage
        ],
        "spread": [
            {
                "kind": one.kind.value,
                "group": one.group or None,
                "people": one.people,
                "least": round(one.least, 3),
                "most": round(one.most, 3),
            }
            for one in quality.spreads
        ],
        "overloaded": [_entry_json(entry) for entry in quality.overloaded],
        "wishes": {"count": quality.wishes, "met": quality.wishes_met},
    }
