"""Every sentence of the program has its Chinese, with the same facts in it."""

from __future__ import annotations

import re
import string

from tests.catalogue import gathered, stored


def placeholders(text: str) -> list[str]:
    named = [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]
    return sorted(named + re.findall(r"%\((\w+)\)s", text))


def test_catalogue_has_exactly_the_sentences_of_the_program() -> None:
    assert sorted(stored()) == sorted(gathered())


def test_every_sentence_is_translated() -> None:
    assert [msgid for msgid, translation in stored().items() if not translation.strip()] == []


def test_translations_name_the_same_facts() -> None:
    different = [
        msgid for msgid, translation in stored().items() if set(placeholders(msgid)) != set(placeholders(translation))
    ]

    assert different == []
