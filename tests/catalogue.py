"""The message catalogue: gathering the program's sentences, and saying which are not translated.

``python -m tests.catalogue update`` rewrites the Chinese catalogue: new sentences come in without translation,
vanished ones go, the others stay as they are.
"""

from __future__ import annotations

import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
PO_FILE = ROOT / "rota" / "translations" / "zh_CN" / "LC_MESSAGES" / "messages.po"
METHODS = [("**.py", "python"), ("**.html", "jinja2")]
KEYWORDS = {"message": (1,), "_": (1,), "gettext": (1,), "lazy_gettext": (1,), "ngettext": (1, 2)}


def gathered() -> frozenset[str]:
    """Every msgid in the sources and templates."""
    found = set()
    for room in ("rota", "solver", "exports", "web"):
        for _file, _line, msgid, _comments, _context in extract_from_dir(
            ROOT / room, method_map=METHODS, keywords=KEYWORDS
        ):
            found.add(msgid if isinstance(msgid, str) else msgid[0])
    return frozenset(found - {""})


def stored() -> dict[str, str]:
    """The Chinese catalogue: msgid → translation, empty where it is missing."""
    with PO_FILE.open("rb") as file:
        return {str(one.id): str(one.string or "") for one in read_po(file) if one.id}


def write(translations: dict[str, str]) -> None:
    """Write the catalogue with exactly these sentences, sorted."""
    catalogue = Catalog(locale="zh_CN", project="rota", fuzzy=False)
    for msgid, translation in sorted(translations.items()):
        catalogue.add(msgid, translation)
    catalogue.revision_date = catalogue.creation_date
    PO_FILE.parent.mkdir(parents=True, exist_ok=True)
    with PO_FILE.open("wb") as file:
        write_po(file, catalogue, width=0, sort_output=True, no_location=True, ignore_obsolete=True, omit_header=False)


def update() -> None:
    known = stored() if PO_FILE.exists() else {}
    write({msgid: known.get(msgid, "") for msgid in gathered()})
    for msgid, translation in stored().items():
        if not translation:
            sys.stdout.write(f"not translated: {msgid}\n")


if __name__ == "__main__":
    update()
