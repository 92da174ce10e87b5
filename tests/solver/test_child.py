from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path
from typing import IO

from solver.answers import PartAnswer, PartFailure, PartJob, PartLimits
from solver.child import answer
from solver.frames import read_frame, write_frame
from solver.problem import Candidate, Cost, Level, Problem, Role
from tests.solver.county_like import county_month
from tests.solver.small import host, people, slot

ROOT = Path(__file__).resolve().parents[2]
LIMITS = PartLimits(seconds=60, deterministic_seconds=10, seed=1)
JOB = PartJob(index=7, part=Problem(people=people("A"), slots=(slot("s", 0, host("A")),)), limits=LIMITS)


def _child() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "solver.child"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )


def _pipes(child: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    assert child.stdin is not None
    assert child.stdout is not None
    return child.stdin, child.stdout


def test_process_answers_every_job_and_ends_with_its_input() -> None:
    with _child() as child:
        jobs, answers = _pipes(child)
        write_frame(jobs, JOB)
        write_frame(jobs, JOB)

        first, second = read_frame(answers), read_frame(answers)
        jobs.close()

        assert first == second == answer(JOB)
        assert child.wait(60) == 0


def test_process_ends_in_the_middle_of_a_search_when_the_caller_is_gone() -> None:
    endless = PartJob(index=0, part=county_month(1, leave=0.3), limits=LIMITS)
    with _child() as child:
        jobs, answers = _pipes(child)
        write_frame(jobs, endless)
        jobs.close()

        assert child.wait(60) == 0
        assert read_frame(answers) is None


def test_error_is_answered_with_its_traceback() -> None:
    beyond = Cost(level=Level.UNFILLED, rule="x", weight=2**70)
    role = Role(name="HOST", need=1, candidates=(Candidate(person="A"),), unfilled=beyond)
    job = PartJob(index=3, part=Problem(people=people("A"), slots=(slot("s", 0, role),)), limits=LIMITS)

    failure = answer(job)

    assert isinstance(failure, PartFailure)
    assert failure.index == 3
    assert failure.detail.startswith("Traceback")


def test_plan_is_answered() -> None:
    found = answer(JOB)

    assert isinstance(found, PartAnswer)
    assert (found.index, found.proven) == (7, True)


def test_frame_survives_the_pipe() -> None:
    stream = io.BytesIO()
    write_frame(stream, JOB)
    stream.seek(0)

    assert read_frame(stream) == JOB
    assert read_frame(stream) is None


def test_frame_cut_short_is_the_end() -> None:
    stream = io.BytesIO()
    write_frame(stream, JOB)

    assert read_frame(io.BytesIO(stream.getvalue()[:-1])) is None
    assert read_frame(io.BytesIO(stream.getvalue()[:5])) is None
