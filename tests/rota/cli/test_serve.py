from __future__ import annotations

import signal
import socket
import time
import urllib.error
import urllib.request

from tests.installation import Installation, Said


def test_serve_needs_a_database(office: Installation) -> None:
    assert office.run("serve") == Said(1, "", "Refused: The database is not ready; run “rota init” first\n")


def test_served_month_is_read_until_the_server_is_told_to_end(small: Installation) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = str(listener.getsockname()[1])
    with small.start("serve", "--port", port) as process:
        try:
            page = fetch(f"http://127.0.0.1:{port}/m/2026-12")
        finally:
            process.send_signal(signal.SIGINT)
            _, stderr = process.communicate(timeout=60)

    assert "县领导" in page
    assert process.returncode == 0
    assert stderr.splitlines()[0] == f"Serving at http://127.0.0.1:{port} – stop with Ctrl+C"


def fetch(address: str) -> str:
    give_up_at = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(address, timeout=30) as answer:
                return str(answer.read().decode())
        except urllib.error.URLError:
            if time.monotonic() > give_up_at:
                raise
            time.sleep(0.1)
