"""``rota explain``: why somebody serves, what kept the others, what another choice would cost; and what clashes."""

from __future__ import annotations

from collections.abc import Iterator

import click

from rota.cli.runtime import office, print_json
from rota.planning.clashes import ClashInWords, month_clashes
from rota.planning.duty_explain import explain_shift
from rota.planning.duty_models import Shift
from rota.planning.explain import Explanation, explain_reception
from rota.settings import Settings
from rota.words import message, word
from rota.workdays.months import Month, parse_month
from solver.limits import Limits


@click.command(help=word(message("Say why somebody sits at a reception, or why not")))
@click.argument("month")
@click.argument("reception", metavar="[ID]", required=False)
@click.argument("person", required=False)
@click.option("--clash", is_flag=True, help=word(message("What clashes where the month has holes, and the ways out")))
@click.option("--time-limit", type=click.FloatRange(min=0.1), default=60.0, show_default=True)
@click.option("--json", "as_json", is_flag=True, help=word(message("Print one JSON document on standard output")))
@click.pass_obj
def explain(
    settings: Settings,
    month: str,
    reception: str | None,
    person: str | None,
    time_limit: float,
    *,
    clash: bool,
    as_json: bool,
) -> None:
    wanted = parse_month(month)
    if clash == (reception is not None):
        raise click.UsageError(word(message("Name a reception or a shift, or ask for --clash")))
    if reception is None:
        _explain_clashes(settings, wanted, Limits(seconds=time_limit), as_json=as_json)
        return
    with office(settings, reads_only=True) as db:
        if db.get(Shift, reception) is not None:
            explanation = explain_shift(db, month=wanted, shift_id=reception, person=person)
        else:
            explanation = explain_reception(db, month=wanted, reception_id=reception, person=person)
    if as_json:
        print_json(_json(explanation))
        return
    for line in _lines(explanation):
        click.echo(line)


def _explain_clashes(settings: Settings, month: Month, limits: Limits, *, as_json: bool) -> None:
    with office(settings, reads_only=True) as db:
        clashes = month_clashes(db, month=month, limits=limits)
    if as_json:
        print_json({"month": str(month), "clashes": [_clash_json(one) for one in clashes]})
        return
    if not clashes:
        click.echo(word(message("Nothing clashes in {month}", month=str(month))))
    for one in clashes:
        for line in clash_lines(one):
            click.echo(line)


def clash_lines(clash: ClashInWords) -> Iterator[str]:
    """What cannot all hold, and what letting go of each brings."""
    yield word(clash.text)
    for member in clash.members:
        yield f"  - {word(member)}"
    if not clash.is_smallest:
        yield word(message("  (stopped at the time limit; perhaps fewer things clash)"))
    yield word(message("  Ways out, each tried alone:"))
    for way in clash.ways:
        if way.unfilled:
            yield word(
                message("    {way}: {count} other seats of the month stay empty", way=way.text, count=way.unfilled)
            )
        else:
            yield word(message("    {way}: no other seat of the month stays empty", way=way.text))


def _clash_json(clash: ClashInWords) -> dict[str, object]:
    return {
        "roster": clash.roster.value.lower(),
        "slot": clash.slot,
        "text": word(clash.text),
        "members": [word(member) for member in clash.members],
        "ways": [{"text": word(way.text), "unfilled": way.unfilled} for way in clash.ways],
        "smallest": clash.is_smallest,
    }


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
