"""Solving processes: started, fed with parts, and never left behind."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence
from dataclasses import replace
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic

from solver.answers import PartAnswer, PartFailure, PartJob
from solver.errors import SolverCrashedError
from solver.frames import read_frame, write_frame
from solver.processes import close_child, start_child

GRACE_SECONDS = 30.0
"""How much longer than its wall time a silent process may live."""

Result = PartAnswer | SolverCrashedError


def run_parts(jobs: Sequence[PartJob], *, processes: int, on_answer: Callable[[PartAnswer], None]) -> None:
    """Solve the jobs, largest first, in at most ``processes`` processes; ``on_answer`` hears each as it comes.

    The jobs' ``seconds`` count from now. Raises SolverCrashedError when a process dies or stays silent. All processes
    are dead when this returns or raises.
    """
    started = monotonic()
    waiting: SimpleQueue[PartJob] = SimpleQueue()
    for job in sorted(jobs, key=lambda job: -_size(job)):
        waiting.put(job)
    results: SimpleQueue[Result] = SimpleQueue()
    crew = [start_child("solver.child") for _ in range(min(processes, len(jobs)))]
    attendants = [Thread(target=_attend, args=(child, waiting, results, started), daemon=True) for child in crew]
    try:
        for attendant in attendants:
            attendant.start()
        for _ in jobs:
            on_answer(_next(results, jobs, started))
    finally:
        for child in crew:
            child.kill()
        for attendant in attendants:
            attendant.join()
        for child in crew:
            close_child(child)


def _size(job: PartJob) -> int:
    return sum(len(slot.options) * len(role.candidates) for slot in job.part.slots for role in slot.roles)


def _attend(
    child: subprocess.Popen[bytes], waiting: SimpleQueue[PartJob], results: SimpleQueue[Result], started: float
) -> None:
    """Feed one process part by part and pass its answers on, until no part waits or the process is gone."""
    while True:
        try:
            job = waiting.get_nowait()
        except Empty:
            return
        result = _ask(child, job, started)
        results.put(result)
        if isinstance(result, SolverCrashedError):
            return


def _ask(child: subprocess.Popen[bytes], job: PartJob, started: float) -> Result:
    assert child.stdin is not None
    assert child.stdout is not None
    left = job.limits.seconds - (monotonic() - started)
    try:
        write_frame(child.stdin, replace(job, limits=replace(job.limits, seconds=left)))
        answer: PartAnswer | PartFailure | None = read_frame(child.stdout)
    except OSError:
        answer = None
    if isinstance(answer, PartAnswer):
        return answer
    detail = f"exit code {child.wait()}" if answer is None else answer.detail
    return _crash(job, detail)


def _next(results: SimpleQueue[Result], jobs: Sequence[PartJob], started: float) -> PartAnswer:
    seconds = max(job.limits.seconds for job in jobs)
    try:
        result = results.get(timeout=max(0.0, started + seconds + GRACE_SECONDS - monotonic()))
    except Empty:
        raise _crash(jobs[0], "no answer long after the wall time") from None
    if isinstance(result, SolverCrashedError):
        raise result
    return result


def _crash(job: PartJob, detail: str) -> SolverCrashedError:
    return SolverCrashedError(slots=tuple(slot.id for slot in job.part.slots), detail=detail)
