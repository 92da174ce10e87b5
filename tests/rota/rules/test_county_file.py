from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest

from rota.errors import BadInputError
from rota.rules.county_file import read_rules_file
from rota.rules.models import RestDayPolicy
from rota.rules.specs import RuleSpec
from rota.rules.templates import TEMPLATE_SETS

PLACES = frozenset({"PC01", "PC02", "PC03", "PC04"})
TEMPLATE = TEMPLATE_SETS["SEED001"]


def read(folder: Path, text: str, template: tuple[RuleSpec, ...] = TEMPLATE) -> tuple[RuleSpec, ...]:
    file = folder / "rules.yaml"
    file.write_text(text, encoding="utf-8")
    return read_rules_file(file, template=template, places=PLACES)


def row(code: str, entry: str) -> str:
    return f"rules:\n- code: {code}\n  {entry}\n"


def changed(folder: Path, code: str, entry: str, set_name: str = "SEED001") -> dict[str, object]:
    """What one entry changes in the rule."""
    template = TEMPLATE_SETS[set_name]
    before = {spec.code: spec for spec in template}
    after = {spec.code: spec for spec in read(folder, row(code, entry), template)}
    assert {name: after[name] for name in after if name != code} == {
        name: before[name] for name in before if name != code
    }
    return {
        name: getattr(after[code], name)
        for name in RuleSpec.__dataclass_fields__
        if getattr(after[code], name) != getattr(before[code], name)
    }


@pytest.mark.parametrize(
    ("code", "entry", "expected"),
    [
        ("RMON", "where: PC04", {"point_code": "PC04"}),
        ("R15-TOWN", "where: 所挂钩镇 PTxx", {}),
        ("RMON", "when: 每周一 8:30 — 11:00", {"starts_at": time(8, 30), "ends_at": time(11, 0)}),
        ("RMON", "when: 每周一", {}),
        (
            "R15-SEC",
            "months: 1, 4,7",
            {"rrule": "FREQ=MONTHLY;BYMONTH=1,4,7;BYMONTHDAY=15"},
        ),
        ("R15-SEC", "months: 1,3,5,7,9,11", {}),
        ("R15-TOWN", "months: 6", {"rrule": "FREQ=MONTHLY;BYMONTHDAY=15;BYMONTH=6"}),
        ("RMON", "rest_day: SKIP", {"rest_day_policy": RestDayPolicy.SKIP}),
        ("R15-SEC", "rest_day: prev_workday", {"rest_day_policy": RestDayPolicy.PREV_WORKDAY}),
        ("R15-SEC", "rest_day: NEXT_WORKDAY", {}),
        ("RMON", "rest_day: NEXT_WORKDAY_SAME_WEEK_ELSE_SKIP", {}),
        ("R15-TOWN", "rest_day: SAME_AS_R15", {}),
        ("RVIL-HALF", "rest_day: any workday of the ISO week", {}),
        ("RMON", "notice_days: 0", {"notice_days": 0}),
        ("RMON", "notice_days: 5", {}),
        ("RDIR", "active: true", {"is_active": True}),
        ("RMON", "active: no", {"is_active": False}),
        ("RMON", "where:", {}),
        ("RVIDEO", "optional: true", {}),
        ("RMON", "who: somebody", {}),
    ],
)
def test_an_entry_changes_its_column_only(tmp_path: Path, code: str, entry: str, expected: dict[str, object]) -> None:
    assert changed(tmp_path, code, entry) == expected


def test_a_policy_of_the_template_set_gives_way_to_the_county_s(tmp_path: Path) -> None:
    assert changed(tmp_path, "R15-SEC", "rest_day: NEXT_WORKDAY", "XIANYOU") == {
        "rest_day_policy": RestDayPolicy.NEXT_WORKDAY
    }


def test_the_sample_county_wants_the_template_set_as_it_is(shared: Path) -> None:
    found = read_rules_file(shared / "county" / "rules.yaml", template=TEMPLATE, places=PLACES)

    assert found == TEMPLATE


