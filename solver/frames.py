"""Values over a pipe between the caller and its solving processes: eight bytes of length, then a pickle."""

from __future__ import annotations

import pickle
from typing import IO, Any

HEADER_BYTES = 8


def write_frame(stream: IO[bytes], value: object) -> None:
    """Send one value."""
    payload = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(len(payload).to_bytes(HEADER_BYTES, "big"))
    stream.write(payload)
    stream.flush()


def read_frame(stream: IO[bytes]) -> Any:
    """The next value, None when the other side is gone (also in the middle of a value)."""
    header = stream.read(HEADER_BYTES)
    if len(header) < HEADER_BYTES:
        return None
    size = int.from_bytes(header, "big")
    payload = stream.read(size)
    if len(payload) < size:
        return None
    return pickle.loads(payload)  # noqa: S301 - written by our own process at the other end of an inherited pipe
