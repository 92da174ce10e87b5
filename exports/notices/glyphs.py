"""Whether every character can be printed: a missing glyph is refused before printing, never a silent box."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

from exports.notices.fonts import NoticeFonts
from rota.errors import RuleBrokenError
from rota.words import message


def check_glyphs(texts: Iterable[str], fonts: NoticeFonts) -> None:
    """Every character of ``texts`` has a glyph in at least one of the chosen fonts.

    Raises RuleBrokenError that names the first character without one, its code point and the text it stands in.
    """
    known = characters(fonts)
    for text in texts:
        if known.issuperset(text):
            continue
        character = next(one for one in text if one not in known)
        if unicodedata.category(character) in {"Cc", "Cf"}:
            raise RuleBrokenError(
                message(
                    "“{text}” contains the invisible character U+{code}, which cannot be printed; type the text again",
                    text=text,
                    code=f"{ord(character):04X}",
                )
            )
        raise RuleBrokenError(
            message(
                "The character {character} (U+{code}) in “{text}” is in none of the fonts {families}; "
                "put a font that has it into the office's font folder",
                character=character,
                code=f"{ord(character):04X}",
                text=text,
                families=fonts.body,
            )
        )


@cache
def characters(fonts: NoticeFonts) -> frozenset[str]:
    """Every character that at least one of the chosen fonts has; read once for a process."""
    return frozenset().union(*(_characters_of(face.path, face.index) for face in fonts.faces))


@cache
def _characters_of(path: Path, index: int) -> frozenset[str]:
    with TTFont(path, fontNumber=index, lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap() or {}))
