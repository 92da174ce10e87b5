"""A solving process: reads its job from standard input, writes what it finds to standard output, until it is killed.

Started as ``python -m solver.rostering.child``. A thread takes in what others found; when the input ends, so does the
process, in the middle of a search too.
"""

from __future__ import annotations

import os
import signal
import sys
import traceback
from threading import Lock, Thread
from time import monotonic
from typing import BinaryIO

import numpy as np

from solver.frames import read_frame, write_frame
from solver.rostering.construction import NoLawfulRowError
from solver.rostering.exchange import Exchange
from solver.rostering.figures import figures_of
from solver.rostering.messages import Failure, Find, Method, NoRoster, RosterJob
from solver.rostering.plain import search_plainly
from solver.rostering.search import Search


def main() -> None:
    """Do the one job. Stray output of libraries goes to standard error."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    lock = Lock()

    def tell(message: Find | NoRoster | Failure) -> None:
        with lock:
            write_frame(answers, message)

    job = read_frame(sys.stdin.buffer)
    if job is None:
        return
    figures = figures_of(job.problem)
    exchange = Exchange(figures, tell)
    Thread(target=_listen, args=(sys.stdin.buffer, exchange), daemon=True).start()
    try:
        if not _work(job, exchange):
            tell(NoRoster())
    except Exception:  # noqa: BLE001 - the caller raises it again
        tell(Failure(detail=traceback.format_exc()))


def _work(job: RosterJob, exchange: Exchange) -> bool:
    """Search; False when no roster can be lawful."""
    figures = exchange.figures
    if job.method is Method.PLAIN:
        return search_plainly(figures, exchange, seed=job.seed, seconds=job.seconds, threads=job.threads)
    try:
        Search(figures, exchange, number=job.number, seed=job.seed, deadline=monotonic() + job.seconds).run()
    except NoLawfulRowError:
        return False
    return True


def _listen(finds: BinaryIO, exchange: Exchange) -> None:
    figures = exchange.figures
    while True:
        find = read_frame(finds)
        if find is None:
            os._exit(0)
        codes = np.frombuffer(find.cells, dtype=np.int8).reshape(figures.employees, figures.days)
        exchange.learn(codes, find.cost)


if __name__ == "__main__":
    main()
