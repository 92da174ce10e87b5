from __future__ import annotations

from dataclasses import replace

import pytest

from exports.notices.county import render_county_notice_pdf
from exports.notices.fonts import NoticeFonts
from exports.notices.glyphs import characters, check_glyphs
from rota.errors import RuleBrokenError
from tests.exports.notices.month import with_receptions
from tests.sample_release import attendee, reception


@pytest.mark.parametrize("character", ["𬱖", "䶮", "·", "〇", "—", "\u3000"])
def test_character_of_names_and_tables_can_be_printed(fonts: NoticeFonts, character: str) -> None:
    assert character in characters(fonts)


def test_missing_glyph_names_character_code_point_and_text(fonts: NoticeFonts) -> None:
    with pytest.raises(RuleBrokenError) as caught:
        check_glyphs(("危𬱖", "王\U00031350"), fonts)

    facts = caught.value.sentence.facts
    assert (facts["character"], facts["code"], facts["text"]) == ("\U00031350", "31350", "王\U00031350")


def test_invisible_character_is_named_by_its_code_point(fonts: NoticeFonts) -> None:
    with pytest.raises(RuleBrokenError) as caught:
        check_glyphs(("李\u0007强",), fonts)

    assert caught.value.sentence.facts == {"text": "李\u0007强", "code": "0007"}


def test_notice_with_a_missing_glyph_is_not_printed(fonts: NoticeFonts) -> None:
    release = with_receptions(reception(people=(attendee(name="王\U00031350"),)))

    with pytest.raises(RuleBrokenError) as caught:
        render_county_notice_pdf(release=release, fonts=fonts)

    assert caught.value.sentence.facts["code"] == "31350"


def test_without_a_font_no_character_can_be_printed(fonts: NoticeFonts) -> None:
    assert characters(replace(fonts, faces=())) == frozenset()
