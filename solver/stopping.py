"""Ending a search before its time, from another thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Lock, Thread

AGAIN_SECONDS = 0.05
"""A search that is only just starting may miss the call, so it is repeated."""


class StopSignal:
    """Given once, it ends the search that runs and every later one."""

    def __init__(self) -> None:
        self._given = Event()
        self._lock = Lock()
        self._end: Callable[[], None] | None = None

    def is_given(self) -> bool:
        """Whether somebody asked to stop."""
        return self._given.is_set()

    def give(self) -> None:
        """Ask to stop; returns at once."""
        self._given.set()
        Thread(target=self._insist, daemon=True).start()

    @contextmanager
    def ending(self, end: Callable[[], None]) -> Iterator[None]:
        """While the block runs, ``end`` is called when the signal is given."""
        with self._lock:
            self._end = end
        if self.is_given():
            self.give()
        try:
            yield
        finally:
            with self._lock:
                self._end = None

    def _insist(self) -> None:
        pause = Event()
        while True:
            with self._lock:
                if self._end is None:
                    return
                self._end()
            pause.wait(AGAIN_SECONDS)
