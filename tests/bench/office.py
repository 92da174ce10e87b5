"""The sample county's office, step by step, as commands to be measured, and what each step is compared with."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from exports.notices.county import render_county_notice_pdf
from exports.notices.fonts import find_fonts
from exports.notices.poster import render_poster_pdf
from exports.notices.town import render_town_notice_pdf
from exports.notices.village import render_all_village_notices, render_village_notice_pdf
from rota.planning.generate import prepare
from rota.publication.months import load_month_release
from rota.publication.values import MonthRelease
from rota.storage.engine import open_engine, reading, transaction
from rota.workdays.months import parse_month
from solver.answers import PartAnswer, PartJob, PartLimits
from solver.canonical import canonical
from solver.pinning import with_pins
from solver.problem import Problem
from solver.workers import run_parts

MONTH = "2026-12"
NOW = "2026-11-20T09:00:00+08:00"


@dataclass(frozen=True, slots=True)
class BenchOffice:
    """One installation in ``home``."""

    home: Path

    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("ROTA_")}
        return {**kept, "ROTA_HOME": str(self.home), "ROTA_NOW": NOW}

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "rota", *arguments]

    def problem(self) -> Problem:
        """The month's problem as the solver is given it; nothing of the month may be saved yet."""
        engine = open_engine(f"sqlite:///{self.home / 'rota.sqlite3'}")
        try:
            with transaction(reading(engine)) as db:
                return prepare(db, month=parse_month(MONTH)).translation.problem
        finally:
            engine.dispose()

    def release(self) -> MonthRelease:
        engine = open_engine(f"sqlite:///{self.home / 'rota.sqlite3'}")
        try:
            with transaction(reading(engine)) as db:
                return load_month_release(db, month=MONTH, public_url="http://127.0.0.1:8000")
        finally:
            engine.dispose()


def solve_undivided(problem: Problem, seconds: float) -> PartAnswer:
    """The month as one single model, with the levels and the process that every part gets."""
    limits = PartLimits(seconds=seconds, deterministic_seconds=seconds, seed=1)
    answers: list[PartAnswer] = []
    job = PartJob(index=0, part=canonical(with_pins(problem)), limits=limits)
    run_parts((job,), processes=1, on_answer=answers.append)
    return answers[0]


def all_notices(release: MonthRelease) -> int:
    """Every PDF of the month: the county's, the poster, each town's, each village's."""
    fonts = find_fonts(None)
    render_county_notice_pdf(release=release, fonts=fonts)
    render_poster_pdf(release=release, fonts=fonts)
    for town in release.towns:
        render_town_notice_pdf(release=release, town_code=town.code, fonts=fonts)
    return 2 + len(release.towns) + len(list(render_all_village_notices(release=release, fonts=fonts)))


def one_notice(home: Path) -> None:
    """The notice of the first village, as a process of its own would typeset it."""
    release = BenchOffice(home).release()
    code = release.towns[0].villages[0].code
    render_village_notice_pdf(release=release, village_code=code, fonts=find_fonts(None))
