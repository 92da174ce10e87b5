"""One installation of the program in a folder of its own, and its commands run as an office would run them."""

from __future__ import annotations

import contextvars
import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

from rota.cli.main import main

CHECKOUT = Path(__file__).resolve().parents[1]
NOW = "2026-11-20T09:00:00+08:00"


@dataclass(frozen=True, slots=True)
class Said:
    """What a command printed and how it ended."""

    exit_code: int
    stdout: str
    stderr: str

    @property
    def json(self) -> Any:
        """Standard output as the one JSON document that it must be; anything beside it is an error."""
        return json.loads(self.stdout)


@dataclass(frozen=True, slots=True)
class Installation:
    """A folder with a database; the clock stands at ``NOW`` and the language is English unless said otherwise."""

    home: Path
    variables: dict[str, str] = field(default_factory=dict)

    @property
    def database(self) -> Path:
        return self.home / "rota.sqlite3"

    def with_variables(self, **variables: str) -> Installation:
        """The same installation under other environment variables."""
        return Installation(self.home, {**self.variables, **variables})

    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("ROTA_")}
        own = {"ROTA_HOME": str(self.home), "ROTA_NOW": NOW, "ROTA_LANGUAGE": "en", "PYTHONUTF8": "1"}
        return {**kept, **own, **self.variables}

    def run(self, *arguments: str | Path) -> Said:
        """Run ``rota`` with the arguments in this process, through its entry point."""
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
        with (
            patch.dict(os.environ, self.environment(), clear=True),
            patch.object(sys, "argv", ["rota", *map(str, arguments)]),
            redirect_stdout(out),
            redirect_stderr(err),
        ):
            exit_code = contextvars.copy_context().run(_exit_code)
        texts = []
        for stream in (out, err):
            stream.flush()
            stream.seek(0)
            texts.append(stream.read())
        return Said(exit_code, *texts)

    def ok(self, *arguments: str | Path) -> Said:
        """As :meth:`run`; the command must succeed."""
        said = self.run(*arguments)
        assert said.exit_code == 0, f"rota {' '.join(map(str, arguments))}: {said.stderr or said.stdout}"
        return said

    def start(self, *arguments: str | Path, **options: Any) -> subprocess.Popen[str]:
        """Start ``python -m rota`` with the arguments as a process of its own."""
        return subprocess.Popen(
            [sys.executable, "-m", "rota", *map(str, arguments)],
            cwd=CHECKOUT,
            env=self.environment(),
            text=True,
            encoding="utf-8",
            **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options},
        )

    def run_apart(self, *arguments: str | Path) -> Said:
        """Run ``python -m rota`` with the arguments in a process of its own."""
        with self.start(*arguments) as process:
            stdout, stderr = process.communicate(timeout=240)
        return Said(process.returncode, stdout, stderr)

    def dump(self) -> tuple[str, ...]:
        """Everything in the database as SQL; empty when there is none."""
        if not self.database.exists():
            return ()
        with closing(sqlite3.connect(self.database)) as connection:
            return tuple(connection.iterdump())

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows that a query gives."""
        with closing(sqlite3.connect(self.database)) as connection:
            return connection.execute(sql, values).fetchall()

    def copy(self, home: Path) -> Installation:
        """The same data in another folder, as if nothing had happened since."""
        home.mkdir(parents=True, exist_ok=True)
        copied = Installation(home, self.variables)
        with closing(sqlite3.connect(self.database)) as source, closing(sqlite3.connect(copied.database)) as target:
            source.backup(target)
        return copied


def _exit_code() -> int:
    try:
        main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


def copy_folder(source: Path, target: Path) -> Path:
    """A copy of a county folder, to be spoilt."""
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "*.py"))
    return target
