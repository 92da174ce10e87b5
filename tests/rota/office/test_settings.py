from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from rota.errors import BadInputError
from rota.office.settings import CHOICES, OfficeSettings, check_setting, load_office_settings, save_office_settings
from rota.storage.engine import open_engine
from rota.storage.upgrade import upgrade_schema


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Session]:
    engine = open_engine(f"sqlite:///{tmp_path / 'rota.sqlite3'}")
    upgrade_schema(engine)
    with Session(engine) as db:
        yield db
    engine.dispose()


def test_an_office_that_set_nothing_has_the_defaults(db: Session) -> None:
    assert load_office_settings(db) == OfficeSettings()


def test_settings_are_stored_in_their_type_and_the_change_is_told(db: Session) -> None:
    values = {"county": "岚汀县", "notice_days": "7", "principals_in_monday_pool": "是", "am_starts": "08:00"}

    changed = save_office_settings(db, values=values)

    assert changed == {
        "county": ("", "岚汀县"),
        "notice_days": (5, 7),
        "principals_in_monday_pool": (False, True),
        "am_starts": ("08:30", "08:00"),
    }
    assert load_office_settings(db) == OfficeSettings(
        county="岚汀县", notice_days=7, principals_in_monday_pool=True, am_starts="08:00"
    )


def test_settings_stored_twice_change_nothing(db: Session) -> None:
    save_office_settings(db, values={"notice_days": 7})

    assert save_office_settings(db, values={"notice_days": "7", "market_day": "AVOID"}) == {}


def test_a_setting_can_go_back_to_its_default(db: Session) -> None:
    save_office_settings(db, values={"notice_days": 7})

    assert save_office_settings(db, values={"notice_days": 5}) == {"notice_days": (7, 5)}
    assert load_office_settings(db) == OfficeSettings()


@pytest.mark.parametrize(
    ("value", "expected"), [("Y", True), ("true", True), ("是", True), (True, True), (" n ", False)]
)
def test_yes_and_no_are_read(value: object, expected: bool) -> None:
    assert check_setting("principals_in_monday_pool", value) is expected


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [("home_share_percent", "100", 100), ("notice_days", 0, 0), ("summer_from", "02-29", "02-29")],
)
def test_a_value_at_its_limit_is_taken(key: str, value: object, expected: object) -> None:
    assert check_setting(key, value) == expected


@pytest.mark.parametrize(
    ("key", "value", "text"),
    [
        ("colour", "red", "there is no setting of this name"),
        ("market_day", "SOMETIMES", "{value} is not possible; it can be {choices}"),
        ("principals_in_monday_pool", "maybe", "{value} is not possible; it can be {choices}"),
        ("notice_days", "five", "“{value}” is not a whole number"),
        ("notice_days", "-1", "{value} is too small; it must be at least {limit}"),
        ("home_share_percent", "101", "{value} is too large; it must be at most {limit}"),
        ("am_starts", "24:00", "“{value}” is not a time; write it as 08:30"),
        ("duty_handover", "8:30", "“{value}” is not a time; write it as 08:30"),
        ("summer_to", "02-30", "“{value}” is not a day of the year; write it like 06-01"),
    ],
)
def test_a_bad_setting_is_refused_by_name(db: Session, key: str, value: str, text: str) -> None:
    with pytest.raises(BadInputError) as caught:
        save_office_settings(db, values={key: value})

    (fault,) = caught.value.faults
    assert (fault.column, fault.text.msgid) == (key, text)
    assert load_office_settings(db) == OfficeSettings()


@pytest.mark.parametrize("key", CHOICES)
def test_the_default_of_a_choice_is_one_of_its_choices(key: str) -> None:
    assert getattr(OfficeSettings(), key) in CHOICES[key]
