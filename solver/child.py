"""The solving process: reads parts from standard input, writes answers to standard output, until the input ends.

Started as ``python -m solver.child``. A thread watches the input: when the caller is gone, so is this process, in the
middle of a search too.
"""

from __future__ import annotations

import os
import signal
import sys
import traceback
from queue import SimpleQueue
from threading import Thread
from typing import Any, BinaryIO

from solver.answers import ClashAnswer, ClashJob, Job, PartAnswer, PartFailure, Stop
from solver.clash_search import find_clashes
from solver.frames import read_frame, write_frame
from solver.levels import solve_part
from solver.stopping import StopSignal


def main() -> None:
    """Serve until the caller closes the input. Stray output of libraries goes to standard error."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    jobs: SimpleQueue[Job[Any]] = SimpleQueue()
    stop = StopSignal()
    Thread(target=_listen, args=(sys.stdin.buffer, jobs, stop), daemon=True).start()
    while True:
        write_frame(answers, answer(jobs.get(), stop))


def _listen(jobs_in: BinaryIO, jobs: SimpleQueue[Job[Any]], stop: StopSignal) -> None:
    while True:
        job = read_frame(jobs_in)
        if job is None:
            os._exit(0)
        if isinstance(job, Stop):
            stop.give()
        else:
            jobs.put(job)


def answer(job: Job[Any], stop: StopSignal | None = None) -> PartAnswer | ClashAnswer | PartFailure:
    """The part's plan or clashes, or what went wrong."""
    try:
        if isinstance(job, ClashJob):
            return find_clashes(job, stop)
        return solve_part(job, stop)
    except Exception:  # noqa: BLE001 - the caller raises it again, with the part's name
        return PartFailure(index=job.index, detail=traceback.format_exc())


if __name__ == "__main__":
    main()
