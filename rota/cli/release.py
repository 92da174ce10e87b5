"""``rota approve``, ``rota publish`` and ``rota diff``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click
from sqlalchemy.orm import Session

from rota.cli.runtime import actor, as_json_option, office, print_json
from rota.planning.models import RosterKind, VersionState
from rota.planning.versions import find_current
from rota.publication.differences import Change, Difference, ReceptionState, diff_releases
from rota.publication.release import Release, approve_month, publish_month
from rota.settings import Settings
from rota.words import Message, message, word
from rota.workdays.months import Month, parse_month

KINDS = click.Choice(["reception", "duty", "all"])
KIND_HELP = message("Receptions, duty, or both; without it whatever the month has in hand")
CHANGE_WORDS: dict[Change, Message] = {
    Change.NEW: message("new"),
    Change.REMOVED: message("removed"),
    Change.MOVED: message("moved"),
    Change.PLACE: message("other place"),
    Change.PEOPLE: message("other people"),
    Change.CANCELLED: message("cancelled"),
    Change.RESTORED: message("restored"),
    Change.STATUS: message("other state"),
}


@click.command(help=word(message("Approve a month's draft")))
@click.argument("month")
@click.option("--kind", type=KINDS, help=word(KIND_HELP))
@click.option("--reason", help=word(message("Why it may be approved with holes or proposed substitutes")))
@as_json_option
@click.pass_obj
def approve(settings: Settings, month: str, kind: str | None, reason: str | None, *, as_json: bool) -> None:
    wanted = parse_month(month)
    with office(settings) as db:
        rosters = _rosters(db, wanted, kind)
        for roster in rosters:
            approve_month(db, month=wanted, actor=actor(), now=settings.now(), reason=reason, roster=roster)
    if as_json:
        print_json({"month": month, "state": "approved", "rosters": [roster.value.lower() for roster in rosters]})
        return
    click.echo(word(message("{month} is approved; release it with “rota publish {month}”", month=month)))


@click.command(help=word(message("Release an approved month")))
@click.argument("month")
@click.option("--kind", type=KINDS, help=word(KIND_HELP))
@click.option("--late-reason", help=word(message("Why notices are released later than the rule asks")))
@click.option(
    "--confirm-provisional",
    is_flag=True,
    help=word(message("Release although the official holiday arrangement may still change days of the month")),
)
@as_json_option
@click.pass_obj
def publish(
    settings: Settings,
    month: str,
    kind: str | None,
    late_reason: str | None,
    *,
    confirm_provisional: bool,
    as_json: bool,
) -> None:
    wanted = parse_month(month)
    with office(settings) as db:
        releases = [
            publish_month(
                db,
                month=wanted,
                actor=actor(),
                now=settings.now(),
                late_reason=late_reason,
                confirm_provisional=confirm_provisional,
                roster=roster,
            )
            for roster in _rosters(db, wanted, kind)
        ]
    if as_json:
        print_json({"month": month, "state": "released", "releases": [_release_json(one) for one in releases]})
        return
    for release in releases:
        click.echo(word(_released(release)))


def _release_json(release: Release) -> dict[str, Any]:
    return {
        "roster": release.version.roster.value.lower(),
        "version": release.version.number,
        "late_reason": release.version.late_reason,
        "differences": [_json(one) for one in release.differences],
    }


def _released(release: Release) -> Message:
    month, number, count = release.version.month, release.version.number or 0, len(release.differences)
    if release.version.roster is RosterKind.DUTY:
        return message(
            "The duty roster of {month} is released as version {number}; {count} shifts are new or changed",
            month=month,
            number=number,
            count=count,
        )
    return message(
        "{month} is released as version {number}; {count} receptions are new or changed",
        month=month,
        number=number,
        count=count,
    )


def _rosters(db: Session, month: Month, kind: str | None) -> tuple[RosterKind, ...]:
    """The rosters asked for; without a wish those that have something to release, receptions first."""
    if kind is not None:
        return tuple(RosterKind) if kind == "all" else (RosterKind(kind.upper()),)
    open_ = [
        roster
        for roster in RosterKind
        if (version := find_current(db, month, roster)) is not None and version.state is not VersionState.RELEASED
    ]
    return tuple(open_) or (RosterKind.RECEPTION,)


@click.command(help=word(message("Compare two versions of a month")))
@click.argument("month")
@click.argument("older", type=int)
@click.argument("newer", type=int)
@click.option("--kind", type=click.Choice(["reception", "duty"]), default="reception", show_default=True)
@click.option("--json", "as_json", is_flag=True, help=word(message("Print one JSON document on standard output")))
@click.pass_obj
def diff(settings: Settings, month: str, older: int, newer: int, kind: str, *, as_json: bool) -> None:
    with office(settings, reads_only=True) as db:
        differences = diff_releases(
            db, month=parse_month(month), older=older, newer=newer, roster=RosterKind(kind.upper())
        )
    if as_json:
        print_json({"month": month, "older": older, "newer": newer, "differences": [_json(one) for one in differences]})
        return
    for line in difference_lines(differences):
        click.echo(line)


def difference_lines(differences: tuple[Difference, ...]) -> Iterator[str]:
    """One line per reception that differs."""
    if not differences:
        yield word(message("No differences"))
    for one in differences:
        kinds = "、".join(word(CHANGE_WORDS[change]) for change in one.changes)
        yield f"{one.reception}: {kinds}  {_state(one.before)} → {_state(one.after)}"


def _state(state: ReceptionState | None) -> str:
    if state is None:
        return "—"
    people = "、".join(code for code, _role, _other in sorted(state.people, key=lambda row: row[0]))
    return f"{state.starts_at:%m-%d %H:%M} {state.place or ''} {people}".rstrip()


def _json(one: Difference) -> dict[str, Any]:
    return {
        "reception": one.reception,
        "changes": [change.value for change in one.changes],
        "before": _state_json(one.before),
        "after": _state_json(one.after),
    }


def _state_json(state: ReceptionState | None) -> dict[str, Any] | None:
    if state is None:
        return None
    people = sorted(state.people, key=lambda row: (row[0], row[1]))
    return {
        "starts_at": state.starts_at.isoformat(),
        "ends_at": state.ends_at.isoformat(),
        "place": state.place,
        "status": state.status.value,
        "people": [{"person": code, "role": role, "substitute_for": other} for code, role, other in people],
    }
