"""Every file of a released month, one after the other: path and bytes. The same release gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from exports.calendars import render_calendar
from exports.documents import (
    render_county_notice_docx,
    render_town_notice_docx,
    render_village_notice_docx,
)
from exports.month_workbook import render_month_workbook
from exports.notices.county import render_county_notice_pdf
from exports.notices.fonts import NoticeFonts
from exports.notices.poster import render_poster_pdf
from exports.notices.town import render_town_notice_pdf
from exports.notices.tv import render_tv_pages_png
from exports.notices.village import render_all_village_notices
from exports.screens import led_lines, wechat_text
from exports.web_notice import render_notice_html
from rota.office.models import Person, Post
from rota.publication.feeds import all_feeds
from rota.publication.models import FeedScope
from rota.publication.values import MonthRelease

CALENDARS, NOTICES = "日历", "公示"
FOLDER_OF_SCOPE = {FeedScope.PERSON: "个人", FeedScope.PLACE: "接访点", FeedScope.TOWN: "乡镇"}

File = tuple[str, bytes]


def month_files(
    db: Session, *, release: MonthRelease, fonts: NoticeFonts, today: date, office_id: str
) -> Iterator[File]:
    """All files of ``release`` with their paths, folders separated by a slash."""
    yield from _calendars(db, release, today, office_id)
    yield from _county(release, fonts)
    yield from _towns(release, fonts)
    yield from _villages(release, fonts)
    yield f"{release.month}接访安排表.xlsx", render_month_workbook(release)


def _calendars(db: Session, release: MonthRelease, today: date, office_id: str) -> Iterator[File]:
    names = {row.code: row.name for row in db.execute(select(Post.code, Person.name).join(Person))}
    names |= {town.code: town.name for town in release.towns}
    feeds = all_feeds(db, as_of=today, public_url=release.public_url, office_id=office_id, months=(release.month,))
    for scope, code, feed in feeds:
        if scope is FeedScope.COUNTY:
            yield f"{CALENDARS}/全县.ics", render_calendar(feed)
        else:
            label = f"{code} {names[code]}" if code in names else code
            yield f"{CALENDARS}/{FOLDER_OF_SCOPE[scope]}/{label}.ics", render_calendar(feed)


def _county(release: MonthRelease, fonts: NoticeFonts) -> Iterator[File]:
    yield f"{NOTICES}/县领导接访公示.pdf", render_county_notice_pdf(release=release, fonts=fonts)
    yield f"{NOTICES}/县领导接访公示.docx", render_county_notice_docx(release)
    yield f"{NOTICES}/海报A3.pdf", render_poster_pdf(release=release, fonts=fonts)
    for number, page in enumerate(render_tv_pages_png(release=release, fonts=fonts), start=1):
        yield f"{NOTICES}/电视/第{number:02}页.png", page
    yield f"{NOTICES}/电子屏.txt", _text("\n".join(led_lines(release)))
    yield f"{NOTICES}/微信.txt", _text(wechat_text(release))
    yield f"{NOTICES}/公示.html", render_notice_html(release).encode()


def _towns(release: MonthRelease, fonts: NoticeFonts) -> Iterator[File]:
    for town in release.towns:
        name = f"{NOTICES}/乡镇/{town.code} {town.name}"
        yield f"{name}.pdf", render_town_notice_pdf(release=release, town_code=town.code, fonts=fonts)
        yield f"{name}.docx", render_town_notice_docx(release, town.code)


def _villages(release: MonthRelease, fonts: NoticeFonts) -> Iterator[File]:
    folders = {
        village.code: f"{NOTICES}/村/{town.code} {town.name}/{village.code} {village.name}"
        for town in release.towns
        for village in town.villages
    }
    for code, data in render_all_village_notices(release=release, fonts=fonts):
        yield f"{folders[code]}.pdf", data
        yield f"{folders[code]}.docx", render_village_notice_docx(release, code)


def _text(text: str) -> bytes:
    """Text that the Windows editor opens rightly: UTF-8 with its mark and Windows line ends."""
    return ("\ufeff" + text.strip().replace("\n", "\r\n") + "\r\n").encode()
