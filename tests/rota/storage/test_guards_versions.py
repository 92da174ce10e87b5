"""How many drafts and current versions a month may have."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from rota.planning.models import (
    RosterKind,
    VersionState,
)
from tests.rota.storage.plan_rows import (
    add_version,
)


@pytest.fixture
def db(engine: Engine) -> Iterator[Session]:
    with Session(engine) as session:
        yield session


@pytest.mark.parametrize("state", [VersionState.DRAFT, VersionState.APPROVED])
def test_a_month_and_roster_has_at_most_one_draft(db: Session, state: VersionState) -> None:
    add_version(db)
    add_version(db, state=state, roster=RosterKind.DUTY)
    add_version(db, state=state, month="2027-01")

    with pytest.raises(DBAPIError, match=r"uq_plan_version_one_draft|plan_version.month, plan_version.roster"):
        add_version(db, state=state, is_current=False)


def test_a_month_and_roster_has_at_most_one_current_version(db: Session) -> None:
    add_version(db, state=VersionState.RELEASED)

    with pytest.raises(DBAPIError, match=r"uq_plan_version_one_current|plan_version.month, plan_version.roster"):
        add_version(db)


@pytest.mark.parametrize("number", [None, 1])
def test_a_version_has_a_number_exactly_when_it_is_released(db: Session, number: int | None) -> None:
    version = add_version(db)
    version.number = number
    version.state = VersionState.DRAFT if number else VersionState.RELEASED

    with pytest.raises(DBAPIError, match="number_when_released"):
        db.flush()
