from __future__ import annotations

from pathlib import Path

import click

from rota.cli.usage_words import CLICK_SENTENCES


def test_every_sentence_is_one_of_click() -> None:
    sources = "".join(file.read_text(encoding="utf-8") for file in Path(click.__file__).parent.glob("*.py"))

    assert [one.msgid for one in CLICK_SENTENCES if f'_("{one.msgid}")' not in sources.replace("(\n", "(")] == []
