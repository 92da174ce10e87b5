"""The ``rota`` commands run as an office would: each in its own process, on a home folder of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Office:
    """One installation; its clock stands at the sample's day of demonstration."""

    home: Path

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run ``rota`` with the arguments and return what it said and how it ended."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith("ROTA_")}
        environment |= {"ROTA_HOME": str(self.home), "ROTA_NOW": "2026-11-20T09:00:00+08:00", "PYTHONUTF8": "1"}
        return subprocess.run(
            [sys.executable, "-m", "rota", *arguments],
            cwd=CHECKOUT,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=300,
        )

    def month(self, folder: Path, month: str) -> dict[str, Any]:
        """Import the county, generate the month and return the document that ``rota show --json`` prints."""
        for arguments in (("init",), ("import", str(folder)), ("generate", month)):
            done = self.run(*arguments)
            assert done.returncode == 0, f"rota {' '.join(arguments)}: {done.stderr or done.stdout}"
        shown = self.run("show", month, "--json")
        assert shown.returncode == 0, shown.stderr
        document: dict[str, Any] = json.loads(shown.stdout)
        return document
