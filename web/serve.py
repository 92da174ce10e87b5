"""The web server of the installation: granian, with our own log lines instead of its own."""

from __future__ import annotations

import errno
import os
import socket
from functools import partial
from typing import Any

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from rota.errors import BadInputError
from rota.settings import Settings
from rota.words import message
from web.app import create_app

MOST_THREADS = 8
"""Requests that one process answers at once, at most; the database has connections for all of them."""
SECONDS_TO_FINISH = 10

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"errors": {"class": "logging.StreamHandler", "formatter": "line", "stream": "ext://sys.stderr"}},
    "loggers": {
        "_granian": {"handlers": ["errors"], "propagate": False},
        "rota": {"handlers": ["errors"], "level": "INFO", "propagate": False},
    },
}


def serve(settings: Settings, *, host: str, port: int, workers: int = 1) -> None:
    """Answer requests at ``host``:``port`` until the process gets SIGINT or SIGTERM.

    Each worker is a process of its own with its own application; running requests are finished before it ends.

    Raises:
        BadInputError: nothing can listen at this address, because it is taken or not this machine's.
    """
    _check_free(host, port)
    server = Server(
        "web.app:create_app",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=min(MOST_THREADS, 2 * (os.cpu_count() or 1) + 1),
        websockets=False,
        log_level=LogLevels.warning,
        log_dictconfig=LOGGING,
        log_access=False,
        workers_kill_timeout=SECONDS_TO_FINISH,
    )
    server.serve(target_loader=partial(create_app, settings), wrap_loader=False)


def _check_free(host: str, port: int) -> None:
    """Refuse an address that is taken: granian would share it with the other server, half of the requests each."""
    address: dict[str, str | int] = {"host": host, "port": port}
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            sentence = message("Another program already answers at {host}:{port}; choose another port", **address)
        else:
            sentence = message(
                "This computer cannot listen at {host}:{port}: {why}", **address, why=str(error.strerror)
            )
        raise BadInputError(sentence) from error
