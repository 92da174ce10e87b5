"""``rota replan``: a released month again after new absences, with as few changes as can be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from rota.cli.plan import progress_bar
from rota.cli.runtime import actor, office, print_json
from rota.planning.explain import Reason
from rota.planning.models import RosterKind
from rota.planning.replan import replan_month
from rota.planning.replan_duty import replan_duty
from rota.planning.replan_values import ForcedChange, Replanned
from rota.settings import Settings
from rota.words import Message, message, word
from rota.workdays.months import parse_month
from solver.limits import Limits

OTHERS_SHOWN = 5
ROSTER_WORDS: dict[RosterKind, Message] = {
    RosterKind.RECEPTION: message("receptions"),
    RosterKind.DUTY: message("duty"),
}


@click.command(help=word(message("Plan a released month again and change as little as can be")))
@click.argument("month")
@click.option("--kind", type=click.Choice(["reception", "duty", "all"]), default="all", show_default=True)
@click.option("--max-changes", type=click.IntRange(min=0), help=word(message("Change no more than so many")))
@click.option("--time-limit", type=click.FloatRange(min=0.1), default=60.0, show_default=True)
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True)
@click.option("--json", "as_json", is_flag=True, help=word(message("Print one JSON document on standard output")))
@click.pass_obj
def replan(
    settings: Settings,
    month: str,
    kind: str,
    max_changes: int | None,
    time_limit: float,
    seed: int,
    *,
    as_json: bool,
) -> None:
    wanted = parse_month(month)
    limits = Limits(seconds=time_limit, seed=seed)
    made = []
    with office(settings) as db, progress_bar() as on_progress:
        for one, again in (("reception", replan_month), ("duty", replan_duty)):
            if kind in (one, "all"):
                made.append(
                    again(
                        db,
                        month=wanted,
                        limits=limits,
                        actor=actor(),
                        now=settings.now(),
                        most_changes=max_changes,
                        on_progress=on_progress,
                    )
                )
    if as_json:
        print_json({"month": str(wanted), "rosters": [replanned_json(one) for one in made]})
        return
    for one_made in made:
        for line in replanned_lines(one_made):
            click.echo(line)


def replanned_lines(made: Replanned) -> Iterator[str]:
    """How much changes, then each change with what forced it and who else was thought of."""
    sentence = message(
        "{roster}: {count} of version {number} change, {people} people are concerned",
        roster=ROSTER_WORDS[made.roster],
        count=len(made.changes),
        number=made.release,
        people=len(made.people),
    )
    yield word(sentence)
    if not made.is_proven:
        yield word(message("  (stopped at the time limit; perhaps fewer would do)"))
    for change in made.changes:
        yield from _change_lines(change)
    if made.unfilled:
        yield word(message("Without anybody: {count}", count=len(made.unfilled))) + f"  {'、'.join(made.unfilled)}"


def _change_lines(change: ForcedChange) -> Iterator[str]:
    yield f"  {word(change.when)}  {_people(change.before)} → {_people(change.after)}"
    for cause in change.causes:
        yield word(message("    because {person}: {why}", person=cause.person, why=cause.why))
    if change.reason is not None:
        yield f"    {word(change.reason)}"
    for other in change.others[:OTHERS_SHOWN]:
        yield word(message("    not {person}: {why}", person=other.person, why=other.why))
    if len(change.others) > OTHERS_SHOWN:
        yield word(message("    … and {count} more", count=len(change.others) - OTHERS_SHOWN))


def _people(seats: tuple[tuple[str, str], ...]) -> str:
    return "、".join(code for _, code in seats) or "—"


def replanned_json(made: Replanned) -> dict[str, Any]:
    """One roster's re-planning as JSON values."""
    return {
        "roster": made.roster.value.lower(),
        "release": made.release,
        "proven": made.is_proven,
        "people": list(made.people),
        "unfilled": list(made.unfilled),
        "changes": [
            {
                "id": change.id,
                "when": word(change.when),
                "before": _seats_json(change.before),
                "after": _seats_json(change.after),
                "causes": [_reason_json(one) for one in change.causes],
                "others": [_reason_json(one) for one in change.others],
                "reason": word(change.reason) if change.reason is not None else None,
            }
            for change in made.changes
        ],
    }


def _seats_json(seats: tuple[tuple[str, str], ...]) -> list[dict[str, str]]:
    return [{"person": code, "role": role} for role, code in seats]


def _reason_json(reason: Reason) -> dict[str, str]:
    return {"person": reason.code, "why": word(reason.why)}
