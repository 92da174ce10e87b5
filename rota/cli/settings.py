"""``rota settings``: the office's settings."""

from __future__ import annotations

from dataclasses import asdict

import click

from rota.accounts.audit import record
from rota.cli.runtime import actor, office, print_json
from rota.errors import NotAllowedError
from rota.office.settings import load_office_settings, save_office_settings
from rota.settings import Settings
from rota.words import message, word

NOT_BY_HAND = ("office_id", "template_set")


@click.group(help=word(message("Show or change the office's settings")))
def settings() -> None:
    pass


@settings.command(name="show", help=word(message("Show every setting")))
@click.option("--json", "as_json", is_flag=True, help=word(message("Print one JSON document on standard output")))
@click.pass_obj
def show(installation: Settings, *, as_json: bool) -> None:
    with office(installation, reads_only=True) as db:
        values = asdict(load_office_settings(db))
    if as_json:
        print_json(values)
        return
    for key, value in values.items():
        click.echo(f"{key} = {value}")


@settings.command(name="set", help=word(message("Change one setting")))
@click.argument("key")
@click.argument("value")
@click.pass_obj
def set_(installation: Settings, key: str, value: str) -> None:
    if key in NOT_BY_HAND:
        raise NotAllowedError(message("“{key}” is not changed by hand", key=key))
    with office(installation) as db:
        for name, (before, after) in save_office_settings(db, values={key: value}).items():
            record(
                db,
                actor=actor(),
                now=installation.now(),
                action="setting.save",
                subject=name,
                before={"value": before},
                after={"value": after},
            )
            click.echo(f"{name}: {before} → {after}")
