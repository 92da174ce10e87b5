"""Which fonts the notices are set in: the office's own folder, then the system's, then the packaged Noto Sans SC.

The typesetter only warns about a family that it does not have, so the families handed to it are chosen here from
what exists (DOMAIN.md §10.1).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import typst

from rota.errors import BadInputError, RuleBrokenError
from rota.words import Message, message

PACKAGED = "Noto Sans SC"
"""Comes with the package justmytype-intl-cjk, so that every installation can print."""

WANTED: Mapping[str, tuple[str, ...]] = {
    "title": (
        "方正小标宋简体",
        "FZXiaoBiaoSong-B05S",
        "FZXiaoBiaoSong-B05",
        "华文中宋",
        "STZhongsong",
        "Noto Serif CJK SC",
        "Noto Serif SC",
        "Source Han Serif SC",
    ),
    "body": (
        "仿宋_GB2312",
        "FangSong_GB2312",
        "仿宋",
        "FangSong",
        "华文仿宋",
        "STFangsong",
        "FandolFang",
        "FandolFang R",
        "Noto Serif CJK SC",
        "Noto Serif SC",
        "Source Han Serif SC",
        "SimSun",
    ),
    "kai": ("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "华文楷体", "STKaiti", "FandolKai", "AR PL UKai"),
    "heading": ("黑体", "SimHei", "Noto Sans CJK SC", "Source Han Sans SC", "FandolHei"),
}
"""For each role the families of GB/T 9704 and their usual stand-ins, best first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FontFile:
    """One face of a family: a file, and its place in it when the file is a collection."""

    family: str
    path: Path
    index: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeFonts:
    """The chosen families. Every role ends with all the others, so a character that one has is set everywhere."""

    folders: tuple[Path, ...]
    with_system: bool
    """Whether the fonts of the system are looked at too."""
    title: tuple[str, ...]
    body: tuple[str, ...]
    kai: tuple[str, ...]
    heading: tuple[str, ...]
    faces: tuple[FontFile, ...]
    """One face for each family chosen."""

    def stand_ins(self) -> tuple[Message, ...]:
        """One sentence for each role that has to do with another role's font, for the clerk to know."""
        return tuple(
            message(
                "No font for the {role} of notices is installed; {used} stands in for {wanted}",
                role=_ROLE_NAMES[role],
                used=families[0],
                wanted=WANTED[role][0],
            )
            for role, families in (
                ("title", self.title),
                ("body", self.body),
                ("kai", self.kai),
                ("heading", self.heading),
            )
            if families[0] not in WANTED[role]
        )


_ROLE_NAMES: Mapping[str, Message] = {
    "title": message("titles"),
    "body": message("text"),
    "kai": message("subheadings"),
    "heading": message("headings"),
}


@cache
def find_fonts(folder: Path | None, *, with_system: bool = True) -> NoticeFonts:
    """The fonts for notices: those of ``folder`` (``Settings.fonts``), of the system and of the package.

    Without the system's fonts every machine with the same folder prints the same bytes.

    Raises BadInputError when ``folder`` is no folder with a font in it, RuleBrokenError when no font that can
    set Chinese is found; it names the families looked for.
    """
    if folder is not None:
        _check_folder(folder)
    folders = (*((folder,) if folder else ()), packaged_folder())
    faces: dict[str, FontFile] = {}
    for found in load_typst_fonts(folders, with_system=with_system).fonts():
        if found.path is not None:
            faces.setdefault(found.family, FontFile(family=found.family, path=Path(found.path), index=found.index))
    own = () if folder is None else tuple(sorted(_families_in(folder)))
    roles = choose_families(tuple(faces), own=own)
    chosen = set(roles["body"])
    return NoticeFonts(
        folders=folders,
        with_system=with_system,
        title=roles["title"],
        body=roles["body"],
        kai=roles["kai"],
        heading=roles["heading"],
        faces=tuple(face for family, face in faces.items() if family in chosen),
    )


def choose_families(available: Sequence[str], *, own: Sequence[str] = ()) -> dict[str, tuple[str, ...]]:
    """For each role its families that exist, best first, then the office's ``own`` ones, then every other one.

    Raises RuleBrokenError when none of the families wanted is ``available``.
    """
    every_wanted = tuple(dict.fromkeys(family for families in WANTED.values() for family in families))
    known = (*every_wanted, PACKAGED)
    if not any(family in available for family in known):
        raise RuleBrokenError(
            message(
                "No font for notices is installed; put one of these into the office's font folder: {families}",
                families=known,
            )
        )
    shared = [family for family in (*every_wanted, *own, PACKAGED) if family in available]
    chosen = {}
    for role, families in WANTED.items():
        wanted = families if role != "kai" else (*families, *WANTED["body"])
        first = [family for family in wanted if family in available] or [PACKAGED]
        chosen[role] = tuple(dict.fromkeys(family for family in (*first, *shared) if family in available))
    return chosen


def packaged_folder() -> Path:
    """The folder of Noto Sans SC in the package justmytype-intl-cjk."""
    return Path(str(files("justmytype_intl_cjk") / "fonts" / "ofl" / "notosanssc"))


@cache
def load_typst_fonts(folders: tuple[Path, ...], *, with_system: bool) -> typst.Fonts:
    """The typesetter's own list of fonts; made once for a process."""
    return typst.Fonts(
        include_system_fonts=with_system, include_embedded_fonts=False, font_paths=[str(folder) for folder in folders]
    )


def _families_in(folder: Path) -> frozenset[str]:
    found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])
    return frozenset(found.families())


def _check_folder(folder: Path) -> None:
    if not folder.is_dir():
        raise BadInputError(
            message("The setting “fonts” is {folder}, which is not a folder", folder=str(folder)),
        )
    if not _families_in(folder):
        raise BadInputError(message("The font folder {folder} holds no font that can be read", folder=str(folder)))
