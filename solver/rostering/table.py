"""The caller's side of a search: the solving processes, what they have found so far, and the clock."""

from __future__ import annotations

from collections.abc import Callable
from queue import Empty, SimpleQueue
from subprocess import Popen
from threading import Thread
from time import monotonic

from solver.errors import SolverError
from solver.frames import read_frame, write_frame
from solver.processes import close_child, start_child
from solver.rostering.limits import RosterLimits
from solver.rostering.messages import Failure, Find, Method, NoRoster, RosterJob
from solver.rostering.problem import RosterProblem

Progress = Callable[[int | None, int | None, float], None]
"""Hears the best cost, the best bound and the seconds since the start, whenever one of the first two changes."""
Letter = RosterJob | Find | None
"""What a process is sent; None ends the correspondence."""
CLOSING_SECONDS = 0.3
"""What stopping the processes and judging the roster may take."""


class RosterProcessError(SolverError):
    """Every solving process failed; ``detail`` is for the log."""

    def __init__(self, detail: str) -> None:
        """``detail`` is a traceback or an exit code."""
        super().__init__(f"searching for a roster failed: {detail}")
        self.detail = detail


class Table:
    """The processes of one search, what they have found so far, and the clock."""

    def __init__(
        self, problem: RosterProblem, limits: RosterLimits, method: Method, on_progress: Progress | None, started: float
    ) -> None:
        self.best: Find | None = None
        self.bound: int | None = None
        self._on_progress, self._started = on_progress, started
        self._deadline = started + max(limits.seconds - CLOSING_SECONDS, limits.seconds / 2)
        self._heard: SimpleQueue[tuple[int, Find | NoRoster | Failure | None]] = SimpleQueue()
        self._letters: list[SimpleQueue[Letter]] = []
        self._threads: list[Thread] = []
        count = limits.processes if method is Method.AUTO else 1
        self._children = [start_child("solver.rostering.child") for _ in range(count)]
        for number, child in enumerate(self._children):
            job = RosterJob(
                problem=problem,
                method=method,
                number=number,
                seed=limits.seed,
                seconds=max(0.01, self._deadline - monotonic()),
                threads=limits.processes,
            )
            letters: SimpleQueue[Letter] = SimpleQueue()
            letters.put(job)
            self._letters.append(letters)
            self._threads.append(Thread(target=_write, args=(child, letters), daemon=True))
            self._threads.append(Thread(target=self._listen, args=(number, child), daemon=True))
        for thread in self._threads:
            thread.start()

    def _listen(self, number: int, child: Popen[bytes]) -> None:
        assert child.stdout is not None
        while True:
            message = read_frame(child.stdout)
            self._heard.put((number, message))
            if message is None:
                return

    def preside(self) -> None:
        """Take in finds and pass them on, until time is up, the best is proven, or nobody searches any more."""
        searching, complaint = len(self._children), "the processes ended without a word"
        while searching and not self._proven():
            try:
                number, message = self._heard.get(timeout=max(0.0, self._deadline - monotonic()))
            except Empty:
                return
            if isinstance(message, Find):
                self._take(number, message)
            elif isinstance(message, NoRoster):
                return
            elif isinstance(message, Failure):
                complaint = message.detail
            else:
                searching -= 1
        if self.best is None and not searching:
            raise RosterProcessError(complaint)

    def _proven(self) -> bool:
        return self.best is not None and self.best.cost is not None and self.best.cost <= (self.bound or 0)

    def _take(self, number: int, find: Find) -> None:
        news = False
        if find.bound is not None and (self.bound is None or find.bound > self.bound):
            self.bound, news = find.bound, True
        if find.cost is not None and (self.best is None or self.best.cost is None or find.cost < self.best.cost):
            self.best, news = find, True
            for other, letters in enumerate(self._letters):
                if other != number:
                    letters.put(find)
        if news and self._on_progress is not None:
            cost = None if self.best is None else self.best.cost
            self._on_progress(cost, self.bound, monotonic() - self._started)

    def dismiss(self) -> None:
        """End every process."""
        for child in self._children:
            child.kill()
        for letters in self._letters:
            letters.put(None)
        for thread in self._threads:
            thread.join()
        for child in self._children:
            close_child(child)


def _write(child: Popen[bytes], letters: SimpleQueue[Letter]) -> None:
    """Send what is to be sent; apart from the caller, who must not wait for a process that is busy."""
    assert child.stdin is not None
    while (letter := letters.get()) is not None:
        try:
            write_frame(child.stdin, letter)
        except BrokenPipeError:
            return  # it is gone, as its listener reports
