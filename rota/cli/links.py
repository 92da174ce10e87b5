"""``rota link``: calendar addresses."""

from __future__ import annotations

import click

from rota.cli.runtime import actor, office, print_json
from rota.publication.feeds import COUNTY_CODE
from rota.publication.links import create_link, list_links, renew_link, revoke_link
from rota.publication.models import FeedScope
from rota.settings import ZONE, Settings
from rota.words import message, word


@click.group(help=word(message("Make, list and revoke calendar addresses")))
def link() -> None:
    pass


@link.command(name="add", help=word(message("Make an address for a person, place, town or the county")))
@click.argument("scope", type=click.Choice(["person", "place", "town", "county"]))
@click.argument("code", required=False)
@click.pass_obj
def add(settings: Settings, scope: str, code: str | None) -> None:
    if scope == "county":
        code = COUNTY_CODE
    elif code is None:
        raise click.UsageError(word(message("Say whose calendar it is, e.g. “rota link add person L01”")))
    with office(settings) as db:
        token = create_link(db, scope=FeedScope(scope.upper()), code=code, actor=actor(), now=settings.now())
    _show_address(settings, token)


@link.command(name="renew", help=word(message("Revoke an address and make a new one in its place")))
@click.argument("number", type=int)
@click.pass_obj
def renew(settings: Settings, number: int) -> None:
    with office(settings) as db:
        token = renew_link(db, link_id=number, actor=actor(), now=settings.now())
    _show_address(settings, token)


@link.command(name="revoke", help=word(message("Switch an address off for good")))
@click.argument("number", type=int)
@click.pass_obj
def revoke(settings: Settings, number: int) -> None:
    with office(settings) as db:
        revoke_link(db, link_id=number, actor=actor(), now=settings.now())
    click.echo(word(message("Address {number} is revoked", number=number)))


@link.command(name="list", help=word(message("List the addresses; their secret part is not known to anybody")))
@click.option("--json", "as_json", is_flag=True, help=word(message("Print one JSON document on standard output")))
@click.pass_obj
def list_(settings: Settings, *, as_json: bool) -> None:
    with office(settings, reads_only=True) as db:
        rows = [
            {
                "number": row.id,
                "scope": row.scope.value,
                "code": row.code,
                "created_at": row.created_at.astimezone(ZONE).isoformat(),
                "revoked_at": row.revoked_at.astimezone(ZONE).isoformat() if row.revoked_at else None,
                "last_fetched_at": row.last_fetched_at.astimezone(ZONE).isoformat() if row.last_fetched_at else None,
            }
            for row in list_links(db)
        ]
    if as_json:
        print_json(rows)
        return
    for row in rows:
        state = word(message("revoked")) if row["revoked_at"] else word(message("in use"))
        fetched = row["last_fetched_at"] or word(message("never fetched"))
        click.echo(f"{row['number']:>4}  {row['scope']:<7} {row['code']:<8} {state}  {fetched}")


def _show_address(settings: Settings, token: str) -> None:
    click.echo(f"{settings.public_url}/ical/{token}.ics")
    click.echo(word(message("Note it down now: it is shown only once.")), err=True)
