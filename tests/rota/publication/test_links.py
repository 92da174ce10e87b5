"""Calendar links: the token is seen once, everything else is kept and told."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from rota.accounts.models import AuditEntry
from rota.errors import ConflictError, NotAllowedError, NotFoundError
from rota.publication.feeds import county_feed, person_feed, place_feed, town_feed
from rota.publication.links import (
    create_link,
    feed_for_link,
    find_link,
    list_links,
    note_fetch,
    renew_link,
    revoke_link,
)
from rota.publication.models import CalendarLink, FeedScope
from tests.rota.publication.released_rows import FIRST, SECOND, TOWN_DAY, Said, add_release

AS_OF = date(2026, 11, 28)
FRAME = {"as_of": AS_OF, "public_url": "http://rota.example", "office_id": "9f3c"}


def make(db: Session, scope: FeedScope = FeedScope.PERSON, code: str = "L13") -> tuple[CalendarLink, str]:
    token = create_link(db, scope=scope, code=code, actor="章峰世", now=FIRST)
    link = find_link(db, token)
    assert link is not None
    return link, token


def audit(db: Session) -> list[tuple[str, str, object]]:
    entries = db.scalars(select(AuditEntry).order_by(AuditEntry.id))
    return [(one.action, one.subject, one.after) for one in entries]


def test_link_is_found_by_its_token_of_which_only_the_digest_is_kept(db: Session) -> None:
    link, token = make(db)

    assert len(token) == 43
    assert (link.scope, link.code, link.created_by, link.created_at) == (FeedScope.PERSON, "L13", "章峰世", FIRST)
    assert link.token_digest == hashlib.sha256(token.encode()).digest()
    assert (link.revoked_at, link.last_fetched_at, link.last_client) == (None, None, None)


def test_two_links_to_the_same_calendar_have_tokens_of_their_own(db: Session) -> None:
    (first, first_token), (second, second_token) = make(db), make(db)

    assert first_token != second_token
    assert list_links(db) == (first, second)


@pytest.mark.parametrize("token", ["", "wrong", "令牌", "\x00", "\ud800", "x" * 100_000])
def test_wrong_token_finds_nothing(db: Session, token: str) -> None:
    make(db)

    assert find_link(db, token) is None


@pytest.mark.parametrize(
    ("scope", "code"),
    [
        (FeedScope.PERSON, "PC01"),
        (FeedScope.PLACE, "L13"),
        (FeedScope.TOWN, "V001"),
        (FeedScope.TOWN, "COUNTY"),
        (FeedScope.COUNTY, "T01"),
    ],
)
def test_link_to_nothing_is_refused_and_leaves_no_trace(db: Session, scope: FeedScope, code: str) -> None:
    with pytest.raises(NotFoundError):
        create_link(db, scope=scope, code=code, actor="章峰世", now=FIRST)

    assert (list_links(db), audit(db)) == ((), [])


def test_links_are_listed_by_scope_and_code(db: Session) -> None:
    for scope, code in ((FeedScope.TOWN, "T01"), (FeedScope.PERSON, "L13"), (FeedScope.PERSON, "L03")):
        make(db, scope, code)

    assert [(one.scope, one.code) for one in list_links(db)] == [
        (FeedScope.PERSON, "L03"),
        (FeedScope.PERSON, "L13"),
        (FeedScope.TOWN, "T01"),
    ]


def test_every_step_is_audited_without_the_token(db: Session) -> None:
    link, token = make(db)
    renewed = renew_link(db, link_id=link.id, actor="黄钦", now=SECOND)

    what = {"scope": "PERSON", "code": "L13"}
    assert audit(db) == [
        ("create_calendar_link", "calendar_link 1", what),
        ("revoke_calendar_link", "calendar_link 1", what),
        ("create_calendar_link", "calendar_link 2", what),
    ]
    entries = db.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()
    assert [(one.actor, one.at) for one in entries] == [("章峰世", FIRST), ("黄钦", SECOND), ("黄钦", SECOND)]
    kept = repr([vars(one) for one in entries])
    assert (token in kept, renewed in kept) == (False, False)


def test_revoked_link_is_still_found_and_leads_nowhere(db: Session) -> None:
    link, token = make(db)

    revoke_link(db, link_id=link.id, actor="章峰世", now=SECOND)

    assert (find_link(db, token), link.revoked_at) == (link, SECOND)
    with pytest.raises(NotAllowedError):
        feed_for_link(db, link, **FRAME)


def test_link_is_revoked_once(db: Session) -> None:
    link, _ = make(db)
    revoke_link(db, link_id=link.id, actor="章峰世", now=SECOND)

    with pytest.raises(ConflictError):
        revoke_link(db, link_id=link.id, actor="章峰世", now=SECOND + timedelta(days=1))
    with pytest.raises(ConflictError):
        renew_link(db, link_id=link.id, actor="章峰世", now=SECOND + timedelta(days=1))

    assert (link.revoked_at, len(audit(db)), len(list_links(db))) == (SECOND, 2, 1)


def test_unknown_link_cannot_be_revoked_or_renewed(db: Session) -> None:
    with pytest.raises(NotFoundError):
        revoke_link(db, link_id=7, actor="章峰世", now=SECOND)
    with pytest.raises(NotFoundError):
        renew_link(db, link_id=7, actor="章峰世", now=SECOND)


def test_renewed_link_leads_to_the_same_calendar_under_a_new_token(db: Session) -> None:
    link, token = make(db, FeedScope.TOWN, "T01")

    renewed = find_link(db, renew_link(db, link_id=link.id, actor="章峰世", now=SECOND))

    assert renewed is not None
    assert (renewed.scope, renewed.code, renewed.created_at, renewed.revoked_at) == (
        FeedScope.TOWN,
        "T01",
        SECOND,
        None,
    )
    assert find_link(db, token) == link
    assert link.revoked_at == SECOND


@pytest.mark.parametrize(
    ("client", "kept"),
    [
        ("iOS/18.1 dataaccessd/1.0", "iOS/18.1 dataaccessd/1.0"),
        ("a\r\nb\x1b[31m\ud800", "ab[31m"),
        ("日" * 200, "日" * 200),
        ("日" * 201, "日" * 200),
        ("", ""),
    ],
)
def test_fetch_is_noted_with_a_cleaned_name_of_the_client(db: Session, client: str, kept: str) -> None:
    link, _ = make(db)

    note_fetch(db, link, SECOND, client)

    db.expire_all()
    assert (link.last_fetched_at, link.last_client) == (SECOND, kept)


def test_link_leads_to_the_calendar_of_its_scope(db: Session) -> None:
    add_release(db, 1, FIRST, Said(), TOWN_DAY)

    feeds = [
        feed_for_link(db, make(db, scope, code)[0], **FRAME)
        for scope, code in (
            (FeedScope.PERSON, "L13"),
            (FeedScope.PLACE, "PC01"),
            (FeedScope.TOWN, "T01"),
            (FeedScope.COUNTY, "COUNTY"),
        )
    ]

    assert feeds == [
        person_feed(db, post_code="L13", **FRAME),
        place_feed(db, place_code="PC01", **FRAME),
        town_feed(db, town_code="T01", **FRAME),
        county_feed(db, **FRAME),
    ]


def test_link_may_ask_for_alarms_and_months(db: Session) -> None:
    add_release(db, 1, FIRST, Said())
    link, _ = make(db)

    feed = feed_for_link(db, link, months=("2027-01",), alarm_minutes=30, **FRAME)

    assert feed == replace(person_feed(db, post_code="L13", **FRAME), events=(), alarm_minutes=30)
