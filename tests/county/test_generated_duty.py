"""From a county's lists to a month's duty roster, through the command line, judged by the independent checker.

A longer run over more seeds, months and patterns: ``python -m tests.county.sweep --seeds 10 --duty``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.county.command import Office
from tests.county.duty import check_duty
from tests.county.duty_fairness import unrestricted
from tests.county.duty_roster import read_roster
from tests.county.generator import generate_county
from tests.county.reference import empty_document


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> dict[str, tuple[Path, Office]]:
    """The sample county and two invented ones, imported."""
    root = tmp_path_factory.mktemp("counties")
    folders = {
        "sample": shared / "county",
        **{f"seed {seed}": generate_county(root / str(seed), seed) for seed in (41, 43)},
    }
    made = {}
    for name, folder in folders.items():
        home = root / f"home of {name}"
        home.mkdir()
        made[name] = folder, Office(home)
        made[name][1].import_county(folder)
    return made


@pytest.mark.parametrize(
    ("county", "month", "pattern"),
    [
        ("sample", "2026-12", "A"),
        ("sample", "2027-02", "B"),
        ("sample", "2026-10", "A"),
        ("sample", "2026-12", "E"),
        ("seed 41", "2027-02", "A"),
        ("seed 41", "2026-12", "C"),
        ("seed 43", "2026-10", "B"),
        ("seed 43", "2027-02", "E"),
    ],
)
def test_duty_roster_keeps_every_rule_and_no_swap_is_fairer(
    offices: dict[str, tuple[Path, Office]], tmp_path: Path, county: str, month: str, pattern: str
) -> None:
    folder, office = offices[county]

    document = office.copy(tmp_path / "home").duty(month, pattern)

    assert check_duty(folder, month, document, pattern) == []


def test_rest_is_kept_over_the_border_of_two_months(offices: dict[str, tuple[Path, Office]], tmp_path: Path) -> None:
    folder, office = offices["sample"]
    home = office.copy(tmp_path / "home")

    november, december = home.duty("2026-11", "B"), home.duty("2026-12", "B")

    assert check_duty(folder, "2026-11", november, "B", [december]) == []
    assert check_duty(folder, "2026-12", december, "B", [november]) == []
    lasts_till_morning, first = november["duty"][-1]["people"], december["duty"][0]["people"]
    assert not {one["person"] for one in lasts_till_morning} & {one["person"] for one in first}


def test_person_furthest_behind_is_never_skipped(tmp_path: Path) -> None:
    folder = generate_county(tmp_path / "county", 44, months=("2026-12",))
    officer = _set_back(folder)
    home = tmp_path / "home"
    home.mkdir()
    office = Office(home)
    office.import_county(folder)

    document = office.duty("2026-12", "B")

    roster, _ = read_roster(folder, "2026-12", document, "B")
    turns = {code: len(roster.held()[code]) for code in unrestricted(roster, leaders=False)}
    assert check_duty(folder, "2026-12", document, "B") == []
    assert turns[officer] == max(turns.values())
    assert turns[officer] > min(turns.values())


def _set_back(folder: Path) -> str:
    """Somebody whom nothing restricts has carried a third less than listed."""
    roster, _ = read_roster(folder, "2026-12", empty_document("2026-12"), "B")
    officer = next(code for code in unrestricted(roster, leaders=False) if roster.staff[code].may_be("MAIN"))
    path = folder / "loads_2026.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    shrunk = [_less(line) if f",{officer}," in line and "_shifts," in line else line for line in lines]
    path.write_text("\n".join(shrunk) + "\n", encoding="utf-8")
    return officer


def _less(line: str) -> str:
    kind, code, metric, value, period = line.split(",")
    return ",".join((kind, code, metric, str(int(value) * 2 // 3), period))


def test_directors_who_receive_every_day_share_the_nights_around_it(
    offices: dict[str, tuple[Path, Office]], tmp_path: Path
) -> None:
    folder, office = offices["sample"]
    home = office.copy(tmp_path / "home")
    home.done("rules", "on", "RDIR")

    document = home.duty("2026-12", "A", kind="all")

    hosts = {seat["person"] for one in document["receptions"] if one["rule"] == "RDIR" for seat in one["people"]}
    assert hosts <= {"S01", "S02", "S03", "S04", "S05", "S06"}
    assert len(hosts) > 1
    assert check_duty(folder, "2026-12", document, "A") == []
