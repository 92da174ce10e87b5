"""Click's own sentences about wrong usage and help, gathered here so that the catalogue has their Chinese.

Click looks them up itself, through the catalogue that :func:`rota.cli.main.main` names to it.
"""

from __future__ import annotations

from rota.words import message

CLICK_SENTENCES = (
    message("Usage:"),
    message("Options"),
    message("Commands"),
    message("Show this message and exit."),
    message("Try '{command} {option}' for help."),
    message("Error: {message}"),
    message("Aborted!"),
    message("default: {default}"),
    message("Missing argument"),
    message("Missing option"),
    message("Missing command."),
    message("No such command {name!r}."),
    message("No such option {name!r}."),
    message("Option {name!r} does not take a value."),
    message("Invalid value for {param_hint}: {message}"),
    message("{value!r} is not a valid {number_type}."),
    message("{value} is not in the range {range}."),
    message("{name} {filename!r} is a file."),
    message("{name} {filename!r} is a directory."),
    message("file"),
    message("directory"),
    message("path"),
)
