"""Where the fictional sample county lies."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def sample_folder() -> Path:
    """The folder with the sample county's lists."""
    return Path(str(files("rota.sample")))
