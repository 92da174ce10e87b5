"""Changes by hand: ``rota substitute``, ``seat``, ``move``, ``cancel``, ``restore-reception`` and ``add``."""

from __future__ import annotations

from datetime import datetime, timedelta

import click
from sqlalchemy.orm import Session

from rota.cli.runtime import actor, as_json_option, office, print_json, say
from rota.errors import BadInputError
from rota.planning import changes
from rota.planning.models import PlanVersion
from rota.planning.on_demand import OnDemand, add_on_demand
from rota.planning.versions import find_release
from rota.settings import ZONE, Settings
from rota.words import message, word
from rota.workdays.months import parse_month
from rota.workdays.stored import load_workdays


def _said(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    """The reason without blanks around it; wrong usage when nothing is left."""
    if not value.strip():
        raise click.BadParameter(word(message("say why in a few words")))
    return value.strip()


with_reason = click.option(
    "--reason",
    required=True,
    callback=_said,
    help=word(message("Why; kept in the audit trail, never published")),
)


@click.command(help=word(message("Put another person in somebody's place at reception ID")))
@click.argument("reception")
@click.argument("person")
@click.option("--by", required=True, help=word(message("Who takes over, e.g. L13")))
@with_reason
@as_json_option
@click.pass_obj
def substitute(settings: Settings, reception: str, person: str, by: str, reason: str, *, as_json: bool) -> None:
    with office(settings) as db:
        version = changes.substitute(
            db, reception_id=reception, person=person, by=by, reason=reason, actor=actor(), now=settings.now()
        )
        _answer(db, version, reception, as_json=as_json)


@click.command(help=word(message("Seat somebody at a reception that has nobody")))
@click.argument("reception")
@click.argument("person")
@with_reason
@as_json_option
@click.pass_obj
def seat(settings: Settings, reception: str, person: str, reason: str, *, as_json: bool) -> None:
    with office(settings) as db:
        version = changes.seat_person(
            db, reception_id=reception, person=person, reason=reason, actor=actor(), now=settings.now()
        )
        _answer(db, version, reception, as_json=as_json)


@click.command(help=word(message("Move a reception to another time")))
@click.argument("reception")
@click.option("--to", "when", required=True, help=word(message("The new start, e.g. 2026-12-16T09:00")))
@with_reason
@as_json_option
@click.pass_obj
def move(settings: Settings, reception: str, when: str, reason: str, *, as_json: bool) -> None:
    starts_at = read_instant(when)
    with office(settings) as db:
        version = changes.move(
            db, reception_id=reception, starts_at=starts_at, reason=reason, actor=actor(), now=settings.now()
        )
        if not load_workdays(db).is_workday(starts_at.date()):
            say(message("Note that {day} is a rest day", day=starts_at.date().isoformat()))
        _answer(db, version, reception, as_json=as_json)


@click.command(help=word(message("Cancel a reception")))
@click.argument("reception")
@with_reason
@as_json_option
@click.pass_obj
def cancel(settings: Settings, reception: str, reason: str, *, as_json: bool) -> None:
    with office(settings) as db:
        version = changes.cancel(db, reception_id=reception, reason=reason, actor=actor(), now=settings.now())
        _answer(db, version, reception, as_json=as_json)


@click.command(name="restore-reception", help=word(message("Bring a cancelled reception back")))
@click.argument("reception")
@with_reason
@as_json_option
@click.pass_obj
def restore(settings: Settings, reception: str, reason: str, *, as_json: bool) -> None:
    with office(settings) as db:
        version = changes.restore(db, reception_id=reception, reason=reason, actor=actor(), now=settings.now())
        _answer(db, version, reception, as_json=as_json)


@click.command(help=word(message("Add one reception on demand: RAPPT, ROUT, RTHEME, RVIDEO or RNIGHT")))
@click.argument("month")
@click.argument("rule")
@click.option("--at", "when", required=True, help=word(message("The start, e.g. 2026-12-16T14:30")))
@click.option("--minutes", type=click.IntRange(min=10, max=720), default=150, show_default=True)
@click.option("--person", "people", required=True, multiple=True, help=word(message("Who receives; the first is host")))
@click.option("--place", help=word(message("The reception point, e.g. PC01")))
@click.option("--theme", default="", help=word(message("The theme of a thematic reception")))
@with_reason
@as_json_option
@click.pass_obj
def add(
    settings: Settings,
    month: str,
    rule: str,
    when: str,
    minutes: int,
    people: tuple[str, ...],
    place: str | None,
    theme: str,
    reason: str,
    *,
    as_json: bool,
) -> None:
    starts_at = read_instant(when)
    wanted = OnDemand(
        rule=rule,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=minutes),
        people=people,
        place=place,
        theme=theme,
    )
    with office(settings) as db:
        added = add_on_demand(
            db, month=parse_month(month), wanted=wanted, reason=reason, actor=actor(), now=settings.now()
        )
    if as_json:
        print_json({"month": month, "state": "draft", "version": None, "reception": added})
    else:
        click.echo(word(message("Added {reception} to the draft of {month}", reception=added, month=month)))


def read_instant(text: str) -> datetime:
    """A start in the office's zone; raises BadInputError."""
    try:
        instant = datetime.fromisoformat(text)
    except ValueError as error:
        raise BadInputError(message("“{text}” is no time; write it as 2026-12-16T09:00", text=text)) from error
    return instant.replace(tzinfo=ZONE) if instant.tzinfo is None else instant.astimezone(ZONE)


def _answer(db: Session, version: PlanVersion, reception: str, *, as_json: bool) -> None:
    """What the change leads to: the draft it stands in, and what is still to be done if the month is public."""
    if as_json:
        print_json({"month": version.month, "state": "draft", "version": None, "reception": reception})
    elif find_release(db, parse_month(version.month)) is None:
        click.echo(word(message("Changed in the draft of {month}", month=version.month)))
    else:
        sentence = message(
            "Changed in a new draft of {month}; it is public after “rota approve {month}” and “rota publish {month}”",
            month=version.month,
        )
        click.echo(word(sentence))
