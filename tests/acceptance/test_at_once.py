"""Two commands at once, and a command that is killed: one wins, nothing is half done."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from tests.installation import Installation
from tests.installations import MONTH

PATIENCE_SECONDS = 120


def test_of_two_releases_at_once_exactly_one_wins(planned: Installation) -> None:
    planned.ok("approve", MONTH)

    processes = [planned.start("publish", MONTH) for _ in range(2)]
    said = [process.communicate(timeout=PATIENCE_SECONDS) for process in processes]

    codes = sorted(process.returncode for process in processes)
    assert codes == [0, 1], said
    (refused,) = [err for process, (_, err) in zip(processes, said, strict=True) if process.returncode]
    assert refused == "Refused: 2026-12 is released already as version 1; nothing has changed since\n"
    assert planned.rows("SELECT number, state FROM plan_version") == [(1, "RELEASED")]
    assert planned.rows("SELECT count(*) FROM audit_entry WHERE action = 'plan.publish'") == [(1,)]


def test_of_two_first_imports_at_once_none_is_half_done(office: Installation, county: Path) -> None:
    processes = [office.start("import", county) for _ in range(2)]
    said = [process.communicate(timeout=PATIENCE_SECONDS) for process in processes]

    assert [process.returncode for process in processes if process.returncode not in {0, 1}] == [], said
    assert [err for _, err in said if "Traceback" in err] == []
    assert office.ok("import", county, "--json").json["people"] is not None
    assert office.rows("SELECT count(*) FROM area WHERE level = 'VILLAGE'") == [(130,)]


def test_killed_generate_leaves_the_database_and_no_process_behind(planned: Installation) -> None:
    before = planned.dump()

    with planned.start("generate", MONTH) as process:
        solvers = wait_for_solvers(process.pid)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=PATIENCE_SECONDS)

    assert process.returncode == -signal.SIGKILL
    assert planned.dump() == before
    wait_until_gone(solvers)
    assert planned.ok("show", MONTH, "--json").json["state"] == "draft"
    planned.ok("cancel", "RMON.2026-W51", "--reason", "会议")


def test_month_is_shown_while_it_is_planned(planned: Installation) -> None:
    before = planned.ok("show", MONTH, "--json").json

    with planned.start("generate", MONTH) as process:
        wait_for_solvers(process.pid)
        during = planned.ok("show", MONTH, "--json").json
        was_running = process.poll() is None
        process.kill()

    assert was_running
    assert during == before


def wait_for_solvers(pid: int) -> list[int]:
    """The process's solving processes, as soon as it has some."""
    give_up_at = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < give_up_at:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
        if children:
            return [int(child) for child in children]
        time.sleep(0.05)
    raise AssertionError("no solving process was started")


def wait_until_gone(pids: list[int]) -> None:
    give_up_at = time.monotonic() + PATIENCE_SECONDS
    while any(is_alive(pid) for pid in pids):
        assert time.monotonic() < give_up_at, "a solving process outlived its caller"
        time.sleep(0.05)


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z" and os.getpgid(pid) != 0
