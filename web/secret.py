"""The key that signs cookies and form tokens: random, made once per installation, kept in a file of the office."""

from __future__ import annotations

import secrets
from pathlib import Path

from rota.errors import BadInputError
from rota.words import message

FILE_NAME = "web-secret"
BYTES = 32


def load_or_make_secret(home: Path) -> bytes:
    """The key of the installation in ``home``, made if there is none; several processes get the same one.

    Raises:
        BadInputError: the file is there but holds no key.
    """
    file = home / FILE_NAME
    home.mkdir(parents=True, exist_ok=True)
    if not file.exists():
        _make(file)
    key = file.read_bytes()
    if len(key) != BYTES:
        raise BadInputError(
            message("The file {path} holds no key for cookies; remove it and start again", path=str(file))
        )
    return key


def _make(file: Path) -> None:
    """Write a whole key under another name first: who finds ``file`` finds all of it, and the first maker wins."""
    draft = file.with_name(f"{FILE_NAME}.{secrets.token_hex(8)}")
    draft.touch(mode=0o600, exist_ok=False)
    draft.write_bytes(secrets.token_bytes(BYTES))
    try:
        file.hardlink_to(draft)
    except FileExistsError:
        return
    finally:
        draft.unlink()
