"""``rota explain``: why somebody sits at a reception, what kept the others, and what another choice would cost."""

from __future__ import annotations

from collections.abc import Iterator

import click

from rota.cli.runtime import office, print_json
from rota.planning.explain import Explanation, explain_reception
from rota.settings import Settings
from rota.words import message, word
from rota.workdays.months import parse_month


@click.command(help=word(message("Say why somebody sits at a reception, or why not")))
@click.argument("month")
@click.argument("reception")
@click.argument("person", required=False)
@click.option("--json", "as_json", is_flag=True, help=word(message("Print one JSON document on standard output")))
@click.pass_obj
def explain(settings: Settings, month: str, reception: str, person: str | None, *, as_json: bool) -> None:
    with office(settings, reads_only=True) as db:
        explanation = explain_reception(db, month=parse_month(month), reception_id=reception, person=person)
    if as_json:
        print_json(_json(explanation))
        return
    for line in _lines(explanation):
        click.echo(line)


def _lines(explanation: Explanation) -> Iterator[str]:
    yield word(explanation.when)
    for seat in explanation.seats:
        yield word(message("  {person}: {why}", person=seat.person, why=seat.why))
    if explanation.others:
        yield word(message("Others:"))
    for other in explanation.others:
        yield word(message("  {person}: {why}", person=other.person, why=other.why))


def _json(explanation: Explanation) -> dict[str, object]:
    return {
        "reception": explanation.reception,
        "when": word(explanation.when),
        "seats": [{"person": one.code, "why": word(one.why)} for one in explanation.seats],
        "others": [{"person": one.code, "why": word(one.why)} for one in explanation.others],
    }
