"""``python -m solver.bench nrp FILE``: solve a public nurse rostering instance and print what was found.

Exit code 0 with a verified roster, 1 without a roster, 2 for a file that cannot be read.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from solver.rostering.engine import find_roster
from solver.rostering.limits import RosterLimits
from solver.rostering.messages import Method
from solver.rostering.nrp_file import RosterFileError, read_nrp_file
from solver.rostering.outcome import RosterOutcome
from solver.rostering.problem import RosterProblem
from solver.rostering.verification import cost_of, find_violations


def main(arguments: list[str] | None = None) -> int:
    """Run the command; the exit code."""
    options = _parser().parse_args(arguments)
    try:
        problem = read_nrp_file(options.file)
        limits = RosterLimits(seconds=options.seconds, seed=options.seed, processes=options.workers)
    except (RosterFileError, OSError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    outcome = find_roster(problem, limits, method=Method(options.method))
    sys.stdout.write(as_json(problem, outcome) if options.json else as_text(problem, outcome))
    return 0 if outcome.roster is not None else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m solver.bench", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    nrp = commands.add_parser("nrp", help="an instance in the public format for nurse rostering")
    nrp.add_argument("file", type=Path)
    nrp.add_argument("--seconds", type=float, default=60.0, help="wall time, the start of the processes included")
    nrp.add_argument("--workers", type=int, default=2, help="processes (threads for the plain method)")
    nrp.add_argument("--seed", type=int, default=1)
    nrp.add_argument("--method", choices=[method.value for method in Method], default=Method.AUTO.value)
    nrp.add_argument("--json", action="store_true")
    return parser


def as_json(problem: RosterProblem, outcome: RosterOutcome) -> str:
    """Everything about the outcome as one JSON object; the roster by employee, null for a day off."""
    names = [employee.id for employee in problem.employees]
    roster = None if outcome.roster is None else dict(zip(names, outcome.roster, strict=True))
    facts = {
        "objective": outcome.objective,
        "bound": outcome.bound,
        "seconds": round(outcome.seconds, 2),
        "violations": None if outcome.roster is None else len(find_violations(problem, outcome.roster)),
        "recomputed": None if outcome.roster is None else cost_of(problem, outcome.roster),
        "roster": roster,
    }
    return json.dumps(facts, ensure_ascii=False) + "\n"


def as_text(problem: RosterProblem, outcome: RosterOutcome) -> str:
    """The figures, what the judge says, and a line of the roster for each employee."""
    bound = "none proven" if outcome.bound is None else str(outcome.bound)
    if outcome.roster is None:
        return f"objective none\nbound {bound}\nseconds {outcome.seconds:.1f}\nno roster found\n"
    violations = find_violations(problem, outcome.roster)
    verdict = "clean" if not violations else f"{len(violations)} violations, first {violations[0]}"
    width = max(len(shift.id) for shift in problem.shifts)
    lines = [
        f"{employee.id:<8}" + " ".join(f"{shift or '.':<{width}}" for shift in row).rstrip()
        for employee, row in zip(problem.employees, outcome.roster, strict=True)
    ]
    facts = [
        f"objective {outcome.objective}",
        f"bound {bound}",
        f"seconds {outcome.seconds:.1f}",
        f"verified {verdict}",
    ]
    return "\n".join([*facts, *lines]) + "\n"


if __name__ == "__main__":
    sys.exit(main())
