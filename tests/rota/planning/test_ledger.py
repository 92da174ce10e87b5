from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.orm import Session

from rota.planning.ledger import year_ledger
from rota.planning.ledger_values import KIND_WORDS, LedgerEntry, LedgerKind
from rota.planning.ledger_words import ledger_sentence
from rota.planning.models import RosterKind
from rota.planning.versions import get_current, open_draft
from rota.words import word
from rota.workdays.months import Month
from tests.rota.planning.county_rows import DECEMBER, NOW, add_absence
from tests.rota.planning.duty_county import OFFICERS, add_load, add_staff, at, plan_duty, release

LATER = at(17)


def entry(db: Session, kind: LedgerKind, person: str, *, year: int = 2026) -> LedgerEntry:
    found = [one for one in year_ledger(db, year=year, now=LATER).of_kind(kind) if one.person == person]
    assert len(found) == 1
    return found[0]


def said(one: LedgerEntry) -> str:
    return word(ledger_sentence(one), "en")


def test_lists_alone_make_the_shares_of_the_pool(db: Session) -> None:
    loads = {one.person: one for one in year_ledger(db, year=2026, now=NOW).of_kind(LedgerKind.MONDAY)}

    assert {code: one.carried for code, one in loads.items()} == {"L03": 4.0, "L04": 3.0, "L05": 4.0}
    assert [one.expected for one in loads.values()] == pytest.approx([11 / 3] * 3)
    assert said(loads["L04"]) == "3 of an expected 3.7 turns; 0.7 less than the share"


def test_year_without_lists_or_plans_is_empty(db: Session) -> None:
    assert year_ledger(db, year=2025, now=NOW).entries == ()


def test_draft_counts_as_drafted_and_a_release_as_served_or_to_come(planned_db: Session) -> None:
    drafted = year_ledger(planned_db, year=2026, now=LATER).of_kind(LedgerKind.MONDAY)
    release(planned_db, roster=RosterKind.RECEPTION)
    released = year_ledger(planned_db, year=2026, now=LATER).of_kind(LedgerKind.MONDAY)

    assert sum(one.drafted for one in drafted) == 4  # the reception of 30 November is in the lists
    assert [sum(getattr(one, name) for one in released) for name in ("served", "planned", "drafted")] == [2, 2, 0]


def test_release_stays_in_force_beside_a_newer_draft(planned_db: Session) -> None:
    release(planned_db, roster=RosterKind.RECEPTION)
    before = year_ledger(planned_db, year=2026, now=LATER)

    open_draft(planned_db, month=DECEMBER, actor="tester", now=NOW)

    assert year_ledger(planned_db, year=2026, now=LATER) == before


def test_duty_is_counted_in_points_and_by_kind(db: Session) -> None:
    add_staff(db)
    plan_duty(db)
    release(db)
    ledger = year_ledger(db, year=2026, now=LATER)

    officers = ledger.of_kind(LedgerKind.DUTY)
    nights = sum(one.total for one in ledger.of_kind(LedgerKind.NIGHT))
    weekdays = sum(one.total for one in ledger.of_kind(LedgerKind.WEEKDAY))
    weekends = sum(one.total for one in ledger.of_kind(LedgerKind.WEEKEND))
    assert {one.person for one in officers} == set(OFFICERS)
    assert (nights, weekdays, weekends) == (31 * 2, 23 * 2, 8 * 4)
    assert sum(one.total for one in officers) == weekdays + 1.5 * weekends
    assert sum(one.deviation for one in officers) == pytest.approx(0)


def test_newcomer_opens_with_the_average_and_the_sentence_says_so(db: Session) -> None:
    add_staff(db)
    for code in OFFICERS[:-1]:
        add_load(db, code, "night_shifts", 22)
    one = entry(db, LedgerKind.DUTY, "S11")
    plan_duty(db)
    new = entry(db, LedgerKind.DUTY, OFFICERS[-1])

    assert (one.carried, one.opening) == (22.0, 0.0)
    assert (new.carried, new.opening, new.arrived_on) == (0.0, 22.0, date(2026, 12, 1))
    assert "new since 2026-12-01: opens with 22, the others' average until then" in said(new)


