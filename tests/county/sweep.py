"""Plan many invented counties and months through the command line and list what the checker finds.

Run as ``python -m tests.county.sweep --seeds 10``; it ends with 1 when anything was found. Counties that failed are
kept in the folder given by ``--keep``.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.county.checker import check_month, figures
from tests.county.command import Office
from tests.county.draft import MONTHS
from tests.county.generator import generate_county


def main(arguments: Sequence[str] | None = None) -> int:
    """Sweep over seeds and months; the exit code says whether everything was kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=5, help="how many seeds, from --first on")
    parser.add_argument("--first", type=int, default=100)
    parser.add_argument("--months", nargs="+", default=list(MONTHS))
    parser.add_argument("--policy", default="NEXT_WORKDAY")
    parser.add_argument("--county", type=Path, help="check this county folder instead of invented ones")
    parser.add_argument("--keep", type=Path, help="keep the counties and documents here")
    wanted = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        folder = wanted.keep or Path(temporary)
        seeds = [0] if wanted.county else range(wanted.first, wanted.first + wanted.seeds)
        found = sum(
            _one(folder, seed, month, wanted.policy, wanted.county) for seed in seeds for month in wanted.months
        )
    _say(f"{found} violations")
    return 1 if found else 0


def _one(folder: Path, seed: int, month: str, policy: str, county: Path | None) -> int:
    """Plan one month of one county and print a line, and a line for each violation; return how many there are."""
    if county is None:
        county = generate_county(folder / f"county-{seed}", seed, policy=policy)
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as home:
        try:
            document = Office(Path(home)).month(county, month)
        except AssertionError as error:
            _say(f"seed {seed} {month}: {error}")
            return 1
    seconds = time.monotonic() - started
    (folder / f"{county.name}-{month}.json").write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    violations = check_month(county, month, document)
    status = document["solver"]["status"]
    line = f"seed {seed} {month}: {len(violations)} violations, {seconds:.1f} s, {status}"
    _say(line if any(one.kind == "shape" for one in violations) else f"{line}, {figures(county, month, document)}")
    for one in violations[:20]:
        _say(f"    {one.kind} {one.where}: {one.text}")
    return len(violations)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
