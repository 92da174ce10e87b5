"""Solving processes: how one is started and how it is cleared away."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def start_child(module: str) -> subprocess.Popen[bytes]:
    """A new Python process that runs the module, with pipes to its input and from its output."""
    root = str(Path(__file__).resolve().parent.parent)
    inherited = os.environ.get("PYTHONPATH")
    path = os.pathsep.join((root, inherited)) if inherited else root
    return subprocess.Popen(  # noqa: S603 - our own interpreter and one of our own modules
        [sys.executable, "-P", "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": path},
    )


def close_child(child: subprocess.Popen[bytes]) -> None:
    """Wait for the end of a killed process and close its pipes."""
    child.wait()
    for stream in (child.stdin, child.stdout):
        if stream is not None:
            try:
                stream.close()
            except BrokenPipeError:
                continue  # what was still buffered has no reader any more
