from __future__ import annotations

import json
from pathlib import Path

import pytest

from rota.words import (
    LANGUAGES,
    TRANSLATIONS,
    Language,
    Message,
    _catalogue,
    current_language,
    from_json,
    in_language,
    message,
    set_language,
    to_json,
    word,
)

AWAY = message("away on {day}", day="2026-12-15")


@pytest.mark.parametrize(
    "sentence",
    [
        message("plain"),
        message("{text} {number} {share}", text="甲", number=3, share=0.5),
        message("nobody can sit: {people}", people=(message("{person} – {cause}", person="甲", cause=AWAY), "乙", 1)),
        message("{outer}", outer=(("a", "b"), ())),
    ],
)
def test_a_message_survives_storage(sentence: Message) -> None:
    assert from_json(json.loads(json.dumps(to_json(sentence)))) == sentence


def test_a_message_without_stored_facts_has_none() -> None:
    assert from_json({"msgid": "plain"}) == message("plain")


def test_stored_facts_are_plain_values() -> None:
    assert to_json(message("{a}", a=(AWAY, 1))) == {
        "msgid": "{a}",
        "facts": {"a": [{"msgid": "away on {day}", "facts": {"day": "2026-12-15"}}, 1]},
    }


@pytest.mark.parametrize(("language", "expected"), [("en", "x: 甲, 乙, 3"), ("zh_CN", "x: 甲、乙、3")])
def test_a_tuple_is_joined_with_the_comma_of_the_language(language: Language, expected: str) -> None:
    assert word(message("x: {people}", people=("甲", "乙", 3)), language) == expected


def test_a_message_in_a_message_is_worded_in_the_same_language() -> None:
    sentence = message("{person} + {causes}", person="甲", causes=(AWAY, AWAY))
    chinese = word(AWAY, "zh_CN")

    assert word(sentence, "en") == "甲 + away on 2026-12-15, away on 2026-12-15"
    assert word(sentence, "zh_CN") == f"甲 + {chinese}、{chinese}"
    assert chinese != word(AWAY, "en")


def test_a_message_is_worded_in_the_language_of_the_context() -> None:
    with in_language("en"):
        assert str(AWAY) == "away on 2026-12-15"
        with in_language("zh_CN"):
            assert str(AWAY) == word(AWAY, "zh_CN")
        assert current_language() == "en"


def test_the_language_is_restored_after_an_error() -> None:
    before = current_language()

    with pytest.raises(RuntimeError), in_language("en"):
        raise RuntimeError

    assert current_language() == before


def test_a_language_that_is_set_stays() -> None:
    with in_language("zh_CN"):
        set_language("en")
        assert current_language() == "en"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_message_is_empty(language: Language) -> None:
    assert word(message(""), language) == ""


def test_braces_in_a_fact_are_only_text() -> None:
    assert word(message("{text}", text="{day} %s"), "en") == "{day} %s"


def test_equal_messages_have_equal_hashes_in_every_language() -> None:
    hashes = set()
    for language in LANGUAGES:
        with in_language(language):
            hashes.add(hash(message("{a}{b}", a=AWAY, b=("x", 1))))

    assert len(hashes) == 1


def test_messages_with_other_facts_differ() -> None:
    assert len({message("{a}", a=1), message("{a}", a=2), message("{a}", a="1"), message("{a}!", a=1)}) == 4


def test_an_uncompiled_catalogue_says_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "zh_CN" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "messages.po").write_bytes((TRANSLATIONS / "zh_CN" / "LC_MESSAGES" / "messages.po").read_bytes())
    sentence = message("There is no rule {code}", code="RMON")
    expected = word(sentence, "zh_CN")
    monkeypatch.setattr("rota.words.TRANSLATIONS", tmp_path)
    _catalogue.cache_clear()

    try:
        assert word(sentence, "zh_CN") == expected != word(sentence, "en")
    finally:
        _catalogue.cache_clear()
