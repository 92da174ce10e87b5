"""Measure rostering on public instances: ``python tests/bench/bench_nrp.py FOLDER [--seconds 10 60] [--numbers 1 8]``.

Each instance is solved by the engine, by one plain CP-SAT model and by HiGHS from a mixed-integer model, one after the
other on the same two cores. Writes a Markdown table; the ratios divide the other objective by ours.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HIGHS = Path(__file__).with_name("highs_roster.py")


def main() -> None:
    """One row per instance and time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seconds", type=float, nargs="+", default=[10.0, 60.0])
    parser.add_argument("--numbers", type=int, nargs="*", default=[])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--without-highs", action="store_true")
    options = parser.parse_args()
    sys.stdout.write(
        "| instance | seconds | Rota | bound | plain CP-SAT | ratio | HiGHS | ratio |\n" + "|---" * 8 + "|\n"
    )
    for path in sorted(options.folder.glob("Instance*.txt"), key=number_of):
        if options.numbers and number_of(path) not in options.numbers:
            continue
        for seconds in options.seconds:
            ours, plain = (engine(path, seconds, options.seed, method) for method in ("auto", "plain"))
            highs = {"objective": None} if options.without_highs else mixed_integer(path, seconds)
            cells = [f"I{number_of(path)}", f"{seconds:g}", shown(ours["objective"]), shown(ours["bound"])]
            for other in (plain, highs):
                cells += [shown(other["objective"]), ratio(other["objective"], ours["objective"])]
            sys.stdout.write("| " + " | ".join(cells) + " |\n")
            sys.stdout.flush()


def number_of(path: Path) -> int:
    """The number of an instance."""
    return int(path.stem.removeprefix("Instance"))


def engine(path: Path, seconds: float, seed: int, method: str) -> dict:
    """What the command line answers; the judge must have found nothing."""
    arguments = ["nrp", str(path), "--seconds", str(seconds), "--seed", str(seed), "--method", method, "--json"]
    answer = subprocess.run(
        [sys.executable, "-m", "solver.bench", *arguments], cwd=ROOT, stdout=subprocess.PIPE, check=False
    )
    facts = json.loads(answer.stdout)
    assert not facts["violations"], facts
    assert facts["seconds"] < seconds + 1, facts["seconds"]
    return facts


def mixed_integer(path: Path, seconds: float) -> dict:
    """What HiGHS found in a process of its own."""
    answer = subprocess.run([sys.executable, str(HIGHS), str(path), str(seconds)], stdout=subprocess.PIPE, check=True)
    return json.loads(answer.stdout.splitlines()[-1])


def shown(figure: float | None) -> str:
    """A figure, or a dash."""
    return "–" if figure is None else f"{figure:g}"


def ratio(other: int | None, ours: int | None) -> str:
    """How many times ours the other objective is."""
    return "–" if not other or not ours else f"{other / ours:.2f}"


if __name__ == "__main__":
    main()
