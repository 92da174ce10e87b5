"""The server as a process: answers on loopback, shares nothing with another, ends when told."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from rota.errors import BadInputError
from tests.web.conftest import Site
from web.serve import serve

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = (
    "import sys; from rota.settings import load_settings; from web.serve import serve; "
    "serve(load_settings(), host='127.0.0.1', port=int(sys.argv[1]), workers=2)"
)
STARTS_WITHIN_SECONDS = 60


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    return port


@contextmanager
def serving(site: Site) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The server as a child process, and its address, from when it answers."""
    port = free_port()
    environment = {
        **os.environ,
        "ROTA_HOME": str(site.settings.home),
        "ROTA_DATABASE_URL": site.settings.database_url,
        "ROTA_LANGUAGE": "en",
    }
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(port)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        try:
            wait_until_it_answers(process, port)
            yield process, f"http://127.0.0.1:{port}"
        finally:
            process.kill()


def wait_until_it_answers(process: subprocess.Popen[str], port: int) -> None:
    give_up_at = time.monotonic() + STARTS_WITHIN_SECONDS
    while process.poll() is None and time.monotonic() < give_up_at:
        try:
            fetch(f"http://127.0.0.1:{port}/healthz")
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"the server did not start: {process.communicate(timeout=5)[0]}")


def fetch(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=30) as answer:
        data: bytes = answer.read()
    return data


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
def test_server_ends_when_told_and_logs_no_secret(site: Site, told: signal.Signals) -> None:
    with serving(site) as (process, address):
        with pytest.raises(urllib.error.HTTPError, match="404"):
            fetch(f"{address}/ical/geheim.ics")
        process.send_signal(told)
        output, _ = process.communicate(timeout=30)

    assert process.returncode == 0
    assert "GET /ical/<token:token>.ics 404" in output
    assert "geheim" not in output
    assert "Traceback" not in output


def test_fifty_readers_at_once_are_all_answered(site: Site) -> None:
    paths = ("/", "/m/2026-12", "/m/2026-12/town/T01", "/m/2026-12/v/1", "/ical/place/PC01.ics")
    with serving(site) as (_, address), ThreadPoolExecutor(50) as readers:
        bodies = list(readers.map(lambda number: fetch(address + paths[number % len(paths)]), range(200)))

    assert [b"BEGIN:VCALENDAR" in body for body in bodies] == [number % 5 == 4 for number in range(200)]
    assert len({body for body in bodies if b"BEGIN:VCALENDAR" in body}) == 1


def test_address_that_is_taken_is_refused(site: Site) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        with pytest.raises(BadInputError, match=f"127.0.0.1:{port}"):
            serve(site.settings, host="127.0.0.1", port=port)


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1"])
def test_address_of_another_computer_is_refused(site: Site, host: str) -> None:
    with pytest.raises(BadInputError, match=f"{host}:8000"):
        serve(site.settings, host=host, port=8000)
