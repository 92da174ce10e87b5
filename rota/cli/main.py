"""The console script ``rota``. Commands are loaded only when called, so that ``--help`` is quick."""

from __future__ import annotations

import gettext
import importlib
import os
import sys
from typing import Any

import click

from rota.cli.overview import COMMANDS
from rota.errors import BadInputError, RotaError
from rota.settings import load_settings
from rota.words import LANGUAGES, TRANSLATIONS, message, set_language, word

FAULTS_SHOWN = 200


class Commands(click.Group):
    """The commands by name, each in a module of its own."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"rota.cli.{COMMANDS[cmd_name].module}")
        command = getattr(module, COMMANDS[cmd_name].function)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section(gettext.gettext("Commands")):
            formatter.write_dl([(name, word(entry.help)) for name, entry in COMMANDS.items()])


def main() -> None:
    """Run the command line; exit code 0 on success, 1 when the office's data or rules refuse, 2 on wrong usage."""
    try:
        _word_in(os.environ.get("ROTA_LANGUAGE", ""))
        settings = load_settings()
        set_language(settings.language)
        os.environ["LANGUAGE"] = settings.language  # click words its own sentences through gettext
        gettext.bindtextdomain("messages", str(TRANSLATIONS))
        group = Commands(name="rota", help=word(message("Rota: receptions of leaders, notices and calendars.")))
        group(obj=settings, prog_name="rota")
    except RotaError as error:
        report(error)
        sys.exit(1)
    except Exception as error:
        from rota.cli.refusals import refusal

        refused = refusal(error)
        if refused is None:
            raise
        report(refused)
        sys.exit(1)


def _word_in(wanted: str) -> None:
    """Word what goes wrong with the settings themselves in the language asked for, else in Chinese."""
    set_language(next((one for one in LANGUAGES if wanted.lower().startswith(one[:2].lower())), LANGUAGES[0]))


def report(error: RotaError) -> None:
    """The sentence on standard error, and every fault on a line of its own."""
    click.echo(word(message("Refused: {sentence}", sentence=error.sentence)), err=True)
    faults: tuple[Any, ...] = error.faults if isinstance(error, BadInputError) else ()
    for fault in faults[:FAULTS_SHOWN]:
        click.echo(f"  - {fault}", err=True)
    if len(faults) > FAULTS_SHOWN:
        click.echo(word(message("  … and {count} more", count=len(faults) - FAULTS_SHOWN)), err=True)
