from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from exports.notices.rosters import rosters
from rota.planning.models import ReceptionStatus
from tests.exports.notices.month import lawyer, roster_day
from tests.sample_release import attendee

USUAL = tuple(roster_day("RLAW", "律师值班接待", day, lawyer()) for day in (1, 2, 7))


def test_roster_is_a_calendar_of_weeks_and_weekdays() -> None:
    (roster,) = rosters(USUAL, first=2)

    def cell(day: str) -> dict[str, object]:
        return {"day": day, "names": ["佘萍静"], "notes": []}

    assert roster == {
        "heading": "三、律师值班接待",
        "lead": ["地点：县矛盾纠纷多元化调处中心；时间：8:30—17:30。"],
        "weekdays": ("周一", "周二", "周三", "周四", "周五"),
        "weeks": (
            (None, cell("12月1日"), cell("12月2日"), None, None),
            (cell("12月7日"), None, None, None, None),
        ),
    }


def test_weekend_day_adds_its_column() -> None:
    (roster,) = rosters((*USUAL, roster_day("RLAW", "律师值班接待", 5, lawyer())), first=0)

    assert isinstance(roster, dict)
    assert roster["weekdays"] == ("周一", "周二", "周三", "周四", "周五", "周六")


def test_what_differs_from_the_usual_is_noted_in_its_cell() -> None:
    odd = replace(
        roster_day("RLAW", "律师值班接待", 8, replace(lawyer("俞嘉荣"), substitute_for="佘萍静")),
        ends_at=USUAL[0].starts_at + timedelta(days=7, hours=3),
        place_name="二楼",
    )

    (roster,) = rosters((*USUAL, odd), first=0)

    assert isinstance(roster, dict)
    assert roster["weeks"][1][1] == {
        "day": "12月8日",
        "names": ["俞嘉荣"],
        "notes": ["（代佘萍静）", "8:30—11:30", "二楼"],
    }


def test_day_without_anybody_is_to_be_announced() -> None:
    (roster,) = rosters((replace(USUAL[0], status=ReceptionStatus.UNFILLED, people=()),), first=0)

    assert isinstance(roster, dict)
    assert roster["weeks"][0][1]["names"] == ["待定，另行公告"]


def test_two_people_a_day_stand_in_the_calendar_three_in_words() -> None:
    units = tuple(
        attendee(f"U{rank}", "李强", "工作人员", unit=f"县{n}局", rank_order=rank) for rank, n in enumerate("甲乙丙")
    )
    two = roster_day("RJOINT", "联合接访", 1, *units[:2])
    three = roster_day("RJOINT", "联合接访", 1, *units)

    (calendar,), (words,) = rosters((two,), first=0), rosters((three,), first=0)

    assert isinstance(calendar, dict)
    assert isinstance(words, dict)
    assert calendar["weeks"][0][1]["names"] == ["李\u3000强", "李\u3000强"]
    assert words["weeks"] == ()
    assert words["lead"] == [
        "地点：县矛盾纠纷多元化调处中心；时间：8:30—17:30。",
        "参加单位：县甲局、县乙局、县丙局。",
    ]


def test_each_rule_has_its_own_roster() -> None:
    both = rosters((*USUAL, roster_day("RDIR", "局领导接待日", 1, attendee())), first=0)

    assert [one["heading"] for one in both if isinstance(one, dict)] == ["一、局领导接待日", "二、律师值班接待"]
