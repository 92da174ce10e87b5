"""Calendar links: made, found by their token, renewed, revoked; the token itself is never stored (DESIGN.md §6)."""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from rota.accounts.audit import record
from rota.errors import ConflictError, NotAllowedError, NotFoundError
from rota.office.models import Area, AreaLevel, Post, ReceptionPoint
from rota.publication.feeds import COUNTY_CODE, county_feed, person_feed, place_feed, town_feed
from rota.publication.models import CalendarLink, FeedScope
from rota.publication.values import Feed
from rota.words import message

TOKEN_BYTES = 32
CLIENT_LENGTH = 200


def create_link(db: Session, *, scope: FeedScope, code: str, actor: str, now: datetime) -> str:
    """Make an address for the calendar of a post, a place, a town or the county (code COUNTY); returns its token.

    The token cannot be had again: only its digest is kept. Raises NotFoundError for an unknown code.
    """
    _check_code(db, scope, code)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    link = CalendarLink(token_digest=_digest(token), scope=scope, code=code, created_at=now, created_by=actor)
    db.add(link)
    db.flush()
    record(
        db,
        actor=actor,
        now=now,
        action="create_calendar_link",
        subject=_subject(link),
        after={"scope": scope.value, "code": code},
    )
    db.flush()
    return token


def find_link(db: Session, token: str) -> CalendarLink | None:
    """The link with this token, a revoked one too; None when there never was one."""
    return db.scalars(select(CalendarLink).where(CalendarLink.token_digest == _digest(token))).one_or_none()


def list_links(db: Session) -> tuple[CalendarLink, ...]:
    """Every link, revoked ones too, by scope and code, the oldest first."""
    return tuple(db.scalars(select(CalendarLink).order_by(CalendarLink.scope, CalendarLink.code, CalendarLink.id)))


def revoke_link(db: Session, *, link_id: int, actor: str, now: datetime) -> None:
    """Close an address for ever; raises NotFoundError for an unknown link, ConflictError for a revoked one."""
    link = db.get(CalendarLink, link_id)
    if link is None:
        raise NotFoundError(message("There is no calendar address with the number {id}", id=link_id))
    if link.revoked_at is not None:
        raise ConflictError(message("The calendar address {id} has been revoked already", id=link_id))
    link.revoked_at = now
    record(
        db,
        actor=actor,
        now=now,
        action="revoke_calendar_link",
        subject=_subject(link),
        after={"scope": link.scope.value, "code": link.code},
    )
    db.flush()


def renew_link(db: Session, *, link_id: int, actor: str, now: datetime) -> str:
    """Revoke a link and make another for the same calendar; returns the new token. Errors as in the two."""
    revoke_link(db, link_id=link_id, actor=actor, now=now)
    link = db.get_one(CalendarLink, link_id)
    return create_link(db, scope=link.scope, code=link.code, actor=actor, now=now)


def note_fetch(db: Session, link: CalendarLink, now: datetime, client: str) -> None:
    """Remember when the link was last fetched and by which program, as that program calls itself."""
    printable = "".join(sign for sign in client if unicodedata.category(sign) not in ("Cc", "Cs"))
    link.last_fetched_at = now
    link.last_client = printable[:CLIENT_LENGTH]
    db.flush()


def feed_for_link(
    db: Session,
    link: CalendarLink,
    *,
    as_of: date,
    public_url: str,
    office_id: str,
    months: Collection[str] | None = None,
    alarm_minutes: int | None = None,
) -> Feed:
    """The calendar that the link leads to; raises NotAllowedError when it is revoked, NotFoundError as the feeds do."""
    if link.revoked_at is not None:
        raise NotAllowedError(message("This calendar address has been revoked"))
    match link.scope:
        case FeedScope.PERSON:
            feed = person_feed(
                db, post_code=link.code, as_of=as_of, public_url=public_url, office_id=office_id, months=months
            )
        case FeedScope.PLACE:
            feed = place_feed(
                db, place_code=link.code, as_of=as_of, public_url=public_url, office_id=office_id, months=months
            )
        case FeedScope.TOWN:
            feed = town_feed(
                db, town_code=link.code, as_of=as_of, public_url=public_url, office_id=office_id, months=months
            )
        case FeedScope.COUNTY:
            feed = county_feed(db, as_of=as_of, public_url=public_url, office_id=office_id, months=months)
    return replace(feed, alarm_minutes=alarm_minutes)


def _check_code(db: Session, scope: FeedScope, code: str) -> None:
    match scope:
        case FeedScope.PERSON:
            known = select(Post.id).where(Post.code == code)
            sentence = message("There is no person with the number “{code}”", code=code)
        case FeedScope.PLACE:
            known = select(ReceptionPoint.id).where(ReceptionPoint.code == code)
            sentence = message("There is no reception point with the number “{code}”", code=code)
        case FeedScope.TOWN:
            known = select(Area.id).where(Area.code == code, Area.level == AreaLevel.TOWN)
            sentence = message("There is no town with the number “{code}”", code=code)
        case FeedScope.COUNTY:
            if code == COUNTY_CODE:
                return
            raise NotFoundError(message("The county's calendar has the code {code}", code=COUNTY_CODE))
    if db.scalar(known) is None:
        raise NotFoundError(sentence)


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


def _subject(link: CalendarLink) -> str:
    return f"calendar_link {link.id}"
