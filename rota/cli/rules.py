"""``rota rules``: the reception rules."""

from __future__ import annotations

import click

from rota.cli.runtime import actor, office, print_json
from rota.rules.specs import load_rules
from rota.rules.templates import TEMPLATE_SETS
from rota.rules.use_cases import install_template, set_rule_active
from rota.settings import Settings
from rota.words import message, word


@click.group(help=word(message("Show the reception rules, choose a template set, switch rules")))
def rules() -> None:
    pass


@rules.command(name="list", help=word(message("List the rules")))
@click.option("--json", "as_json", is_flag=True, help=word(message("Print one JSON document on standard output")))
@click.pass_obj
def list_(settings: Settings, *, as_json: bool) -> None:
    with office(settings, reads_only=True) as db:
        specs = load_rules(db)
    rows = [
        {
            "code": spec.code,
            "name": spec.name,
            "kind": spec.kind.value,
            "rrule": spec.rrule,
            "who": spec.who.value if spec.who else None,
            "place": spec.point_code or spec.where.value,
            "rest_day": spec.rest_day_policy.value if spec.rest_day_policy else None,
            "notice_days": spec.notice_days,
            "published": spec.is_published,
            "active": spec.is_active,
        }
        for spec in specs
    ]
    if as_json:
        print_json(rows)
        return
    for row in rows:
        state = word(message("on")) if row["active"] else word(message("off"))
        click.echo(f"{row['code']:<10} {state:<4} {row['name']}  {row['rrule'] or ''}  {row['place']}")


@rules.command(name="template", help=word(message("Make a template set the office's rules")))
@click.argument("name", type=click.Choice(list(TEMPLATE_SETS)))
@click.pass_obj
def template(settings: Settings, name: str) -> None:
    with office(settings) as db:
        changed = install_template(db, name=name, actor=actor(), now=settings.now())
    click.echo(word(message("{name} is in force; {count} rules changed", name=name, count=changed)))


@rules.command(name="on", help=word(message("Switch a rule on")))
@click.argument("code")
@click.pass_obj
def on(settings: Settings, code: str) -> None:
    with office(settings) as db:
        set_rule_active(db, code=code, is_active=True, actor=actor(), now=settings.now())
    click.echo(word(message("{code} is on", code=code)))


@rules.command(name="off", help=word(message("Switch a rule off")))
@click.argument("code")
@click.pass_obj
def off(settings: Settings, code: str) -> None:
    with office(settings) as db:
        set_rule_active(db, code=code, is_active=False, actor=actor(), now=settings.now())
    click.echo(word(message("{code} is off", code=code)))
