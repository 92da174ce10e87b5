"""An invented year 2025: receptions, cases and village half-days, with petitioners' data that must never come out."""

from __future__ import annotations

from datetime import date, timedelta

from tests.county.draft import Draft
from tests.county.lists import Row

CATEGORIES = ("邻里纠纷", "道路", "环境污染", "宅基地", "物业管理", "劳资纠纷")
OUTCOMES = ("TIME_LIMITED", "ON_THE_SPOT", "EXPLAINED", "TO_STUDY")


def add_history(draft: Draft) -> None:
    """A Monday reception a week with a few cases, and the half-days of every town."""
    pool = [row["id"] for row in draft.rows("leaders", monday_pool="Y", active_from="2024-01-01")]
    monday = date(2025, 1, 6)
    for week in range(51):
        day = monday + timedelta(weeks=week)
        session = draft.add(
            "history_2025_sessions",
            session_no=f"JF2025{week + 1:04}",
            date=day,
            rule="RMON",
            level="COUNTY",
            place_id="PC01",
            town_id="",
            host_id=pool[week % len(pool)],
            county_leaders=1,
            unit_leaders=draft.rng.randint(0, 3),
            batches=draft.rng.randint(0, 3),
            persons=0,
            notice_date=day - timedelta(days=6),
        )
        persons = [draft.rng.choice((1, 1, 2, 6)) for _ in range(int(session["batches"]))]
        session["persons"] = str(sum(persons))
        for count in persons:
            _case(draft, session, day, count)
        for town in draft.rows("towns"):
            turns = draft.rng.randint(4, 9)
            draft.add("history_2025_village_halfdays", week_monday=day, town_id=town["id"], town_leader_turns=turns)


def _case(draft: Draft, session: Row, day: date, persons: int) -> None:
    gender = draft.names.gender(0.4)
    late = draft.rng.random() < 0.05
    due = day + timedelta(days=60)
    draft.add(
        "history_2025_cases",
        case_no=f"XF2025{len(draft.rows('history_2025_cases')) + 1:05}",
        session_no=session["session_no"],
        received_at=day,
        channel="来访",
        petitioner_name=draft.names.person(gender),
        petitioner_gender=gender,
        petitioner_phone=draft.phone(),
        petitioner_id_no=f"999999{draft.rng.randint(1950, 2000)}0101{draft.rng.randint(0, 999):03}X",
        village_id=draft.rng.choice(draft.rows("villages"))["id"],
        persons=persons,
        collective="Y" if persons >= 5 else "N",
        first_or_repeat=draft.rng.choice(("初访", "重访")),
        category=draft.rng.choice(CATEGORIES),
        disposition=draft.rng.choice(OUTCOMES),
        responsible_unit_id=draft.rng.choice(draft.rows("units"))["id"],
        instructed_by="",
        forwarded_at=day + timedelta(days=2),
        due_at=due,
        replied_at=due + timedelta(days=5) if late else day + timedelta(days=30),
        replied_on_time="N" if late else "Y",
        resolved=draft.rng.choice("YN"),
        satisfaction=draft.rng.choice(("满意", "基本满意", "不满意", "未评价")),
        confidential="N",
    )
