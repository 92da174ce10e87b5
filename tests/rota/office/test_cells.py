from __future__ import annotations

from datetime import date, datetime, time

import pytest

from rota.office.cells import Period, RawCell, Value, is_blank, plain, read_cell, written
from rota.office.dates import UnreadableError
from rota.office.list_kinds import Choice, Column, Kind
from rota.words import word


def column(kind: Kind, **facts: object) -> Column:
    return Column(key="x", title="列", kind=kind, **facts)  # type: ignore[arg-type]


LEVELS = (Choice("TOWN", "镇级"), Choice("VILLAGE", "村级"))


@pytest.mark.parametrize(
    ("kind", "cell", "value"),
    [
        (Kind.TEXT, " \u3000县委\xa0书记\ufeff ", "县委\xa0书记"),
        (Kind.TEXT, 5.0, "5"),
        (Kind.TEXT, datetime(2026, 1, 2), "2026-01-02"),
        (Kind.PERSON_NAME, "\u3000王\u3000 伟 ", "王伟"),
        (Kind.PERSON_NAME, "危\n𬱖", "危𬱖"),
        (Kind.PERSON_NAME, "阿依努尔·买合木提", "阿依努尔·买合木提"),
        (Kind.PERSON_NAME, "Anna  Maria", "Anna  Maria"),
        (Kind.PERSON_NAME, "Ｗ先生", "Ｗ先生"),
        (Kind.PHONE, 13800001111.0, "13800001111"),
        (Kind.PHONE, "０５９９－５５５００００", "0599-5550000"),
        (Kind.CODE, " Ｔ０１Ｌ 02\xa0", "T01L02"),
        (Kind.CODE, 12.0, "12"),
        (Kind.CODES, "S01；S02、 s03,", ("S01", "S02", "s03")),
        (Kind.LIST, "登记区;候访区 ； 接访区", ("登记区", "候访区", "接访区")),
        (Kind.DATE, "２０２６年１２月１日", date(2026, 12, 1)),
        (Kind.DATE, 46357.0, date(2026, 12, 1)),
        (Kind.DATE, date(2026, 12, 1), date(2026, 12, 1)),
        (Kind.DATE, "2026-12-01 00:00:00", date(2026, 12, 1)),
        (Kind.TIME, "０８：３０", time(8, 30)),
        (Kind.TIME, 0.375, time(9, 0)),
        (Kind.NUMBER, "１，２３４", 1234),
        (Kind.NUMBER, 7.0, 7),
        (Kind.NUMBER, "7.00", 7),
        (Kind.YES_NO, "是", True),
        (Kind.YES_NO, "ｙ", True),
        (Kind.YES_NO, True, True),
        (Kind.YES_NO, 1.0, True),
        (Kind.YES_NO, "TRUE", True),
        (Kind.YES_NO, "否", False),
        (Kind.YES_NO, "n", False),
        (Kind.YES_NO, 0, False),
        (Kind.HALFDAY, "周二下午", "TUE_PM"),
        (Kind.HALFDAY, "星期日 上午", "SUN_AM"),
        (Kind.HALFDAY, "tue_am", "TUE_AM"),
        (Kind.HALFDAYS, "周二上午；THU_AM", ("TUE_AM", "THU_AM")),
        (Kind.WEEKDAYS, "MON;WED", ("MON", "WED")),
        (Kind.WEEKDAYS, "周一、礼拜五、周天", ("MON", "FRI", "SUN")),
        (Kind.PERIOD, "2026-02", Period(date(2026, 2, 1), date(2026, 2, 28))),
        (Kind.UNREAD, "13800001111", None),
        (Kind.DATE, " \u3000 ", None),
        (Kind.TEXT, None, None),
        (Kind.CODES, " ; ", ()),
    ],
)
def test_cell_is_read(kind: Kind, cell: RawCell, value: Value | None) -> None:
    assert read_cell(cell, column(kind)) == value


def test_choice_is_read_by_code_and_by_title() -> None:
    level = column(Kind.CHOICE, choices=LEVELS)

    assert [read_cell(cell, level) for cell in ("town", "ＴＯＷＮ", " 村级 ")] == ["TOWN", "TOWN", "VILLAGE"]


def test_text_with_choices_takes_titles_and_lets_others_pass() -> None:
    metric = column(Kind.TEXT, choices=LEVELS)

    assert [read_cell(cell, metric) for cell in ("镇级", "别的")] == ["TOWN", "别的"]


@pytest.mark.parametrize(
    ("facts", "cell", "sentence"),
    [
        ({"kind": Kind.NUMBER}, "十", "“十” is not a whole number; write digits only"),
        ({"kind": Kind.NUMBER}, 1.5, "“1.5” is not a whole number; write digits only"),
        ({"kind": Kind.NUMBER}, date(2026, 1, 1), "“2026-01-01” is not a whole number; write digits only"),
        ({"kind": Kind.NUMBER}, -1.0, "-1 is too small; it must be at least 0"),
        ({"kind": Kind.NUMBER, "maximum": 10}, "11", "11 is too large; it must be at most 10"),
        ({"kind": Kind.YES_NO}, "也许", "“也许” is not possible here; it can be 是（Y）, 否（N）"),
        (
            {"kind": Kind.CHOICE, "choices": LEVELS},
            "县级",
            "“县级” is not possible here; it can be 镇级（TOWN）, 村级（VILLAGE）",
        ),
        ({"kind": Kind.HALFDAY}, "周二", "“周二” is not a half-day; write it like 周二上午 or TUE_AM"),
        ({"kind": Kind.HALFDAY}, "八日上午", "“八日上午” is not a half-day; write it like 周二上午 or TUE_AM"),
        ({"kind": Kind.WEEKDAYS}, "周一；初三", "“初三” is not a day of the week; write it like 周二 or TUE"),
        ({"kind": Kind.NUMBER}, "1000000000", "1000000000 is too large; it must be at most 999999999"),
        ({"kind": Kind.LIST, "longest": 3}, "甲乙;丙", "is too long (4 characters); shorten it to at most 3"),
        ({"kind": Kind.TEXT, "longest": 3}, "一二三四", "is too long (4 characters); shorten it to at most 3"),
    ],
)
def test_cell_that_cannot_be_read_is_explained(facts: dict[str, object], cell: RawCell, sentence: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_cell(cell, column(**facts))  # type: ignore[arg-type]

    assert word(caught.value.text, "en") == sentence


@pytest.mark.parametrize(
    ("number", "limit"), [("0", {"minimum": 0}), ("10", {"maximum": 10}), ("-3", {"minimum": None}), ("999999999", {})]
)
def test_number_on_its_bound_is_read(number: str, limit: dict[str, int | None]) -> None:
    assert read_cell(number, column(Kind.NUMBER, **limit)) == int(number)


def test_list_of_codes_may_be_long() -> None:
    assert read_cell("S01;S02", column(Kind.CODES, longest=3)) == ("S01", "S02")


def test_text_of_the_greatest_length_is_read() -> None:
    assert read_cell("一二三", column(Kind.TEXT, longest=3)) == "一二三"


def test_blanks_of_every_kind_are_blank() -> None:
    assert [is_blank(cell) for cell in (None, "", " \u3000\xa0\t\n\u200b\ufeff", 0.0, False)] == [
        True,
        True,
        True,
        False,
        False,
    ]


def test_number_loses_its_decimal_point_only_when_whole() -> None:
    assert (written(5995550333.0), written(2.5), plain("１ ２")) == ("5995550333", "2.5", "12")
