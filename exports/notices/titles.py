"""Titles in lines: the fewest that fit, as even as can be, no word broken (DOMAIN.md §10.1)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

TITLE_EMS = 20
"""Characters of 22 pt in the 156 mm of a line."""


def title_lines(words: Sequence[str], ems: float = TITLE_EMS) -> tuple[str, ...]:
    """``words`` in lines of at most ``ems`` full widths; a single word that is longer stands alone."""
    for count in range(1, len(words) + 1):
        splits = [_join(words, cuts) for cuts in combinations(range(1, len(words)), count - 1)]
        fitting = [lines for lines in splits if all(width_in_ems(line) <= ems for line in lines)]
        if fitting or count == len(words):
            return min(fitting or splits, key=_unevenness)
    return ()


def width_in_ems(text: str) -> float:
    """How wide ``text`` is, in full widths: letters and digits take a bit more than half of one."""
    return sum(0.56 if character.isascii() else 1.0 for character in text)


def _join(words: Sequence[str], cuts: Sequence[int]) -> tuple[str, ...]:
    return tuple("".join(words[start:end]) for start, end in pairwise((0, *cuts, len(words))))


def _unevenness(lines: Sequence[str]) -> float:
    widths = [width_in_ems(line) for line in lines]
    return max(widths) - min(widths)
