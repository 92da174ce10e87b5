from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from rota.accounts.models import AuditEntry
from rota.errors import BadInputError, NotFoundError, RuleBrokenError
from rota.office.settings import load_office_settings
from rota.rules.duty_models import SpecialPeriod
from rota.rules.duty_patterns import PATTERNS
from rota.rules.duty_use_cases import (
    add_special_period,
    choose_pattern,
    get_pattern,
    known_patterns,
    list_pattern,
    store_patterns,
)
from rota.settings import ZONE
from rota.words import word

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=ZONE)


@pytest.fixture
def stocked(db: Session) -> Session:
    store_patterns(db, patterns=PATTERNS, actor="tester", now=NOW)
    return db


def audited(db: Session) -> list[tuple[str, str]]:
    return [(row.action, row.subject) for row in db.scalars(select(AuditEntry).order_by(AuditEntry.id))]


def test_every_pattern_comes_back_as_it_was_stored(stocked: Session) -> None:
    assert known_patterns(stocked) == ("A", "B", "C", "D", "E")
    assert {name: get_pattern(stocked, name) for name in PATTERNS} == {
        name: tuple(sorted(specs, key=lambda spec: spec.code)) for name, specs in PATTERNS.items()
    }


def test_storing_again_changes_only_what_differs(stocked: Session) -> None:
    changed = {**PATTERNS, "B": (replace(PATTERNS["B"][0], main=2),)}

    assert store_patterns(stocked, patterns=PATTERNS, actor="tester", now=NOW) == 0
    assert store_patterns(stocked, patterns=changed, actor="tester", now=NOW) == 1
    assert get_pattern(stocked, "B") == changed["B"]
    assert audited(stocked)[-1] == ("duty.pattern", "B")


def test_unknown_pattern_is_empty_or_refused(stocked: Session) -> None:
    assert list_pattern(stocked, "Z") == ()
    with pytest.raises(RuleBrokenError) as caught:
        get_pattern(stocked, "Z")
    assert word(caught.value.sentence, "en") == "There is no duty pattern Z"


def test_chosen_pattern_is_the_setting_and_audited_once(stocked: Session) -> None:
    choose_pattern(stocked, name="C", actor="tester", now=NOW)
    choose_pattern(stocked, name="C", actor="tester", now=NOW)

    assert load_office_settings(stocked).duty_pattern == "C"
    assert audited(stocked).count(("setting.save", "duty_pattern")) == 1


def test_choosing_an_unknown_pattern_names_the_others(stocked: Session) -> None:
    with pytest.raises(NotFoundError) as caught:
        choose_pattern(stocked, name="Z", actor="tester", now=NOW)

    assert word(caught.value.sentence, "en") == "There is no duty pattern Z; there are A, B, C, D, E"


def test_special_period_of_one_day_is_stored(db: Session) -> None:
    day = date(2026, 12, 20)

    add_special_period(db, name="两会", first=day, last=day, standby=1, actor="tester", now=NOW)

    rows = db.scalars(select(SpecialPeriod)).all()
    assert [(row.name, row.starts_on, row.ends_on, row.standby) for row in rows] == [("两会", day, day, 1)]
    assert audited(db) == [("duty.period", "两会")]


def test_special_period_that_ends_before_it_starts_or_adds_nobody_is_refused(db: Session) -> None:
    first, last = date(2026, 12, 20), date(2026, 12, 19)

    with pytest.raises(BadInputError) as caught:
        add_special_period(db, name="两会", first=first, last=last, standby=0, actor="tester", now=NOW)

    assert [(fault.column, word(fault.text, "en")) for fault in caught.value.faults] == [
        ("last", "the end is not after the start"),
        ("standby", "at least one person stands by"),
    ]
    assert db.scalars(select(SpecialPeriod)).all() == []
