"""``rota duty``: the pattern of shifts in use, and special periods with people standing by."""

from __future__ import annotations

from datetime import date

import click
from sqlalchemy import select

from rota.cli.runtime import actor, as_json_option, office, print_json
from rota.errors import BadInputError
from rota.office.settings import load_office_settings
from rota.rules.duty_models import SpecialPeriod
from rota.rules.duty_use_cases import add_special_period, choose_pattern, known_patterns
from rota.settings import Settings
from rota.words import message, word


@click.group(help=word(message("Choose the duty pattern, add special periods")))
def duty() -> None:
    pass


@duty.command(name="show", help=word(message("Show the patterns, the one in use, and the special periods")))
@as_json_option
@click.pass_obj
def show(settings: Settings, *, as_json: bool) -> None:
    with office(settings, reads_only=True) as db:
        in_use, patterns = load_office_settings(db).duty_pattern, known_patterns(db)
        periods = [
            {
                "name": row.name,
                "first": row.starts_on.isoformat(),
                "last": row.ends_on.isoformat(),
                "standby": row.standby,
            }
            for row in db.scalars(select(SpecialPeriod).order_by(SpecialPeriod.starts_on, SpecialPeriod.id))
        ]
    if as_json:
        print_json({"pattern": in_use, "patterns": list(patterns), "periods": periods})
        return
    click.echo(word(message("Pattern {name}; there are {patterns}", name=in_use, patterns=patterns)))
    for row in periods:
        sentence = message(
            "{name}: {first} – {last}, {standby} standing by",
            name=str(row["name"]),
            first=str(row["first"]),
            last=str(row["last"]),
            standby=str(row["standby"]),
        )
        click.echo(word(sentence))


@duty.command(name="pattern", help=word(message("Make a pattern the one in use")))
@click.argument("name")
@click.pass_obj
def pattern(settings: Settings, name: str) -> None:
    with office(settings) as db:
        choose_pattern(db, name=name, actor=actor(), now=settings.now())
    click.echo(word(message("Pattern {name} is in use for the months planned from now on", name=name)))


@duty.command(name="period", help=word(message("Add a special period: more people stand by during its shifts")))
@click.argument("name")
@click.argument("first")
@click.argument("last")
@click.option("--standby", type=click.IntRange(min=1, max=20), default=1, show_default=True)
@click.pass_obj
def period(settings: Settings, name: str, first: str, last: str, standby: int) -> None:
    days = _day(first), _day(last)
    with office(settings) as db:
        add_special_period(
            db, name=name, first=days[0], last=days[1], standby=standby, actor=actor(), now=settings.now()
        )
    click.echo(word(message("Special period {name} added: {first} – {last}", name=name, first=first, last=last)))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadInputError(message("“{value}” is not a date; write it like 2026-12-01", value=text)) from error
