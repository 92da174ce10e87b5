from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from exports.notices.fonts import PACKAGED, WANTED, NoticeFonts, choose_families, find_fonts
from exports.notices.glyphs import check_glyphs
from rota.errors import BadInputError, RuleBrokenError


def write_font(path: Path, family: str, characters: str) -> None:
    """A font of black squares for ``characters``."""
    names = [".notdef", *(f"u{ord(character):X}" for character in characters)]
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((0, 800))
    pen.lineTo((800, 800))
    pen.closePath()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(character): f"u{ord(character):X}" for character in characters})
    builder.setupGlyf(dict.fromkeys(names, pen.glyph()))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 0)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": family, "styleName": "Regular", "psName": "Test"}, mac=False)
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120)
    builder.setupPost()
    builder.save(path)


def test_packaged_font_serves_every_role_when_there_is_no_other(fonts: NoticeFonts) -> None:
    assert (fonts.title, fonts.body, fonts.kai, fonts.heading) == ((PACKAGED,),) * 4


def test_stand_ins_name_each_role_without_its_font(fonts: NoticeFonts) -> None:
    assert tuple(one.facts["wanted"] for one in fonts.stand_ins()) == tuple(WANTED[role][0] for role in WANTED)


def test_no_stand_in_when_every_role_has_its_font() -> None:
    roles = choose_families(("FZXiaoBiaoSong-B05S", "FangSong", "KaiTi", "SimHei"))
    chosen = NoticeFonts(folders=(), with_system=False, faces=(), **roles)  # type: ignore[arg-type]

    assert chosen.stand_ins() == ()


def test_office_font_comes_first_in_its_role(tmp_path: Path) -> None:
    write_font(tmp_path / "own.ttf", "FangSong", "关于")

    chosen = find_fonts(tmp_path, with_system=False)

    assert chosen.body == ("FangSong", PACKAGED)
    assert chosen.title == (PACKAGED, "FangSong")


def test_office_font_of_unknown_family_fills_gaps(tmp_path: Path) -> None:
    write_font(tmp_path / "rare.ttf", "Office Rare", "\U00031350")

    check_glyphs(("\U00031350",), find_fonts(tmp_path, with_system=False))


def test_system_fonts_are_looked_at_unless_left_out() -> None:
    assert find_fonts(None).with_system is True


def test_roles_prefer_their_own_families_in_order() -> None:
    available = ("Noto Serif CJK SC", "FangSong", "SimHei", "STZhongsong", PACKAGED)

    roles = choose_families(available)

    assert {role: families[0] for role, families in roles.items()} == {
        "title": "STZhongsong",
        "body": "FangSong",
        "kai": "FangSong",
        "heading": "SimHei",
    }


def test_only_existing_families_are_chosen() -> None:
    roles = choose_families(("SimSun",))

    assert set(roles.values()) == {("SimSun",)}


def test_no_font_at_all_is_an_error_that_names_the_fonts_looked_for() -> None:
    with pytest.raises(RuleBrokenError) as caught:
        choose_families(("DejaVu Sans",))

    families = caught.value.sentence.facts["families"]
    assert isinstance(families, tuple)
    assert set(families) == {PACKAGED, *(family for wanted in WANTED.values() for family in wanted)}


def test_font_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInputError) as caught:
        find_fonts(tmp_path / "nowhere")

    assert caught.value.sentence.facts == {"folder": str(tmp_path / "nowhere")}


def test_font_folder_without_a_font_is_refused(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("no font")

    with pytest.raises(BadInputError) as caught:
        find_fonts(tmp_path)

    assert caught.value.sentence.facts == {"folder": str(tmp_path)}
