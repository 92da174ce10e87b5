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
from typing import BinaryIO

from solver.answers import PartAnswer, PartFailure, PartJob
from solver.frames import read_frame, write_frame
from solver.levels import solve_part


def main() -> None:
    """Serve until the caller closes the input. Stray output of libraries goes to standard error."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    jobs: SimpleQueue[PartJob] = SimpleQueue()
    Thread(target=_listen, args=(sys.stdin.buffer, jobs), daemon=True).start()
    while True:
        write_frame(answers, answer(jobs.get()))


def _listen(jobs_in: BinaryIO, jobs: SimpleQueue[PartJob]) -> None:
    while True:
        job = read_frame(jobs_in)
        if job is None:
            os._exit(0)
        jobs.put(job)


def answer(job: PartJob) -> PartAnswer | PartFailure:
    """The part's plan, or what went wrong."""
    try:
        return solve_part(job)
    except Exception:  # noqa: BLE001 - the caller raises it again, with the part's name
        return PartFailure(index=job.index, detail=traceback.format_exc())


if __name__ == "__main__":
    main()
