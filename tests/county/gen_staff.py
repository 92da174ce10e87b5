"""The invented bureau: who is on duty, with bans, limits, spouses and newcomers, and what each has carried.

Always enough of them: at least four leaders and eight main officers whom nothing restricts.
"""

from __future__ import annotations

from datetime import date, timedelta

from tests.county.draft import Draft
from tests.county.lists import Row

PERIOD = "2026-01-01/2026-11-30"
HEADS = (("局长（兼县政府办公室副主任）", "行政"), ("副局长", "行政"), ("副局长", "行政"), ("副局长", "行政"))
MORE_HEADS = (("信访督查专员", "行政"), ("二级主任科员", "行政"), ("四级调研员", "行政"))
SECTIONS = ("办公室", "接待室", "督查室", "网上信访服务中心", "县矛盾纠纷调处中心")
PLAIN = {
    **dict.fromkeys(("no_night_from", "no_night_to", "no_duty_from", "no_duty_to"), ""),
    **dict.fromkeys(("max_nights_month", "max_shifts_month", "cannot_pair_with"), ""),
    "must_pair_senior": "N",
}


def add_staff(draft: Draft) -> None:
    """Eighteen to twenty-six of the bureau: leaders, main and assistant officers."""
    heads = [*HEADS, *MORE_HEADS[: draft.rng.randint(1, 3)]]
    for title, kind in heads:
        _staff(draft, "局领导", title, kind, "leader", senior="Y")
    for number in range(draft.rng.randint(11, 14)):
        is_head = number < len(SECTIONS)
        title = "主任" if is_head else draft.rng.choice(("副主任", "科员", "科员"))
        senior = "N" if title == "科员" and draft.rng.random() < 0.6 else "Y"
        _staff(
            draft, SECTIONS[number % len(SECTIONS)], title, draft.rng.choice(("行政", "事业")), "main", senior=senior
        )
    for title, kind in (("驾驶员", "聘用"), ("调解员", "聘用"), ("科员", "事业"))[: draft.rng.randint(2, 3)]:
        _staff(draft, "办公室", title, kind, "assist", senior="N")
    _restrict_leaders(draft)
    _restrict_officers(draft)
    _newcomers(draft)


def _staff(draft: Draft, section: str, title: str, kind: str, role: str, **given: str) -> Row:
    gender = draft.names.gender(0.4)
    row = {
        "id": f"S{len(draft.rows('bureau_staff')) + 1:02}",
        "name": draft.names.person(gender),
        "gender": gender,
        "birth_year": str(draft.rng.randint(1968, 2000)),
        "section": section,
        "title": title,
        "staff_type": kind,
        "duty_role": role,
        "senior": "Y",
        **PLAIN,
        "skills": "驾驶" if title == "驾驶员" else "",
        "phone": draft.phone(),
        "active_from": "2026-01-01",
        "active_to": "",
        "remark": "",
    }
    return draft.add("bureau_staff", **{**row, **given})


def _restrict_leaders(draft: Draft) -> None:
    """The director has a reduced share; of those beyond the deputies one has fewer nights, one none."""
    leaders = draft.rows("bureau_staff", duty_role="leader")
    leaders[0]["max_shifts_month"] = str(draft.rng.randint(2, 3))
    leaders[4]["max_nights_month"] = str(draft.rng.randint(1, 3))
    if len(leaders) > 5:
        leaders[5]["no_night_from"] = draft.rng.choice(("2026-01-01", "2026-10-01", "2027-01-01"))


def _restrict_officers(draft: Draft) -> None:
    """A couple, a ban on nights, a ban on duty, a limit of nights, a limit of duties, somebody who leaves."""
    month = date.fromisoformat(f"{draft.rng.choice(draft.twists.months)}-01")
    main = draft.rows("bureau_staff", duty_role="main")
    one, other, expecting, lent, ill, part, leaving = draft.rng.sample(main, 7)
    one["cannot_pair_with"], other["cannot_pair_with"] = other["id"], one["id"]
    expecting.update(no_night_from=str(month + timedelta(days=draft.rng.randint(0, 20))), remark="孕期不排夜班")
    expecting["no_night_to"] = str(month + timedelta(days=300))
    lent.update(no_duty_from=str(month - timedelta(days=40)), no_duty_to=str(month + timedelta(days=10)))
    if draft.rng.random() < 0.6:
        ill["max_nights_month"] = str(draft.rng.randint(1, 3))
    if draft.rng.random() < 0.4:
        part["max_shifts_month"] = str(draft.rng.randint(2, 4))
    if draft.rng.random() < 0.3:
        leaving["active_to"] = str(month + timedelta(days=draft.rng.randint(8, 20)))


def _newcomers(draft: Draft) -> None:
    """One or two who came lately and sit beside a senior; now and then one comes in the middle of a month."""
    assistants = draft.rows("bureau_staff", duty_role="assist")
    for row, arrival in zip(assistants[-draft.rng.randint(1, 2) :], ("2026-11-02", "2026-07-01"), strict=False):
        row.update(active_from=arrival, must_pair_senior="Y")
    if draft.rng.random() < 0.4:
        arrival = f"{draft.rng.choice(draft.twists.months)}-{draft.rng.randint(4, 20):02}"
        _staff(draft, "接待室", "科员", "行政", "main", senior="N", must_pair_senior="Y", active_from=arrival)


def add_staff_loads(draft: Draft) -> None:
    """Eleven months of turns: fairly even, with one officer far behind and one far ahead; who came later has fewer."""
    rng = draft.rng
    first, last = (date.fromisoformat(day) for day in PERIOD.split("/"))
    behind, ahead = rng.sample([row["id"] for row in draft.rows("bureau_staff", duty_role="main")], 2)
    for row in draft.rows("bureau_staff"):
        arrival = date.fromisoformat(row["active_from"])
        share = min(1.0, (last - arrival).days / (last - first).days)
        if share <= 0:
            continue
        share *= {behind: 0.8, ahead: 1.15}.get(row["id"], 1.0)
        for metric, value in _turns(draft, row["duty_role"] == "leader").items():
            draft.add(
                "loads_2026",
                person_type="STAFF",
                person_id=row["id"],
                metric=metric,
                value=round(share * value),
                period=PERIOD,
            )
    _new_year(draft)


def _turns(draft: Draft, is_leader: bool) -> dict[str, int]:
    rng = draft.rng
    if is_leader:
        return {
            "leader_weekday": rng.randint(40, 44),
            "leader_weekend": rng.randint(14, 16),
            "leader_holiday": rng.randint(4, 5),
        }
    return {
        "day_shifts": rng.randint(20, 24),
        "night_shifts": rng.randint(19, 22),
        "weekend_shifts": rng.randint(9, 11),
        "holiday_shifts": rng.randint(2, 4),
    }


def _new_year(draft: Draft) -> None:
    """Who served on 除夕 and 初一 last time."""
    main = [row["id"] for row in draft.rows("bureau_staff", duty_role="main", active_from="2026-01-01")]
    leaders = [row["id"] for row in draft.rows("bureau_staff", duty_role="leader")]
    for day, leader, officer in zip(("除夕", "初一"), leaders[1:3], draft.rng.sample(main, 2), strict=True):
        for code in (leader, officer):
            metric = f"spring_festival_2026:{day}"
            draft.add("loads_2026", person_type="STAFF", person_id=code, metric=metric, value=1, period="2026-02")
