"""What the tests of notices share: the fonts of the package alone, so that every machine prints the same."""

from __future__ import annotations

import io

import pytest
from pypdf import PageObject, PdfReader

from exports.notices.fonts import NoticeFonts, find_fonts


@pytest.fixture(scope="session")
def fonts() -> NoticeFonts:
    return find_fonts(None, with_system=False)


class Pages:
    """A PDF read back as text; blanks and line ends left out of ``joined``, so that only the order counts."""

    def __init__(self, pdf: bytes) -> None:
        self.reader = PdfReader(io.BytesIO(pdf))
        self.texts = tuple(page.extract_text() for page in self.reader.pages)
        self.joined = "".join("".join(self.texts).split())

    def lines(self) -> tuple[str, ...]:
        return tuple(line.strip() for text in self.texts for line in text.splitlines())


def footer_side(page: PageObject) -> str:
    """Whether the dash of a page's number stands in the left or the right half."""
    found: list[float] = []

    def visit(text: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        if "—" in text and tm[5] * cm[3] + cm[5] < 100:
            found.append(tm[4] * cm[0] + cm[4])

    page.extract_text(visitor_text=visit)
    return "left" if found[-1] < float(page.mediabox.width) / 2 else "right"


def is_within(page: PageObject, *, left: float, right: float, top: float, bottom: float) -> bool:
    """Whether all type but the footer starts inside the margins given in millimetres."""
    width, height = (float(side) / 72 * 25.4 for side in page.mediabox[2:])
    starts: list[tuple[float, float]] = []

    def visit(text: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        if text.strip():
            starts.append(((tm[4] * cm[0] + cm[4]) / 72 * 25.4, (tm[5] * cm[3] + cm[5]) / 72 * 25.4))

    page.extract_text(visitor_text=visit)
    footer = bottom - 6
    return all(left <= x <= width - right and (y >= bottom or 0 < y < footer) and y <= height - top for x, y in starts)


def type_sizes(page: PageObject) -> tuple[float, ...]:
    """The sizes of the page's type, in points."""
    found: set[float] = set()

    def visit(text: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        if text.strip():
            found.add(round(abs(size * tm[3] * cm[3]), 2))

    page.extract_text(visitor_text=visit)
    return tuple(sorted(found))