@pytest.mark.parametrize(
    ("code", "entry", "column", "text"),
    [
        ("RXYZ", "where: PC01", "code", "“{code}” is not a rule of the template set"),
        ("RMON", "place: PC01", "place", "this entry is not known"),
        ("RMON", "where: PC09", "where", "there is no reception point {code}"),
        ("RMON", "when: 11:30-09:00", "when", "{text} are no hours; write them as 09:00-11:30"),
        ("RMON", "when: 09:00-09:00", "when", "{text} are no hours; write them as 09:00-11:30"),
        ("RMON", "when: 09:00-24:00", "when", "{text} are no hours; write them as 09:00-11:30"),
        ("RMON", "when: 09:60-11:00", "when", "{text} are no hours; write them as 09:00-11:30"),
        ("R15-SEC", "months: 0,1", "months", "“{text}” is no list of months"),
        ("R15-SEC", "months: 12,13", "months", "“{text}” is no list of months"),
        ("R15-SEC", "months: 1;3", "months", "“{text}” is no list of months"),
        ("R15-SEC", "months: ²", "months", "“{text}” is no list of months"),
        ("RQUOTA", "months: 1", "months", "this rule makes no receptions of itself and has no months"),
        ("RMON", "rest_day: TOMORROW", "rest_day", "“{text}” is no rest-day policy; it can be {choices}"),
        ("RMON", "notice_days: -1", "notice_days", "“{value}” is not a whole number"),
        ("RMON", "notice_days: ²", "notice_days", "“{value}” is not a whole number"),
        ("RMON", "active: N", "active", "{value} is not possible; it can be {choices}"),
    ],
)
def test_a_fault_names_its_row_and_entry(tmp_path: Path, code: str, entry: str, column: str, text: str) -> None:
    with pytest.raises(BadInputError) as caught:
        read(tmp_path, row(code, entry))

    (fault,) = caught.value.faults
    assert (fault.source, fault.row, fault.column, fault.text.msgid) == ("rules.yaml", 1, column, text)


def test_every_fault_is_listed(tmp_path: Path) -> None:
    with pytest.raises(BadInputError) as caught:
        read(tmp_path, "rules:\n- just words\n- {code: RMON, when: '9:00-8:00', where: PC09}\n- {code: RLAW}\n")

    assert [(fault.row, fault.column) for fault in caught.value.faults] == [(1, "code"), (2, "where"), (2, "when")]


@pytest.mark.parametrize("text", ["", "rules: 5", "- a", "other: []"])
def test_a_file_without_a_list_of_rules_says_so(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadInputError) as caught:
        read(tmp_path, text)

    assert caught.value.sentence.msgid == "The file {name} has no list “rules”"


@pytest.mark.parametrize("content", [b"rules: [", b"rules: \xff\xfe"])
def test_a_file_that_is_no_yaml_says_so(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "rules.yaml").write_bytes(content)

    with pytest.raises(BadInputError) as caught:
        read_rules_file(tmp_path / "rules.yaml", template=TEMPLATE, places=PLACES)

    assert caught.value.sentence.msgid == "The file {name} cannot be read"


def test_a_mark_at_the_beginning_of_the_file_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "rules.yaml").write_bytes(b"\xef\xbb\xbfrules: []")

    assert read_rules_file(tmp_path / "rules.yaml", template=TEMPLATE, places=PLACES) == TEMPLATE


def test_the_usual_notice_days_leave_the_choice_to_the_office(tmp_path: Path) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text("rules:\n- {code: RMON, notice_days: 5}\n- {code: RLAW, notice_days: 6}\n", encoding="utf-8")

    specs = {spec.code: spec for spec in read_rules_file(path, template=TEMPLATE_SETS["SEED001"], places=frozenset())}

    assert (specs["RMON"].notice_days, specs["RLAW"].notice_days) == (None, 6)
