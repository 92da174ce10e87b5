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
from typing import Any

from tests.county.checker import Violation, check_month, figures
from tests.county.command import Office
from tests.county.draft import MONTHS
from tests.county.duty import check_duty, duty_figures
from tests.county.generator import generate_county

PATTERNS = ("A", "B", "C", "E")


def main(arguments: Sequence[str] | None = None) -> int:
    """Sweep over seeds and months; the exit code says whether everything was kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=5, help="how many seeds, from --first on")
    parser.add_argument("--first", type=int, default=100)
    parser.add_argument("--months", nargs="+", default=list(MONTHS))
    parser.add_argument("--policy", default="NEXT_WORKDAY")
    parser.add_argument("--county", type=Path, help="check this county folder instead of invented ones")
    parser.add_argument("--keep", type=Path, help="keep the counties and documents here")
    parser.add_argument("--duty", nargs="*", metavar="PATTERN", help="plan duty instead, with these patterns")
    wanted = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        folder = wanted.keep or Path(temporary)
        seeds = [0] if wanted.county else range(wanted.first, wanted.first + wanted.seeds)
        found = 0
        for seed in seeds:
            county = wanted.county or generate_county(folder / f"county-{seed}", seed, policy=wanted.policy)
            if wanted.duty is None:
                found += sum(_one(folder, county, month) for month in wanted.months)
            else:
                found += _duty(folder, county, wanted.months, wanted.duty or list(PATTERNS))
    _say(f"{found} violations")
    return 1 if found else 0


def _one(folder: Path, county: Path, month: str) -> int:
    """Plan one month of one county and print a line, and a line for each violation; return how many there are."""
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as home:
        try:
            document = Office(Path(home)).month(county, month)
        except AssertionError as error:
            _say(f"{county.name} {month}: {error}")
            return 1
    seconds = time.monotonic() - started
    _keep(folder / f"{county.name}-{month}.json", document)
    violations = check_month(county, month, document)
    line = f"{county.name} {month}: {len(violations)} violations, {seconds:.1f} s, {document['solver']['status']}"
    _say(line if any(one.kind == "shape" for one in violations) else f"{line}, {figures(county, month, document)}")
    _list(violations)
    return len(violations)


def _duty(folder: Path, county: Path, months: Sequence[str], patterns: Sequence[str]) -> int:
    """Plan the months' duty with each pattern, none knowing of another; return how many violations there are."""
    found = 0
    with tempfile.TemporaryDirectory() as home:
        office = Office(Path(home))
        office.import_county(county)
        for pattern in patterns:
            for month in months:
                started = time.monotonic()
                document = office.copy(Path(home) / f"{pattern}-{month}").duty(month, pattern)
                seconds = time.monotonic() - started
                _keep(folder / f"{county.name}-{month}-{pattern}.json", document)
                violations = check_duty(county, month, document, pattern)
                line = f"{county.name} {month} {pattern}: {len(violations)} violations, {seconds:.1f} s"
                _say(f"{line}, {document['solver']['status']}, {duty_figures(county, month, document, pattern)}")
                _list(violations)
                found += len(violations)
    return found


def _keep(path: Path, document: dict[str, Any]) -> None:
    path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")


def _list(violations: Sequence[Violation]) -> None:
    for one in violations[:20]:
        _say(f"    {one.kind} {one.where}: {one.text}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
