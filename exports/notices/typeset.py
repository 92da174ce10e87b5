"""From the facts of a notice and a layout to the bytes of a PDF or of PNG pages. The same facts, the same bytes."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from threading import local
from typing import Literal, TypeAlias, Union

import segno
import typst

from exports.notices.fonts import NoticeFonts, load_typst_fonts
from exports.notices.glyphs import check_glyphs
from rota.errors import RuleBrokenError
from rota.words import message

Layout = Literal["county", "town", "village", "poster", "tv"]
Facts: TypeAlias = Union[str, int, float, bool, "Sequence[Facts]", "Mapping[str, Facts]", None]

LAYOUTS = Path(__file__).parent
PIXELS_PER_POINT = 72
"""At 72 pixels an inch a layout of 1920 by 1080 points gives as many pixels."""

_compilers = local()


def typeset_pdf(layout: Layout, facts: Mapping[str, Facts], fonts: NoticeFonts) -> bytes:
    """``facts`` in ``layout`` as one PDF.

    Raises RuleBrokenError when a character has no glyph, or when the typesetter warns of anything.
    """
    result = _compile(layout, facts, fonts, "pdf")
    assert isinstance(result, bytes)
    return result


def typeset_png(layout: Layout, facts: Mapping[str, Facts], fonts: NoticeFonts) -> tuple[bytes, ...]:
    """``facts`` in ``layout`` as one PNG a page, one pixel a point. Raises as :func:`typeset_pdf`."""
    result = _compile(layout, facts, fonts, "png")
    return (result,) if isinstance(result, bytes) else tuple(result)


def qr_code(address: str) -> str:
    """A QR code of ``address`` as an SVG drawing with its quiet zone, error correction M."""
    drawing = io.BytesIO()
    segno.make(address, error="m", micro=False).save(drawing, kind="svg", border=2, xmldecl=False, light="white")
    return drawing.getvalue().decode()


def _compile(
    layout: Layout, facts: Mapping[str, Facts], fonts: NoticeFonts, kind: Literal["pdf", "png"]
) -> bytes | list[bytes]:
    check_glyphs((_layout_text(layout), *_texts(facts)), fonts)
    families: dict[str, Facts] = {
        "title": fonts.title,
        "body": fonts.body,
        "kai": fonts.kai,
        "heading": fonts.heading,
    }
    result, warnings = _compiler(fonts).compile_with_warnings(
        input=str(LAYOUTS / f"{layout}.typ"),
        format=kind,
        ppi=PIXELS_PER_POINT,
        sys_inputs={"facts": json.dumps({**facts, "fonts": families}, ensure_ascii=False)},
    )
    if warnings:
        raise RuleBrokenError(
            message(
                "The notice is not printed, because the typesetter warns: {why}",
                why=tuple(warning.message for warning in warnings),
            )
        )
    assert isinstance(result, bytes | list)
    return result


def _compiler(fonts: NoticeFonts) -> typst.Compiler:
    """One typesetter a thread and choice of fonts: what it has loaded and laid out once it keeps."""
    kept: dict[NoticeFonts, typst.Compiler] = _compilers.__dict__.setdefault("kept", {})
    if fonts not in kept:
        kept[fonts] = typst.Compiler(
            root=str(LAYOUTS), font_paths=load_typst_fonts(fonts.folders, with_system=fonts.with_system)
        )
    return kept[fonts]


@cache
def _layout_text(layout: Layout) -> str:
    sources = [(LAYOUTS / f"{name}.typ").read_text(encoding="utf-8") for name in ("common", layout)]
    return "".join(sorted({one for source in sources for one in source if not one.isascii()}))


def _texts(facts: Facts) -> Iterator[str]:
    if isinstance(facts, str):
        if not facts.startswith("<svg"):
            yield facts
    elif isinstance(facts, Mapping):
        for value in facts.values():
            yield from _texts(value)
    elif isinstance(facts, Sequence):
        for value in facts:
            yield from _texts(value)
