from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from rota.office.dates import UnreadableError
from rota.office.settings import CHOICES, OfficeSettings
from rota.office.settings_list import CHOICE_TITLES, SETTING_ITEMS, find_setting, read_setting
from rota.words import word
from tests.rota.office.small_county import faults_of, read_small, told, write_county


def value(name: str, text: str) -> str | int | bool:
    item = find_setting(name)
    assert item is not None, name
    return read_setting(item, text)


def test_every_setting_of_the_office_has_a_name_in_the_list() -> None:
    made_by_the_program = {"office_id"}

    assert {item.key for item in SETTING_ITEMS} == {
        field.name for field in fields(OfficeSettings)
    } - made_by_the_program


def test_every_choice_has_a_chinese_title_that_is_read_back() -> None:
    read = {key: tuple(value(key, CHOICE_TITLES[choice]) for choice in choices) for key, choices in CHOICES.items()}

    assert read == dict(CHOICES)


@pytest.mark.parametrize(
    ("name", "text", "stored"),
    [
        ("policies.collision_15_monday", "BOTH_SAME_DAY_HOST15_COUNTS_ROOM_PC02_MONDAY_ROOM_PC01", "BOTH_SAME_DAY"),
        ("policies.collision_15_monday", "HOST15_COUNTS_AS_MONDAY", "HOST15_COUNTS"),
        ("policies.collision_15_monday", "MOVE_MONDAY", "MOVE_MONDAY"),
        ("policies.collision_15_monday", "MOVE_TO_TUESDAY", "MOVE_MONDAY"),
        ("policies.monday_on_rest_day", "NEXT_WORKDAY_SAME_WEEK_ELSE_SKIP", "NEXT_WORKDAY_SAME_WEEK"),
        ("policies.principal_absent", "RESCHEDULE_THEN_SUBSTITUTE_WITH_APPROVAL", "RESCHEDULE"),
        ("policies.notice_days_before", "５", 5),
        ("policies.notice_days_before", "0", 0),
        ("principals_in_monday_pool", "是", True),
        ("office_hours.pm.0", "14：30", "14:30"),
        ("上午上班", "0.354166667", "08:30"),
        ("office_hours.summer_from", "6月1日", "06-01"),
        ("演示日期", "2026年11月20日", "2026-11-20"),
        ("bureau.hotline", "0599-5550000", "0599-5550000"),
        ("joint_conference", "某县信访工作联席会议", "某县信访工作联席会议"),
    ],
)
def test_setting_is_read(name: str, text: str, stored: str | int | bool) -> None:
    assert value(name, text) == stored


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        (
            "fixed_day_on_rest_day",
            "NEXT_WORKDAY_SAME_WEEK",
            (
                "“NEXT_WORKDAY_SAME_WEEK” is not possible here; it can be 顺延至下一工作日（NEXT_WORKDAY）, "
                "提前至上一工作日（PREV_WORKDAY）, 照常（HOLD）"
            ),
        ),
        ("notice_days", "五天", "“五天” is not a whole number"),
        ("notice_days", "-1", "-1 is too small; it must be at least 0"),
        ("principals_in_monday_pool", "也许", "也许 is not possible; it can be Y, N"),
        ("summer_to", "九月", "“九月” is not a day of the year; write it like 06-01"),
        ("duty_handover", "25:00", "“25:00” is not a time of day; write it like 08:30"),
    ],
)
def test_setting_that_cannot_be_read_is_explained(name: str, text: str, sentence: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        value(name, text)

    assert word(caught.value.text, "en") == sentence


def test_yaml_times_are_read_whether_quoted_or_not(tmp_path: Path) -> None:
    yaml = "county: 青石县\noffice_hours:\n  am: [08:30, 12:00]\n  pm: ['14:30', 17:30]\ntoday_for_demo: 2026-11-20\n"

    settings = read_small(tmp_path, county=yaml).settings

    assert settings == {
        "county": "青石县",
        "am_starts": "08:30",
        "am_ends": "12:00",
        "pm_starts": "14:30",
        "pm_ends": "17:30",
        "today_for_demo": "2026-11-20",
    }


def test_unknown_policy_value_is_a_fault_at_its_line(tmp_path: Path) -> None:
    yaml = "county: 青石县\npolicies:\n  notice_unit: MOON\n  unheard_of: 1\nbureau:\n  fax:\n"

    faults = faults_of(write_county(tmp_path, county=yaml))

    assert told(faults) == [
        (
            "county.yaml",
            3,
            "policies.notice_unit",
            "“MOON” is not possible here; it can be 自然日（CALENDAR_DAY）, 工作日（WORKDAY）",
        )
    ]


def test_unknown_setting_is_named_and_not_read(tmp_path: Path) -> None:
    county = read_small(tmp_path, county="county: 青石县\nseed: 1\ncounts:\n  towns: 9\npolicies:\n  unheard_of: 1\n")

    assert [word(note, "en") for note in county.notes] == [
        "county.yaml: “policies.unheard_of” is not a setting and was not read"
    ]


@pytest.mark.parametrize(
    ("yaml", "row"), [("county: [1\n", 2), ("county: \x07\n", None), ("a: b: c\n", 1)], ids=["open", "sign", "colon"]
)
def test_yaml_that_is_none_is_a_fault(tmp_path: Path, yaml: str, row: int | None) -> None:
    faults = faults_of(write_county(tmp_path, county=yaml))

    assert told(faults) == [
        ("county.yaml", row, None, "is not a correct YAML file; check the indentation and the colons"),
    ]


def test_county_without_a_name_is_a_fault(tmp_path: Path) -> None:
    faults = faults_of(write_county(tmp_path, county="city: 某市\n"))

    assert told(faults) == [
        ("county.yaml", None, None, "the county's name is missing; enter it as “县名” (county)"),
    ]
