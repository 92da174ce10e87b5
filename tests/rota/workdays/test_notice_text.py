from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from rota.errors import BadInputError
from rota.words import in_language
from rota.workdays.imports import read_calendar_csv
from rota.workdays.models import DayKind
from rota.workdays.notice_text import read_notice
from tests.rota.workdays.notices import NOTICE_2025, NOTICE_2026, NOTICE_2027


def faults_of(text: str, year: int | None = None) -> list[str]:
    with in_language("en"), pytest.raises(BadInputError) as caught:
        read_notice(text, year=year)
    with in_language("en"):
        return [str(fault.text) for fault in caught.value.faults] or [str(caught.value)]


def days_of(text: str, name: str, kind: DayKind = DayKind.OFF) -> list[str]:
    return [row.day.isoformat() for row in read_notice(text).rows if row.name == name and row.kind is kind]


@pytest.mark.parametrize(("year", "text"), [(2025, NOTICE_2025), (2026, NOTICE_2026)])
def test_notice_gives_the_rows_of_the_official_calendar(shared: Path, year: int, text: str) -> None:
    data = (shared / "county" / f"calendar_{year}.csv").read_bytes()

    assert read_notice(text).rows == read_calendar_csv(data, source_name="calendar").rows


@pytest.mark.parametrize(
    "text",
    [
        NOTICE_2026.translate(str.maketrans("0123456789", "０１２３４５６７８９")),
        NOTICE_2026.replace("（", "(").replace("）", ")").replace("，", ",").replace("：", ":"),
        NOTICE_2026.replace("周", "星期").replace("星期日", "星期天"),
        NOTICE_2026.replace("放假调休", "放假\r\n  调休").replace("日（", "日\n（"),
        NOTICE_2026.replace("腊月二十八", "腊月廿八"),
        NOTICE_2026 + "来源：11月4日发布",
        "\n".join(line[2:] if "：" in line and "假" in line else line for line in NOTICE_2026.splitlines()),
    ],
)
def test_notice_is_read_in_every_spelling(text: str) -> None:
    assert read_notice(text) == read_notice(NOTICE_2026)


def test_year_may_be_given_where_the_text_is_silent() -> None:
    body = NOTICE_2025.split("\n", 1)[1]

    assert read_notice(body, year=2025).rows == read_notice(NOTICE_2025).rows
    assert faults_of(body) == ["The text does not say which year it arranges; give the year"]
    assert faults_of(NOTICE_2025, year=2026) == ["The text speaks of several years: 2025, 2026"]
    assert faults_of(body, year=1999) == ["The year 1999 is not possible; it lies between 2000 and 2100"]


def test_new_year_may_begin_in_the_december_before() -> None:
    explicit = days_of(NOTICE_2027, "元旦")
    implied = days_of(NOTICE_2027.replace("2026年12月", "12月").replace("至2027年1月", "至1月"), "元旦")

    assert explicit == implied == ["2026-12-31", "2027-01-01", "2027-01-02"]
    assert read_notice(NOTICE_2027).years == (2027,)


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("4月5日（周一）放假1天，与周末连休。", ["2027-04-03", "2027-04-04", "2027-04-05"]),
        ("4月5日放假，与周末连休，共3天。", ["2027-04-03", "2027-04-04", "2027-04-05"]),
        ("4月5日放假。", ["2027-04-05"]),
        ("4月5日（周一）放假1天，4月6日（星期二）补休1天，共2天。", ["2027-04-05", "2027-04-06"]),
        ("4月5日、7日放假，共2天。鼓励各单位安排职工在4月6日休息。", ["2027-04-05", "2027-04-07"]),
    ],
)
def test_sentence_forms(sentence: str, days: list[str]) -> None:
    text = NOTICE_2027.replace("4月5日（周一）放假1天，与周末连休。", sentence)

    assert days_of(text, "清明节") == days


def test_law_before_2025_asks_for_fewer_days() -> None:
    text = """关于2024年部分节假日安排的通知
    一、元旦：1月1日放假，与周末连休。二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、18日（星期日）上班。
    三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。
    四、劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。
    五、端午节：6月10日放假，与周末连休。六、中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。
    七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。"""

    rows = read_notice(text).rows

    assert [row.day for row in rows][:3] == [date(2023, 12, 30), date(2023, 12, 31), date(2024, 1, 1)]
    assert sum(row.is_statutory for row in rows) == 11


@pytest.mark.parametrize(
    ("right", "wrong", "fault"),
    [
        ("至3日（周六）", "至3日（周五）", "元旦: 2026-01-03 is a 周六, not a 周五"),
        ("腊月二十八", "腊月二十七", "春节: 2026-02-15 is not 农历腊月二十七"),
        ("腊月二十八", "正月二十八", "春节: 2026-02-15 is not 农历正月二十八"),
        ("腊月二十八", "除夕", "春节: 2026-02-15 is not 农历除夕"),
        (
            "21日（周日）放假，共3天",
            "21日（周日）放假，共4天",
            "端午节: the text says 4 days, but names 3: “6月19日(周五)至21日(周日)放假,共4天”",
        ),
        (
            "5月9日（周六）上班",
            "5月8日（周五）上班",
            "2026-05-08 is made a working day, but it is no Saturday or Sunday",
        ),
        (
            "9月25日（周五）至27日（周日）放假，共3天",
            "9月26日（周六）至27日（周日）放假，共2天",
            "2026-09-25 (中秋节) is a statutory holiday, but is not given as a day off",
        ),
        ("2月28日（周六）上班", "2月30日（周六）上班", "春节: There is no day 2月30日(周六) in the calendar"),
        ("1月4日（周日）上班", "1月4日（周日）加班", "元旦: “1月4日(周日)加班” is not understood"),
        ("1月4日（周日）上班", "2006年1月4日上班", "元旦: “2006年1月4日” is not in the notice's year 2026"),
        ("5月9日（周六）上班", "5月3日（周日）上班", "2026-05-03 is named twice, under 劳动节 and 劳动节"),
        (
            "共3天。1月4日（周日）上班",
            "共3天，不调休。1月4日（周日）上班",
            "元旦: the text says 不调休, but also names working days",
        ),
        ("5月9日（周六）上班", "5月9日（周六）至3日上班", "劳动节: “5月9日(周六)至3日” ends before it begins"),
    ],
)
def test_contradiction_is_the_only_fault(right: str, wrong: str, fault: str) -> None:
    assert right in NOTICE_2026

    assert faults_of(NOTICE_2026.replace(right, wrong)) == [fault]


def test_day_without_any_month_is_a_fault() -> None:
    assert faults_of("关于2026年 元旦：1日放假。")[0] == "元旦: “1日” needs a month"


@pytest.mark.parametrize("text", ["关于2026年，你好", "关于2026年 一、元旦：照常"])
def test_text_without_an_arrangement_is_a_fault(text: str) -> None:
    expected = "The text arranges no holiday; it must have the form 一、元旦：1月1日（周四）放假1天。"

    assert faults_of(text) == [expected]
