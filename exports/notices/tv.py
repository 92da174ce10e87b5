"""Television pages of a month, 1920 by 1080 pixels: ten rows a page, for an endless loop without anybody there."""

from __future__ import annotations

from collections.abc import Sequence

from exports.listing import leader_receptions, town_receptions
from exports.notices.fonts import NoticeFonts
from exports.notices.pieces import date_parts, frame, in_town_order
from exports.notices.typeset import Facts, typeset_png
from exports.wording import (
    TO_BE_ANNOUNCED,
    chinese_month,
    clock_range,
    hosts,
    month_url,
    moved_note,
    office_title,
    substitute_note,
    version_label,
)
from rota.publication.values import Attendee, MonthRelease, NoticeReception

ROWS_PER_PAGE = 10


def render_tv_pages_png(*, release: MonthRelease, fonts: NoticeFonts) -> tuple[bytes, ...]:
    """The pages as PNG, in order. Raises RuleBrokenError for a character that no font has."""
    return typeset_png("tv", tv_facts(release), fonts)


def tv_facts(release: MonthRelease) -> dict[str, Facts]:
    """Everything the layout prints, in words."""
    office = release.office
    title = f"{office.county}{chinese_month(release.month)}县领导接待群众来访安排"
    county = [_county_row(release, one) for one in leader_receptions(release)]
    towns = [_town_row(release, one) for one in in_town_order(release, town_receptions(release))]
    phones = (
        f"信访热线：{office.hotline}" if office.hotline else "",
        f"监督电话：{office.supervision_phone}" if office.supervision_phone else "",
    )
    return {
        **frame(release, title=(title,), url=month_url(release)),
        "title": title,
        "version": version_label(release),
        "foot": (office.issuer, *(phone for phone in phones if phone)),
        "pages": (
            *_pages("县领导接访", ("日期", "时间", "接访领导", "职务", "接访地点"), county),
            *_pages("县领导到挂钩镇接访", ("日期", "时间", "镇（区）", "接访县领导", "接访地点"), towns),
        )
        or ({"subtitle": "本月无县领导定点接访安排", "header": (), "rows": ()},),
    }


def _pages(subtitle: str, header: Sequence[str], rows: Sequence[Facts]) -> tuple[Facts, ...]:
    return tuple(
        {"subtitle": subtitle, "header": header, "rows": rows[start : start + ROWS_PER_PAGE]}
        for start in range(0, len(rows), ROWS_PER_PAGE)
    )


def _county_row(release: MonthRelease, one: NoticeReception) -> Facts:
    receiving = hosts(one)
    titles = "；".join(office_title(host) for host in receiving)
    theme = f"（专题：{one.theme}）" if one.theme else ""
    return (*_time(release, one), _names(receiving), _running(f"{titles}{theme}"), _running(one.place_name))


def _town_row(release: MonthRelease, one: NoticeReception) -> Facts:
    receiving = hosts(one)
    leaders = tuple(host for host in receiving if not host.unit)
    return (*_time(release, one), _whole(one.town_name), _names(leaders), _running(one.place_name))


def _time(release: MonthRelease, one: NoticeReception) -> tuple[Facts, Facts]:
    date = "".join(date_parts(release, one))
    return _whole(date, moved_note(one)), _whole(clock_range(one.starts_at, one.ends_at))


def _names(attendees: Sequence[Attendee]) -> Facts:
    names = [f"{one.name}{substitute_note(one)}" for one in attendees] or [TO_BE_ANNOUNCED]
    return _whole(*names, joint="、")


def _whole(*parts: str, joint: str = "") -> Facts:
    """A cell whose parts are never broken."""
    return {"parts": tuple(part for part in parts if part), "joint": joint, "whole": True}


def _running(text: str) -> Facts:
    """A cell of running text."""
    return {"parts": (text,), "joint": "", "whole": False}
