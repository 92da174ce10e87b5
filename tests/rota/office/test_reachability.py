from __future__ import annotations

import pytest

from rota.office.cells import Value
from rota.office.county_lists import CountyLists, Row
from rota.office.reachability import ferry_faults, reachable_halfdays

BOTH_TUE_THU = ("TUE_AM", "TUE_PM", "THU_AM", "THU_PM")


def village(**values: Value) -> Row:
    return Row(values=values, source="villages.csv", number=2, headings={"remark": "remark"})


@pytest.mark.parametrize(
    ("remark", "halfdays"),
    [
        ("", ()),
        ("山区村，雨季道路不通", ()),
        ("海岛村，渡船仅周二、周四上午开航", ("TUE_AM", "THU_AM")),
        ("渡船仅周三上午、下午开航", ("WED_AM", "WED_PM")),
        ("渡船每周一、三开航", ("MON_AM", "MON_PM", "WED_AM", "WED_PM")),
        ("渡船周二、周四开航", BOTH_TUE_THU),
        ("轮渡逢星期二、星期四", BOTH_TUE_THU),
        ("轮渡：周二和周四", BOTH_TUE_THU),
        ("船班只在周五下午", ("FRI_PM",)),
        ("渡船周一至周三上午", ("MON_AM", "TUE_AM", "WED_AM")),
        ("渡船周二上午，周四下午", ("TUE_AM", "THU_PM")),
        ("渡船周 二　全天", ("TUE_AM", "TUE_PM")),
        ("渡船周日", ("SUN_AM", "SUN_PM")),
        ("渡船礼拜天上午", ("SUN_AM",)),
        ("渡船每日一班", None),
        ("渡船周二停航", None),
        ("轮渡除周三外每天开", None),
        ("渡船隔周二开航", None),
        ("渡船仅周二上午8时、周四下午2时", None),
        ("渡船视潮水而定", None),
    ],
)
def test_ferry_remark_is_read_or_given_up(remark: str, halfdays: tuple[str, ...] | None) -> None:
    assert reachable_halfdays(village(remark=remark)) == halfdays


def test_own_column_counts_before_the_remark() -> None:
    row = village(remark="渡船视潮水而定", reachable_halfdays=("WED_AM",))

    assert reachable_halfdays(row) == ("WED_AM",)


def test_unreadable_ferry_asks_for_the_column() -> None:
    county = CountyLists(
        lists={"villages": (village(remark="渡船视潮水而定"), village(remark="渡船周二"))}, settings={}
    )

    faults = ferry_faults(county)

    assert [(fault.row, fault.column) for fault in faults] == [(2, "remark")]
    assert "可达半天" in faults[0].text.msgid
