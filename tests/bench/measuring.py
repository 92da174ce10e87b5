"""Measuring a command: wall time, processor time, and the most memory that it and all its children held at once."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")
SAMPLED_EVERY_SECONDS = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Seconds on the clock, seconds of all processors, and megabytes (0 where memory was not measured)."""

    wall: float
    cpu: float
    peak_mb: float = 0.0


def of_command(arguments: Sequence[str], environment: dict[str, str], runs: int = 1) -> Figures:
    """The median of several runs of a command, each of which must succeed."""
    return _median([_once(arguments, environment) for _ in range(runs)])


def of_call(call: Callable[[], object], runs: int = 1) -> Figures:
    """The median of several calls in this process; memory is not measured."""
    found = []
    for _ in range(runs):
        wall, cpu = time.perf_counter(), time.process_time()
        call()
        found.append(Figures(wall=time.perf_counter() - wall, cpu=time.process_time() - cpu))
    return _median(found)


def _median(found: list[Figures]) -> Figures:
    return Figures(
        wall=median(one.wall for one in found),
        cpu=median(one.cpu for one in found),
        peak_mb=median(one.peak_mb for one in found),
    )


def _once(arguments: Sequence[str], environment: dict[str, str]) -> Figures:
    started = time.perf_counter()
    process = subprocess.Popen(arguments, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    most = 0
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            break
        most = max(most, sum(_resident(one) for one in _family(process.pid)))
        time.sleep(SAMPLED_EVERY_SECONDS)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, f"{' '.join(arguments)} ended with {process.returncode}"
    own = usage.ru_maxrss * 1024
    return Figures(wall=seconds, cpu=usage.ru_utime + usage.ru_stime, peak_mb=max(most, own) / 2**20)


def _family(pid: int) -> Iterator[int]:
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            pids = children.read_text(encoding="ascii").split()
        except OSError:
            continue  # ended while it was looked at
        for child in pids:
            yield from _family(int(child))


def _resident(pid: int) -> int:
    """Resident bytes; pages that several processes share count for each, so the sum is never too small."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * PAGE_BYTES
    except OSError:
        return 0
