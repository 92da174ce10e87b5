"""When no plan can be made, the draft stays as it was."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from rota.errors import NotFoundError, RotaError, RuleBrokenError
from rota.office.models import Post
from rota.planning import solving
from rota.planning.generate import Prepared, assemble, prepare
from rota.planning.versions import find_current, get_current
from rota.rules.models import ReceptionRule
from rota.words import in_language
from solver.engine import solve
from solver.errors import SolverCrashedError
from solver.outcome import Outcome, Status
from tests.rota.planning.county_rows import DECEMBER, LIMITS, add_absence, generate
from tests.rota.planning.shown import receptions


def test_a_county_without_rules_says_what_to_do(db: Session) -> None:
    db.execute(delete(ReceptionRule))

    with pytest.raises(RuleBrokenError) as caught:
        generate(db)

    with in_language("en"):
        assert str(caught.value) == "There are no reception rules yet; import the county's lists first"


def test_a_month_that_was_never_generated_is_named(db: Session) -> None:
    assert find_current(db, DECEMBER) is None
    with pytest.raises(NotFoundError, match="2026-12"):
        get_current(db, DECEMBER)


def crash(*_args: object) -> Outcome:
    raise SolverCrashedError(slots=("RMON.2026-W50",), detail="exit code -11")


def find_nothing(*_args: object) -> Outcome:
    return Outcome(status=Status.UNKNOWN, placed=(), holes=(), costs=(), seconds=1.0)


@pytest.mark.parametrize(
    ("solver", "sentence"),
    [
        (
            crash,
            (
                "The solver stopped without a plan (solving the part of RMON.2026-W50 (1 slots) failed: exit code -11);"
                " nothing was changed, please try again"
            ),
        ),
        (find_nothing, "The solver found no plan in the time allowed; nothing was changed"),
    ],
)
def test_a_solver_that_fails_leaves_the_draft_as_it_was(
    planned_db: Session, monkeypatch: pytest.MonkeyPatch, solver: Any, sentence: str
) -> None:
    before, version = receptions(planned_db), get_current(planned_db, DECEMBER).id
    monkeypatch.setattr(solving, "solve", solver)

    with pytest.raises(RotaError) as caught:
        generate(planned_db)
    planned_db.commit()

    with in_language("en"):
        assert str(caught.value) == sentence
    assert receptions(planned_db) == before
    assert get_current(planned_db, DECEMBER).id == version


def test_a_plan_that_breaks_a_rule_is_never_saved(planned_db: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fake solver seats somebody who is away after the demand was made: the check of the whole plan stops it."""
    prepared = prepare(planned_db, month=DECEMBER)
    outcome = solve(prepared.translation.problem, LIMITS)
    monday = next(one for one in outcome.placed if one.slot == "RMON.2026-W50")
    add_absence(planned_db, _code_of(planned_db, int(monday.people[0][1])), date(2026, 12, 7))
    absent = prepare(planned_db, month=DECEMBER)

    with pytest.raises(RuntimeError, match="the generated plan breaks rules"):
        assemble(
            Prepared(context=absent.context, demand=prepared.demand, translation=prepared.translation),
            outcome,
        )


def _code_of(db: Session, person: int) -> str:
    return db.scalars(select(Post.code).where(Post.person_id == person)).one()
