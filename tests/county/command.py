"""The ``rota`` commands run as an office would: each in its own process, on a home folder of its own."""

from __future__ import annotations

import json
import os
import shutil
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

    def done(self, *arguments: str) -> str:
        """Run ``rota`` with the arguments, which must succeed, and return what it printed."""
        done = self.run(*arguments)
        assert done.returncode == 0, f"rota {' '.join(arguments)}: {done.stderr or done.stdout}"
        return done.stdout

    def import_county(self, folder: Path) -> None:
        """A fresh database with the county's lists."""
        self.done("init")
        self.done("import", str(folder))

    def copy(self, home: Path) -> Office:
        """The same installation again in a folder of its own."""
        home.mkdir()
        for path in self.home.iterdir():
            if path.is_file():
                shutil.copy(path, home / path.name)
        return Office(home)

    def month(self, folder: Path, month: str) -> dict[str, Any]:
        """Import the county, generate the month and return the document that ``rota show --json`` prints."""
        self.import_county(folder)
        self.done("generate", month)
        return self.shown(month)

    def duty(self, month: str, pattern: str, kind: str = "duty") -> dict[str, Any]:
        """Generate the month's duty roster with the pattern and return the document as for :meth:`month`."""
        self.done("settings", "set", "duty_pattern", pattern)
        self.done("generate", month, "--kind", kind)
        return self.shown(month)

    def shown(self, month: str) -> dict[str, Any]:
        """What ``rota show --json`` prints."""
        document: dict[str, Any] = json.loads(self.done("show", month, "--json"))
        return document
