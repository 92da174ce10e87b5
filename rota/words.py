"""Sentences for people: a message keeps its English msgid and its facts, and is worded only at the edge.

Rules and use cases build a :class:`Message`; the command line, the web and the documents call :func:`word`
with the reader's language. A message survives storage as JSON, so a finding saved today can be read
tomorrow in either language.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from operator import itemgetter
from pathlib import Path
from typing import Literal, TypeAlias, Union

Language = Literal["zh_CN", "en"]
LANGUAGES: tuple[Language, ...] = ("zh_CN", "en")
TRANSLATIONS = Path(__file__).parent / "translations"

Fact: TypeAlias = Union[str, int, float, "Message", "tuple[Fact, ...]"]

_language: ContextVar[Language] = ContextVar("language", default="zh_CN")


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence, not yet worded.

    ``msgid`` is an English ``str.format`` template found in the catalogue, ``facts`` its named values. A fact
    may be a message itself or a tuple, which is joined with the language's list comma.
    """

    msgid: str
    facts: Mapping[str, Fact] = field(default_factory=dict)

    def __str__(self) -> str:
        return word(self)

    def __hash__(self) -> int:
        return hash((self.msgid, tuple(sorted(self.facts.items(), key=itemgetter(0)))))


def message(msgid: str, /, **facts: Fact) -> Message:
    """A :class:`Message`; the catalogue's extraction looks for calls of this name."""
    return Message(msgid, facts)


@cache
def _catalogue(language: Language) -> gettext.NullTranslations:
    if language == "en":
        return gettext.NullTranslations()
    try:
        return gettext.translation("messages", localedir=str(TRANSLATIONS), languages=[language])
    except FileNotFoundError:  # the catalogue is not compiled, e.g. in a checkout: slower, but the same sentences
        return _compiled(TRANSLATIONS / language / "LC_MESSAGES" / "messages.po")


def _compiled(catalogue: Path) -> gettext.GNUTranslations:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    with catalogue.open("rb") as file:
        write_mo(compiled, read_po(file))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def current_language() -> Language:
    """The language of the running request or command."""
    return _language.get()


def set_language(language: Language) -> None:
    """Word everything that follows in this context in ``language``."""
    _language.set(language)


@contextmanager
def in_language(language: Language) -> Iterator[None]:
    """Word what happens inside the block in ``language``."""
    token = _language.set(language)
    try:
        yield
    finally:
        _language.reset(token)


def word(sentence: Message, language: Language | None = None) -> str:
    """``sentence`` in ``language`` (default: the current one)."""
    language = language or current_language()
    template = _catalogue(language).gettext(sentence.msgid) if sentence.msgid else ""
    return template.format(**{key: _fact(value, language) for key, value in sentence.facts.items()})


def _fact(value: Fact, language: Language) -> str | int | float:
    if isinstance(value, Message):
        return word(value, language)
    if isinstance(value, tuple):
        return ("、" if language == "zh_CN" else ", ").join(str(_fact(part, language)) for part in value)
    return value


def to_json(sentence: Message) -> dict[str, object]:
    """``sentence`` as plain JSON values, for storage."""
    return {"msgid": sentence.msgid, "facts": {key: _fact_to_json(value) for key, value in sentence.facts.items()}}


def from_json(stored: Mapping[str, object]) -> Message:
    """The inverse of :func:`to_json`."""
    facts = stored.get("facts", {})
    assert isinstance(facts, Mapping)
    return Message(str(stored["msgid"]), {str(key): _fact_from_json(value) for key, value in facts.items()})


def _fact_to_json(value: Fact) -> object:
    if isinstance(value, Message):
        return to_json(value)
    if isinstance(value, tuple):
        return [_fact_to_json(part) for part in value]
    return value


def _fact_from_json(value: object) -> Fact:
    if isinstance(value, Mapping):
        return from_json(value)
    if isinstance(value, list):
        return tuple(_fact_from_json(part) for part in value)
    assert isinstance(value, str | int | float)
    return value
