"""``rota generate`` and ``rota show``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import click

from rota.cli.runtime import actor, office, print_json, say
from rota.cli.tables import month_lines, summary_lines
from rota.planning.document import month_document
from rota.planning.duty_generate import generate_duty
from rota.planning.duty_people import has_duty_staff
from rota.planning.generate import generate_month
from rota.planning.models import RosterKind
from rota.planning.versions import find_current
from rota.rules.specs import load_rules
from rota.settings import Settings
from rota.words import message, word
from rota.workdays.months import parse_month
from solver.limits import Limits
from solver.outcome import Progress


@click.command(help=word(message("Plan a month and save it as its draft")))
@click.argument("month")
@click.option("--kind", type=click.Choice(["reception", "duty", "all"]), default="reception", show_default=True)
@click.option("--time-limit", type=click.FloatRange(min=0.1), default=60.0, show_default=True)
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True)
@click.option("--json", "as_json", is_flag=True, help=word(message("Print one JSON document on standard output")))
@click.pass_obj
def generate(settings: Settings, month: str, kind: str, time_limit: float, seed: int, *, as_json: bool) -> None:
    wanted = parse_month(month)
    limits = Limits(seconds=time_limit, seed=seed)
    with office(settings) as db, progress_bar() as on_progress:
        if kind == "all" and not has_duty_staff(db):
            say(message("Nobody is on the list of the bureau's staff; receptions are planned without a duty roster"))
            kind = "reception"
        for one, make in (("reception", generate_month), ("duty", generate_duty)):
            if kind in (one, "all"):
                make(db, month=wanted, limits=limits, actor=actor(), now=settings.now(), on_progress=on_progress)
        document = month_document(db, month=wanted)
        names = {rule.code: rule.name for rule in load_rules(db)}
        balance = {
            name: share
            for roster in RosterKind
            if (version := find_current(db, wanted, roster)) is not None
            for name, share in version.balance.items()
        }
    if as_json:
        print_json(document)
    else:
        for line in summary_lines(document, names, balance):
            click.echo(line)


@click.command(help=word(message("Show a month")))
@click.argument("month")
@click.option("--json", "as_json", is_flag=True, help=word(message("Print one JSON document on standard output")))
@click.pass_obj
def show(settings: Settings, month: str, *, as_json: bool) -> None:
    wanted = parse_month(month)
    with office(settings, reads_only=True) as db:
        document = month_document(db, month=wanted)
        lines = [] if as_json else list(month_lines(db, document))
    if as_json:
        print_json(document)
    for line in lines:
        click.echo(line)


@contextmanager
def progress_bar() -> Iterator[Callable[[Progress], None]]:
    """A bar on standard error, on a terminal only, that counts the independent parts solved."""
    stream = sys.stderr
    if not stream.isatty():
        yield lambda _progress: None
        return
    with click.progressbar(length=100, label=word(message("Planning")), file=stream) as bar:
        yield partial(_advance, bar)


def _advance(bar: Any, progress: Progress) -> None:
    bar.update(100 * progress.parts_done // max(1, progress.parts_total) - bar.pos)
