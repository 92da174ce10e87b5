"""Invented counties in the exact form of the sample county folder, the same for the same seed and twists.

Holidays, duty patterns, quoted figures and the dates expected for the 15th are facts, not inventions: they are
copied from the sample folder.
"""

from __future__ import annotations

import csv
import random
import shutil
from dataclasses import asdict, fields
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from tests.county.draft import Draft, Twists
from tests.county.gen_absences import add_absences, add_loads, add_wishes
from tests.county.gen_history import add_history
from tests.county.gen_people import add_lawyers, add_leaders, add_units
from tests.county.gen_staff import add_staff
from tests.county.gen_towns import add_town_people, add_towns, add_villages
from tests.county.lists import Row, read_rows
from tests.county.names import Names

SAMPLE = Path(__file__).resolve().parents[3] / "shared" / "county"
FACTS = (
    *("calendar_2025.csv", "calendar_2026.csv", "calendar_2027_provisional.csv"),
    *("calendar_2027_uncertain_windows.csv", "expected_fixed15.csv", "expected_monday_exceptions.csv"),
    *("shift_patterns.yaml", "seed_figures.yaml"),
)


def generate_county(folder: Path, seed: int, **twists: Any) -> Path:
    """Write a county into ``folder`` (made if needed) and return it; ``twists`` are the fields of :class:`Twists`."""
    assert set(twists) <= {field.name for field in fields(Twists)}, f"unknown twists in {sorted(twists)}"
    folder.mkdir(parents=True, exist_ok=True)
    wanted = Twists(**twists)
    rng = random.Random(f"{seed} {sorted(asdict(wanted).items())}")
    names = Names(rng)
    draft = Draft(rng=rng, names=names, twists=wanted, fixed15=_fixed15(wanted.policy), county=names.place() + "县")
    add_towns(draft)
    add_leaders(draft)
    add_units(draft)
    add_town_people(draft)
    add_villages(draft)
    add_staff(draft)
    add_lawyers(draft)
    _points(draft)
    add_absences(draft)
    add_wishes(draft)
    add_loads(draft)
    add_history(draft)
    for name, rows in draft.lists.items():
        _write(folder / f"{name}.csv", rows)
    for name in FACTS:
        shutil.copy(SAMPLE / name, folder / name)
    _write_settings(draft, folder, seed)
    return folder


def _fixed15(policy: str) -> dict[str, date]:
    return {
        row["month"]: date.fromisoformat(row[f"date_if_{policy}"]) for row in read_rows(SAMPLE / "expected_fixed15.csv")
    }


def _write(path: Path, rows: list[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _points(draft: Draft) -> None:
    county = f"{draft.county}{draft.names.place()}路8号"
    for code, name, rooms, seats, led, tv in (
        ("PC01", "县群众来访接待中心（县信访局）一楼接访大厅", 4, 40, "Y", "Y"),
        ("PC02", "县群众来访接待中心二楼领导接访室", 2, 12, "N", "Y"),
        ("PC03", "县矛盾纠纷多元化调处中心", 3, 18, "Y", "N"),
        ("PC04", "流动接访车（带案下访）", 1, 4, "N", "N"),
    ):
        open_from, open_to = ("09:00", "11:30") if code == "PC02" else ("08:30", "17:30")
        _point(draft, code, "COUNTY", "COUNTY", name, county, rooms, seats, led, tv, open_from, open_to)  # fmt: skip
    for town in draft.rows("towns"):
        name = f"{town['name']}群众信访接待室"
        led = draft.rng.choice("YN")
        _point(draft, f"P{town['id']}", "TOWN", town["id"], name, town["address"], 1, 12, led, "Y")
    for village in draft.rows("villages"):
        town_name = draft.rows("towns", id=village["town_id"])[0]["name"]
        place, address = village["reception_place"], f"{town_name}{village['name']}"
        _point(draft, f"P{village['id']}", "VILLAGE", village["id"], place, address, 1, 6, "N", "N")


def _point(  # noqa: PLR0917 - one row's columns
    draft: Draft,
    code: str,
    level: str,
    owner: str,
    name: str,
    address: str,
    rooms: int,
    seats: int,
    led: str,
    tv: str,
    open_from: str = "08:30",
    open_to: str = "17:30",
) -> None:
    draft.add(
        "reception_points",
        id=code,
        level=level,
        owner_id=owner,
        name=name,
        address=address,
        rooms=rooms,
        seats=seats,
        facilities={"COUNTY": "登记区;候访区;接访区", "TOWN": "登记区;候访区;接访区", "VILLAGE": "公开栏"}[level],
        open_from=open_from,
        open_to=open_to,
        lunch="" if code == "PC02" else "12:00-14:30",
        phone=draft.phone(),
        led_screen=led,
        tv_screen=tv,
    )


def _write_settings(draft: Draft, folder: Path, seed: int) -> None:
    settings = yaml.safe_load((SAMPLE / "county.yaml").read_text(encoding="utf-8"))
    sample_county = settings["county"]
    settings = _renamed(settings, sample_county, draft.county)
    settings.update(seed=seed, city=f"{draft.names.place()}市")
    settings["policies"]["fixed_day_on_rest_day"] = draft.twists.policy
    settings["counts"] = {
        "county_leaders": len(draft.rows("leaders")) - 1,
        "incoming_leaders": 1,
        **{
            name: len(draft.rows(name))
            for name in (
                *("units", "towns", "town_leaders", "town_cadres", "villages"),
                *("reception_points", "bureau_staff", "lawyers"),
            )
        },
    }
    rules = yaml.safe_load((SAMPLE / "rules.yaml").read_text(encoding="utf-8"))
    for rule in rules["rules"]:
        if rule["code"] in ("R15-SEC", "R15-HEAD"):
            rule["rest_day"] = draft.twists.policy
    for name, content in (("county.yaml", settings), ("rules.yaml", rules)):
        text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
        (folder / name).write_text(text, encoding="utf-8")
    rows = "\n".join(f"| {name}.csv | {len(made)} |" for name, made in sorted(draft.lists.items()))
    title = f"# {draft.county} – generated county (seed {seed})\n\n**Every name is invented.**\n\n"
    (folder / "README.md").write_text(f"{title}| file | rows |\n|---|---|\n{rows}\n", encoding="utf-8")


def _renamed(value: Any, old: str, new: str) -> Any:
    if isinstance(value, dict):
        return {key: _renamed(part, old, new) for key, part in value.items()}
    if isinstance(value, list):
        return [_renamed(part, old, new) for part in value]
    if isinstance(value, str):
        return value.replace(old, new).replace(old.removesuffix("县"), new.removesuffix("县"))
    return value
