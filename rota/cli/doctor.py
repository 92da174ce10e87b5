"""``rota doctor``: does the installation have what it needs?"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

import click
from sqlalchemy import text

from rota.cli.calendar import CALENDAR_WORDS
from rota.cli.runtime import office_engine
from rota.errors import RotaError
from rota.planning.load_office import load_office
from rota.settings import Settings
from rota.storage.engine import transaction
from rota.words import Message, message, word


@click.command(help=word(message("Check the installation")))
@click.pass_obj
def doctor(settings: Settings) -> None:
    is_well = True
    for name, check in (
        (message("database"), _database),
        (message("calendar"), _calendar),
        (message("fonts"), _fonts),
        (message("solver"), _solver),
    ):
        try:
            for remark in check(settings):
                click.echo(f"{word(name)}: {word(remark)}")
        except RotaError as error:
            is_well = False
            click.echo(word(message("{name}: NOT IN ORDER – {why}", name=name, why=error.sentence)))
    if not is_well:
        sys.exit(1)


Check = Callable[[Settings], Iterator[Message]]


def _database(settings: Settings) -> Iterator[Message]:
    engine = office_engine(settings)
    try:
        with transaction(engine) as db:
            if engine.dialect.name == "sqlite":
                answer = db.execute(text("PRAGMA integrity_check")).scalar_one()
                if answer != "ok":
                    raise RotaError(message("the database is damaged: {answer}", answer=str(answer)))
            office = load_office(db)
    finally:
        engine.dispose()
    yield message(
        "in order; {posts} posts, {villages} villages, {rules} rules",
        posts=len(office.posts),
        villages=len(office.villages),
        rules=len(office.rules),
    )


def _calendar(settings: Settings) -> Iterator[Message]:
    engine = office_engine(settings)
    try:
        with transaction(engine) as db:
            workdays = load_office(db).workdays
    finally:
        engine.dispose()
    this_year = settings.now().year
    for year in (this_year, this_year + 1):
        yield message("{year} is {status}", year=str(year), status=CALENDAR_WORDS[workdays.status(year)])


def _fonts(settings: Settings) -> Iterator[Message]:
    from exports.notices.fonts import find_fonts

    fonts = find_fonts(settings.fonts)
    remarks = fonts.stand_ins()
    yield from remarks
    if not remarks:
        yield message("every font of official documents is there")


def _solver(_settings: Settings) -> Iterator[Message]:
    from solver.engine import solve
    from solver.errors import SolverError
    from solver.limits import Limits
    from solver.problem import Candidate, Cost, Level, Option, Person, Problem, Role, Slot

    problem = Problem(
        people=(Person(id="p"),),
        slots=(
            Slot(
                id="s",
                options=(Option(key="o", start=0, end=1),),
                roles=(
                    Role(
                        name="HOST",
                        need=1,
                        candidates=(Candidate(person="p"),),
                        unfilled=Cost(level=Level.UNFILLED, rule="HOST", weight=1),
                    ),
                ),
            ),
        ),
    )
    try:
        outcome = solve(problem, Limits(seconds=30))
    except SolverError as error:
        raise RotaError(message("the solver does not run: {why}", why=str(error))) from error
    yield message("answers {status} in {seconds} s", status=outcome.status.value, seconds=round(outcome.seconds, 2))
