"""What the machine refuses – a busy or damaged database, a full disk – as a sentence for the person."""

from __future__ import annotations

import sqlite3

from sqlalchemy.exc import ArgumentError, DBAPIError

from rota.errors import RotaError
from rota.words import message

DRIVERS = ("psycopg",)


def refusal(error: Exception) -> RotaError | None:
    """The sentence for an error of the database or of the file system; None for what can only be a bug."""
    if isinstance(error, DBAPIError):
        return _database(str(error.orig))
    if isinstance(error, sqlite3.Error):
        return _database(str(error))
    if isinstance(error, ArgumentError):
        return RotaError(message("The address of the database is wrong: {why}", why=str(error)))
    if isinstance(error, ModuleNotFoundError) and error.name in DRIVERS:
        return RotaError(message("PostgreSQL needs the package {name}, which is not installed", name=error.name))
    if isinstance(error, OSError):
        return RotaError(message("The computer refuses: {why}", why=str(error)))
    return None


def _database(why: str) -> RotaError:
    if "two places" in why:
        return RotaError(message("Somebody would be in two places at once; nothing was changed"))
    if "database is locked" in why:
        return RotaError(message("The database is busy with another command; try again in a moment"))
    return RotaError(message("The database does not answer: {why}", why=why))
