"""The one family of errors. Each carries the sentence for the user and, where it has them, the faults."""

from __future__ import annotations

from dataclasses import dataclass

from rota.words import Message, message, word


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing wrong with something a person handed in, and what to do about it.

    ``source`` is a sheet or file name, ``row`` the row number as the program shows it (header included,
    first row is 1), ``column`` the column's name as written there; each is None where it does not apply.
    """

    text: Message
    source: str | None = None
    row: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        where = []
        if self.source is not None:
            where.append(word(message("“{name}”", name=self.source)))
        if self.row is not None:
            where.append(word(message("row {row}", row=self.row)))
        if self.column is not None:
            where.append(word(message("column “{column}”", column=self.column)))
        if not where:
            return word(self.text)
        return word(message("{where}: {text}", where=", ".join(where), text=self.text))


class RotaError(Exception):
    """Something the office's data or rules refuse; ``sentence`` says it to the user."""

    def __init__(self, sentence: Message) -> None:
        super().__init__(sentence)
        self.sentence = sentence

    def __str__(self) -> str:
        return word(self.sentence)


class NotFoundError(RotaError):
    """The thing named does not exist."""


class ConflictError(RotaError):
    """The thing changed meanwhile, or exists already."""


class RuleBrokenError(RotaError):
    """A rule of the office or of the law forbids it."""


class NotAllowedError(RotaError):
    """The actor has no right to it."""


class BadInputError(RotaError):
    """What was handed in cannot be read; ``faults`` lists everything wrong with it."""

    def __init__(self, sentence: Message, faults: tuple[Fault, ...] = ()) -> None:
        super().__init__(sentence)
        self.faults = faults
