"""Feeds over several releases: who sees what, under which number, and for how long."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from icalendar import Calendar
from sqlalchemy import delete, event
from sqlalchemy.orm import Session

from exports.calendars import render_calendar
from rota.errors import NotFoundError
from rota.planning.models import ReceptionStatus, Role, RosterKind
from rota.publication.feeds import all_feeds, county_feed, person_feed, place_feed, town_feed
from rota.publication.models import FeedScope
from rota.publication.values import Feed, FeedEvent
from rota.rules.models import ReceptionRule
from tests.rota.publication.released_rows import (
    APPOINTMENT,
    CANARY,
    FIRST,
    MONDAY,
    SECOND,
    THIRD,
    TOWN_DAY,
    VILLAGE_HALFDAY,
    ZONE,
    Said,
    Seated,
    add_release,
)

AS_OF = date(2026, 11, 28)
FRAME = {"public_url": "http://rota.example", "office_id": "9f3c"}
SUBSTITUTED = Said(seats=(Seated(code="L03", instead_of="L13"),), sequence=1)


def of_person(db: Session, code: str, as_of: date = AS_OF, months: tuple[str, ...] | None = None) -> Feed:
    return person_feed(db, post_code=code, as_of=as_of, months=months, **FRAME)


def of_place(db: Session, code: str, as_of: date = AS_OF) -> Feed:
    return place_feed(db, place_code=code, as_of=as_of, **FRAME)


def of_town(db: Session, code: str = "T01") -> Feed:
    return town_feed(db, town_code=code, as_of=AS_OF, **FRAME)


def of_county(db: Session) -> Feed:
    return county_feed(db, as_of=AS_OF, **FRAME)


def states(feed: Feed) -> list[tuple[str, int, datetime, bool]]:
    """Per event its UID, number, instant of change and whether it is cancelled."""
    return [(one.uid, one.sequence, one.changed_at, one.is_cancelled) for one in feed.events]


UID = "RMON.2026-W50@9f3c"


def test_person_sees_task_place_and_rule(db: Session) -> None:
    add_release(db, 1, FIRST, Said())

    assert of_person(db, "L13").events == (
        FeedEvent(
            uid=UID,
            sequence=0,
            changed_at=FIRST,
            starts_at=MONDAY,
            ends_at=MONDAY + timedelta(minutes=150),
            summary="接访｜县群众来访接待中心一楼接访大厅（每周一县领导接访）",
            location="县群众来访接待中心一楼接访大厅，汀城镇岚源路88号",
            description="每周一县领导接访\n接访领导：董毅昌 副县长\n地址：汀城镇岚源路88号",
            url="http://rota.example/m/2026-12#RMON.2026-W50",
            is_cancelled=False,
            is_busy=True,
        ),
    )


def test_place_sees_who_comes_and_whom_they_replace(db: Session) -> None:
    add_release(db, 1, FIRST, replace(SUBSTITUTED, sequence=0, moved_from=date(2026, 12, 4), theme="劳动保障"))

    (only,) = of_place(db, "PC01").events

    assert only.summary == "接访：危𬱖 县委专职副书记"
    assert only.description == (
        "每周一县领导接访\n主题：劳动保障\n接访领导：危𬱖 县委专职副书记（代董毅昌）\n"
        "原定日期：12月4日\n地址：汀城镇岚源路88号"
    )


def test_names_of_feeds_say_whose_they_are(db: Session) -> None:
    names = [feed.name for feed in (of_person(db, "L13"), of_place(db, "PT01"), of_town(db), of_county(db))]

    assert names == ["董毅昌接访日程", "汀城镇群众接待室接访安排", "汀城镇接访安排", "岚汀县领导接访安排"]


def test_substitution_cancels_for_one_confirms_for_the_other_and_stays_one_at_the_place(db: Session) -> None:
    add_release(db, 1, FIRST, Said())
    add_release(db, 2, SECOND, SUBSTITUTED)

    cancelled, confirmed = (UID, 1, SECOND, True), (UID, 1, SECOND, False)
    assert states(of_person(db, "L13")) == [cancelled]
    assert states(of_person(db, "L03")) == [confirmed]
    assert states(of_place(db, "PC01")) == [confirmed]
    assert states(of_county(db)) == [confirmed]
    assert of_person(db, "L13").events[0].summary == "接访｜县群众来访接待中心一楼接访大厅（每周一县领导接访）"


def test_move_keeps_the_uid_and_takes_the_stored_number(db: Session) -> None:
    moved_to = MONDAY + timedelta(days=1, hours=5)
    add_release(db, 1, FIRST, Said())
    add_release(db, 2, SECOND, Said(starts_at=moved_to, sequence=1))
    add_release(db, 3, THIRD, Said(starts_at=moved_to, sequence=1, changed_at=SECOND))

    assert states(of_person(db, "L13")) == [(UID, 1, SECOND, False)]
    assert of_person(db, "L13").events[0].starts_at == moved_to


def test_move_to_another_place_cancels_at_the_first(db: Session) -> None:
    add_release(db, 1, FIRST, Said())
    add_release(db, 2, SECOND, Said(place="PC02", sequence=1))

    assert states(of_place(db, "PC01")) == [(UID, 1, SECOND, True)]
    assert states(of_place(db, "PC02")) == [(UID, 1, SECOND, False)]
    assert states(of_person(db, "L13")) == [(UID, 1, SECOND, False)]


@pytest.mark.parametrize("seats", [(Seated(code="L13"),), ()])
def test_cancelled_reception_is_cancelled_for_everybody(db: Session, seats: tuple[Seated, ...]) -> None:
    add_release(db, 1, FIRST, Said())
    add_release(db, 2, SECOND, Said(status=ReceptionStatus.CANCELLED, sequence=1, seats=seats))

    cancelled = [(UID, 1, SECOND, True)]
    assert [states(feed) for feed in (of_person(db, "L13"), of_place(db, "PC01"), of_county(db))] == [cancelled] * 3


def test_move_substitution_cancellation_and_return_are_one_event_with_rising_numbers(db: Session) -> None:
    moved = Said(starts_at=MONDAY + timedelta(days=2), sequence=1)
    handed_on = replace(moved, seats=SUBSTITUTED.seats, sequence=2)
    changes = (
        (Said(), "CONFIRMED"),
        (moved, "CONFIRMED"),
        (handed_on, "CONFIRMED"),
        (replace(handed_on, status=ReceptionStatus.CANCELLED, sequence=3), "CANCELLED"),
        (replace(handed_on, sequence=4), "CONFIRMED"),
    )

    for number, (said, status) in enumerate(changes):
        add_release(db, number + 1, FIRST + timedelta(hours=number), said)

        (only,) = Calendar.from_ical(render_calendar(of_place(db, "PC01"))).walk("VEVENT")
        assert (only["UID"], only["SEQUENCE"], only["STATUS"]) == (UID, number, status)
        assert only["LAST-MODIFIED"].dt == FIRST + timedelta(hours=number)


def test_reception_left_out_of_a_release_is_cancelled_with_the_next_number(db: Session) -> None:
    add_release(db, 1, FIRST, Said(sequence=4), VILLAGE_HALFDAY)
    add_release(db, 2, SECOND, VILLAGE_HALFDAY)

    assert states(of_person(db, "L13")) == [(UID, 5, SECOND, True)]


@pytest.mark.parametrize(("as_of", "count"), [(date(2027, 1, 24), 1), (date(2027, 1, 25), 0)])
def test_taken_off_is_gone_after_sixty_days(db: Session, as_of: date, count: int) -> None:
    add_release(db, 1, FIRST, Said())
    add_release(db, 2, SECOND, SUBSTITUTED)

    assert len(of_person(db, "L13", as_of).events) == count
    assert len(of_person(db, "L13", as_of, ("2026-12",)).events) == count
    assert len(of_person(db, "L03", as_of).events) == 1


@pytest.mark.parametrize(("as_of", "count"), [(date(2027, 3, 7), 1), (date(2027, 3, 8), 0)])
def test_past_is_kept_ninety_days_unless_the_month_is_asked_for(db: Session, as_of: date, count: int) -> None:
    add_release(db, 1, FIRST, Said())

    assert len(of_person(db, "L13", as_of).events) == count
    assert len(of_person(db, "L13", as_of, ("2026-12",)).events) == 1


def test_past_of_a_month_that_ended_long_before_is_kept_when_it_was_moved_on(db: Session) -> None:
    add_release(db, 1, FIRST, Said(starts_at=datetime(2027, 1, 29, 9, 0, tzinfo=ZONE)))

    assert len(of_person(db, "L13", date(2027, 4, 29)).events) == 1


def test_months_limit_the_feed(db: Session) -> None:
    january = Said(id="RMON.2027-W01", starts_at=datetime(2027, 1, 4, 9, 0, tzinfo=ZONE))
    add_release(db, 1, FIRST, Said())
    add_release(db, 1, SECOND, january, month="2027-01")

    uids = {months: [one[0] for one in states(of_person(db, "L13", months=months))] for months in (None, ("2027-01",))}

    assert uids == {None: [UID, "RMON.2027-W01@9f3c"], ("2027-01",): ["RMON.2027-W01@9f3c"]}
    assert of_person(db, "L13", months=("2027-01",)).events[0].url == "http://rota.example/m/2027-01#RMON.2027-W01"


def test_unfilled_reception_is_in_no_feed(db: Session) -> None:
    add_release(db, 1, FIRST, Said(status=ReceptionStatus.UNFILLED))

    assert [feed.events for feed in (of_person(db, "L13"), of_place(db, "PC01"), of_county(db))] == [(), (), ()]


def test_held_reception_stays_confirmed(db: Session) -> None:
    add_release(db, 1, FIRST, Said(status=ReceptionStatus.HELD))

    assert states(of_place(db, "PC01")) == [(UID, 0, FIRST, False)]


def test_drafts_and_duty_rosters_are_in_no_feed(db: Session) -> None:
    add_release(db, None, FIRST, Said())
    add_release(db, 1, FIRST, VILLAGE_HALFDAY, roster=RosterKind.DUTY)

    feeds = all_feeds(db, as_of=AS_OF, **FRAME)

    assert [(scope, code, feed.events) for scope, code, feed in feeds] == [
        (FeedScope.COUNTY, "COUNTY", ()),
        (FeedScope.TOWN, "T01", ()),
        (FeedScope.TOWN, "T02", ()),
    ]


def test_draft_changes_nothing_in_what_is_released(db: Session) -> None:
    add_release(db, 1, FIRST, Said())
    before = render_calendar(of_person(db, "L13"))

    add_release(db, None, SECOND, SUBSTITUTED)

    assert render_calendar(of_person(db, "L13")) == before


def test_one_human_with_two_posts_sees_both_under_either(db: Session) -> None:
    add_release(db, 1, FIRST, VILLAGE_HALFDAY, TOWN_DAY)

    feed = of_person(db, "L05")

    assert [one.summary for one in feed.events] == [
        "接访｜汀城镇东门社区党群服务中心（镇领导下村接访）",
        "接访｜汀城镇群众接待室（县领导到挂钩镇接访）",
    ]
    assert of_person(db, "T01L01") == feed


def test_task_in_the_title_follows_the_role(db: Session) -> None:
    add_release(db, 1, FIRST, VILLAGE_HALFDAY)

    assert of_person(db, "T01C01").events[0].summary == "参加接访｜汀城镇东门社区党群服务中心（镇领导下村接访）"


def test_people_stand_by_role_body_and_rank_and_long_titles_are_cut(db: Session) -> None:
    add_release(db, 1, FIRST, VILLAGE_HALFDAY, TOWN_DAY)

    halfday, day = of_town(db).events

    assert halfday.description == (
        "镇领导下村接访\n接访领导：龚德文 党委书记\n包村干部：吕荣 驻村工作队员\n地址：汀城镇东门社区"
    )
    assert halfday.summary == "接访：龚德文 党委书记｜汀城镇东门社区党群服务中心"
    assert halfday.location == "汀城镇东门社区党群服务中心"
    assert day.summary == "接访：龚德文 县委常委、危𬱖 县委专职副书记、董毅昌 副县长等4人｜汀城镇群众接待室"
    assert day.description == (
        "县领导到挂钩镇接访\n接访领导：龚德文 县委常委；危𬱖 县委专职副书记；董毅昌 副县长；危碧红 县教育局局长"
    )
    assert day.location == "汀城镇群众接待室"


def test_three_hosts_are_named_in_full(db: Session) -> None:
    add_release(db, 1, FIRST, replace(TOWN_DAY, seats=TOWN_DAY.seats[:3]))

    assert of_place(db, "PT01").events[0].summary == "接访：龚德文 县委常委、危𬱖 县委专职副书记、危碧红 县教育局局长"


def test_reception_of_lawyers_alone_names_them(db: Session) -> None:
    add_release(db, 1, FIRST, Said(id="RLAW.2026-12-07", rule="RLAW", seats=(Seated(code="W01", role=Role.LAWYER),)))

    (only,) = of_place(db, "PC01").events

    assert (only.summary, only.description.split("\n")[:2]) == ("接访：佘萍静 律师", ["RLAW", "接访律师：佘萍静 律师"])
    assert of_person(db, "W01").events[0].summary == "律师接访｜县群众来访接待中心一楼接访大厅（RLAW）"


def test_reception_without_names_is_titled_by_its_rule(db: Session) -> None:
    add_release(db, 1, FIRST, Said(seats=()))

    assert of_place(db, "PC01").events[0].summary == "接访：每周一县领导接访"


@pytest.mark.parametrize(
    ("said", "summary", "location"),
    [
        (VILLAGE_HALFDAY, "接访｜东门社区说事点（镇领导下村接访）", "东门社区说事点"),
        (replace(VILLAGE_HALFDAY, village=None), "接访｜汀城镇（镇领导下村接访）", "汀城镇"),
        (replace(VILLAGE_HALFDAY, village=None, town=None), "接访｜镇领导下村接访", ""),
    ],
)
def test_reception_without_a_point_is_in_its_area(db: Session, said: Said, summary: str, location: str) -> None:
    add_release(db, 1, FIRST, replace(said, place=None))

    (only,) = of_person(db, "L05").events

    assert (only.summary, only.location) == (summary, location)


def test_town_feed_holds_town_villages_and_its_points_and_county_feed_the_levels_above(db: Session) -> None:
    theme_day = Said(id="RMON.AT-TOWN", place="PV001")
    add_release(
        db, 1, FIRST, Said(), VILLAGE_HALFDAY, TOWN_DAY, theme_day, replace(Said(), id="RMON.NOWHERE", place=None)
    )

    def ids(feed: Feed) -> set[str]:
        return {one.uid.removesuffix("@9f3c") for one in feed.events}

    assert ids(of_town(db)) == {VILLAGE_HALFDAY.id, TOWN_DAY.id, theme_day.id}
    assert ids(of_town(db, "T02")) == set()
    assert ids(of_county(db)) == {"RMON.2026-W50", TOWN_DAY.id, theme_day.id, "RMON.NOWHERE"}


@pytest.mark.parametrize("is_rule_kept", [True, False])
def test_appointments_are_seen_only_by_who_sits_there(db: Session, is_rule_kept: bool) -> None:
    add_release(db, 1, FIRST, APPOINTMENT)
    if not is_rule_kept:
        db.execute(delete(ReceptionRule).where(ReceptionRule.code == "RAPPT"))

    (only,) = of_person(db, "L03").events

    assert [feed.events for feed in (of_place(db, "PC02"), of_county(db), of_town(db))] == [(), (), ()]
    assert (only.uid, only.url) == ("RAPPT.2026-12.1@9f3c", "")
    assert "主题" not in only.description


def test_event_that_a_release_does_not_touch_keeps_its_bytes(db: Session) -> None:
    add_release(db, 1, FIRST, Said(), VILLAGE_HALFDAY)
    before = render_calendar(of_person(db, "T01L01")), render_calendar(of_place(db, "PV001"))

    add_release(db, 2, SECOND, SUBSTITUTED, replace(VILLAGE_HALFDAY, changed_at=FIRST))

    assert (render_calendar(of_person(db, "T01L01")), render_calendar(of_place(db, "PV001"))) == before


def test_same_release_gives_the_same_bytes_and_any_change_others(db: Session) -> None:
    add_release(db, 1, FIRST, Said(), VILLAGE_HALFDAY, TOWN_DAY)
    first, again = render_calendar(of_county(db)), render_calendar(of_county(db))

    add_release(db, 2, SECOND, replace(VILLAGE_HALFDAY, changed_at=FIRST), replace(TOWN_DAY, changed_at=FIRST))

    assert first == again
    assert render_calendar(of_county(db)) != first


def test_all_feeds_are_those_asked_for_one_by_one(db: Session) -> None:
    add_release(db, 1, FIRST, Said(), VILLAGE_HALFDAY, TOWN_DAY, APPOINTMENT)
    add_release(
        db,
        2,
        SECOND,
        replace(SUBSTITUTED, place="PC02"),
        replace(VILLAGE_HALFDAY, changed_at=FIRST),
        replace(APPOINTMENT, changed_at=FIRST),
    )

    feeds = {(scope, code): feed for scope, code, feed in all_feeds(db, as_of=AS_OF, **FRAME)}

    towns = {(FeedScope.TOWN, code): of_town(db, code) for code in ("T01", "T02")}
    places = {(FeedScope.PLACE, code): of_place(db, code) for code in ("PC01", "PC02", "PT01", "PV001")}
    people = ("L03", "L05", "L13", "T01C01", "T01L01", "U07")
    assert feeds == {
        (FeedScope.COUNTY, "COUNTY"): of_county(db),
        **towns,
        **places,
        **{(FeedScope.PERSON, code): of_person(db, code) for code in people},
    }


def test_nothing_confidential_is_in_any_feed(db: Session) -> None:
    add_release(db, 1, FIRST, Said(), VILLAGE_HALFDAY, TOWN_DAY, APPOINTMENT)
    add_release(db, 2, SECOND, SUBSTITUTED, replace(APPOINTMENT, status=ReceptionStatus.CANCELLED, sequence=1))

    feeds = [feed for _, _, feed in all_feeds(db, as_of=AS_OF, **FRAME)]

    assert [feed.name for feed in feeds if CANARY in repr(feed) or "0599" in repr(feed)] == []
    assert max(len(feed.events) for feed in feeds) == 3
    assert [b"ATTENDEE" in render_calendar(feed) or b"METHOD" in render_calendar(feed) for feed in feeds] == [
        False
    ] * len(feeds)


@pytest.mark.parametrize(
    "ask",
    [
        lambda db: of_person(db, "L99"),
        lambda db: of_place(db, "PC99"),
        lambda db: of_town(db, "T99"),
        lambda db: of_town(db, "V001"),
        lambda db: of_town(db, "COUNTY"),
    ],
)
def test_unknown_codes_are_not_found(db: Session, ask: Callable[[Session], Feed]) -> None:
    with pytest.raises(NotFoundError) as refused:
        ask(db)

    assert "code" in refused.value.sentence.facts


@pytest.mark.parametrize("receptions", [1, 12])
@pytest.mark.parametrize(
    ("ask", "queries"),
    [
        (lambda db: of_person(db, "L13"), 7),
        (lambda db: of_place(db, "PC01"), 6),
        (of_town, 6),
        (of_county, 6),
        (lambda db: list(all_feeds(db, as_of=AS_OF, **FRAME)), 7),
    ],
)
def test_number_of_queries_does_not_grow(
    db: Session, receptions: int, ask: Callable[[Session], object], queries: int
) -> None:
    add_release(db, 1, FIRST, *(Said(id=f"RMON.{index}") for index in range(receptions)))
    asked: list[str] = []
    event.listen(db.get_bind(), "before_cursor_execute", lambda *given: asked.append(given[2]))

    ask(db)

    assert len(asked) == queries
