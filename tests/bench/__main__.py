"""Measured figures of the main job, each beside a baseline of the same run: ``python -m tests.bench``.

``--quick`` runs everything once and leaves out the undivided model and the made-up months.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from solver.answers import PartAnswer
from tests.bench.measuring import Figures, of_call, of_command
from tests.bench.office import MONTH, BenchOffice, all_notices, solve_undivided

ONE_NOTICE = (
    "import sys; from pathlib import Path; from tests.bench.office import one_notice; one_notice(Path(sys.argv[1]))"
)
UNDIVIDED_SECONDS = 120.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One measured thing, the most it may take (the issue's figure), and what it is compared with."""

    what: str
    figures: Figures
    bound: str
    baseline: str
    baseline_wall: float


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--runs", type=int, default=5)
    wanted = parser.parse_args()
    runs = 1 if wanted.quick else wanted.runs
    _say("| what | wall s | processor s | peak MB | at most | compared with | its wall s | ratio |")
    _say("|---|---|---|---|---|---|---|---|")
    before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        for line in _lines(Path(folder), runs, is_quick=wanted.quick):
            _say(_row(line))
    _say(f"\n{os.cpu_count()} processors; load before {before:.1f}, after {os.getloadavg()[0]:.1f}")
    if not wanted.quick:
        _say("\nThe solver alone, on made-up county months:\n")
        sys.stdout.flush()
        subprocess.run([sys.executable, "tests/bench/bench_solver.py"], check=True)


def _lines(folder: Path, runs: int, *, is_quick: bool) -> Iterator[Line]:
    office = BenchOffice(folder / "home")
    environment = office.environment()
    nothing = of_command([sys.executable, "-c", "pass"], environment, 4 * runs)
    yield Line(
        what="`rota --help`",
        figures=of_command(office.command("--help"), environment, 4 * runs),
        bound="0.4 s",
        baseline="`python -c pass`",
        baseline_wall=nothing.wall,
    )
    yield _import(office, runs)
    yield from _planning(office, runs, is_quick=is_quick)
    yield from _files(office, folder / "out", runs)


def _import(office: BenchOffice, runs: int) -> Line:
    """The first import into an empty home; the last one stays."""
    imported, empty = [], BenchOffice(office.home.with_name("empty"))
    for _ in range(runs):
        shutil.rmtree(office.home, ignore_errors=True)
        imported.append(of_command(office.command("import", _county()), office.environment()))
    return Line(
        what="first `rota import` of the sample county",
        figures=sorted(imported, key=lambda one: one.wall)[len(imported) // 2],
        bound="–",
        baseline="`rota init` alone: tables and holidays",
        baseline_wall=of_command(empty.command("init"), empty.environment()).wall,
    )


def _planning(office: BenchOffice, runs: int, *, is_quick: bool) -> Iterator[Line]:
    undivided: list[PartAnswer] = []
    problem = office.problem()
    empty = of_command(office.command("rules", "list"), office.environment(), runs)
    generated = of_command(office.command("generate", MONTH, "--json"), office.environment(), runs)
    yield Line(
        what=f"`rota generate {MONTH}`: {len(problem.slots)} receptions given to the solver",
        figures=generated,
        bound="10 s, 600 MB",
        baseline="a command that only opens the database",
        baseline_wall=empty.wall,
    )
    if is_quick:
        return
    whole = of_call(lambda: undivided.append(solve_undivided(problem, UNDIVIDED_SECONDS)))
    proven = "proven" if undivided[0].proven else f"not proven in {UNDIVIDED_SECONDS:.0f} s"
    yield Line(
        what="the same, against one undivided model",
        figures=generated,
        bound="–",
        baseline=f"the solver's levels on the whole month at once ({proven})",
        baseline_wall=whole.wall,
    )


def _files(office: BenchOffice, out: Path, runs: int) -> Iterator[Line]:
    for arguments in (("approve", MONTH, "--reason", "bench"), ("publish", MONTH)):
        of_command(office.command(*arguments), office.environment())
    release = office.release()
    count = all_notices(release)
    alone = of_command([sys.executable, "-c", ONE_NOTICE, str(office.home)], office.environment(), runs)
    notices = of_call(partial(all_notices, release), runs)
    yield Line(
        what=f"the {count} notices of the month as PDF",
        figures=notices,
        bound="20 s (150 notices)",
        baseline=f"{count} × one notice in a process of its own",
        baseline_wall=alone.wall * count,
    )
    exported = of_command(office.command("export", MONTH, "--out", str(out)), office.environment(), max(1, runs // 2))
    files = sum(path.is_file() for path in out.rglob("*"))
    yield Line(
        what=f"`rota export`: {files} files",
        figures=exported,
        bound="–",
        baseline="the PDF notices among them",
        baseline_wall=notices.wall,
    )


def _county() -> str:
    from rota.cli.sample import sample_folder

    return str(sample_folder())


def _row(line: Line) -> str:
    memory = f"{line.figures.peak_mb:.0f}" if line.figures.peak_mb else "–"
    ratio = line.figures.wall / line.baseline_wall
    return (
        f"| {line.what} | {line.figures.wall:.2f} | {line.figures.cpu:.2f} | {memory} | {line.bound} "
        f"| {line.baseline} | {line.baseline_wall:.3f} | {ratio:.2f} |"
    )


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