def test_bans_limits_and_long_leave_are_named(db: Session) -> None:
    add_staff(
        db,
        S11={"no_night_from": date(2026, 12, 8), "no_night_to": date(2027, 3, 1)},
        S12={"max_nights_month": 2},
        S13={"max_shifts_month": 3},
        S14={"no_duty_from": date(2026, 12, 1), "no_duty_to": date(2026, 12, 20)},
    )
    add_absence(db, "S15", date(2026, 12, 1), date(2026, 12, 15))
    add_absence(db, "S16", date(2026, 12, 1), date(2026, 12, 14))
    plan_duty(db)

    kept = {code: [word(limit, "en") for limit in entry(db, LedgerKind.DUTY, code).limits] for code in OFFICERS[:6]}

    assert kept == {
        "S11": ["no night duty from 2026-12-08 to 2027-03-01"],
        "S12": ["at most 2 nights a month"],
        "S13": ["at most 3 duties a month"],
        "S14": ["no duty from 2026-12-01 to 2026-12-20"],
        "S15": ["away from 2026-12-01 to 2026-12-15"],
        "S16": [],
    }
    assert [entry(db, LedgerKind.DUTY, code).is_compared for code in OFFICERS[:6]] == [False] * 5 + [True]
    assert entry(db, LedgerKind.DUTY, "S14").expected < entry(db, LedgerKind.DUTY, "S16").expected
    assert entry(db, LedgerKind.NIGHT, "S12").expected == 2


def test_ban_on_nights_leaves_the_share_of_the_days(db: Session) -> None:
    add_staff(db, S11={"no_night_from": date(2026, 1, 1), "no_night_to": date(2027, 1, 1)})
    plan_duty(db)

    shares = {kind: entry(db, kind, "S11").expected for kind in (LedgerKind.NIGHT, LedgerKind.WEEKDAY)}
    weekend, other = entry(db, LedgerKind.WEEKEND, "S11"), entry(db, LedgerKind.WEEKEND, "S12")

    assert shares == {LedgerKind.NIGHT: 0.0, LedgerKind.WEEKDAY: 0.0}
    assert weekend.expected == pytest.approx(other.expected / 2)


def test_load_of_a_substitution_counts_for_the_one_who_worked(planned_db: Session) -> None:
    from rota.planning.changes import substitute
    from rota.planning.versions import list_receptions

    receptions = list_receptions(planned_db, get_current(planned_db, DECEMBER))
    monday = next(one for one in receptions if one.reception_id == "RMON.2026-W51")
    holder = monday.assignments[0].post.code
    free = next(code for code in ("L03", "L04", "L05") if code != holder)
    before = entry(planned_db, LedgerKind.MONDAY, free)

    substitute(planned_db, reception_id="RMON.2026-W51", person=holder, by=free, reason="换班", actor="tester", now=NOW)

    after, given = entry(planned_db, LedgerKind.MONDAY, free), entry(planned_db, LedgerKind.MONDAY, holder)
    assert (after.total - before.total, after.credits, given.given) == (1, 1, 1)
    assert "took over 1 turns from others" in said(after)
    assert "others took over 1 turns" in said(given)


def test_every_kind_has_a_name() -> None:
    assert set(KIND_WORDS) == set(LedgerKind)


def test_village_turns_are_expected_by_the_number_of_linked_villages(planned_db: Session) -> None:
    linked, unlinked = (entry(planned_db, LedgerKind.VILLAGE, code) for code in ("T01L01", "T01L03"))

    assert (linked.group, unlinked.expected) == ("T01", 0.0)
    assert linked.expected > 0


def test_other_years_stay_out(db: Session) -> None:
    add_staff(db)
    plan_duty(db, Month(2027, 1))

    assert year_ledger(db, year=2026, now=LATER).of_kind(LedgerKind.DUTY) == ()
