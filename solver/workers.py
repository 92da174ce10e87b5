"""Solving processes: started, fed with parts, and never left behind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from time import monotonic
from typing import Any

from solver.answers import Answer, Job, PartFailure, Stop
from solver.errors import SolverCrashedError
from solver.frames import read_frame, write_frame
from solver.processes import close_child, start_child

GRACE_SECONDS = 30.0
"""How much longer than its wall time a silent process may live."""
POLL_SECONDS = 0.1
"""How often the caller is asked whether to stop."""

ShouldStop = Callable[[], bool]


def run_parts(
    jobs: Sequence[Job[Answer]],
    *,
    processes: int,
    on_answer: Callable[[Answer], None],
    should_stop: ShouldStop | None = None,
) -> None:
    """Solve the jobs, largest first, in at most ``processes`` processes; ``on_answer`` hears each as it comes.

    The jobs' ``seconds`` count from now. Once ``should_stop`` says so, every job is answered with the best so far.
    Raises SolverCrashedError when a process dies or stays silent. All processes are dead when this returns or raises.
    """
    started = monotonic()
    waiting: SimpleQueue[Job[Any]] = SimpleQueue()
    for job in sorted(jobs, key=lambda job: -_size(job)):
        waiting.put(job)
    results: SimpleQueue[Any] = SimpleQueue()
    crew = [_Worker() for _ in range(min(processes, len(jobs)))]
    attendants = [Thread(target=worker.attend, args=(waiting, results, started), daemon=True) for worker in crew]
    last = started + GRACE_SECONDS + max((job.limits.seconds for job in jobs), default=0.0)
    watch = _Watch(crew, should_stop)
    try:
        for attendant in attendants:
            attendant.start()
        for _ in jobs:
            on_answer(_next(results, jobs, last, watch))
    finally:
        for worker in crew:
            worker.child.kill()
        for attendant in attendants:
            attendant.join()
        for worker in crew:
            worker.close()


def _size(job: Job[Any]) -> int:
    return sum(len(slot.options) * len(role.candidates) for slot in job.part.slots for role in slot.roles)


class _Worker:
    """One solving process."""

    def __init__(self) -> None:
        self.child = start_child("solver.child")
        self._sending = Lock()

    def attend(self, waiting: SimpleQueue[Job[Any]], results: SimpleQueue[Any], started: float) -> None:
        """Feed the process part by part and pass its answers on, until no part waits or the process is gone."""
        while True:
            try:
                job = waiting.get_nowait()
            except Empty:
                return
            result = self._ask(job, started)
            results.put(result)
            if isinstance(result, SolverCrashedError):
                return

    def _ask(self, job: Job[Any], started: float) -> Any:
        assert self.child.stdout is not None
        left = job.limits.seconds - (monotonic() - started)
        try:
            self._send(replace(job, limits=replace(job.limits, seconds=left)))
            answer = read_frame(self.child.stdout)
        except OSError:
            answer = None
        if answer is None:
            return _crash(job, f"exit code {self.child.wait()}")
        return _crash(job, answer.detail) if isinstance(answer, PartFailure) else answer

    def _send(self, value: object) -> None:
        assert self.child.stdin is not None
        with self._sending:
            write_frame(self.child.stdin, value)

    def stop(self) -> None:
        """Ask for the best so far. A process that is gone is noticed by its attendant."""
        with suppress(OSError):
            self._send(Stop())

    def close(self) -> None:
        """Wait for the killed process and close its pipes."""
        close_child(self.child)


class _Watch:
    """Asks the caller whether to stop, and tells the workers once."""

    def __init__(self, crew: Sequence[_Worker], should_stop: ShouldStop | None) -> None:
        self._crew = crew
        self._should_stop = should_stop

    def look(self) -> None:
        if self._should_stop is not None and self._should_stop():
            self._should_stop = None
            for worker in self._crew:
                worker.stop()


def _next(results: SimpleQueue[Any], jobs: Sequence[Job[Any]], last: float, watch: _Watch) -> Any:
    while True:
        watch.look()
        left = last - monotonic()
        if left <= 0:
            raise _crash(jobs[0], "no answer long after the wall time")
        try:
            result = results.get(timeout=min(left, POLL_SECONDS))
        except Empty:
            continue
        if isinstance(result, SolverCrashedError):
            raise result
        return result


def _crash(job: Job[Any], detail: str) -> SolverCrashedError:
    return SolverCrashedError(slots=tuple(slot.id for slot in job.part.slots), detail=detail)
